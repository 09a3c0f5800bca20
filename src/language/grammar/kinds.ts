// Of what kind a word is: where one takes another's place, both are of one kind.

import { type Sense, senseOf, type Token } from '../senses.ts';
import { isExchanged } from './verbClasses.ts';

export type Kind = 'verb' | 'unknown' | Value;
/** What a request is made with. */
export type Value =
  | 'number'
  | 'telephone'
  | 'date'
  | 'field'
  | 'status'
  | 'carrier'
  | 'timeZone'
  | 'language';

const values: Partial<Record<Sense['is'], Value>> = {
  order: 'number',
  number: 'number',
  row: 'number',
  telephone: 'telephone',
  date: 'date',
  period: 'date',
  field: 'field',
  status: 'status',
  carrier: 'carrier',
  timeZone: 'timeZone',
  language: 'language',
};

export function kindOfValue(token: Token | undefined): Value | undefined {
  const place = senseOf(token, 'reference')?.to;
  if (place !== undefined) return /\d|last/.test(place) ? 'number' : undefined;
  return token?.senses.flatMap(({ is }) => values[is] ?? [])[0];
}

/** A verb that asks for something is one before all else it may be; a word that nobody knows may be a name. */
export function kindOf(token: Token | undefined): Kind | undefined {
  if (token?.senses.length === 0) return 'unknown';
  const verb = senseOf(token, 'verb');
  return verb && verb.form !== 'past' && !isExchanged(verb.verb) ? 'verb' : kindOfValue(token);
}
