// The phrases that suggestions are learned from: of every kind enough, and none that contradicts the grammar.

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isOrderRequest, type Request } from '../../src/domain/request.ts';
import { readSpelling } from '../../src/domain/spelling.ts';
import { anyOrder, otherTrades } from '../../src/language/suggestions/examples.ts';
import { understand } from '../../src/language/understand.ts';
import { readLocales } from '../../src/locales.ts';
import { hearings, languages } from '../language/listening.ts';
import { examplesOf } from '../language/suggesting.ts';

const enough = 12;
const taught = languages.filter((tag) =>
  existsSync(new URL(`../../locales/${tag}/examples.json`, import.meta.url)),
);
const kindsOf = (tag: (typeof languages)[number]) => Object.keys(examplesOf(tag)).sort();

/** What a request is about, without the details that a phrase may add: a field, a reason, a text. */
function essenceOf(request: Request): object {
  const { verb, action, topic, tag, status } = request as Request & Record<string, unknown>;
  const orders = isOrderRequest(request) ? request.orders.filter((order) => order === anyOrder) : [];
  return { verb, action, topic, tag, status, orders };
}

describe.each(taught)('the examples of %s', (tag) => {
  const kinds = Object.entries(examplesOf(tag));

  it('show the same kinds of request as those of every other language', () => {
    expect(kindsOf(tag)).toEqual(kindsOf(taught[0] ?? tag));
  });

  it('are enough of every kind, and each stands under one alone', () => {
    const phrases = kinds.flatMap(([, list]) => list);
    expect(kinds.filter(([, list]) => list.length < enough).map(([kind]) => kind)).toEqual([]);
    expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);
  });

  it('name an order where their kind does', () => {
    const nameless = kinds
      .filter(([kind]) => kind.includes(anyOrder))
      .flatMap(([, list]) => list.filter((phrase) => !phrase.includes(anyOrder)));
    expect(nameless).toEqual([]);
  });

  it.each(kinds)('of "%s" are understood as that wherever the grammar accepts them', (kind, phrases) => {
    const asked = readSpelling(kind);
    const contradicting = phrases.flatMap((phrase) => {
      const { requests } = understand(phrase, hearings[tag]);
      const isLost = requests.every(({ verb }) => verb === otherTrades || verb === 'unclear');
      const isMeant = asked && JSON.stringify(requests.map(essenceOf)) === JSON.stringify([essenceOf(asked)]);
      return isLost || isMeant ? [] : [[phrase, ...requests]];
    });
    expect(contradicting).toEqual([]);
  });
});

describe('a language whose examples nothing was learned from', () => {
  it('is not read, and the error says what to run', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portdesk-locales-'));
    try {
      cpSync(new URL('../../locales/en', import.meta.url), join(folder, 'xx'), { recursive: true });
      expect(() => readLocales(pathToFileURL(`${folder}/`))).toThrow(/xx\.json is missing: "npm run build"/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
