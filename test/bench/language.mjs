// npm run bench:language: how well and how fast the build understands the frozen examinations. Lists every miss.

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { readSpellings, spellAll } from '../../build/domain/spelling.js';
import { compileLexicon } from '../../build/language/lexicon.js';
import { understand } from '../../build/language/understand.js';
import { understandsSchema } from '../../build/language/understands.js';
import { rowsIn, scoreOf } from '../language/score.mjs';

const circumstances = {
  en: {
    locale: 'en-US',
    region: 'US',
    timeZone: 'America/New_York',
    now: new Date('2026-11-18T09:00:00-05:00'),
  },
  ja: { locale: 'ja-JP', region: 'JP', timeZone: 'Asia/Tokyo', now: new Date('2026-11-18T09:00:00+09:00') },
  de: {
    locale: 'de-DE',
    region: 'DE',
    timeZone: 'Europe/Berlin',
    now: new Date('2026-11-18T09:00:00+01:00'),
  },
  ko: { locale: 'ko-KR', region: 'KR', timeZone: 'Asia/Seoul', now: new Date('2026-11-18T09:00:00+09:00') },
};
const tags = /** @type {(keyof typeof circumstances)[]} */ (Object.keys(circumstances));
const spoken = /** @type {const} */ (['en', 'ja']);
const print = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
  `${((100 * part) / whole).toFixed(1)} %`;
const median = (/** @type {number[]} */ list) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

/** Milliseconds that a lexicon takes from its file's text to the first sentence. */
const starts = new Map();
const lexicons = tags.map((tag) => {
  const text = read(`../../locales/${tag}/understands.json`);
  const began = performance.now();
  const lexicon = compileLexicon(tag, understandsSchema.parse(JSON.parse(text)));
  starts.set(tag, performance.now() - began);
  return lexicon;
});
/** @param {keyof typeof circumstances} tag */
const hearing = (tag, awaitingAnswer = false) => ({ ...circumstances[tag], lexicons, awaitingAnswer });

for (const tag of tags) {
  const rows = rowsIn(read(`../language/${tag}.tsv`));
  const understood = (/** @type {{ kind: string, text: string }} */ { kind, text }) =>
    understand(text, hearing(tag, kind === 'answer')).requests;
  const spelling = { spellAll, readSpellings };
  const all = scoreOf(rows, understood, spelling);
  print(
    `\n${tag}: ${all.rows} sentences, exact ${percent(all.exact, all.rows)}, verbs and orders ` +
      `${percent(all.verbsAndOrders, all.rows)}, destructive false accepts ${all.destructive}`,
  );
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const score = scoreOf(
      rows.filter((row) => row.kind === kind),
      understood,
      spelling,
    );
    print(
      `  ${kind.padEnd(16)} exact ${score.exact}/${score.rows}, verbs and orders ${score.verbsAndOrders}/` +
        `${score.rows}, destructive ${score.destructive}`,
    );
  }
  for (const { row, got, isDestructive } of all.misses)
    print(
      `  ${isDestructive ? '!' : '-'} [${row.kind}] ${row.text}\n      wanted ${row.spelling}\n      got    ${got}`,
    );
}

print('');
for (const tag of spoken) {
  const texts = read(`../language/unrelated.${tag}.txt`).trimEnd().split('\n');
  const lost = texts.filter((text) =>
    understand(text, hearing(tag)).requests.every(({ verb }) => verb === 'other' || verb === 'unclear'),
  );
  print(
    `${tag}: ${texts.length} unrelated sentences, ${percent(lost.length, texts.length)} other or unclear`,
  );
}

print('');
const rounds = 20;
for (const tag of tags) {
  const rows = rowsIn(read(`../language/${tag}.tsv`));
  const timed = (/** @type {string} */ text) => {
    const began = performance.now();
    for (let round = 0; round < rounds; round += 1) understand(text, hearing(tag));
    return ((performance.now() - began) * 1000) / rounds;
  };
  for (const { text } of rows) timed(text);
  const times = rows.map(({ spelling, text }) => ({
    hasDate: /\d{4}-\d\d-\d\d/.test(spelling),
    time: timed(text),
  }));
  const medianOf = (/** @type {boolean} */ hasDate) =>
    median(times.filter((one) => one.hasDate === hasDate).map(({ time }) => time)).toFixed(0);
  print(
    `${tag}: median ${medianOf(false)} µs a sentence, ${medianOf(true)} µs with a date; ` +
      `lexicon started in ${starts.get(tag).toFixed(0)} ms`,
  );
}
for (const tag of spoken) {
  const long = { en: 'cancel order 123 please, ', ja: '注文123をキャンセルして、' }[tag];
  const text = long.repeat(Math.ceil(100_000 / long.length));
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    understand(text, hearing(tag));
    return performance.now() - began;
  });
  print(`${tag}: 100 kB of text in ${median(times).toFixed(1)} ms`);
}
