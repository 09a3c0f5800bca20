// What one request of a turn comes to, and what it takes to tell.

import type { Note } from '../domain/decision.ts';
import type { Deciding } from '../domain/register.ts';
import type { Watch, WatchWish } from '../domain/watch.ts';
import type { Outcome } from '../replies/outcome.ts';
import type { OrderStore } from '../stores/store.ts';
import type { Versions } from './answer.ts';
import type { Remembered } from './memory.ts';
import type { Spared, Wish } from './settle.ts';

export interface Considering {
  readonly tenant: string;
  readonly store: Pick<OrderStore, 'find' | 'exactly' | 'select' | 'near' | 'nextNumber' | 'openOnAccounts'>;
  readonly remembered: Remembered;
  readonly given: Deciding;
  /** Tags of the languages that there are words for. */
  readonly languages: readonly string[];
  /** What the person is told of here so far. */
  readonly watch: Watch;
  /** The versions that the person saw: of a confirmed question, or of a card's button. */
  readonly seen: Versions;
  /** Whether the conversation can be written to later on. */
  readonly reachable: boolean;
  /** What is asked came as a filled-in form. */
  readonly isForm: boolean;
  /** The form adds to another person's draft. */
  readonly isOfAnother: boolean;
}

export interface Considered {
  readonly outcomes: readonly Outcome[];
  /** What is to be changed, an order each. */
  readonly wishes: readonly Wish[];
  /** What is done at once. */
  readonly notes: readonly Note[];
  /** What is to be left undone, whatever else the message says. */
  readonly spared: readonly Spared[];
  /** What the person wants to be told of, or no more. */
  readonly watches: readonly WatchWish[];
  /** The orders that were named: what "it" means from now on. */
  readonly named: readonly string[];
}

/** Outcomes that change nothing and name no order. */
export const said = (...outcomes: readonly Outcome[]): Considered => ({
  outcomes,
  wishes: [],
  notes: [],
  spared: [],
  watches: [],
  named: [],
});
