// portdesk understand: what a sentence is taken for, in the canonical spelling.

import { type Command, Option } from 'commander';
import { z } from 'zod';
import { isTimeZone } from '../domain/dates.ts';
import { spellAll } from '../domain/spelling.ts';
import { isLanguage } from '../environment.ts';
import { type Explanation, explain } from '../language/explain.ts';
import { suggest } from '../language/suggest.ts';
import { type Hearing, understand } from '../language/understand.ts';
import { readLocales } from '../locales.ts';
import { readOptions } from './options.ts';
import { type Surroundings, say } from './surroundings.ts';

const optionsSchema = z.object({
  locale: z.string().refine(isLanguage, 'is not a language tag such as en-US'),
  now: z.iso
    .datetime({ offset: true, error: 'is not a date-time with an offset, such as 2026-11-18T09:00:00Z' })
    .optional(),
  timeZone: z.string().refine(isTimeZone, 'is not the IANA name of a time zone, such as Asia/Tokyo'),
  region: z.string().regex(/^[A-Z]{2}$/, 'is not a country code of two capital letters, such as US'),
  awaiting: z.boolean().default(false),
  json: z.boolean().default(false),
  explain: z.boolean().default(false),
});

export function understandCommand(command: Command, around: Surroundings): void {
  command
    .argument('[text...]', 'the sentence; without it, every line of stdin is one')
    .option('--locale <tag>', 'language of the client', 'en-US')
    .option('--now <iso>', 'the moment that dates are counted from (default: now)')
    .option('--time-zone <name>', 'time zone of the person', around.timeZone)
    .option('--region <code>', 'country of national telephone numbers (default: that of the locale, else US)')
    .option('--awaiting', 'right after a question of the bot')
    .option('--json', 'one JSON object a line')
    .addOption(new Option('--explain', 'show the words and the rules that decided').conflicts('json'))
    .action((words: string[], given: Record<string, unknown>) => run(words, given, around));
}

async function run(
  words: readonly string[],
  given: Record<string, unknown>,
  around: Surroundings,
): Promise<void> {
  const region = given.region ?? countryOf(String(given.locale)) ?? 'US';
  const {
    json,
    explain: isExplained,
    awaiting,
    now,
    ...hearing
  } = readOptions(optionsSchema, { ...given, region });
  const heard: Hearing = {
    ...hearing,
    now: now ? new Date(now) : around.clock(),
    lexicons: readLocales().lexicons,
    awaitingAnswer: awaiting,
  };
  const answer = (text: string): string => {
    if (isExplained) return shown(explain(text, heard));
    const { requests, language } = understand(text, heard);
    const spelling = spellAll(requests);
    if (!json) return spelling;
    const lost = requests.every(({ verb }) => verb === 'other' || verb === 'unclear');
    return JSON.stringify({
      text,
      language,
      spelling,
      requests,
      suggestions: lost ? suggest(text, heard) : [],
    });
  };
  if (words.length > 0) return say(around.stdout, answer(words.join(' ')));
  for await (const line of lines(around.stdin)) say(around.stdout, answer(line));
}

/** One line a word and a clause; what was not found in any list is marked. */
function shown({ normal, language, words, clauses, requests }: Explanation): string {
  const width = Math.max(0, ...words.map(({ text }) => text.length)) + 2;
  return [
    `text      ${normal}`,
    `language  ${language ?? 'not certain'}`,
    ...words.map(({ text, meanings }) => `word      ${text.padEnd(width)}${meanings.join(' | ') || '?'}`),
    ...clauses.map(
      ({ text, rule, request }) => `clause    ${text}\n          ${rule}${request ? ` -> ${request}` : ''}`,
    ),
    `requests  ${spellAll(requests)}`,
  ].join('\n');
}

/** The country of a locale; es-419 (Latin America) names none. */
function countryOf(locale: string): string | undefined {
  const region = isLanguage(locale) ? new Intl.Locale(locale).region : undefined;
  return region?.length === 2 ? region : undefined;
}

/** Split on line feeds alone: any other line end is part of the message. */
async function* lines(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const whole = rest.split('\n');
    rest = whole.pop() ?? '';
    yield* whole;
  }
  rest += decoder.decode(); // what is left of a character that was cut off
  if (rest) yield rest;
}
