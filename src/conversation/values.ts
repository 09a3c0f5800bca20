// Values that are said while a field is asked for, or while an order is being written. Pure.

import { type Corrections, type FieldName, fields, isList } from '../domain/fields.ts';
import type { Request, RequestOf } from '../domain/request.ts';
import { telephoneSaid, telephonesIn } from '../domain/telephones.ts';

interface Answer {
  readonly text: string;
  /** The country of telephone numbers without its code. */
  readonly region: string;
  /** What was asked for. */
  readonly field?: FieldName;
}

/** More of a new order that is not finished: values for its fields, or the value of the field that was asked for. */
export function ofNewOrder(said: Request, draft: string, answer: Answer): RequestOf<'place'> | undefined {
  if (said.verb === 'place' && said.draft === undefined) return { ...said, draft };
  if (said.verb === 'edit' && said.orders.length === 0 && !said.number) {
    // A field that is named without its value: the form, which has them all, is shown once more.
    const { date, corrections } = said;
    return { verb: 'place', draft, corrections: { ...corrections, ...(date && { targetDate: date }) } };
  }
  const { text, field } = answer;
  const value = numbersSaid(said, answer) ?? (field && fieldValue(said, text, field));
  return value && { verb: 'place', draft, corrections: value };
}

/**
 * Numbers in a sentence of their own, or a list of them, are numbers of the new order, whichever of its texts was asked
 * for: no carrier, person or place is one. An account number, or the billing number, may well be one.
 */
function numbersSaid(said: Request, answer: Answer): Corrections | undefined {
  if (!isFree(said)) return undefined;
  if (isListOfNumbers(answer)) return { addNumber: [answer.text] };
  const isText = answer.field && fields[answer.field].kind === 'text' && !fields[answer.field].secret;
  return isText && said.verb === 'order' && said.orders.length === 0 && said.number
    ? { addNumber: said.number }
    : undefined;
}

/** Telephone numbers and nothing else, or with one column beside them. */
function isListOfNumbers({ text, region, field }: Answer): boolean {
  const parts = telephonesIn(text, region);
  const telephones = parts.filter((part) => !/\p{L}/u.test(part) && telephoneSaid(part, region));
  const mayBeOne = field === 'btn' || (field !== undefined && fields[field].secret);
  if (telephones.length < (mayBeOne ? 2 : 1)) return false;
  return (
    telephones.length === parts.length || (telephones.length > 1 && telephones.length * 2 >= parts.length)
  );
}

/** The value of the field that was asked for: what was said, unless that is a request of its own. */
export function fieldValue(said: Request, text: string, field: FieldName): Corrections | undefined {
  const given = ((): string | undefined => {
    if (isFree(said)) return fields[field].secret ? secretIn(said, text.trim()) : text.trim();
    if (said.verb === 'instead') return said.date ?? text.trim();
    if (said.verb !== 'edit' || said.orders.length > 0) return undefined;
    return said.date ?? (said.corrections[field] as string | undefined);
  })();
  if (!given) return undefined;
  return isList(field) ? { [field]: [given] } : { [field]: given };
}

const isFree = ({ verb }: Request): boolean => verb === 'order' || verb === 'other' || verb === 'unclear';

/**
 * "it's 4711": of a secret the number is the value, not the sentence around it, which nobody would see stored. Words
 * are words where they are written small; "AC 12" is one number.
 */
function secretIn(said: Request, text: string): string {
  const [order, ...others] = said.verb === 'order' ? said.orders : [];
  if (order !== undefined && others.length === 0 && !/\s/.test(text)) {
    return text.normalize('NFKC').toUpperCase() === order ? text : order;
  }
  const words = text.split(/\s+/);
  const [number, ...more] = words.filter((word) => /\p{N}/u.test(word));
  const isSentence = words.every((word) => word === number || /^[\p{Ll}'’]+$/u.test(word));
  return number !== undefined && more.length === 0 && isSentence ? number : text;
}
