// Shows that the bot is at work where an answer takes its time.

/** Milliseconds after which people wonder; and after which Teams takes the sign away again. */
export const wonderAfter = 1000;
const lasts = 4000;

/** `show` may fail: the answer is what counts. */
export async function typingWhile<T>(
  work: Promise<T>,
  show: () => Promise<unknown>,
  after: number,
): Promise<T> {
  let shown: Promise<unknown> = Promise.resolve();
  let timer = setTimeout(function again() {
    shown = show().catch(() => undefined);
    timer = setTimeout(again, lasts);
  }, after);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    // A sign that comes after the answer would stay.
    await shown;
  }
}
