// The report in the Test Anything Protocol, version 14: a test point a transcript, its failures in a YAML block.

import { coverageLines } from '../coverage.ts';
import { details, placeOf } from './failure.ts';
import type { Reporter, Timed } from './reporter.ts';

export const tap: Reporter = {
  begin: 'TAP version 14\n',
  played: (one, number) =>
    `${one.passed ? 'ok' : 'not ok'} ${number} - ${described(one.transcript.file)}\n${one.passed ? '' : diagnostics(one)}`,
  end: ({ all, coverage }) =>
    [`1..${all.length}`, ...coverageLines(coverage).map((line) => `# ${line}`), ''].join('\n'),
};

const described = (text: string): string => text.replace(/[\\#]/g, '\\$&');

/** A text in JSON is one in YAML. */
const diagnostics = (one: Timed): string =>
  [
    '---',
    `duration_ms: ${one.milliseconds}`,
    'failures:',
    ...one.failures.flatMap((failure) => [
      `  - message: ${JSON.stringify(failure.message)}`,
      `    at: ${JSON.stringify(placeOf(failure))}`,
      `    details: ${JSON.stringify(details(failure, one).join('\n'))}`,
    ]),
    '...',
  ]
    .map((line) => `  ${line}\n`)
    .join('');
