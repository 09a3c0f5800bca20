// What can come of a message: what decisions, answers and talk are handed to be put into words as. Values only.

import type { Answer, Asked, Change, Note, Refusal } from '../domain/decision.ts';
import type { Notice } from '../domain/notice.ts';
import type { NewOrderField } from '../domain/placing.ts';
import type { Request, RequestOf } from '../domain/request.ts';
import type { Standing } from '../domain/standing.ts';
import type { Watch, WatchWish } from '../domain/watch.ts';

/** What is not sent yet: a new order with what it lacks, or corrections of an order. */
export type DraftShown =
  | { readonly request: RequestOf<'place'>; readonly missing: readonly NewOrderField[] }
  | { readonly request: RequestOf<'edit'>; readonly standing: Standing };

/** What an outcome is called where it is counted: `confirms`, `answered list`, `refused rule`. */
export function nameOf(outcome: Outcome): string {
  if (outcome.kind === 'answered') return `answered ${outcome.answer.about}`;
  return outcome.kind === 'refused' ? `refused ${outcome.refusal.because}` : outcome.kind;
}

/** What came of a request in its conversation. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | {
      readonly kind: 'asks';
      readonly asked: Asked;
      /** Permitted changes that wait until this is answered. */
      readonly waiting?: readonly Change[];
      /** What else has to be asked for then. */
      readonly unasked?: readonly Request[];
    }
  /** What was asked of a new order still waits for its answer. */
  | { readonly kind: 'asksStill'; readonly field: NewOrderField }
  /** Permitted changes wait for one "yes". */
  | { readonly kind: 'confirms'; readonly changes: readonly Change[] }
  | { readonly kind: 'recorded'; readonly changes: readonly Change[] }
  /** Done at once. */
  | { readonly kind: 'noted'; readonly note: Note; readonly after: Standing }
  /** Changes of one order that do not go together: none is done. */
  | { readonly kind: 'contradicts'; readonly standing: Standing; readonly changes: readonly Change[] }
  /** More changes at once than are asked about. */
  | { readonly kind: 'tooMany'; readonly count: number; readonly most: number }
  /** So many orders more were asked about than are told of. */
  | { readonly kind: 'untold'; readonly count: number }
  /** A question was answered with "no"; `draft`: what became of what was gathered for it. */
  | { readonly kind: 'kept'; readonly draft?: 'thrownAway' | 'kept' }
  /** "Yes", but nothing was asked, or too long ago; or a button of a question that is over, or while another is open. */
  | { readonly kind: 'nothingAsked'; readonly because: 'none' | 'expired' | 'earlier' | 'over' }
  /** The drafts of this person, in the order in which they were begun; or those that were thrown away. */
  | { readonly kind: 'drafts' | 'discarded'; readonly drafts: readonly DraftShown[] }
  /** There is no such draft; `isAny`: there are others. */
  | { readonly kind: 'noDraft'; readonly isAny: boolean }
  /** The draft that a form or a sentence adds to was placed or thrown away. */
  | { readonly kind: 'draftGone' }
  | { readonly kind: 'speaks'; readonly language: string }
  | { readonly kind: 'cannotSpeak'; readonly languages: readonly string[] }
  /** How the person is spoken to here, and what could be chosen. `timeZone`: IANA name. */
  | {
      readonly kind: 'settings';
      readonly timeZone: string;
      readonly languages: readonly string[];
      readonly watch: Watch;
    }
  /** The zone that times are told in, by its IANA name: as it was set, or a name that none has. */
  | { readonly kind: 'zoneSet'; readonly timeZone: string }
  | { readonly kind: 'noZone'; readonly said: string }
  | {
      readonly kind: 'notUnderstood';
      readonly likely: readonly Request[];
      /** A question of the desk's still waits for its answer. */
      readonly isOpenStill: boolean;
    }
  /** There is no list to go on with. */
  | { readonly kind: 'noList' }
  | { readonly kind: 'nothingSaid' }
  /** The turn broke. */
  | { readonly kind: 'failed' }
  /** Told of from now on, or no more; `left`: all that is told of from now on. */
  | { readonly kind: 'watches'; readonly wish: WatchWish; readonly left: Watch }
  /** News that nobody asked about just now: of one order, or of many in short. */
  | { readonly kind: 'news'; readonly news: readonly [Notice, ...Notice[]] }
  | {
      readonly kind: 'digest';
      readonly news: readonly (readonly [Notice, ...Notice[]])[];
      /** Of all the news of all the orders. */
      readonly count: number;
    }
  /** No order fits what was typed to find one; blank where there is none at all. */
  | { readonly kind: 'notFound'; readonly typed: string }
  /** An order to be shown to others than who looked for it. */
  | { readonly kind: 'shared'; readonly standing: Standing }
  /** A number was found although it was typed in another form. */
  | { readonly kind: 'foundAs'; readonly typed: string; readonly number: string };
