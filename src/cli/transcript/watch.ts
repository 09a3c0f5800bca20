// Plays again what has changed, until somebody ends it. A file that is broken for a moment is told of like any other.

import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { print } from '../../transcripts/lines.ts';
import { namedFiles } from '../../transcripts/namedFiles.ts';
import { placeOf } from '../../transcripts/reports/failure.ts';
import type { Timed } from '../../transcripts/reports/reporter.ts';
import type { Transcript } from '../../transcripts/transcript.ts';
import { messageOf } from '../failure.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { openChanges } from './changes.ts';
import { onKey } from './keys.ts';

export interface Watched {
  readonly paths: readonly string[];
  /** Those that there are now. Rejects where there are none. */
  chosen(): Promise<readonly string[]>;
  /** Plays and tells of it, until it is enough. */
  play(files: readonly string[], isEnough: () => boolean): Promise<readonly Timed[]>;
}

type Next = ReadonlySet<string> | 'all' | 'end';

/** Resolves to how each was played last. */
export async function watch(watched: Watched, around: Surroundings): Promise<readonly Timed[]> {
  const { stdout, stderr } = around;
  const latest = new Map<string, Timed>();
  const asked: Next[] = [];
  let wake = (): void => {};
  const ask = (next: Next): void => {
    asked.push(next);
    wake();
  };
  const isEnded = (): boolean => asked.includes('end');
  const changes = await openChanges(watched.paths, ask);
  const unlisten = onKey(around.stdin, (key) => ask(key === 'quit' ? 'end' : 'all'));
  void around.stopped().then(() => ask('end'));

  async function playDue(changed: ReadonlySet<string>): Promise<void> {
    const files = await watched.chosen();
    for (const file of latest.keys()) if (!files.includes(file)) latest.delete(file);
    const due = files.filter((file) => isDue(latest.get(file), changed));
    if (due.length === 0) return;
    if (changed.size > 0) say(stderr, `\n${[...changed].map((file) => relative('', file)).join(', ')}:`);
    for (const one of await watched.play(due, isEnded)) latest.set(one.transcript.file, one);
    changes.alsoWatch(due.flatMap((file) => filesOf(latest.get(file)?.transcript)));
    stdout.write(standing([...latest.values()], due.length));
  }

  try {
    for (let next: Next = 'all'; next !== 'end'; ) {
      if (next === 'all') latest.clear();
      // Nothing ends it that a change may mend.
      await playDue(next === 'all' ? new Set() : next).catch((error) =>
        say(stderr, `portdesk: ${messageOf(error)}`),
      );
      if (next === 'all') say(stderr, guide(watched.paths));
      if (asked.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      next = isEnded() ? 'end' : (asked.shift() ?? 'end');
    }
    return [...latest.values()];
  } finally {
    unlisten();
    await changes.close();
  }
}

const guide = (paths: readonly string[]): string =>
  `Watching ${paths.join(', ')}, and the files named in there. Enter plays all, q ends.`;

/** Never played, or something of it is another by now. */
function isDue(played: Timed | undefined, changed: ReadonlySet<string>): boolean {
  if (!played) return true;
  const { transcript } = played;
  return (
    (changed.has(resolve(transcript.file)) && !isAsPlayed(transcript)) ||
    filesOf(transcript).some((file) => changed.has(file))
  );
}

/** As after --update, which changes files itself. */
function isAsPlayed(transcript: Transcript): boolean {
  try {
    return readFileSync(transcript.file, 'utf8') === print(transcript);
  } catch {
    return false;
  }
}

/** By their whole paths, wherever they are looked for. */
const filesOf = (transcript: Transcript | undefined): readonly string[] =>
  transcript
    ? namedFiles(transcript).flatMap((name) => [resolve(dirname(transcript.file), name), resolve(name)])
    : [];

/** Empty where the last round tells it all. */
function standing(all: readonly Timed[], played: number): string {
  const failures = all.flatMap(({ failures: [first] }) => (first ? [placeOf(first)] : []));
  if (played === all.length) return '';
  if (failures.length === 0) return `All ${all.length} pass.\n`;
  return `Of ${all.length}, ${failures.length} fail:\n${failures.map((place) => `  ${place}\n`).join('')}`;
}
