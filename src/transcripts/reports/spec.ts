// The report for a terminal: nothing of what passed, each failure as soon as it is there, and a last line `N passed, N failed`.

import { styleText } from 'node:util';
import { coverageLines } from '../coverage.ts';
import { details, headline, type Paint, plain } from './failure.ts';
import { counts, type Reporter } from './reporter.ts';

/** Whether there is a terminal that shows colours, the caller knows. */
const inColour =
  (format: 'red' | 'green' | 'dim') =>
  (text: string): string =>
    styleText(format, text, { validateStream: false });

const coloured: Paint = {
  ...{ bad: inColour('red'), good: inColour('green'), faint: inColour('dim') },
  ...{ missing: inColour('red'), over: inColour('green') },
};

export function spec({ colour }: { readonly colour: boolean }): Reporter {
  const paint = colour ? coloured : plain;
  return {
    begin: '',
    played: (one) =>
      one.failures
        .map((failure) =>
          [headline(failure, paint), ...details(failure, one, paint).map((line) => `    ${line}`), '\n'].join(
            '\n',
          ),
        )
        .join(''),
    end: ({ all, coverage }) => {
      const { passed, failed } = counts(all);
      const last = `${passed} passed, ${failed} failed`;
      return [...coverageLines(coverage), (failed > 0 ? paint.bad : paint.good)(last), ''].join('\n');
    },
  };
}
