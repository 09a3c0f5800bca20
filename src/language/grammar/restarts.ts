// Sentences begun anew: "cancel it, no, delete it", 「123をキャンセル、じゃなくて124をキャンセルして」. From the word that is
// wrong up to the one that takes its place nothing was meant.

import { linksOf, type Sense, senseOf, type Token } from '../senses.ts';

export function restarted(tokens: readonly Token[]): readonly Token[] {
  let said = tokens;
  for (let at = 1; at < said.length; at += 1) {
    const anew = restarts(said[at]) ? restartedAt(said, at) : undefined;
    if (!anew) continue;
    // What stands behind is as it was.
    at = Math.max(0, at - (said.length - anew.length));
    said = anew;
  }
  return said;
}

const restarts = (token: Token | undefined): boolean => linksOf(token).includes('restarts');

function restartedAt(tokens: readonly Token[], at: number): readonly Token[] | undefined {
  const rest = tokens.slice(tokens.findIndex((token, place) => place > at && !isLight(token)));
  const [first] = rest;
  const kind = kindOf(first);
  if (!first || first.from < (tokens[at]?.to ?? 0) || kind === undefined) return undefined;
  const last = tokens.findLastIndex((token, place) => place < at && kindOf(token) === kind);
  if (last < 0) return undefined;
  const between = tokens.slice(last, at);
  // "show 12. Sorry, cancel it": asks for two things.
  const isDenied = tokens.slice(at).some((token) => token.from < first.from && isDenial(token));
  if (!isDenied && between.some(isHead) && between.some((_, place) => endsSentence(between, place)))
    return undefined;
  const start = kind === 'number' ? startOfGroup(tokens, last) : last;
  const before = tokens.slice(0, start);
  // "not Friday but Thursday, please" answers what stands in an earlier message.
  if (kind === 'date' && before.every(isLight)) return [...before, ...corrected(rest)];
  if (kind === 'verb' || rest.some(isHead)) return [...before, ...rest];
  const behind = tokens.slice(last + 1, at);
  // "cancel 604. Sorry, not 604, it was 640": what was asked stands in the sentence before.
  const head = before.findLastIndex(isHead);
  if (head >= 0 && before.some((_, place) => place > head && endsSentence(before, place)))
    return [...before, ...corrected(rest)];
  if (behind.some(isHead) || head >= 0) {
    const end = rest.findIndex((token) => kindOf(token) !== kind && !joins(token));
    return [...before, ...(end < 0 ? rest : rest.slice(0, end)), ...behind];
  }
  return [...before, ...corrected(rest)];
}

/** With a word in front that says that something before was wrong. */
const corrected = (rest: readonly Token[]): readonly Token[] => {
  const from = rest[0]?.from ?? 0;
  return [{ from, to: from, senses: [{ is: 'mood', mood: 'instead' }] }, ...rest];
};

const isLight = (token: Token): boolean =>
  restarts(token) ||
  isDenial(token) ||
  senseOf(token, 'mood')?.mood === 'instead' ||
  (token.senses.length > 0 &&
    token.senses.every(({ is }) => is === 'filler' || is === 'mark' || is === 'thing'));

const isDenial = (token: Token): boolean => senseOf(token, 'verb')?.verb === 'no';

const exchanged: readonly string[] = ['yes', 'no', 'stop', 'greet', 'thanks', 'bye'];

const isHead = (token: Token): boolean => {
  const verb = senseOf(token, 'verb');
  return verb !== undefined && verb.form !== 'past' && !exchanged.includes(verb.verb);
};

/** A full stop, not dots that trail off. */
const endsSentence = (tokens: readonly Token[], at: number): boolean => {
  const isStop = (token: Token | undefined): boolean => {
    const mark = senseOf(token, 'mark')?.mark;
    return mark === 'stop' || mark === 'question';
  };
  return isStop(tokens[at]) && !isStop(tokens[at - 1]) && !isStop(tokens[at + 1]);
};

const joins = (token: Token): boolean =>
  linksOf(token).includes('and') || senseOf(token, 'mark')?.mark === 'comma';

/** "15 and 16, no, 15 and 17": the whole row is taken back. */
function startOfGroup(tokens: readonly Token[], last: number): number {
  let start = last;
  while (start >= 2 && joins(tokens[start - 1] as Token) && kindOf(tokens[start - 2]) === 'number')
    start -= 2;
  return start;
}

const kinds: Partial<Record<Sense['is'], string>> = {
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

/** What a word is of; a word that nobody knows may be a name. */
function kindOf(token: Token | undefined): string | undefined {
  if (!token) return undefined;
  if (token.senses.length === 0) return 'unknown';
  const verb = senseOf(token, 'verb');
  if (verb) return exchanged.includes(verb.verb) || verb.form === 'past' ? undefined : 'verb';
  const reference = senseOf(token, 'reference')?.to;
  if (reference !== undefined) return /\d|last/.test(reference) ? 'number' : undefined;
  return token.senses.flatMap(({ is }) => kinds[is] ?? [])[0];
}
