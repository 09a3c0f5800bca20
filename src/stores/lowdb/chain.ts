// Which logs go on from a snapshot, and in which order. A crash may leave one behind that a newer snapshot holds already;
// one that belongs to neither shows that somebody has put another file in the snapshot's place. Pure.

import type { LogHead } from './log.ts';
import type { Head } from './snapshot.ts';

/** Snapshot and logs do not belong together. The message goes on from the name of the file. */
export class ChainFault extends Error {
  override name = 'ChainFault';
}

export interface Named {
  readonly file: string;
  readonly head: LogHead;
}

/** The logs to be laid over the snapshot, one after the other. @throws ChainFault */
export function logsFrom(snapshot: Head | undefined, logs: readonly Named[]): readonly Named[] {
  const id = snapshot ? snapshot.id : null;
  const own = logs.find(({ head }) => head.into === id);
  if (snapshot?.continued && !own)
    throw new ChainFault(
      'says that a log goes on from it, and there is none: bring back the log that lay beside it. To go on without ' +
        'what was in it, write "continued":false in the first line',
    );
  const chain = own ? [own] : [];
  for (let next = after(id); next; next = after(next.head.into)) chain.push(next);

  const isHeld = heldBy([snapshot?.after, own?.head.after]);
  const stray = logs.find((log) => !chain.includes(log) && !isHeld(log));
  if (stray)
    throw new ChainFault(
      `${snapshot ? 'is not what' : 'is missing, but'} ${stray.file} goes on from: bring back the file that lay beside ` +
        'that log, or take the log away if it belongs to another',
    );
  return chain;

  function after(former: string | null): Named | undefined {
    return logs.find(({ head }) => head.after === former && !chain.some((each) => each.head === head));
  }

  /** Whether a log, or one that went on from it, was taken into one of these snapshots. */
  function heldBy(ids: readonly (string | null | undefined)[]) {
    const held = new Set<LogHead>();
    for (let at = ids; at.length > 0; ) {
      const found = logs.filter(({ head }) => at.includes(head.into) && !held.has(head));
      for (const { head } of found) held.add(head);
      at = found.map(({ head }) => head.after);
    }
    return ({ head }: Named) => held.has(head);
  }
}
