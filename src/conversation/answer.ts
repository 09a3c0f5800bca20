// What a message means while a question of the desk's is open.

import type { Corrections } from '../domain/fields.ts';
import type { OrderRequest, Request, RequestOf } from '../domain/request.ts';
import { readSpelling } from '../domain/spelling.ts';
import type { Question } from './memory.ts';

/** What is to be done now. */
export type Meant =
  /** `confirmed`: a "yes" to exactly these versions of the orders. */
  | { readonly kind: 'requests'; readonly requests: readonly Request[]; readonly confirmed?: Versions }
  /** The question was answered with "no". */
  | { readonly kind: 'kept'; readonly question: Question };
export type Versions = Readonly<Record<string, number>>;

/** Anything that is no answer is a request of its own, and drops the question. */
export function meant(requests: readonly Request[], text: string, question: Question | undefined): Meant {
  const asItIs: Meant = { kind: 'requests', requests };
  const [first, ...rest] = requests;
  if (!question || !first) return asItIs;
  if (requests.some(({ verb }) => verb === 'no' || verb === 'stop')) {
    // "No, cancel 102": the question is off, what is wanted instead is not.
    const others = requests.filter(({ verb }) => verb !== 'yes' && verb !== 'no' && verb !== 'stop');
    return others.length > 0 ? { kind: 'requests', requests: others } : { kind: 'kept', question };
  }
  switch (question.kind) {
    case 'confirm': {
      const asked = question.requests.flatMap((spelling) => readSpelling(spelling) ?? []);
      if (first.verb === 'yes' && rest.length === 0) {
        return { kind: 'requests', requests: asked, confirmed: question.versions };
      }
      const correction = first.verb === 'yes' ? rest[0] : first;
      if (correction?.verb === 'instead')
        return { kind: 'requests', requests: asked.map((each) => instead(each, correction)) };
      // "Yes, and cancel 101 too": all of it is asked about once more.
      if (first.verb === 'yes') return { kind: 'requests', requests: [...asked, ...rest] };
      return asItIs;
    }
    case 'whichOrder': {
      const asked = readSpelling(question.request);
      const named = asked && orderNamed(first, asked);
      return named ? { kind: 'requests', requests: [instead(asked, named), ...rest] } : asItIs;
    }
    case 'fieldValue': {
      const value = fieldValue(first, text, question.field);
      if (!value || rest.length > 0) return asItIs;
      return { kind: 'requests', requests: [{ verb: 'edit', orders: [question.order], corrections: value }] };
    }
  }
}

/** The order that was asked for: named alone, or in the same request said again. */
function orderNamed(said: Request, asked: Request): RequestOf<'instead'> | undefined {
  const isAnswer = said.verb === 'order' || said.verb === 'instead' || said.verb === asked.verb;
  if (!isAnswer || !('orders' in said)) return undefined;
  const number = 'number' in said ? said.number : undefined;
  if (said.orders.length === 0 && !number) return undefined;
  return { verb: 'instead', orders: said.orders, ...(number && { number }) };
}

/** The value of the field that was asked for: what was said, unless that is a request of its own. */
function fieldValue(said: Request, text: string, field: keyof Corrections): Corrections | undefined {
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

/** The same request for another order, or with another date. */
function instead(request: Request, correction: RequestOf<'instead'>): Request {
  const { orders, number, date } = correction;
  let corrected = request;
  if ('orders' in corrected && (orders.length > 0 || number)) {
    const { number: _before, ...rest } = corrected as OrderRequest & { number?: readonly string[] };
    corrected = { ...rest, orders, ...(number && { number }) } as Request;
  }
  if (date && corrected.verb === 'edit') {
    const { focDate: _foc, ...corrections } = corrected.corrections;
    corrected = { ...corrected, corrections, date };
  }
  return corrected;
}
