// Sentences of other trades: hotels, pizza, files. None of them may touch an order.

import { describe, expect, it } from 'vitest';
import { understand } from '../../src/language/understand.ts';
import { hearings, languages, linesOf } from './listening.ts';

const destructive = ['edit', 'cancel', 'delete'];

describe.each(languages)('understand in %s, spoken to about something else', (tag) => {
  it.each(linesOf(`foreign.${tag}.txt`))('does not take "%s" for a request', (text) => {
    const verbs = understand(text, hearings[tag]).requests.map(({ verb }) => verb);
    expect(verbs.filter((verb) => destructive.includes(verb))).toEqual([]);
    expect(['other', 'unclear']).toEqual(expect.arrayContaining(verbs));
  });

  it.each(linesOf(`foreign.${tag}.txt`))('changes nothing for "%s" as an answer either', (text) => {
    const verbs = understand(text, { ...hearings[tag], awaitingAnswer: true }).requests.map(
      ({ verb }) => verb,
    );
    expect(verbs.filter((verb) => destructive.includes(verb))).toEqual([]);
  });
});
