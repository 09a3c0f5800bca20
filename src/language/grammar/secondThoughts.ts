// Values taken back in the same breath: "delete 55, sorry, 56", 「14ではなく15」. The later one counts, the earlier is dropped
// before anything else is read.

import { hasLink, linksOf, type Sense, senseOf, type Token } from '../senses.ts';

export function withoutTakenBack(said: readonly Token[]): readonly Token[] {
  if (!said.some(takesBack)) return said;
  const tokens = withoutDenied(said);
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const from = valueAfter(tokens, at);
    const wrong = from === undefined ? -1 : lastOfKind(kept, classOf(tokens[from]));
    if (from === undefined || wrong < 0) {
      const token = tokens[at];
      if (token) kept.push(token);
      continue;
    }
    kept.splice(wrong);
    at = from;
    const value = tokens[at];
    if (value) kept.push(value);
    // "124 I mean"
    while (
      tokens[at + 1]?.senses.some(({ is }) => is === 'link' || is === 'mood') &&
      takesBack(tokens[at + 1] as Token)
    )
      at += 1;
  }
  return kept;
}

/** "not 241, I meant 214", "not that order, 15 instead": the value denied is dropped. */
function withoutDenied(said: readonly Token[]): readonly Token[] {
  // "125 rather than 124"
  const tokens = said.filter(
    (token, at) =>
      !(hasLink(said[at - 1], 'overNext') && (classOf(token) ?? senseOf(token, 'reference')) !== undefined),
  );
  const not = tokens.findIndex((token) => senseOf(token, 'mood')?.mood === 'not');
  const denied = tokens.findIndex((token, at) => at > not && !isBetween(token));
  const isValue = classOf(tokens[denied]) !== undefined || senseOf(tokens[denied], 'reference') !== undefined;
  const next = tokens.findIndex((token, at) => at > denied && !isBetween(token) && !takesBack(token));
  const kind = classOf(tokens[next]);
  if (not < 0 || denied < 0 || !isValue || kind === undefined) return tokens;
  const isSame = senseOf(tokens[denied], 'reference') !== undefined || classOf(tokens[denied]) === kind;
  const isCorrected =
    tokens.slice(denied + 1, next).some(takesBack) || tokens.slice(next + 1).every(isTrailing);
  const between = tokens.slice(denied + 1, next).filter(takesBack);
  return isSame && isCorrected ? [...tokens.slice(0, not), ...between, ...tokens.slice(next)] : tokens;
}

const isTrailing = (token: Token): boolean => isBetween(token) || takesBack(token);

/** Says that what stands before was wrong. */
const takesBack = (token: Token): boolean =>
  hasLink(token, 'corrects') ||
  senseOf(token, 'verb')?.verb === 'no' ||
  senseOf(token, 'mood')?.mood === 'instead';

const isBetween = ({ senses }: Token): boolean =>
  senses.some(({ is }) => is === 'filler' || is === 'mark' || is === 'thing');

/** Where the value begins to which the words at a place lead, if they take another one back. */
function valueAfter(tokens: readonly Token[], at: number): number | undefined {
  let place = at;
  let isTakenBack = false;
  for (; place < tokens.length; place += 1) {
    const token = tokens[place];
    if (!token) return undefined;
    if (takesBack(token)) isTakenBack = true;
    else if (!isBetween(token)) break;
  }
  return isTakenBack && classOf(tokens[place]) !== undefined ? place : undefined;
}

/** Between the wrong value and the words that take it back there may be no other value and no verb. */
function lastOfKind(kept: readonly Token[], kind: string | undefined): number {
  for (let at = kept.length - 1; at >= 0; at -= 1) {
    const token = kept[at];
    if (!token) break;
    if (classOf(token) === kind) return at;
    const isTold = token.senses.some(({ is }) => is === 'status') && kind === 'number';
    if (!isBetween(token) && !isTold && linksOf(token).length === 0) break;
  }
  return -1;
}

const classes: Partial<Record<Sense['is'], string>> = {
  order: 'number',
  number: 'number',
  row: 'number',
  telephone: 'telephone',
  date: 'date',
  period: 'date',
  status: 'status',
  carrier: 'carrier',
};

function classOf(token: Token | undefined): string | undefined {
  const kinds = token?.senses.flatMap(({ is }) => classes[is] ?? []) ?? [];
  return kinds[0];
}
