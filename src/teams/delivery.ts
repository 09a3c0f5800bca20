// Brings a reply into its conversation: as a new message, or in place of the card that was pressed for it.

import { ActivityTypes, DeliveryModes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { factsOf } from '../errorFacts.ts';
import type { Reply } from '../replies/reply.ts';
import type { Activity } from './activity.ts';
import { held, type Pause } from './held.ts';
import { readerOf } from './reader.ts';
import { activityFor, toActivity } from './toActivity.ts';
import { typingWhile } from './typing.ts';

export interface Delivery {
  /** Shows that the bot is at work while it takes its time. Rejects where the reply cannot be delivered. */
  send(context: TurnContext, activity: Activity, reply: Promise<Reply>): Promise<void>;
  /** A reply to a pressed card. Rejects where it cannot be delivered in either way. */
  sendOrReplace(context: TurnContext, activity: Activity, reply: Promise<Reply>): Promise<void>;
  /** Whether the reply stands in the card's place now, for whoever sees the card. Never rejects. */
  replace(context: TurnContext, activity: Activity, reply: Reply): Promise<boolean>;
}

export interface Delivering {
  readonly log: Logger;
  readonly pause: Pause;
  /** Milliseconds. */
  readonly typingAfter: number;
}

export function createDelivery({ log, pause, typingAfter }: Delivering): Delivery {
  const working = (context: TurnContext, activity: Activity, reply: Promise<Reply>): Promise<Reply> =>
    isInAnswer(activity)
      ? reply
      : typingWhile(reply, () => context.sendActivity({ type: ActivityTypes.Typing }), typingAfter);

  async function say(context: TurnContext, activity: Activity, reply: Reply): Promise<void> {
    const reader = readerOf(activity);
    const said = isInAnswer(activity)
      ? toActivity(reply, reader)
      : activityFor(reply, activity.serviceUrl, reader);
    await held(() => context.sendActivity(said), pause);
  }

  async function replace(context: TurnContext, activity: Activity, reply: Reply): Promise<boolean> {
    const { replyToId, serviceUrl } = activity;
    if (!isReplaceable(activity, reply) || !replyToId) return false;
    const said = activityFor(reply, serviceUrl, readerOf(activity));
    try {
      await context.updateActivity({ ...said, id: replyToId });
      return true;
    } catch (error) {
      log.warn({ error: factsOf(error) }, 'A card could not be replaced');
      return false;
    }
  }

  return {
    replace,
    send: async (context, activity, reply) => say(context, activity, await working(context, activity, reply)),
    async sendOrReplace(context, activity, reply) {
      const ready = await working(context, activity, reply);
      if (!(await replace(context, activity, ready))) await say(context, activity, ready);
    },
  };
}

export const isInAnswer = ({ deliveryMode }: Activity): boolean =>
  deliveryMode === DeliveryModes.ExpectReplies;

/** Whoever presses a card in a group sees alone what comes of it, until an order is no longer what the card showed. */
const isReplaceable = (activity: Activity, reply: Reply): boolean =>
  activity.channelId === 'msteams' &&
  !isInAnswer(activity) &&
  reply.card !== undefined &&
  (!readerOf(activity).isGroup || reply.replaces === true);
