// Telephone numbers as people write them: read with the country's own plan of numbers.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Order } from './order.ts';

export interface Telephone {
  readonly e164: string;
  /** ISO 3166; absent for numbers that belong to no one country. */
  readonly country?: string;
  /** Absent where the country's numbers do not tell. */
  readonly type?: Order['numberType'];
}

/** A number with its country code, or in the national form of `country`; `undefined` where no plan knows it. */
export function telephoneSaid(said: string, country: string): Telephone | undefined {
  const parsed = parsePhoneNumberFromString(said, country as 'US');
  if (!parsed?.isValid()) return undefined;
  const type = typeOf[parsed.getType() ?? ''];
  return { e164: parsed.number, ...(parsed.country && { country: parsed.country }), ...(type && { type }) };
}

const typeOf: Readonly<Record<string, Order['numberType']>> = {
  FIXED_LINE: 'geographic',
  MOBILE: 'mobile',
  TOLL_FREE: 'tollFree',
};

/** What parts the numbers of a list: as typed, or as pasted from a spreadsheet. Blanks do only between whole numbers. */
const separators = /[\n\r,;\t|、]+|(?=\+)|(?<=\d[\d.-]{8,}) +(?=\d[\d.-]{8,})/;

/** The numbers of a list, as written; blanks may stand within a number. */
export const telephonesIn = (said: string): readonly string[] =>
  said
    .normalize('NFKC')
    .split(separators)
    .map((each) => each.trim())
    .filter((each) => each !== '');
