// Which copies stay where there is not room for all of them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copiesKept, thinned } from '../../src/stores/lowdb/copies.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Made {
  readonly at: Date;
}
const made = (time: number): Made => ({ at: new Date(time) });

/** What is left in the end where a copy is made after each of these waits, in milliseconds; the youngest first. */
function leftAfter(waits: readonly number[], keep: number): { all: readonly Made[]; left: readonly Made[] } {
  let now = Date.UTC(2026, 0, 1);
  const all: Made[] = [];
  let left: readonly Made[] = [];
  for (const wait of waits) {
    now += wait;
    all.unshift(made(now));
    left = thinned([made(now), ...left], keep);
  }
  return { all, left };
}

const agesIn = (left: readonly Made[], unit: number): readonly number[] =>
  left.map(({ at }) => Math.round(((left[0]?.at.getTime() ?? 0) - at.getTime()) / unit));

/** From a crash loop to a server that nobody touches for weeks. */
const waits = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 10 * minute }),
    fc.integer({ min: 1, max: 2 * day }),
    fc.integer({ min: 1, max: 40 * day }),
  ),
  { minLength: 1, maxLength: 200 },
);
const keeps = fc.integer({ min: 1, max: 20 });

describe('the copies that stay', () => {
  it('are as many as there is room for, the youngest always and the oldest where there is room for two', () => {
    fc.assert(
      fc.property(waits, keeps, (each, keep) => {
        const { all, left } = leftAfter(each, keep);
        expect(left).toHaveLength(Math.min(keep, all.length));
        expect(left[0]).toEqual(all[0]);
        if (keep > 1) expect(left.at(-1)).toEqual(all.at(-1));
        expect(all.filter((copy) => left.some(({ at }) => at.getTime() === copy.at.getTime()))).toEqual(left);
      }),
    );
  });

  it('lie so far apart for their age, and no further, as so many can', () => {
    fc.assert(
      fc.property(waits, fc.integer({ min: 3, max: 20 }), (each, keep) => {
        const { all, left } = leftAfter(each, keep);
        const youngest = left[0]?.at.getTime() ?? 0;
        const age = (copy: Made | undefined) => youngest - (copy?.at.getTime() ?? 0) + hour;
        // Of so many gaps beside one another, each over two, the narrowest is no wider than this.
        const widest = (age(left.at(-1)) / hour) ** (2 / (keep - 1));
        for (const [at, copy] of left.slice(0, -1).entries()) {
          const older = left[at + 1];
          const isNext = all.some(
            (one, place) =>
              one.at.getTime() === copy.at.getTime() && all[place + 1]?.at.getTime() === older?.at.getTime(),
          );
          if (!isNext) expect(age(older) / age(copy)).toBeLessThanOrEqual(widest * (1 + 1e-9));
        }
      }),
    );
  });

  it('hold days and weeks still where a server dies every minute for three hours', () => {
    const daily = Array.from({ length: 60 }, () => day);
    const dying = Array.from({ length: 180 }, () => minute);
    const { left } = leftAfter([...daily, ...dying], copiesKept);
    expect(left).toHaveLength(10);
    const ages = agesIn(left, hour);
    expect(ages.filter((age) => age <= 3).length).toBeGreaterThanOrEqual(2);
    expect(ages.filter((age) => age > 3 && age <= 7 * 24).length).toBeGreaterThanOrEqual(2);
    expect(ages.filter((age) => age > 7 * 24).length).toBeGreaterThanOrEqual(2);
  });

  it('reach from yesterday back to the first where one is made a day', () => {
    const { left } = leftAfter(
      Array.from({ length: 365 }, () => day),
      copiesKept,
    );
    const ages = agesIn(left, day);
    expect(ages.slice(0, 2)).toEqual([0, 1]);
    expect(ages.at(-1)).toBe(364);
  });
});
