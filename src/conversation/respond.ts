// All requests of one message -> what comes of them, told in one reply. Reads the store; writes nothing.

import type { Change } from '../domain/decision.ts';
import type { Order } from '../domain/order.ts';
import type { Deciding } from '../domain/register.ts';
import { isTalk, type Request } from '../domain/request.ts';
import { spell } from '../domain/spelling.ts';
import { standingOf } from '../domain/standing.ts';
import { type Watch, watchAfter } from '../domain/watch.ts';
import type { Outcome } from '../replies/outcome.ts';
import type { OrderChange } from '../stores/store.ts';
import { meant } from './answer.ts';
import { withWhatStandsBeside } from './beside.ts';
import { consider } from './consider.ts';
import type { Considered, Considering } from './considered.ts';
import { draftLeft, numbered } from './draftsAfter.ts';
import type { Heard } from './hear.ts';
import { type Judged, judge } from './judge.ts';
import { isOpen, type Remembered } from './memory.ts';
import { noting } from './notes.ts';
import { reminding } from './question.ts';
import { registerFor } from './register.ts';
import { settle } from './settle.ts';
import { talk } from './talk.ts';
import type { Watching } from './watching.ts';

export interface Response {
  readonly outcomes: readonly Outcome[];
  /** Changes that the person has confirmed. */
  readonly recorded: readonly Change[];
  /** What was done at once. */
  readonly noted: readonly OrderChange[];
  readonly watching: Watching;
  /** The orders that were named: what "it" means from now on. */
  readonly named: readonly string[];
}

export interface Responding {
  readonly tenant: string;
  readonly text: string;
  readonly remembered: Remembered;
  readonly store: Considering['store'];
  readonly given: Deciding;
  readonly languages: readonly string[];
  /** What the person is told of here so far. */
  readonly watch: Watch;
  /** Whether the conversation can be written to later on. */
  readonly reachable: boolean;
}

export async function respond(received: Heard | undefined, turn: Responding): Promise<Response> {
  const { remembered, given } = turn;
  const unmoved = { recorded: [], noted: [], named: [], watching: { wishes: [], watch: turn.watch } };
  if (!received) return { outcomes: [{ kind: 'nothingSaid' }], ...unmoved };
  const heard = await withWhatStandsBeside(received, turn);
  const question =
    remembered.question && isOpen(remembered.question, given.now) ? remembered.question : undefined;
  // A button answers the question that it was shown with, and no later one.
  const isOfQuestion = heard.asked === undefined || heard.asked === question?.askedAt;
  const said = { requests: once(heard.requests), text: turn.text, region: given.region };
  const meaning = meant({ ...said, unticked: heard.unticked ?? [] }, isOfQuestion ? question : undefined);
  if (meaning.kind === 'kept') {
    const draft = draftLeft(meaning.question, remembered);
    return { outcomes: [{ kind: 'kept', ...(draft && { draft }) }], ...unmoved };
  }

  const considering: Considering = {
    ...turn,
    seen: meaning.confirmed ?? heard.seen,
    isForm: heard.isForm ?? false,
    isOfAnother: heard.isOfAnother ?? false,
  };
  const considered = await Promise.all(
    once(meaning.requests).map((request) =>
      isTalk(request) ? talk(request, heard, considering) : consider(request, considering),
    ),
  );
  const notes = considered.flatMap((each) => each.notes);
  const noted = noting(notes);
  const asNoted = (order: Order): Order => noted.get(order.number)?.order ?? order;
  const wishes = considered.flatMap((each) =>
    each.wishes.map((wish) => (wish.order ? { ...wish, order: asNoted(wish.order) } : wish)),
  );
  const spared = considered.flatMap((each) => each.spared);
  const settled = settle(wishes, spared, remembered, given);
  const register = await registerFor(settled.flat(), turn.tenant, turn.store);
  const judged = numbered(judge(settled, { ...given, register }), remembered);
  // A value may be past by the time of the "yes": what is then left of a new order is asked about once more.
  const confirmed = meaning.confirmed !== undefined && !judged.outcomes.some(isFaultOfNew);
  const done = notes.map((note): Outcome => {
    return { kind: 'noted', note, after: standingOf(asNoted(note.standing.order), given) };
  });
  const watching = watchingAfter(considered, turn);
  const watched = watching.wishes.map((wish): Outcome => {
    return { kind: 'watches', wish, left: watching.watch };
  });
  const told = [...considered.flatMap((each) => each.outcomes), ...done, ...watched, ...judged.outcomes];
  const recordedNow = confirmed ? judged.permitted : [];
  // A new order has its number once it is recorded: "it" means it from then on.
  const placed = recordedNow
    .filter(({ action }) => action === 'place')
    .map(({ after }) => after.order.number);
  const named = [...considered.flatMap((each) => each.named), ...placed];
  return {
    outcomes: reminding(confirmed ? recorded(told, judged) : asked(told, judged), question, remembered),
    recorded: recordedNow,
    noted: [...noted.values()],
    watching,
    named: [...new Set(named)],
  };
}

const isFaultOfNew = (outcome: Outcome): boolean =>
  outcome.kind === 'refused' && outcome.refusal.because === 'faultsOfNew';

/** What is said twice in one message is said once. */
const once = (requests: readonly Request[]): readonly Request[] => [
  ...new Map(requests.map((request) => [spell(request), request])).values(),
];

function watchingAfter(considered: readonly Considered[], { watch, given }: Responding): Watching {
  const wishes = considered.flatMap(({ watches }) => watches);
  return { wishes, watch: wishes.reduce((before, wish) => watchAfter(before, wish, given.now), watch) };
}

function recorded(told: readonly Outcome[], { permitted }: Judged): readonly Outcome[] {
  return permitted.length > 0 ? [...told, { kind: 'recorded', changes: permitted }] : told;
}

/**
 * One question at a time, after everything else is told: what has to be known first, while the changes wait for the
 * answer; else the one confirmation of all changes.
 */
function asked(told: readonly Outcome[], { permitted, unasked }: Judged): readonly Outcome[] {
  const answers = told.filter((outcome) => outcome.kind !== 'asks');
  const [first, ...later] = told.filter((outcome) => outcome.kind === 'asks');
  if (!first) return permitted.length > 0 ? [...answers, { kind: 'confirms', changes: permitted }] : answers;
  const unaskedYet = [...unasked, ...later.map(({ asked: next }) => requestOf(next))];
  return [...answers, { ...first, waiting: permitted, unasked: unaskedYet }];
}

/** What an unanswered question was about, so that it can be asked again. */
function requestOf(question: Extract<Outcome, { kind: 'asks' }>['asked']): Request {
  switch (question.kind) {
    case 'whichOrder':
      return { ...question.request, orders: [] };
    case 'newOrder':
      return question.request;
    case 'fieldValue': {
      const { standing, field } = question;
      return { verb: 'edit', orders: [standing.order.number], corrections: {}, field: [field] };
    }
    case 'comment':
      return { verb: 'comment', orders: question.standings.map(({ order }) => order.number) };
  }
}
