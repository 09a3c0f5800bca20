// Plays many files side by side and tells of them in their order.

import { setImmediate } from 'node:timers/promises';
import type { Played } from './run.ts';

/** Plays one file at a time. */
export type Player<P extends Played = Played> = (file: string) => Promise<P>;

/** As many at a time as there are players. Who takes no more ends it: what is not begun by then is left unplayed. */
export async function* playAll<P extends Played>(
  files: readonly string[],
  players: readonly Player<P>[],
): AsyncGenerator<P> {
  const places = files.map((file) => ({ file, ...promised<P>() }));
  const waiting = places.values();
  const work = players.map(async (play) => {
    for (const { file, keep } of waiting) {
      const result = play(file);
      keep(result);
      await result.catch(() => {});
      // A desk in memory waits for nothing: without this, nobody else gets a word in, such as other threads.
      await setImmediate();
    }
  });
  try {
    for (const { promise } of places) yield await promise;
  } finally {
    for (const _ of waiting); // nothing more is begun
    await Promise.all(work);
  }
}

/** A promise that is kept by another. That it fails is told to whoever waits for it, and is nobody else's business. */
function promised<T>(): { readonly promise: Promise<T>; readonly keep: (by: Promise<T>) => void } {
  let keep: (by: Promise<T>) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    keep = resolve;
  });
  promise.catch(() => {});
  return { promise, keep };
}
