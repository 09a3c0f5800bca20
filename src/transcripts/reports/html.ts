// The report as one page that needs nothing else: every conversation drawn as a chat.

import type { Coverage, CoveredSheet } from '../coverage.ts';
import { tagsOf } from '../transcript.ts';
import { chat } from './html/chat.ts';
import { style } from './html/style.ts';
import { type Markup, markup } from './markup.ts';
import { atTheEnd, counts, type Reporter, type Timed } from './reporter.ts';

export const html: Reporter = atTheEnd(({ all, milliseconds, coverage }) => {
  const { passed, failed, turns } = counts(all);
  const sums = `${turnsIn(turns)} in ${(milliseconds / 1000).toFixed(1)} s`;
  const failures = all.filter((one) => !one.passed);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${failed > 0 ? `${failed} failed` : 'All passed'} – transcripts</title>
<style>${{ markup: style }}</style>
</head>
<body>
<h1>Transcripts</h1>
<p><span class="good">${passed} passed</span>, <span class="${failed > 0 ? 'bad' : ''}">${failed} failed</span>
<span class="faint">${sums}</span></p>
${failures.length > 0 ? contents(failures) : undefined}
${all.map(transcript)}
${coverage && covered(coverage)}
</body>
</html>
`.markup;
});

const turnsIn = (count: number): string => (count === 1 ? '1 turn' : `${count} turns`);

const contents = (failures: readonly Timed[]): Markup =>
  markup`<ul>\n${failures.map(
    ({ transcript: { file } }) => markup`<li><a href="#${encodeURIComponent(file)}">${file}</a></li>\n`,
  )}</ul>`;

function transcript(one: Timed): Markup {
  const { file } = one.transcript;
  const tags = tagsOf(one.transcript).map((tag) => `#${tag}`);
  const about = [...tags, turnsIn(one.turns.length), `${one.milliseconds} ms`].join(', ');
  const state = one.passed
    ? markup`<details id="${encodeURIComponent(file)}" class="passed">`
    : markup`<details id="${encodeURIComponent(file)}" class="failed" open>`;
  return markup`${state}<summary>${file}<span class="faint">${about}</span></summary>
${chat(one)}</details>\n`;
}

const covered = (coverage: Coverage): Markup => markup`<h2>Coverage</h2>\n${coverage.map(sheet)}`;

function sheet({ name, reached, never }: CoveredSheet): Markup {
  const missing = never.map(
    (item) => markup`<tr><td class="bad">${item}</td><td class="bad">never reached</td></tr>\n`,
  );
  const found = reached.map(
    ({ item, files }) => markup`<tr><td>${item}</td><td class="faint">${files.join(', ')}</td></tr>\n`,
  );
  const sum = `${reached.length} of ${reached.length + never.length}`;
  return markup`<details><summary>${name}<span class="faint">${sum}</span></summary>
<table>\n${[...missing, ...found]}</table></details>\n`;
}
