// The frozen examinations, and long lists of what is asked elsewhere. `npm run bench:language` lists every miss.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSpellings, spellAll } from '../../src/domain/spelling.ts';
import { understand } from '../../src/language/understand.ts';
import { hearings, languages, linesOf, type Tested, understood } from './listening.ts';
import { rowsIn, scoreOf } from './score.mjs';

const fileOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** What is reached, in per cent of the sentences, rounded down to the half: less is a step back. */
const reached: Readonly<Record<Tested, { readonly exact: number; readonly verbsAndOrders: number }>> = {
  en: { exact: 98, verbsAndOrders: 98 },
  ja: { exact: 99.5, verbsAndOrders: 99.5 },
  de: { exact: 100, verbsAndOrders: 100 },
  ko: { exact: 100, verbsAndOrders: 100 },
};
const percentOf = (part: number, whole: number): number => (100 * part) / whole;

describe.each(understood)('understand in %s', (tag) => {
  it('passes its examination and changes nothing that was not asked for', () => {
    const score = scoreOf(
      rowsIn(fileOf(`${tag}.tsv`)),
      ({ kind, text }) => understand(text, { ...hearings[tag], awaitingAnswer: kind === 'answer' }).requests,
      { spellAll, readSpellings },
    );
    expect(score.misses.filter(({ isDestructive }) => isDestructive)).toEqual([]);
    const { exact, verbsAndOrders } = reached[tag];
    expect(percentOf(score.exact, score.rows)).toBeGreaterThanOrEqual(exact);
    expect(percentOf(score.verbsAndOrders, score.rows)).toBeGreaterThanOrEqual(verbsAndOrders);
  });
});

describe.each(languages)('understand in %s', (tag) => {
  it('takes what is asked elsewhere for no request, and never for a change', () => {
    const texts = linesOf(`unrelated.${tag}.txt`);
    const heard = texts.map((text) => ({
      text,
      verbs: understand(text, hearings[tag]).requests.map(({ verb }) => verb),
    }));
    const isLost = (verb: string): boolean => verb === 'other' || verb === 'unclear';
    expect(
      heard.filter(({ verbs }) => verbs.some((verb) => ['edit', 'cancel', 'delete'].includes(verb))),
    ).toEqual([]);
    expect(heard.filter(({ verbs }) => verbs.every(isLost)).length / texts.length).toBeGreaterThanOrEqual(
      0.98,
    );
  });
});
