import { describe, expect, it } from 'vitest';
import { requestSchema } from '../../src/domain/request.ts';
import { spellAll } from '../../src/domain/spelling.ts';
import { understand } from '../../src/language/understand.ts';
import { hearings, languages, rowsOf } from './listening.ts';

describe.each(languages)('understand in %s', (tag) => {
  it.each(rowsOf(`plain.${tag}.tsv`))('takes "$text" for $spelling ($kind)', ({ spelling, kind, text }) => {
    const { requests } = understand(text, { ...hearings[tag], awaitingAnswer: kind === 'answer' });
    expect(spellAll(requests)).toBe(spelling);
    for (const request of requests) expect(requestSchema.parse(request)).toEqual(request);
  });
});
