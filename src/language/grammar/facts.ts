// What stands in a clause, sorted by class: everything the grammar asks about, none of its decisions.

import type { Corrections, FieldName } from '../../domain/fields.ts';
import { actions, type Status, statuses } from '../../domain/statusRules.ts';
import { type Normal, originalOf } from '../normalize.ts';
import {
  hasLink,
  type Link,
  linksOf,
  type Mood,
  type SenseOf,
  senseOf,
  type Thing,
  type Token,
} from '../senses.ts';
import type { Clause } from './clauses.ts';
import { correctionsIn } from './corrections.ts';
import { type Window, windowOf } from './window.ts';

export type VerbSense = SenseOf<'verb'>;

export interface Facts {
  readonly verbs: readonly VerbSense[];
  /** Words that are a verb and a status as well ("cancel", as a column of a list). */
  readonly unsure: readonly { readonly verb: VerbSense; readonly status: Status }[];
  /** Deeds told as done. */
  readonly pasts: readonly VerbSense[];
  readonly statuses: readonly Status[];
  readonly corrections: Corrections;
  /** Fields named without a value. */
  readonly fields: readonly FieldName[];
  /** A value was given as a statement ("the PIN is 4711"). */
  readonly stated: boolean;
  readonly moods: ReadonlySet<Mood>;
  readonly links: ReadonlySet<Link>;
  readonly things: ReadonlySet<Thing>;
  readonly orders: readonly string[];
  readonly except: readonly string[];
  /** Whether an order number is said to be one, by a word or its letters. */
  readonly marked: boolean;
  readonly telephones: readonly string[];
  readonly dates: readonly string[];
  /** The dates as the ends of a stretch of the past. */
  readonly window: Window;
  readonly hasPeriod: boolean;
  readonly carriers: readonly string[];
  readonly languages: readonly string[];
  readonly timeZones: readonly string[];
  readonly because?: string;
  readonly text?: string;
  /** Ends with a question mark. */
  readonly asked: boolean;
  /** Holds words that no language knows. */
  readonly strange: boolean;
  /** A number that an unknown word claims for its own ("flight 102"). */
  readonly foreign: boolean;
  /** Holds words of a story. */
  readonly hasContext: boolean;
  /** What the deed is done to is known, and none of ours ("cancel my meeting"). */
  readonly hasOtherObject: boolean;
  /** Two numbers of which it is not said which is meant. */
  readonly undecided: boolean;
}

export function factsOf(clause: Clause, normal: Normal): Facts {
  const found = correctionsIn(clause, normal);
  const rest = found.used.size === 0 ? clause : clause.filter((token) => !found.used.has(token));
  const verbTokens: { verb: VerbSense; status: Status | undefined }[] = [];
  const statusTokens: { status: Status; form: VerbSense['form'] | undefined }[] = [];
  const moods = new Set<Mood>();
  const links = new Set<Link>();
  const things = new Set<Thing>();
  const telephones: string[] = [];
  const dates: string[] = [];
  const carriers: string[] = [];
  const languages: string[] = [];
  const timeZones: string[] = [];
  let because: string | undefined;
  let text: string | undefined;
  let asked = false;
  let strange = false;
  let marked = false;
  let hasDuration = false;
  let hasPeriod = false;
  const isBare = clause.length < shortAnswer && !clause.some(namesObject);
  const hasTelephone = clause.some((token) => senseOf(token, 'telephone'));
  for (const [at, token] of rest.entries()) {
    if (token.senses.length === 0) strange = true;
    const status = senseOf(token, 'status')?.status;
    const verb = isDescription(rest, at) || isIdle(token, hasTelephone) ? undefined : verbIn(token, isBare);
    if (verb) verbTokens.push({ verb, status });
    if (status) statusTokens.push({ status, form: verb?.form });
    for (const sense of token.senses) {
      switch (sense.is) {
        case 'mood':
          moods.add(sense.mood);
          break;
        case 'link':
          links.add(sense.link);
          break;
        case 'thing':
          things.add(sense.thing);
          break;
        case 'order':
          marked = true;
          break;
        case 'telephone':
          telephones.push(sense.number);
          break;
        case 'date':
          dates.push(sense.date);
          break;
        case 'duration':
          hasDuration = true;
          break;
        case 'period':
          hasPeriod = true;
          break;
        case 'carrier':
          carriers.push(originalOf(normal, token.from, token.to));
          break;
        case 'language':
          languages.push(sense.tag);
          break;
        case 'timeZone':
          timeZones.push(sense.zone);
          break;
        case 'because':
          because ??= sense.text;
          break;
        case 'text':
          text ??= sense.text;
          break;
        case 'mark':
          asked ||= sense.mark === 'question';
          break;
      }
    }
  }
  if (moods.has('duty') && !asked) moods.add('wish');
  if (moods.has('leave')) moods.add(moods.has('fact') ? 'may' : 'wish');
  // "I want it cancelled": what is wished done is commanded.
  const isWished =
    moods.has('wish') && !moods.has('fact') && verbTokens.every(({ verb }) => verb.form === 'past');
  const active = isWished
    ? verbTokens.map(({ verb }) => ({ verb: { ...verb, form: 'command' as const }, status: undefined }))
    : verbTokens.filter(({ verb }) => verb.form !== 'past');
  for (const { verb } of active)
    if (isMood(verb.form)) moods.add(asked && verb.form === 'not' ? 'may' : verb.form);
  // "I don't want it cancelled"
  if (moods.has('unwanted') && verbTokens.some(({ verb }) => isAction(verb.verb)) && !isGround(rest))
    moods.add('not');
  // "couldn't you": asked for, and not forbidden.
  if (asked && moods.has('appeal') && !moods.has('unwanted')) moods.delete('not');
  const doubtful = active.flatMap(({ verb, status }) => (status ? [{ verb, status }] : []));
  // In "may cancelled orders be edited" the other deed is meant.
  const hasOtherDeed = moods.has('may') && active.some(({ verb, status }) => !status && isAction(verb.verb));
  // In "can it be cancelled" the deed is meant, in "cancelled orders" the status.
  const meansDeed =
    active.every(({ verb }) => verb.verb === 'reason') &&
    (moods.has('may') || moods.has('how') || moods.has('wish'));
  const named = new Set(
    statusTokens
      .filter(({ form }) => form === undefined || (form === 'past' && !meansDeed && !isWished))
      .map(({ status }) => status)
      .concat(hasOtherDeed ? doubtful.map(({ status }) => status) : []),
  );
  const { orders, except } = ordersIn(rest, hasTelephone);
  return {
    verbs: active.filter(({ status }) => !status).map(({ verb }) => verb),
    unsure: hasOtherDeed ? [] : doubtful,
    pasts: isWished ? [] : verbTokens.filter(({ verb }) => verb.form === 'past').map(({ verb }) => verb),
    statuses: named.size === 0 ? [] : statuses.filter((status) => named.has(status)),
    corrections: found.corrections,
    fields: found.fields,
    stated: found.stated,
    moods,
    links,
    things,
    orders,
    except,
    marked,
    telephones,
    dates,
    window: dates.length > 0 || hasPeriod ? windowOf(rest) : {},
    hasPeriod,
    carriers,
    languages,
    timeZones,
    ...(because !== undefined && { because }),
    ...(text !== undefined && { text }),
    asked,
    strange: strange || hasDuration,
    foreign: isClaimed(rest) || isOfOtherTrade(rest),
    hasContext: rest.some(isContext),
    hasOtherObject: isOfOther(rest),
    undecided: isUndecided(rest),
  };
}

/** Words of an answer that stands alone. */
const shortAnswer = 4;
const namesObject = ({ senses }: Token): boolean =>
  senses.some(
    ({ is }) => is === 'order' || is === 'number' || is === 'row' || is === 'field' || is === 'thing',
  );

/** "correct" alone agrees, "correct 105" asks for a deed. */
function verbIn(token: Token, isBare: boolean): VerbSense | undefined {
  const verbs = token.senses.filter((sense): sense is VerbSense => sense.is === 'verb');
  const isAnswer = ({ verb }: VerbSense): boolean => verb === 'yes' || verb === 'no' || verb === 'stop';
  if (verbs.length < 2) return verbs[0];
  const fitting = verbs.filter((sense) => isAnswer(sense) === isBare);
  // To show is the least that can be asked.
  const special = fitting.filter(({ verb }) => verb !== 'view');
  // What may have been done or may be allowed is asked for leave.
  return special.find(({ form }) => form === 'may') ?? special[0] ?? fitting[0] ?? verbs[0];
}

/** A word that nobody knows right before what orders are called, or joined to it, says of which trade it is. */
const isOfOtherTrade = (tokens: readonly Token[]): boolean =>
  tokens.some((token, at) => {
    if (senseOf(token, 'thing')?.thing !== 'orders') return false;
    const before = tokens[at - 1];
    if (isUnknown(before) && before?.to === token.from) return true;
    return linksOf(before).includes('of') && isUnknown(tokens[at - 2]) && tokens[at - 2]?.to === before?.from;
  });

/** "I don't need it any more, so cancel it": that it is not wanted is why. */
function isGround(tokens: readonly Token[]): boolean {
  const unwanted = tokens.findLastIndex((token) => senseOf(token, 'mood')?.mood === 'unwanted');
  const deed = tokens.findIndex((token) => isAction(senseOf(token, 'verb')?.verb ?? ''));
  return deed > unwanted && senseOf(tokens[deed], 'verb')?.form === 'command';
}

/** "cancelled orders": a deed told of orders describes them. */
const isDescription = (tokens: readonly Token[], at: number): boolean =>
  senseOf(tokens[at], 'status') !== undefined &&
  senseOf(tokens[at], 'verb')?.form === 'past' &&
  senseOf(tokens[linksOf(tokens[at + 1]).includes('of') ? at + 2 : at + 1], 'thing') !== undefined;

/** "take", "put": they add or remove a telephone number, or nothing. */
const isIdle = (token: Token, hasTelephone: boolean): boolean => {
  const field = senseOf(token, 'verb')?.field;
  return (
    (field === 'addNumber' || field === 'removeNumber') &&
    !hasTelephone &&
    senseOf(token, 'filler') !== undefined
  );
};

const isNumber = (token: Token | undefined): boolean =>
  token?.senses.some(({ is }) => is === 'order' || is === 'number' || is === 'row') ?? false;
const isUnknown = (token: Token | undefined): boolean =>
  token?.senses.every(({ is }) => is === 'context') ?? false;
const isFiller = (token: Token | undefined): boolean =>
  token !== undefined && token.senses.length > 0 && token.senses.every(({ is }) => is === 'filler');

/** "flight 102", "12 laptops": an unknown word beside a number makes it a number of something else. */
export function isClaimed(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    if (!isNumber(token)) return false;
    if (tokens[at + 1]?.senses.length === 0) return true;
    const behind = tokens[at + 1];
    if (behind && isContext(behind) && tokens[at + 2]?.senses.length === 0) return true;
    let before = at - 1;
    while (before >= 0 && isFiller(tokens[before])) before -= 1;
    return isUnknown(tokens[before]);
  });
}

const isPronoun = (token: Token): boolean => {
  const to = senseOf(token, 'reference')?.to;
  return to !== undefined && to !== 'all';
};

const isContext = (token: Token): boolean =>
  token.senses.length > 0 && token.senses.every(({ is }) => is === 'context');

/** Behind a deed and before any number of an order, or as its object right before it, stands a word of something else. */
function isOfOther(tokens: readonly Token[]): boolean {
  const verb = tokens.findIndex((token) => isAction(senseOf(token, 'verb')?.verb ?? ''));
  const object = hasLink(tokens[verb - 1], 'becomesNext') ? tokens[verb - 2] : tokens[verb - 1];
  if (object && isContext(object) && !tokens.some(isNumber)) return true;
  const number = tokens.findIndex((token) => isNumber(token) || isPronoun(token));
  return tokens.some(
    (token, at) => verb >= 0 && at > verb && (number < verb || at < number) && isContext(token),
  );
}

/** "123 or 124", "123 to 124": which of the two is meant is not said. */
function isUndecided(tokens: readonly Token[]): boolean {
  let between: Token[] | undefined;
  for (const [at, token] of tokens.entries()) {
    if (isNumber(token)) {
      // "set it to AC-12": a value of no field.
      if (hasLink(tokens[at - 1], 'becomesNext') && senseOf(tokens[at - 1], 'verb')?.verb === 'edit')
        return true;
      const links = new Set(between?.flatMap(linksOf));
      if (links.has('or')) return true;
      const isChanged = links.has('becomesNext') || links.has('becomesLast');
      if (
        isChanged &&
        !links.has('and') &&
        !between?.some((one) => senseOf(one, 'mood') || senseOf(one, 'mark'))
      )
        return true;
      between = [];
    } else between?.push(token);
  }
  return false;
}

const isAction = (verb: string): boolean => (actions as readonly string[]).includes(verb);

const isMood = (form: VerbSense['form']): form is Extract<VerbSense['form'], Mood> =>
  form === 'may' || form === 'how' || form === 'not' || form === 'condition';

function ordersIn(tokens: readonly Token[], hasTelephone: boolean): { orders: string[]; except: string[] } {
  const orders: string[] = [];
  const except: string[] = [];
  let into = orders;
  /** Where what was named since the last pause begins. */
  let group = 0;
  /** What was named since, that of it included which had been named before. */
  let recent: string[] = [];
  let isRow = false;
  const add = (ref: string): void => {
    recent.push(ref);
    if (!into.includes(ref)) into.push(ref);
  };
  for (const token of tokens) {
    const links = linksOf(token);
    const removes = hasTelephone && senseOf(token, 'verb')?.field === 'removeNumber';
    if (links.includes('exceptNext')) into = except;
    if (links.includes('exceptLast') && !removes) {
      except.push(...recent);
      orders.splice(group);
    }
    if (token.senses.some(({ is }) => is === 'mark' || is === 'verb')) {
      group = orders.length;
      recent = [];
    }
    // "of 10 to 13 leave out 12": what stands right behind a row is no part of it.
    if (isRow && isNumber(token)) {
      group = orders.length;
      recent = [];
    }
    isRow = senseOf(token, 'row') !== undefined || (isRow && !links.includes('and'));
    const ref =
      senseOf(token, 'order')?.number ?? senseOf(token, 'number')?.number ?? senseOf(token, 'reference')?.to;
    if (ref !== undefined) add(ref);
    for (const number of senseOf(token, 'row')?.numbers ?? []) add(number);
  }
  // A pronoun beside the order it stands for adds nothing, nor does "everything".
  const numbered = orders.filter((ref) => /^[^#]*\d/.test(ref));
  const named =
    numbered.length > 0
      ? numbered
      : orders.filter(
          (ref) => (!hasTelephone && !orders.includes('all')) || (ref !== 'it' && ref !== 'them'),
        );
  const left = except.filter((ref) => /\d/.test(ref));
  // A row minus one is written out.
  if (named.length > 0 && left.every((ref) => named.includes(ref)))
    return { orders: named.filter((ref) => !left.includes(ref)), except: [] };
  return { orders: named.length === 0 && left.length > 0 ? ['all'] : named, except: left };
}
