// Values that are said while a field is asked for, or while an order is being written. Pure.

import { type Corrections, type FieldName, fields } from '../domain/fields.ts';
import type { Request, RequestOf } from '../domain/request.ts';
import { telephonesIn } from '../domain/telephones.ts';

interface Answer {
  readonly text: string;
  /** What was asked for. */
  readonly field: FieldName;
}

/** More of a new order that is not finished: values for its fields, or the value of the field that was asked for. */
export function ofNewOrder(said: Request, draft: string, answer?: Answer): RequestOf<'place'> | undefined {
  if (said.verb === 'place' && said.draft === undefined) return { ...said, draft };
  if (said.verb === 'edit' && said.orders.length === 0 && !said.number) {
    // A field that is named without its value: the form, which has them all, is shown once more.
    const { date, corrections } = said;
    return { verb: 'place', draft, corrections: { ...corrections, ...(date && { targetDate: date }) } };
  }
  if (said.verb === 'delete' && said.orders.length === 0 && said.number) {
    return { verb: 'place', draft, corrections: { removeNumber: said.number } };
  }
  const value = answer && (numbersSaid(said, answer) ?? fieldValue(said, answer.text, answer.field));
  return value && { verb: 'place', draft, corrections: value };
}

/**
 * Numbers in a sentence of their own are numbers of the new order, whichever of its texts was asked for: no carrier,
 * person or place is one. An account number may well look like one, and in a list every part counts as it was written.
 */
function numbersSaid(said: Request, { text, field }: Answer): Corrections | undefined {
  if (said.verb !== 'order' || said.orders.length > 0 || !said.number) return undefined;
  const { kind, secret } = fields[field];
  const isWhole = field === 'addNumber' && said.number.length >= telephonesIn(text).length;
  return isWhole || (kind === 'text' && !secret) ? { addNumber: said.number } : undefined;
}

/** The value of the field that was asked for: what was said, unless that is a request of its own. */
export function fieldValue(said: Request, text: string, field: keyof Corrections): Corrections | undefined {
  const given = ((): string | undefined => {
    switch (said.verb) {
      case 'instead':
        return said.date ?? text.trim();
      case 'edit':
        return said.orders.length === 0
          ? (said.date ?? (said.corrections[field] as string | undefined))
          : undefined;
      case 'order':
      case 'other':
      case 'unclear':
        return text.trim();
      default:
        return undefined;
    }
  })();
  if (!given) return undefined;
  return field === 'addNumber' || field === 'removeNumber' ? { [field]: [given] } : { [field]: given };
}
