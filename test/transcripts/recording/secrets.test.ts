import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSecrets,
  secretsKept,
  secretsOf,
} from '../../../src/transcripts/portdesk/recording/secrets.ts';
import { anOrder } from '../../stores/commits.ts';

/** A die that the seed loads. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe('secrets in a recording', () => {
  const secret = fc.stringMatching(/^[A-Z]{0,2}-?[0-9]{5,9}$/);

  it('are others of the same shape, wherever they stand, and the same one for the same secret', () => {
    fc.assert(
      fc.property(secret, secret, fc.nat(), (one, two, seed) => {
        fc.pre(one.replace('-', '') !== two.replace('-', ''));
        const secrets = createSecrets(dice(seed));
        secrets.learn([one, two]);
        const masked = secrets.masked(`${one}, ${two}; (${one})`);
        const [, a, b, c] = /^(.+), (.+); \((.+)\)$/.exec(masked) ?? [];
        expect([a, b]).not.toContain(one);
        expect([a, b]).not.toContain(two);
        expect([a === c, a === b]).toEqual([true, false]);
        for (const [other = '', was] of [
          [a, one],
          [b, two],
        ] as const) {
          expect(other.replace(/[A-Z]/g, 'A').replace(/\d/g, '0')).toBe(
            was.replace(/[A-Z]/g, 'A').replace(/\d/g, '0'),
          );
          expect(other.startsWith('0')).toBe(was.startsWith('0'));
        }
        expect(secrets.maskedIn({ pin: one, name: `of ${two}` })).toEqual({ pin: a, name: `of ${b}` });
      }),
    );
  });

  const secrets = () => {
    const made = createSecrets(dice(1));
    made.learn(['AB-4711', '12', '2026']);
    return made;
  };

  it.each([
    ['AB-4711', /^[A-Z]{2}-\d{4}$/],
    ['ab 4711', /^[a-z]{2} \d{4}$/],
    ['ＡＢ４７１１', /^[A-Z]{2}\d{4}$/],
  ])('are found as people write them: %s', (text, shape) => {
    const masked = secrets().masked(text);
    expect(masked).toMatch(shape);
    expect(masked.normalize('NFKC')).not.toBe(text.normalize('NFKC'));
  });

  it.each(['XAB-4711', 'AB-47112', 'at 12:00 in 2026'])('are not seen in %s', (text) => {
    expect(secrets().masked(text)).toBe(text);
  });

  it('are masked in the text that brings them, however short', () => {
    expect(secrets().masked('pin 12 of 2026-12-12', ['12'])).toMatch(/^pin \d\d of 2026-\d\d-\d\d$/);
    expect(
      secrets().maskedIn({
        fields: [
          { field: 'pin', before: '12', after: '2026' },
          { field: 'name', after: '12' },
        ],
      }),
    ).toEqual({
      fields: [
        { field: 'pin', before: expect.not.stringMatching('12'), after: expect.not.stringMatching('2026') },
        { field: 'name', after: '12' },
      ],
    });
  });

  it('are found in orders, their history, and what is remembered', () => {
    const order = anOrder('1', {
      pin: '2',
      accountNumber: 'A',
      history: [
        {
          at: '2026-11-01T09:00:00Z',
          by: { id: 'a' },
          what: 'edited',
          fields: [
            { field: 'pin', before: '1', after: '2' },
            { field: 'name', after: 'x' },
          ],
        },
      ],
    });
    expect(secretsOf(order)).toEqual(['A', '2', '1', '2']);
    expect(
      secretsKept({
        drafts: [{ request: 'edit 105 pin=4711' }],
        question: { requests: ['edit 7 accountNumber=AB ; cancel 8'] },
      }),
    ).toEqual(['4711', 'AB']);
  });
});
