import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace, freeFrom, perConversation, perTenant } from '../../src/notices/pace.ts';

type Limits = typeof perConversation;

/** Sends whenever something is asked for and may be sent; the moments at which it is. */
function paced(asked: readonly number[], limits: Limits): readonly number[] {
  const sent: number[] = [];
  for (const at of asked) sent.push(Math.max(at, freeFrom(sent, limits), sent.at(-1) ?? 0));
  return sent;
}

const mostWithin = (sent: readonly number[], span: number): number =>
  sent.reduce((most, from, place) => {
    const within = sent.slice(place).filter((at) => at < from + span).length;
    return Math.max(most, within);
  }, 0);

const bursts = fc
  .array(fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 30 })), { maxLength: 12 })
  .map((waits) => {
    let at = 0;
    return waits.flatMap(([wait, times]) => {
      at += wait;
      return Array<number>(times).fill(at);
    });
  });

describe.each<[string, Limits]>([
  ['a conversation', perConversation],
  ['a tenant', perTenant],
])('the pace of %s', (_where, limits) => {
  it('is never faster than any of its limits', () => {
    fc.assert(
      fc.property(bursts, (asked) => {
        const sent = paced(asked, limits);
        for (const { most, within } of limits) expect(mostWithin(sent, within)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 50 },
    );
  });

  it('is no slower than its limits ask for: a moment sooner, and one of them is broken', () => {
    fc.assert(
      fc.property(bursts, (asked) => {
        const sent = paced(asked, limits);
        sent.forEach((at, place) => {
          if (at === asked[place] || at === sent[place - 1]) return;
          const sooner = [...sent.slice(0, place), at - 1];
          expect(limits.some(({ most, within }) => mostWithin(sooner, within) > most)).toBe(true);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('the pace', () => {
  it('holds back one conversation and not the others, until the tenant is full', () => {
    const pace = createPace();
    for (let sent = 0; sent < 7; sent += 1) pace.note('contoso', 'busy', 1000);
    expect(pace.freeFrom('contoso', 'busy')).toBe(2000);
    expect(pace.freeFrom('contoso', 'quiet')).toBeLessThanOrEqual(1000);
    for (let sent = 0; sent < 43; sent += 1) pace.note('contoso', `c${sent}`, 1000);
    expect(pace.freeFrom('contoso', 'quiet')).toBe(2000);
    expect(pace.freeFrom('fabrikam', 'quiet')).toBeLessThanOrEqual(1000);
  });
});
