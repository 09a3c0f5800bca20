// Telephone numbers as people write them: read with the country's own plan of numbers.

import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Order } from './order.ts';

export interface Telephone {
  readonly e164: string;
  /** ISO 3166; absent for numbers that belong to no one country. */
  readonly country?: string;
  /** The likeliest first: many countries' numbers do not tell landlines from mobiles. None where nothing tells. */
  readonly types: readonly Order['numberType'][];
}

/** A number with its country code, or in the national form of `country`; `undefined` where no plan knows it. */
export function telephoneSaid(said: string, country: string): Telephone | undefined {
  const parsed = parsePhoneNumberFromString(said, country as 'US');
  if (!parsed?.isValid()) return undefined;
  const types = typesOf[parsed.getType() ?? ''] ?? [];
  return { e164: parsed.number, ...(parsed.country && { country: parsed.country }), types };
}

const typesOf: Readonly<Record<string, readonly Order['numberType'][]>> = {
  FIXED_LINE: ['geographic'],
  FIXED_LINE_OR_MOBILE: ['geographic', 'mobile'],
  MOBILE: ['mobile'],
  TOLL_FREE: ['tollFree'],
};

/** What parts the numbers of a list: as typed, or as pasted from a spreadsheet. */
const separators = /[\n\r,;\t|、]+|(?=\+)/;

/** The numbers of a list, as written. Blanks stand within a number, and between numbers; what is no number is named too. */
export const telephonesIn = (said: string, country: string): readonly string[] =>
  said
    .normalize('NFKC')
    .split(separators)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .flatMap((each) => (telephoneSaid(each, country) ? [each] : foundIn(each, country)));

/** The numbers within a part that is none as a whole, and what has digits beside them; the part itself where it has none. */
function foundIn(part: string, country: string): readonly string[] {
  const found = findPhoneNumbersInText(part, { defaultCountry: country as 'US' });
  if (found.length === 0) return [part];
  const ends = [0, ...found.map(({ endsAt }) => endsAt)];
  const beside = [...found.map(({ startsAt }) => startsAt), part.length].map((to, at) =>
    part.slice(ends[at], to).trim(),
  );
  const numbers = found.map(({ startsAt, endsAt }) => part.slice(startsAt, endsAt));
  return [
    ...numbers,
    ...beside.filter((each) => /\d/.test(each)).map((each) => each.replace(/^[^\p{L}\d(+]+/u, '')),
  ];
}
