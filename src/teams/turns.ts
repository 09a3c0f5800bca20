// The turn of each kind of activity: what the desk is asked, and how its answer goes back.

import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Addressee, Desk } from '../conversation/desk.ts';
import type { Message } from '../conversation/message.ts';
import { factsOf } from '../errorFacts.ts';
import type { Reply } from '../replies/reply.ts';
import type { Activity } from './activity.ts';
import type { Delivery } from './delivery.ts';
import type { Pause } from './held.ts';
import { cardResult, failureResult, messageResult, searchResult } from './invokes.ts';
import { type Outcome, type Refuse, taken } from './outcome.ts';
import { readerOf } from './reader.ts';
import type { Query } from './wanted.ts';

export interface Turns {
  /** Says in words what the desk answers to a message. */
  message(context: TurnContext, activity: Activity, message: Message): Promise<Outcome>;
  welcome(context: TurnContext, activity: Activity, to: Addressee): Promise<Outcome>;
  press(context: TurnContext, activity: Activity, message: Message): Promise<Outcome>;
  refresh(context: TurnContext, activity: Activity, message: Message): Promise<Outcome>;
  search(context: TurnContext, to: Addressee, query: Query): Promise<Outcome>;
}

/** One turn, as whoever watches over the bot is told of it. Nothing in it is in the words of a person. */
export interface TurnTold {
  readonly kind: keyof Turns;
  readonly tenant: string;
  readonly conversation: string;
  readonly person: string;
  /** The language of the reply. */
  readonly language?: string;
  /** Requests in their canonical spelling. */
  readonly asked: readonly string[];
  /** What came of them; `broken` where the desk could not answer. */
  readonly came: readonly string[];
  readonly milliseconds: number;
}

export interface TurnParts {
  readonly desk: Desk;
  readonly delivery: Delivery;
  readonly log: Logger;
  readonly newErrorId: () => string;
  readonly refuse: Refuse;
  readonly pause: Pause;
  readonly now: () => Date;
  readonly onTurn: (told: TurnTold) => void;
}

export function createTurns(parts: TurnParts): Turns {
  const { desk, delivery, log, newErrorId, refuse, pause, now, onTurn } = parts;

  function tell(
    kind: TurnTold['kind'],
    { tenant, conversation, person, now: begun }: Addressee,
    { language, turn = { asked: [], came: [] } }: Partial<Reply>,
  ): void {
    const milliseconds = now().getTime() - begun.getTime();
    const ids = { tenant, conversation, person: person.id };
    onTurn({ kind, ...ids, ...(language && { language }), ...turn, milliseconds });
  }

  /** What the desk comes to, or what it says where it breaks. */
  async function attempt<T>(
    work: () => Promise<T>,
    to: Addressee,
  ): Promise<{ done: T } | { apology: Reply }> {
    try {
      return { done: await work() };
    } catch (error) {
      const errorId = newErrorId();
      log.error({ errorId, error: factsOf(error) }, 'The desk could not answer');
      return { apology: desk.apology(to, errorId) };
    }
  }

  function noteForSupport({ forSupport }: Reply): void {
    if (forSupport) log.info(forSupport, 'What a person may take to support');
  }

  async function receive(
    kind: 'message' | 'press',
    message: Message,
  ): Promise<{ done: Reply } | { apology: Reply }> {
    const answer = await attempt(() => desk.receive(message), message);
    tell(kind, message, 'done' in answer ? answer.done : broken);
    if ('done' in answer) noteForSupport(answer.done);
    return answer;
  }

  /** Nobody was answered where it fails: a channel that posts again gets the same reply, and changes nothing twice. */
  async function delivered(
    reply: Promise<Reply>,
    bring: (reply: Promise<Reply>) => Promise<void>,
  ): Promise<Outcome> {
    try {
      await bring(reply);
      return taken;
    } catch (error) {
      // What broke before there was anything to deliver is no failure of the channel.
      await reply;
      return refuse(502, 'notDelivered', 'The reply could not be delivered', { error: factsOf(error) });
    }
  }

  return {
    async message(context, activity, message) {
      const reply = receive('message', message).then((answer) =>
        'done' in answer ? answer.done : answer.apology,
      );
      // What a card that was sent asks for stands beside it.
      const bring = message.pressed && activity.value ? delivery.sendOrReplace : delivery.send;
      return delivered(reply, (ready) => bring(context, activity, ready));
    },

    async welcome(context, activity, to) {
      const reply = desk.welcome(to);
      tell('welcome', to, { ...reply, turn: { asked: [], came: ['welcome'] } });
      return delivered(Promise.resolve(reply), (ready) => delivery.send(context, activity, ready));
    },

    async press(context, activity, message) {
      const answer = await receive('press', message);
      if ('apology' in answer) return awaited(context, failureResult(answer.apology.text));
      // Teams waits for the answer, not for what others see of it.
      await Promise.race([delivery.replace(context, activity, answer.done), pause(replacedWithin)]);
      return awaited(context, cardResult(answer.done, readerOf(activity)));
    },

    async refresh(context, activity, message) {
      const answer = await attempt(() => desk.show(message), message);
      tell('refresh', message, 'done' in answer ? (answer.done ?? {}) : broken);
      if ('apology' in answer) return awaited(context, failureResult(answer.apology.text));
      if (answer.done) noteForSupport(answer.done);
      return answer.done
        ? awaited(context, cardResult(answer.done, readerOf(activity)))
        : refuse(400, 'notShown', 'A card may ask by itself for nothing but to be shown again', {});
    },

    async search(context, to, query) {
      const answer = await attempt(() => desk.search(to, query), to);
      const came = 'done' in answer ? [answer.done.kind] : broken.turn.came;
      tell('search', to, { turn: { asked: [], came } });
      return awaited(context, 'done' in answer ? searchResult(answer.done) : messageResult(answer.apology));
    },
  };
}

/** In milliseconds. */
const replacedWithin = 2000;

const broken = { turn: { asked: [], came: ['broken'] } };

/** Puts into the HTTP answer what an invoke awaits there. */
async function awaited(context: TurnContext, body: object): Promise<Outcome> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
  return taken;
}
