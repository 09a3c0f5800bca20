// What a message means while a question of the desk's is open, and what a "no" in it takes back.

import { type Corrections, type FieldName, fields } from '../domain/fields.ts';
import type { OrderRequest, Request, RequestOf } from '../domain/request.ts';
import { readSpelling } from '../domain/spelling.ts';
import { telephonesIn } from '../domain/telephones.ts';
import { tickOf } from '../replies/press.ts';
import type { Question } from './memory.ts';
import { isChangeRequest } from './settle.ts';

/** What is to be done now. */
export type Meant =
  /** `confirmed`: a "yes" to exactly these versions of the orders. */
  | { readonly kind: 'requests'; readonly requests: readonly Request[]; readonly confirmed?: Versions }
  /** The question was answered with "no". */
  | { readonly kind: 'kept'; readonly question: Question };
export type Versions = Readonly<Record<string, number>>;

const wanted = (...requests: readonly Request[]): Meant => ({ kind: 'requests', requests });

/**
 * Anything that is no answer is a request of its own, and drops the question.
 * @param unticked the ids of the changes that a form's "yes" leaves out
 */
export function meant(
  said: readonly Request[],
  text: string,
  question: Question | undefined,
  unticked: readonly string[] = [],
): Meant {
  if (question?.kind === 'comment' && text.trim() !== '' && !said.every(isNo)) {
    // Whatever it says: a comment may well sound like a request.
    return wanted({ verb: 'comment', orders: question.orders, text }, ...read(question.beside));
  }
  const requests = standing(said);
  const isOff = said.some(isNo);
  if (!question) return wanted(...requests);
  const [first, ...rest] = requests.filter((request) => !isNo(request));
  if (!first) return { kind: 'kept', question };
  const again = first.verb === 'yes' && rest.length === 0 ? askedAgain(question) : [];
  if (again.length > 0) return wanted(...again);
  switch (question.kind) {
    case 'confirm':
      return toConfirmation([first, ...rest], question, isOff, unticked);
    case 'whichOrder': {
      const asked = readSpelling(question.request);
      const named = asked && !isOff && orderNamed(first, asked);
      return named
        ? wanted(instead(asked, named), ...rest, ...read(question.beside))
        : wanted(first, ...rest);
    }
    case 'fieldValue': {
      const value = isOff && first.verb !== 'instead' ? undefined : fieldValue(first, text, question.field);
      if (!value || rest.length > 0) return wanted(first, ...rest);
      return wanted({ verb: 'edit', orders: [question.order], corrections: value }, ...read(question.beside));
    }
    case 'comment':
      return wanted(first, ...rest);
    case 'newOrder': {
      const { draft, field, beside } = question;
      const more = ofNewOrder(first, draft, isOff ? undefined : { text, field });
      return more && rest.length === 0 ? wanted(more, ...read(beside)) : wanted(first, ...rest);
    }
  }
}

/** A "yes" to "which one?" or "what shall it be?" tells nothing: the same is asked again. */
function askedAgain(question: Question): readonly Request[] {
  switch (question.kind) {
    case 'whichOrder':
      return read([question.request, ...question.beside]);
    case 'fieldValue': {
      const { order, field, beside } = question;
      return [{ verb: 'edit', orders: [order], corrections: {}, field: [field] }, ...read(beside)];
    }
    case 'newOrder':
      return [{ verb: 'place', draft: question.draft, corrections: {} }, ...read(question.beside)];
    default:
      return [];
  }
}

/** What is said after the last "no" stands; of what is said before it, questions do, changes and a "yes" don't. */
function standing(requests: readonly Request[]): readonly Request[] {
  const last = requests.findLastIndex(isNo);
  if (last < 0) return requests;
  const before = requests.slice(0, last).filter((request) => !isNo(request));
  const answered = before.filter((request) => !isChangeRequest(request) && request.verb !== 'yes');
  const after = requests.slice(last + 1).filter(({ verb }) => verb !== 'yes');
  const isTold = answered.length < before.length || (answered.length === 0 && after.length === 0);
  return [...answered, ...(isTold ? [{ verb: 'stop' } as const] : []), ...after];
}

const isNo = ({ verb }: Request): boolean => verb === 'no' || verb === 'stop';

type ConfirmQuestion = Extract<Question, { kind: 'confirm' }>;

/** `isOff`: a "no" called off what was asked; what comes beside it may still correct it. */
function toConfirmation(
  [first, ...rest]: readonly [Request, ...Request[]],
  question: ConfirmQuestion,
  isOff: boolean,
  unticked: readonly string[],
): Meant {
  const asked = read(question.requests);
  const isYes = first.verb === 'yes';
  if (isYes && rest.length === 0) {
    const left = asked.filter((each) => !unticked.includes(tickOf(each)));
    return left.length > 0
      ? { kind: 'requests', requests: left, confirmed: question.versions }
      : { kind: 'kept', question };
  }
  const [correction, ...others] = isYes ? rest : [first, ...rest];
  const placing = asked.find((each) => each.verb === 'place');
  const more = placing?.draft && correction && ofNewOrder(correction, placing.draft);
  if (more) return wanted(...asked.filter((each) => each !== placing), more, ...others);
  if (correction?.verb === 'instead') {
    if (asked.some((each) => corrects(correction, each))) {
      return wanted(...asked.map((each) => instead(each, correction)), ...others);
    }
    // A date for what has none: the question stays as it is, unless it was called off.
    return isOff && others.length === 0 ? { kind: 'kept', question } : wanted({ verb: 'unclear' }, ...others);
  }
  // "Yes, and cancel 101 too", "yes, but not 102": all of it is asked about once more.
  if (isYes) return wanted(...asked, ...rest);
  if (first.verb === 'not' && !isOff) {
    if (first.orders.length > 0) return wanted(...asked, first, ...rest);
    const isAll = rest.length === 0 && asked.every(({ verb }) => verb === first.action);
    if (isAll) return { kind: 'kept', question };
  }
  return wanted(first, ...rest);
}

interface Answer {
  readonly text: string;
  /** What was asked for. */
  readonly field: FieldName;
}

/** More of a new order that is not finished: values for its fields, or the value of the field that was asked for. */
function ofNewOrder(said: Request, draft: string, answer?: Answer): RequestOf<'place'> | undefined {
  if (said.verb === 'place' && said.draft === undefined) return { ...said, draft };
  if (said.verb === 'edit' && said.orders.length === 0 && !said.number && !said.field) {
    const { date, corrections } = said;
    return { verb: 'place', draft, corrections: { ...corrections, ...(date && { targetDate: date }) } };
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

const read = (spellings: readonly string[]): readonly Request[] =>
  spellings.flatMap((spelling) => readSpelling(spelling) ?? []);

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

const corrects = ({ orders, number, date }: RequestOf<'instead'>, { verb }: Request): boolean =>
  orders.length > 0 || number !== undefined || (date !== undefined && verb === 'edit');

/** The same request for another order, or with another date. */
function instead(request: Request, correction: RequestOf<'instead'>): Request {
  const { orders, number, date } = correction;
  let corrected = request;
  if ('orders' in corrected && (orders.length > 0 || number)) {
    const { number: _before, ...rest } = corrected as OrderRequest & { number?: readonly string[] };
    corrected = { ...rest, orders, ...(number && { number }) } as Request;
  }
  return date && corrected.verb === 'edit' ? withDate(corrected, date) : corrected;
}

/** The new date stands for the one date that there was; for none or for two of them, what the order's status lets be edited. */
function withDate(request: RequestOf<'edit'>, date: string): Request {
  const { focDate, targetDate } = request.corrections;
  if (focDate && !targetDate) return { ...request, corrections: { ...request.corrections, focDate: date } };
  if (targetDate && !focDate)
    return { ...request, corrections: { ...request.corrections, targetDate: date } };
  return { ...request, date };
}
