// What the desk can come to on a request: an answer, a refusal, a change that is permitted, or something to ask first.
// Values only; decide.ts makes them, replies/ puts them into words.

import type { Fault } from './corrections.ts';
import type { FieldName } from './fields.ts';
import type { Filter } from './filter.ts';
import type { Comment, HistoryEntry, Order } from './order.ts';
import type { Role } from './people.ts';
import type { NewOrderField } from './placing.ts';
import type { OrderRequest, Request, RequestOf, Verb } from './request.ts';
import type { Sorting } from './sorting.ts';
import type { Standing } from './standing.ts';
import type { Action, Status, StatusVerdict, Verdict } from './statusRules.ts';
import type { Todo } from './todo.ts';
import type { NotUndone } from './undo.ts';
import type { ExpectedRange } from './usual.ts';
import type { WatchWish } from './watch.ts';

export interface Change {
  readonly action: Exclude<Action, 'view'> | 'place';
  /** The request for this one order: what a "yes" to it carries out. */
  readonly request: Request;
  /** Absent where the order is new. */
  readonly before?: Standing;
  readonly after: Standing;
  /** What it takes back, in its own way. */
  readonly undoes?: HistoryEntry['what'];
  /** A FOC date was said without its time of day. */
  readonly timeAssumed: boolean;
}

/** What is done at once: nothing that an order goes through, so that nobody is asked before it. */
export interface Note {
  readonly deed: 'comment';
  /** The order as it was before. */
  readonly standing: Standing;
  readonly comment: Comment;
}

/** How an order stands at the moment that was asked about, and how it stands now. */
export interface Stands {
  /** As of `at`, else as of now. */
  readonly standing: Standing;
  /** A moment ahead: what is said of it holds unless the status changes by then. */
  readonly at?: Date;
  /** A moment that was asked about but lies behind: what is said is of now. */
  readonly past?: Date;
  readonly present: Standing;
}

export type Answer =
  | {
      readonly about: 'order' | 'view' | 'history' | 'reason';
      readonly standing: Standing;
    }
  | {
      readonly about: 'when';
      readonly standing: Standing;
      /** While the carrier's answer is awaited. */
      readonly expected?: ExpectedRange;
      /** It is awaited longer than usual. */
      readonly isLonger: boolean;
    }
  | ({ readonly about: 'mayAny'; readonly row: StatusRow } & Stands)
  | {
      readonly about: 'list';
      /** One page of them. */
      readonly standings: readonly Standing[];
      /** The numbers of those that come before this page. */
      readonly earlier: readonly string[];
      /** How many there are in all. */
      readonly total: number;
      /** Orders that may be meant where none fits. */
      readonly near: readonly Standing[];
      readonly filter: Filter;
      readonly sorting?: Sorting;
    }
  /** What to tell a customer; `language`: the tag of the language to tell it in, where it is not the person's. */
  | { readonly about: 'customer'; readonly standing: Standing; readonly language?: string }
  /** `total`: of all that need somebody. */
  | { readonly about: 'todo'; readonly todo: readonly Todo[]; readonly total: number }
  | {
      readonly about: 'export';
      readonly standings: readonly Standing[];
      readonly filter: Filter;
      readonly sorting?: Sorting;
    }
  | { readonly about: 'count'; readonly count: number; readonly filter: Filter }
  | ({
      readonly about: 'may';
      readonly action: Action;
      readonly verdict: Verdict;
      readonly openings: readonly StatusVerdict[];
      /** The role that doing it takes, where the person has not got it. */
      readonly needed?: Role;
    } & Stands)
  | { readonly about: 'mayInStatus'; readonly action: Action; readonly verdicts: readonly StatusVerdict[] }
  | { readonly about: 'meaning'; readonly topic: Status | FieldName }
  | { readonly about: 'rules'; readonly table: readonly StatusRow[] }
  | { readonly about: 'how'; readonly action: Action | 'place'; readonly statuses: readonly Status[] }
  | { readonly about: 'left'; readonly standings: readonly Standing[] }
  /** `standings`: the orders that the talk was of. */
  | { readonly about: 'support'; readonly standings: readonly Standing[] }
  | { readonly about: 'help' | 'greet' | 'thanks' | 'bye' };

export type StatusRow = { readonly status: Status } & Readonly<Record<Action, Verdict>>;

export type Refusal =
  /** The table forbids it. `field`: the one that was to be edited where only the FOC date may be. */
  | {
      readonly because: 'rule';
      readonly action: Action;
      readonly standing: Standing;
      readonly verdict: Exclude<Verdict, 'yes'>;
      /** The nearest statuses ahead in which it would be possible. */
      readonly openings: readonly StatusVerdict[];
      readonly field?: FieldName;
    }
  | { readonly because: 'role'; readonly needed: Exclude<Role, 'guest'>; readonly verb: Verb }
  | { readonly because: 'unknownOrder'; readonly number: string }
  | { readonly because: 'deletedOrder'; readonly order: Order }
  /** Values that cannot be taken: nothing is done. */
  | { readonly because: 'faults'; readonly standing: Standing; readonly faults: readonly Fault[] }
  /** Values that a new order cannot take; the others are kept. `country`: as far as it is known. */
  | { readonly because: 'faultsOfNew'; readonly country: string; readonly faults: readonly Fault[] }
  /** Only orders in these statuses are placed anew. */
  | { readonly because: 'notRecreated'; readonly standing: Standing; readonly statuses: readonly Status[] }
  | {
      readonly because: 'notUndone';
      readonly why: NotUndone;
      readonly standing?: Standing;
      readonly last?: HistoryEntry;
    }
  /** The order was changed after the question, or after the card, was shown. */
  | { readonly because: 'moved'; readonly standing: Standing }
  | {
      readonly because: 'longComment';
      readonly standing: Standing;
      readonly length: number;
      readonly longest: number;
    }
  /** Nothing happens to the order any more that could be told. */
  | { readonly because: 'over'; readonly standing: Standing }
  /** The desk cannot write to this conversation of its own accord. */
  | { readonly because: 'unreachable' }
  /** Orders cannot be sorted by this. */
  | { readonly because: 'unsortable'; readonly said: string };

/** What the desk has to know before it can go on. */
export type Asked =
  | { readonly kind: 'whichOrder'; readonly request: OrderRequest; readonly candidates: readonly Standing[] }
  | { readonly kind: 'fieldValue'; readonly standing: Standing; readonly field: FieldName }
  | { readonly kind: 'comment'; readonly standings: readonly Standing[] }
  /** A field of a new order. `request`: what is known of it; `order`: what would come of it. */
  | {
      readonly kind: 'newOrder';
      readonly request: RequestOf<'place'>;
      readonly order: Order;
      readonly missing: readonly [NewOrderField, ...NewOrderField[]];
    };

export type Decision =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Waits for a "yes". */
  | { readonly kind: 'permitted'; readonly change: Change }
  | { readonly kind: 'noted'; readonly note: Note }
  /** Permitted, and done without asking: nothing but what the person is told of changes. */
  | { readonly kind: 'watches'; readonly wish: WatchWish }
  | { readonly kind: 'asks'; readonly asked: Asked };
