// What stands in a clause, sorted by class: everything the grammar asks about, none of its decisions.

import type { Corrections, FieldName } from '../../domain/fields.ts';
import { type Normal, originalOf } from '../normalize.ts';
import type { Link, Mood, Thing, Token } from '../senses.ts';
import type { Clause } from './clauses.ts';
import { correctionsIn } from './corrections.ts';
import { hasOtherObject, isClaimed, isOfOtherTrade } from './foreign.ts';
import { leavesOutKind } from './leftOut.ts';
import { isUndecided, type NamedOrders, ordersIn } from './orders.ts';
import { type VerbsSaid, verbsSaid } from './verbsSaid.ts';
import { type Window, windowOf } from './window.ts';
import { isAnyOf, isContext, isPronoun } from './words.ts';

export interface Facts extends VerbsSaid, NamedOrders {
  readonly corrections: Corrections;
  /** Fields named without a value. */
  readonly fields: readonly FieldName[];
  /** Several fields are given one after another, as on a form. */
  readonly isForm: boolean;
  /** A value was given as a statement ("the PIN is 4711"). */
  readonly stated: boolean;
  readonly links: ReadonlySet<Link>;
  readonly things: ReadonlySet<Thing>;
  /** Whether an order number is said to be one, by a word or its letters. */
  readonly marked: boolean;
  readonly telephones: readonly string[];
  readonly dates: readonly string[];
  /** One of them is none of the calendar's. */
  readonly hasNoDate: boolean;
  /** The dates as the ends of a stretch of the past. */
  readonly window: Window;
  readonly hasPeriod: boolean;
  readonly carriers: readonly string[];
  /** Parts of the names of the orders that are looked for. */
  readonly names: readonly string[];
  readonly languages: readonly string[];
  readonly timeZones: readonly string[];
  /** What a list is ordered by, said without a field. */
  readonly sorting?: string;
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
  /** Orders are left out of which it can't be said which are left. */
  readonly leavesOutKind: boolean;
}

export function factsOf(clause: Clause, normal: Normal): Facts {
  const found = correctionsIn(clause, normal);
  const rest = found.used.size === 0 ? clause : clause.filter((token) => !found.used.has(token));
  const moods = new Set<Mood>();
  const links = new Set<Link>();
  const things = new Set<Thing>();
  const telephones: string[] = [];
  const dates: string[] = [];
  const carriers: string[] = [];
  const names: string[] = [];
  const languages: string[] = [];
  const timeZones: string[] = [];
  let sorting: string | undefined;
  let because: string | undefined;
  let text: string | undefined;
  let asked = false;
  let strange = false;
  let marked = false;
  let hasDuration = false;
  let hasPeriod = false;
  let hasNoDate = false;
  const isBare = clause.length < shortAnswer && !clause.some(namesObject);
  const hasTelephone = clause.some((token) => isAnyOf(token, 'telephone'));
  for (const token of rest) {
    if (token.senses.length === 0) strange = true;
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
          hasNoDate ||= sense.isNone === true;
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
        case 'name':
          names.push(sense.text);
          break;
        case 'language':
          languages.push(sense.tag);
          break;
        case 'timeZone':
          timeZones.push(sense.zone);
          break;
        case 'sorting':
          sorting ??= sense.sort;
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
  return {
    ...verbsSaid(rest, { moods, asked, isBare, hasTelephone }),
    // "the order named Osaka": the name says which, not what was said before.
    ...ordersIn(names.length > 0 ? rest.filter((token) => !isPronoun(token)) : rest, hasTelephone),
    corrections: found.corrections,
    fields: found.fields,
    isForm: clause.filter((token) => isAnyOf(token, 'entry')).length > 1,
    stated: found.stated,
    links,
    things,
    marked,
    telephones,
    dates,
    hasNoDate,
    window: dates.length > 0 || hasPeriod ? windowOf(rest) : {},
    hasPeriod,
    carriers,
    names,
    languages,
    timeZones,
    ...(sorting !== undefined && { sorting }),
    ...(because !== undefined && { because }),
    ...(text !== undefined && { text }),
    asked,
    strange: strange || hasDuration,
    foreign: isClaimed(rest) || isOfOtherTrade(rest),
    hasContext: rest.some(isContext),
    hasOtherObject: hasOtherObject(rest),
    undecided: isUndecided(rest),
    leavesOutKind: leavesOutKind(rest),
  };
}

/** Words of an answer that stands alone. */
const shortAnswer = 4;
const namesObject = (token: Token): boolean => isAnyOf(token, 'order', 'number', 'row', 'field', 'thing');
