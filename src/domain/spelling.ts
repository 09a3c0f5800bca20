// The canonical spelling of requests: `<verb> <operands…> <key=value…>`, several joined by ` ; `. A public contract:
// the command line prints it, buttons carry it, transcripts compare it. Reading a spelling gives the same request.

import { type FieldName, fieldNames } from './fields.ts';
import { type Request, requestSchema, type Verb } from './request.ts';

const filterKeys = ['except', 'number', 'status', 'carrier', 'name', 'since', 'until', 'by'] as const;
const otherKeys = [
  ...(['draft', 'numberType', 'field', 'sort', 'page', 'date', 'at'] as const),
  ...(['because', 'text', 'language', 'timeZone'] as const),
] as const;
type Key = (typeof filterKeys | typeof otherKeys)[number] | FieldName;

const isKey = (word: string): word is Key =>
  [...filterKeys, ...fieldNames, ...otherKeys].includes(word as Key);
const isField = (word: string): word is FieldName => (fieldNames as readonly string[]).includes(word);

/** The operand before the orders, for the verbs that have one: the property that holds it. */
const leadingOperand: { readonly [V in Verb]?: 'action' | 'topic' | 'tag' | 'draft' } = {
  may: 'action',
  how: 'action',
  not: 'action',
  meaning: 'topic',
  language: 'tag',
  resume: 'draft',
  discard: 'draft',
};
const alwaysQuoted: readonly Key[] = ['carrier', 'name', 'because', 'text'];
/** Of the fields that are written into an order, only the carrier. */
const alwaysQuotedFields: readonly Key[] = ['carrier'];
const commaSeparated: readonly Key[] = ['except', 'status', 'field'];
const oneKeyEach: readonly Key[] = ['number', 'addNumber', 'removeNumber'];
/** Their values are words of ours, dates, or numbers of orders: whatever else is said is the person's. */
const tellable: readonly Key[] = [
  ...(['except', 'status', 'since', 'until', 'by', 'draft', 'numberType', 'field', 'page'] as const),
  ...(['date', 'at', 'language', 'focDate', 'targetDate'] as const),
];

/** A request as data without types: what both directions go through. */
type Loose = { readonly [property: string]: unknown };

export function spell(request: Request): string {
  return spelled(request, (_key, value) => value);
}

/** For logs: whatever the person may have put into their own words is masked, secrets first of all. */
export function spellRedacted(request: Request): string {
  return spelled(request, (key, value) => (tellable.includes(key) ? value : '***'));
}

export const spellAll = (requests: readonly Request[]): string => requests.map(spell).join(' ; ');

function spelled(request: Request, shown: (key: Key, value: string) => string): string {
  const loose = request as Loose;
  const leading = leadingOperand[request.verb];
  const operands = [...(leading ? listed(loose[leading]) : []), ...listed(loose.orders)];
  const corrections = (loose.corrections ?? {}) as Loose;
  const pairs = (from: Loose, keys: readonly Key[], always = alwaysQuoted): string[] =>
    keys
      .filter((key) => from[key] !== undefined)
      .flatMap((key) => {
        const values = listed(from[key]).map((value) => shown(key, value));
        const written = commaSeparated.includes(key) && values.length > 0 ? [values.join(',')] : values;
        return written.map((value) => `${key}=${quoted(value, always.includes(key))}`);
      });
  return [
    request.verb,
    ...operands,
    ...pairs(loose, filterKeys),
    ...pairs(corrections, fieldNames, alwaysQuotedFields),
    ...pairs(
      loose,
      otherKeys.filter((key) => key !== leading),
    ),
  ].join(' ');
}

const listed = (value: unknown): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];

const quoted = (value: string, always: boolean): string =>
  always || /[\s";]/.test(value) ? JSON.stringify(value) : value;

/** The request that a spelling says; `undefined` where the text is no canonical spelling, or one of several requests. */
export function readSpelling(text: string): Request | undefined {
  const [words, ...more] = wordsOf(text) ?? [];
  return words && more.length === 0 ? requestOf(words) : undefined;
}

/** The requests of a spelling that joins several by ` ; `; `undefined` where any of them is none. */
export function readSpellings(text: string): Request[] | undefined {
  const requests = wordsOf(text)?.map(requestOf);
  return requests?.every((request) => request !== undefined) ? requests : undefined;
}

/** A word of a spelling: an operand, or a key with its value. */
interface Word {
  readonly key?: string | undefined;
  readonly value: string;
}

/** A key with a quoted or a bare value, or an operand; then what parts it from the next: requests, words, the end. */
const nextWord = /(?:([A-Za-z]+)=(?:("(?:[^"\\]|\\.)*")|([^\s";]+))|([^\s";=]+))( ; | |$)/sy;

/** The words of each request, read in one pass that ends at the first fault; `undefined` where there is one. */
function wordsOf(text: string): Word[][] | undefined {
  const requests: Word[][] = [];
  let words: Word[] = [];
  nextWord.lastIndex = 0;
  for (let found = nextWord.exec(text); found; found = nextWord.exec(text)) {
    const [, key, quotedValue, bareValue, operand, end] = found;
    const value = quotedValue === undefined ? (bareValue ?? operand) : unquoted(quotedValue);
    if (value === undefined) return undefined;
    words.push({ key, value });
    if (end === ' ') continue;
    requests.push(words);
    if (end === '') return requests;
    words = [];
  }
  return undefined;
}

function requestOf([first, ...words]: readonly Word[]): Request | undefined {
  if (!first || first.key !== undefined) return undefined;
  const verb = first.value;
  const operands: string[] = [];
  const top: Record<string, unknown> = { verb };
  const corrections: Record<string, unknown> = {};
  const takesCorrections = verb === 'edit' || verb === 'place';
  for (const { key, value } of words) {
    if (key === undefined) {
      operands.push(value);
      continue;
    }
    if (!isKey(key)) return undefined;
    const into = takesCorrections && isField(key) ? corrections : top;
    if (oneKeyEach.includes(key)) into[key] = [...((into[key] as string[] | undefined) ?? []), value];
    else if (key in into) return undefined;
    else into[key] = commaSeparated.includes(key) ? value.split(',') : value;
  }
  const leading = leadingOperand[verb as Verb];
  if (leading && operands.length > 0) top[leading] = operands.shift();
  const read = requestSchema.safeParse({
    ...top,
    ...(takesCorrections && { corrections }),
    ...((operands.length > 0 || takesOrders(verb)) && { orders: operands }),
  });
  return read.success ? read.data : undefined;
}

const verbsOfOrders: ReadonlySet<string> = new Set(
  requestSchema.options.filter((option) => 'orders' in option.shape).map((option) => option.shape.verb.value),
);
const takesOrders = (verb: string): boolean => verbsOfOrders.has(verb);

function unquoted(written: string): string | undefined {
  try {
    return String(JSON.parse(written));
  } catch {
    return undefined;
  }
}
