// Fields with their values one after another, as on a form: "carrier Verizon, account number V-10, PIN 4711". Each
// becomes one token: what the words of a value mean elsewhere says nothing here.

import { type FieldName, fields, isList } from '../../domain/fields.ts';
import { type Normal, originalOf } from '../normalize.ts';
import { hasLink, type SenseOf, senseOf, type Token } from '../senses.ts';
import { isCourtesy, isExchanged } from './verbClasses.ts';
import { endsSentence, isAnyOf, isNewOrder, isNumber, isOnly, markOf, typed } from './words.ts';

/** A stretch between two pauses, and the entry that it is. */
interface Stretch {
  readonly tokens: readonly Token[];
  readonly entry?: { readonly from: number; readonly to: number; readonly sense: SenseOf<'entry'> };
}

/**
 * Of a new order every entry counts; else a message is a form throughout, or none. One entry alone is taken for one only
 * where something was asked.
 */
export function foldEntries(
  tokens: readonly Token[],
  normal: Normal,
  awaitingAnswer: boolean,
): readonly Token[] {
  if (tokens.some(takesBack)) return tokens;
  const stretches = withWholeAddresses(
    stretchesOf(tokens, normal).map((stretch) => read(stretch, normal)),
    normal,
  );
  const entries = stretches.filter(({ entry }) => entry).length;
  const isForm =
    entries > (awaitingAnswer ? 0 : 1) &&
    stretches.every((stretch) => stretch.entry || addsNothing(stretch.tokens));
  return isForm || (entries > 0 && isNewOrder(tokens)) ? stretches.flatMap(folded) : tokens;
}

const takesBack = (token: Token): boolean =>
  hasLink(token, 'corrects') && !senseOf(token, 'filler') ? true : senseOf(token, 'verb')?.verb === 'no';

/** Courtesies, and the order that is to be edited so. */
const addsNothing = (tokens: readonly Token[]): boolean =>
  tokens.every((token) => {
    const verb = senseOf(token, 'verb');
    const isEdit = verb?.verb === 'edit' && verb.field === undefined;
    return (
      isNumber(token) || isAnyOf(token, 'filler', 'mark', 'link', 'thing') || isEdit || isCourtesy(verb?.verb)
    );
  });

function folded({ tokens, entry }: Stretch): readonly Token[] {
  if (!entry) return tokens;
  const [first, last] = [tokens[entry.from], tokens[entry.to - 1]];
  if (!first || !last) return tokens;
  const token: Token = { from: first.from, to: last.to, senses: [entry.sense] };
  return [...tokens.slice(0, entry.from), token, ...tokens.slice(entry.to)];
}

/** Cut behind every pause, and before a field that is joined to what stands before. */
function stretchesOf(tokens: readonly Token[], normal: Normal): Token[][] {
  const stretches: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    stretches.at(-1)?.push(token);
    const isJoint = hasLink(token, 'and') && startOf(tokens.slice(at + 1)) !== undefined;
    if (isJoint || isPause(tokens, at, normal)) stretches.push([]);
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

function isPause(tokens: readonly Token[], at: number, normal: Normal): boolean {
  const token = tokens[at];
  if (!token) return false;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  const isInName = normal.text[token.from] === '・' || (endsAbbreviation(before, token) && !fieldOf(next));
  if (markOf(token) === 'colon') return fieldOf(before) === undefined;
  return (endsSentence(token) || markOf(token) === 'comma') && !isInName;
}

/** "Mr. Lee", "Pine St. 5" */
const endsAbbreviation = (word: Token | undefined, stop: Token): boolean =>
  word?.senses.length === 0 && word.to === stop.from && word.to - word.from <= 3 && markOf(stop) === 'stop';

/** "call it": a verb that edits one field stands for it. */
const fieldOf = (token: Token | undefined): FieldName | undefined =>
  senseOf(token, 'field')?.field ??
  (hasLink(token, 'nameNext') || senseOf(token, 'verb')?.field === 'name' ? 'name' : undefined);

/** Where the field stands that a stretch begins with. */
function startOf(tokens: readonly Token[]): number | undefined {
  const at = tokens.findIndex((token) => fieldOf(token) || !isAnyOf(token, 'filler', 'link', 'mark'));
  return at >= 0 && fieldOf(tokens[at]) ? at : undefined;
}

function read(tokens: readonly Token[], normal: Normal): Stretch {
  const at = startOf(tokens);
  const field = at === undefined ? undefined : fieldOf(tokens[at]);
  if (at === undefined || !field || isList(field)) return { tokens };
  let from = at + 1;
  while (isBeforeValue(tokens[from]) && !(field !== 'name' && hasLink(tokens[from], 'nameNext'))) from += 1;
  const to = valueEnd(tokens, from, field, normal);
  const value = valueIn(tokens.slice(from, to), field, normal);
  if (value === undefined) return { tokens };
  const stated = tokens.slice(at, from).some((token) => hasLink(token, 'becomesNext') && !markOf(token));
  return { tokens, entry: { from: at, to, sense: { is: 'entry', field, value, stated } } };
}

/** "is", ":", 「は」 */
const isBeforeValue = (token: Token | undefined): boolean =>
  markOf(token) === 'colon' || markOf(token) === 'quote' || hasLink(token, 'becomesNext');

/** A figure is one word; other values go on to the end of the stretch. */
function valueEnd(tokens: readonly Token[], from: number, field: FieldName, normal: Normal): number {
  const { kind, secret } = fields[field];
  if (kind !== 'text') return from + 1;
  if (secret) {
    const end = codeEnd(tokens[from], normal);
    return from + tokens.slice(from).filter((token) => token.from < end).length;
  }
  let end = tokens.length;
  while (end > from + 1 && isBehindValue(tokens[end - 1], tokens[end - 2])) end -= 1;
  return end;
}

const codeLike = /[\p{sc=Latin}\p{N}]+(?:-[\p{sc=Latin}\p{N}]+)*/uy;

/** A code is written in figures and Latin letters, whatever words stand behind it without a space. */
function codeEnd(first: Token | undefined, { text }: Normal): number {
  if (!first) return 0;
  codeLike.lastIndex = first.from;
  return codeLike.test(text) ? codeLike.lastIndex : first.from;
}

/** Courtesies and particles; a syllable that is one of them may be part of a name. */
const isBehindValue = (token: Token | undefined, before: Token | undefined): boolean =>
  isAnyOf(token, 'mark', 'mood', 'verb', 'reference') ||
  (['and', 'closing', 'becomesLast'] as const).some((link) => hasLink(token, link)) ||
  (isOnly(token, 'filler') && before?.to !== token?.from);

function valueIn(tokens: readonly Token[], field: FieldName, normal: Normal): string | undefined {
  const [first] = tokens;
  const { kind, secret } = fields[field];
  if (kind === 'telephone') return senseOf(first, 'telephone')?.number;
  if (kind !== 'text') return senseOf(first, 'date')?.date;
  if (!first || tokens.some((token) => isAnyOf(token, 'telephone'))) return undefined;
  if (secret) return code(tokens, normal);
  const value = typed(tokens, normal);
  return isName(tokens, field) && value !== '' ? value : undefined;
}

/** "the carrier called back" tells of a carrier; what an order or a company is called may hold such words. */
function isName([first, ...rest]: readonly Token[], field: FieldName): boolean {
  if (isOnly(first, 'filler', 'link', 'mark', 'verb', 'mood', 'reference', 'order')) return false;
  if (field === 'name' || field === 'serviceAddress') return true;
  return !isOnly(first, 'context') && (field === 'organization' || !rest.some(asks));
}

function asks(token: Token): boolean {
  const verb = senseOf(token, 'verb')?.verb;
  return verb !== undefined && !isExchanged(verb);
}

/** With a digit, as codes have it: a mere word may be anything. */
function code(tokens: readonly Token[], normal: Normal): string | undefined {
  const written = typed(tokens, normal).normalize('NFKC');
  return /\d/.test(written) ? written : undefined;
}

/** "500 Pine Street, Seattle": of an address, what follows a pause belongs to it as long as it asks for nothing. */
function withWholeAddresses(stretches: readonly Stretch[], normal: Normal): readonly Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches) {
    const last = whole.at(-1);
    const isPlace = stretch.tokens.every((token, at) =>
      at === 0 ? isPartOfPlace(token) : isPartOfPlace(token) || isAnyOf(token, 'mark', 'filler', 'link'),
    );
    if (last?.entry?.sense.field === 'serviceAddress' && !stretch.entry && isPlace)
      whole[whole.length - 1] = lengthened(last, last.entry, stretch.tokens, normal);
    else whole.push(stretch);
  }
  return whole;
}

const isPartOfPlace = (token: Token): boolean =>
  token.senses.length === 0 || isOnly(token, 'number', 'timeZone', 'context');

function lengthened(
  { tokens: former }: Stretch,
  { from, sense }: NonNullable<Stretch['entry']>,
  added: readonly Token[],
  normal: Normal,
): Stretch {
  const tokens = [...former, ...added];
  let to = tokens.length;
  while (isAnyOf(tokens[to - 1], 'mark') || isBehindValue(tokens[to - 1], tokens[to - 2])) to -= 1;
  const first = former.findIndex((token, at) => at > from && !isBeforeValue(token));
  const value = originalOf(normal, tokens[first]?.from ?? 0, tokens[to - 1]?.to ?? 0);
  return { tokens, entry: { from, to, sense: { ...sense, value } } };
}
