// What a word can mean: the token classes the grammar speaks of. Words themselves live in locales.

import type { FieldName } from '../domain/fields.ts';
import type { Verb } from '../domain/request.ts';
import type { Status } from '../domain/statusRules.ts';

/**
 * How a verb stands: `plain` (as in a list of keywords), `command` (asks for it, whatever the punctuation),
 * `may`, `how`, `not`, `past`, `condition` as the ending says, `noun` (names the deed, asks for nothing).
 */
export const forms = ['plain', 'command', 'may', 'how', 'not', 'past', 'condition', 'noun'] as const;
export type Form = (typeof forms)[number];

/** What words around a verb make of it. */
export const moods = [
  /** Makes a command of any form: "I want", "could you". */
  'wish',
  /** Asks the other whether he would ("could you"): a negation elsewhere in the question is mere politeness. */
  'appeal',
  /** Says that a thing has to be done ("it must be"): a wish, unless it is asked. */
  'duty',
  /** "let me": wished, or, asked about something else ("does it let me"), a question for leave. */
  'leave',
  /** "can I". */
  'may',
  /** "what can be done". */
  'any',
  'how',
  'not',
  /** Says that a thing is not wanted: of a deed, that it shall not be done. */
  'unwanted',
  'condition',
  /** Tells what is or was: "already", "was". */
  'fact',
  /** "what": a question, not a command. */
  'question',
  /** "who": asks for a person. */
  'who',
  /** "which": looks for orders. */
  'which',
  /** "I meant": corrects what was said before. */
  'instead',
  /** "something about": leaves open what is asked. */
  'vague',
  /** "placed by me". */
  'byMe',
] as const;
export type Mood = (typeof moods)[number];

export const things = ['order', 'orders', 'portOrder', 'draft'] as const;
export type Thing = (typeof things)[number];

export const links = [
  /** Joins two of a kind or two requests. */
  'and',
  /** Leaves open which of two is meant. */
  'or',
  /** Stands before what is left out of a selection. */
  'exceptNext',
  /** Stands after what is left out of a selection. */
  'exceptLast',
  /** Stands between the first and the last of a row of numbers. */
  'rangeNext',
  /** Stands behind the last of a row of numbers. */
  'rangeLast',
  /** Stands before or behind the first day of a stretch. */
  'sinceNext',
  'sinceLast',
  /** Stands before or behind the last day of a stretch. */
  'untilNext',
  'untilLast',
  /** Says that numbers transfer: a day beside it is not the one that an order was placed on. */
  'transfersOn',
  /** Stands before what a list is ordered by, or behind it. */
  'sortedBy',
  /** The other way round: the last first. */
  'descending',
  /** Stands before a value that another one replaces ("rather than 124"). */
  'overNext',
  /** Says that what stands before was wrong, from the same kind of word on that follows. */
  'corrects',
  /** Says that nothing is meant besides what it stands with ("only 124"). */
  'only',
  /** Says that something is meant besides what stands before. */
  'also',
  /** Stands before a value whose field follows: "make Ann the signer". */
  'valueNext',
  /** Stands before a part of an order's name by which it is looked for, or behind it. */
  'nameNext',
  'nameLast',
  /** Stands before the one whom a new order is for. */
  'ownerNext',
  /** Stands before the carrier that a new order is taken from. */
  'carrierNext',
  /** Stands between a field and the order it belongs to. */
  'of',
  /** Stands before the new value of a field. */
  'becomesNext',
  /** Stands after the new value of a field. */
  'becomesLast',
  /** Stands behind what is told as the ground of a request. */
  'therefore',
  /** Stands before a reason. */
  'becauseNext',
  /** Stands after a reason. */
  'becauseLast',
  /** Closes a sentence and adds nothing to a reason or value before it. */
  'closing',
] as const;
export type Link = (typeof links)[number];

export type Mark = 'stop' | 'question' | 'comma' | 'colon' | 'quote' | 'other';

export type Sense =
  | {
      readonly is: 'verb';
      readonly verb: Verb;
      readonly form: Form;
      readonly field?: FieldName;
      readonly shift?: '+' | '-';
    }
  /** The first half of a verb whose other half stands further behind. */
  | {
      readonly is: 'separated';
      readonly particles: readonly string[];
      readonly verb: Extract<Sense, { is: 'verb' }>;
    }
  | { readonly is: 'particle'; readonly particle: string }
  | { readonly is: 'status'; readonly status: Status }
  | { readonly is: 'field'; readonly field: FieldName }
  /** A field with its value; `stated` where a word between them says that it is so. */
  | { readonly is: 'entry'; readonly field: FieldName; readonly value: string; readonly stated: boolean }
  | { readonly is: 'thing'; readonly thing: Thing }
  | { readonly is: 'mood'; readonly mood: Mood }
  | { readonly is: 'link'; readonly link: Link }
  | { readonly is: 'shift'; readonly shift: '+' | '-' }
  /** What a list is ordered by: `placed`, `-placed` the other way round. */
  | { readonly is: 'sorting'; readonly sort: string }
  | { readonly is: 'carrier'; readonly carrier: string }
  | { readonly is: 'language'; readonly tag: string }
  /** `all`, `it`, `them`, `#2`, `#last`. */
  | { readonly is: 'reference'; readonly to: string }
  | { readonly is: 'filler' }
  /** People and things that stories are told of: no filler, since a number beside one is its own ("client 55"). */
  | { readonly is: 'context' }
  /** A word of another trade. */
  | { readonly is: 'alien' }
  | { readonly is: 'order'; readonly number: string }
  | { readonly is: 'number'; readonly number: string }
  /** Numbers from a first to a last. */
  | { readonly is: 'row'; readonly numbers: readonly string[] }
  | { readonly is: 'telephone'; readonly number: string }
  /**
   * `2026-12-10`, `2026-12-10T09:00`; `past`: the day meant where the past is looked at; `isNone`: a slip such as
   * `2027-02-30`, of which the calendar or the clock has none.
   */
  | { readonly is: 'date'; readonly date: string; readonly past?: string; readonly isNone?: true }
  /** A stretch of days with both ends, or still going on. */
  | { readonly is: 'period'; readonly since: string; readonly until?: string }
  | { readonly is: 'timeZone'; readonly zone: string }
  /** A stretch of time without direction: `2d`. */
  | { readonly is: 'duration'; readonly duration: string }
  | { readonly is: 'mark'; readonly mark: Mark }
  /** Free text that was marked as a reason, or as the text of a comment. */
  | { readonly is: 'because'; readonly text: string }
  | { readonly is: 'text'; readonly text: string }
  /** A part of an order's name by which it is looked for. */
  | { readonly is: 'name'; readonly text: string };

export type SenseOf<K extends Sense['is']> = Extract<Sense, { is: K }>;

/** A stretch of the normal text; without senses where no word of any language is known for it. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly senses: readonly Sense[];
}

export function senseOf<K extends Sense['is']>(token: Token | undefined, is: K): SenseOf<K> | undefined {
  if (token) for (const sense of token.senses) if (sense.is === is) return sense as SenseOf<K>;
  return undefined;
}

export const hasLink = (token: Token | undefined, link: Link): boolean => {
  if (token) for (const sense of token.senses) if (sense.is === 'link' && sense.link === link) return true;
  return false;
};

export const hasMood = (token: Token | undefined, mood: Mood): boolean => {
  if (token) for (const sense of token.senses) if (sense.is === 'mood' && sense.mood === mood) return true;
  return false;
};

export const linksOf = (token: Token | undefined): Link[] =>
  token?.senses.flatMap((sense) => (sense.is === 'link' ? [sense.link] : [])) ?? [];
