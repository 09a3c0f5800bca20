// The report as JUnit's XML, which build servers read: a test case a transcript.

import { dirname } from 'node:path';
import { coverageLines } from '../coverage.ts';
import { details, headline } from './failure.ts';
import { type Markup, markup } from './markup.ts';
import { atTheEnd, counts, type Reporter, type Timed } from './reporter.ts';

export const junit: Reporter = atTheEnd(({ all, milliseconds, coverage }) => {
  const unreadable = all.filter(isUnreadable).length;
  const failures = counts(all).failed - unreadable;
  const sums = markup`tests="${all.length}" failures="${failures}" errors="${unreadable}" time="${seconds(milliseconds)}"`;
  const covered = coverageLines(coverage).join('\n');
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${sums}>
<testsuite name="transcripts" ${sums}>
${all.map(testCase)}${covered && markup`<system-out>${covered}\n</system-out>\n`}</testsuite>
</testsuites>
`.markup;
});

/** An error stops a test, a failure is its outcome. */
const isUnreadable = ({ transcript }: Timed): boolean => transcript.mistakes.length > 0;

function testCase(one: Timed): Markup {
  const { file } = one.transcript;
  const open = markup`<testcase classname="${dirname(file)}" name="${file}" file="${file}" time="${seconds(one.milliseconds)}"`;
  return one.passed ? markup`${open}/>\n` : markup`${open}>\n${failed(one)}\n</testcase>\n`;
}

/** Readers of the format take one a test case. */
function failed(one: Timed): Markup {
  const message = one.failures.map((failure) => failure.message).join(' ');
  const text = one.failures
    .flatMap((failure) => [headline(failure), ...details(failure, one), ''])
    .join('\n');
  return isUnreadable(one)
    ? markup`<error message="${message}">${text}</error>`
    : markup`<failure message="${message}">${text}</failure>`;
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);
