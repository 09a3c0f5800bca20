// What two cards have in common and what not, as a reader sees them: row by row, and word by word within a row.

import { align } from './align.ts';
import type { Seen } from './cardSeen.ts';
import { type Marked, wordDifference } from './difference.ts';
import type { SeenApart } from './seenApart.ts';

export interface SeenRow {
  readonly kind: Seen['kind'];
  readonly marked: readonly Marked[];
}

export const isSame = ({ marked }: SeenRow): boolean => marked.every(({ kind }) => kind === 'same');

/** From top to bottom. A row that was changed is one, where something of its kind stands in its place. */
export function seenDifference({ expected, said }: SeenApart): readonly SeenRow[] {
  const pairs = align(expected, said, (a, b) => a.kind === b.kind && a.text === b.text);
  let i = 0;
  let j = 0;
  return [...pairs, [expected.length, said.length] as const].flatMap(([nextI, nextJ]) => {
    const changed = changedRows(expected.slice(i, nextI), said.slice(j, nextJ));
    const same = said.slice(nextJ, nextJ + 1).map((one) => row(one, 'same'));
    i = nextI + 1;
    j = nextJ + 1;
    return [...changed, ...same];
  });
}

const row = ({ kind, text }: Seen, as: Marked['kind']): SeenRow => ({ kind, marked: [{ kind: as, text }] });

function changedRows([left, ...below]: readonly Seen[], said: readonly Seen[]): readonly SeenRow[] {
  if (!left) return said.map((one) => row(one, 'over'));
  const [right, ...rest] = said;
  if (right?.kind !== left.kind) return [row(left, 'missing'), ...changedRows(below, said)];
  const changed = { kind: left.kind, marked: wordDifference(left.text, right.text) };
  return [changed, ...changedRows(below, rest)];
}
