import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTicker } from '../../src/notices/ticker.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** Rounds that last until they are let go, and then know of something ahead. */
function rounds() {
  const open: ((ahead?: Date) => void)[] = [];
  const broken: unknown[] = [];
  let begun = 0;
  const ticker = startTicker({
    tick: () =>
      new Promise<Date | undefined>((resolve) => {
        begun += 1;
        open.push(resolve);
      }),
    clock: () => new Date(Date.now()),
    broken: (error) => broken.push(error),
  });
  const end = async (ahead?: Date) => {
    open.shift()?.(ahead);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { ticker, end, begun: () => begun };
}

describe('a ticker', () => {
  it('begins at once, and again half a minute after each round', async () => {
    const { end, begun } = rounds();
    expect(begun()).toBe(1);
    await end();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(begun()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun()).toBe(2);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(begun()).toBe(2); // never two at once
  });

  it('begins again when something is ahead', async () => {
    const { end, begun } = rounds();
    await end(new Date(700));
    await vi.advanceTimersByTimeAsync(699);
    expect(begun()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun()).toBe(2);
  });

  it('begins once more after the round in which something changed, however often it did', async () => {
    const { ticker, end, begun } = rounds();
    ticker.soon();
    ticker.soon();
    expect(begun()).toBe(1);
    await end();
    expect(begun()).toBe(2);
    await end();
    expect(begun()).toBe(2);
    ticker.soon();
    expect(begun()).toBe(3);
  });

  it('ends after the round under way', async () => {
    const { ticker, end, begun } = rounds();
    let ended = false;
    const stopped = ticker.stop().then(() => {
      ended = true;
    });
    ticker.soon();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).toBe(false);
    await end();
    await stopped;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun()).toBe(1);
  });

  it('goes on after a round that broke, and says what broke it', async () => {
    const broken: unknown[] = [];
    let begun = 0;
    const tick = async () => {
      begun += 1;
      throw new Error(`round ${begun}`);
    };
    startTicker({ tick, clock: () => new Date(0), broken: (error) => broken.push(error) });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(broken).toEqual([new Error('round 1'), new Error('round 2')]);
  });
});
