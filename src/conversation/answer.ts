// What a message means while a question of the desk's is open, and what a "no" in it takes back.

import type { Request } from '../domain/request.ts';
import { readSpelling } from '../domain/spelling.ts';
import { tickOf } from '../replies/press.ts';
import { corrects, instead, leftOut, orderNamed } from './correct.ts';
import type { Question } from './memory.ts';
import { isChangeRequest } from './settle.ts';
import { fieldValue, ofNewOrder } from './values.ts';

/** What is to be done now. */
export type Meant =
  /** `confirmed`: a "yes" to exactly these versions of the orders. */
  | { readonly kind: 'requests'; readonly requests: readonly Request[]; readonly confirmed?: Versions }
  /** The question was answered with "no". */
  | { readonly kind: 'kept'; readonly question: Question };
export type Versions = Readonly<Record<string, number>>;

const wanted = (...requests: readonly Request[]): Meant => ({ kind: 'requests', requests });

/** What was said, perhaps in answer. */
export interface Said {
  readonly requests: readonly Request[];
  readonly text: string;
  /** The country of telephone numbers without its code. */
  readonly region: string;
  /** The ids of the changes that a form's "yes" leaves out. */
  readonly unticked: readonly string[];
}

/** Anything that is no answer is a request of its own, and drops the question. */
export function meant(heard: Said, question: Question | undefined): Meant {
  const { text, region } = heard;
  const said = question ? heard.requests.map((request) => takenOut(request, question)) : heard.requests;
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
      return toConfirmation([first, ...rest], question, isOff, heard);
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
      const more = ofNewOrder(first, draft, { text, region, ...(!isOff && { field }) });
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

/** "Remove" with a telephone number alone is said of the numbers of the order in question, not of the order that holds it. */
function takenOut(said: Request, question: Question): Request {
  const isGathering =
    question.kind === 'newOrder' ||
    question.kind === 'fieldValue' ||
    (question.kind === 'confirm' &&
      read(question.requests).every(({ verb }) => verb === 'place' || verb === 'edit'));
  if (!isGathering || said.verb !== 'delete' || said.orders.length > 0 || !said.number) return said;
  return { verb: 'edit', orders: [], corrections: { removeNumber: said.number } };
}

const isNo = ({ verb }: Request): boolean => verb === 'no' || verb === 'stop';

type ConfirmQuestion = Extract<Question, { kind: 'confirm' }>;

/** `isOff`: a "no" called off what was asked; what comes beside it may still correct it. */
function toConfirmation(
  [first, ...rest]: readonly [Request, ...Request[]],
  question: ConfirmQuestion,
  isOff: boolean,
  { text, region, unticked }: Said,
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
  const more = placing?.draft && correction && ofNewOrder(correction, placing.draft, { text, region });
  if (more) return wanted(...asked.filter((each) => each !== placing), more, ...others);
  if (correction?.verb === 'instead' && correction.except)
    return wanted(...asked, ...leftOut(correction.except, asked), ...others);
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

const read = (spellings: readonly string[]): readonly Request[] =>
  spellings.flatMap((spelling) => readSpelling(spelling) ?? []);
