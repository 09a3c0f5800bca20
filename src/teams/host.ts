// The bot's door: takes what a channel posts, has the desk answer, and sends the reply. Knows HTTP by its status alone.

import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Desk } from '../conversation/desk.ts';
import { demoTenant, type Role } from '../domain/people.ts';
import { factsOf } from '../errorFacts.ts';
import type { Send } from '../notices/send.ts';
import { type Activity, parseActivity } from './activity.ts';
import { type Authenticated, type Authentication, isForged, TurnAdapter } from './adapter.ts';
import { createDelivery, isInAnswer } from './delivery.ts';
import { addresseeOf, messageFrom, type Surroundings, tenantOf } from './fromActivity.ts';
import { type Pause, pauseFor } from './held.ts';
import { onlyOnce } from './once.ts';
import { notImplemented, type Outcome, refuseWith, taken } from './outcome.ts';
import { createSend } from './sending.ts';
import { isTrusted } from './serviceUrl.ts';
import { createTurns, type TurnTold } from './turns.ts';
import { wonderAfter } from './typing.ts';
import { type Wanted, wantedOf } from './wanted.ts';

export interface HostOptions extends Authentication {
  readonly desk: Desk;
  readonly roleOf: (id: string) => Role;
  /** One tenant for everybody. */
  readonly demo: boolean;
  readonly defaults: Surroundings['defaults'];
  readonly serves: (tenant: string) => boolean;
  readonly log: Logger;
  readonly now: () => Date;
  readonly newErrorId: () => string;
  /** Told of every turn once the desk has answered. */
  readonly onTurn: (told: TurnTold) => void;
  /** Waits before something is sent again; without it, by the clock. */
  readonly pause?: Pause;
  /** Milliseconds after which a person is shown that the bot is at work. */
  readonly typingAfter?: number;
}

export interface Post {
  /** Untrusted JSON. */
  readonly body: unknown;
  /** The Authorization header. */
  readonly authorization?: string | undefined;
}

export interface BotHost {
  /** Never rejects. */
  process(post: Post): Promise<Outcome>;
  /** Says what nobody has asked for just now. */
  readonly send: Send;
}

export function createBotHost(options: HostOptions): BotHost {
  const { desk, credentials, demo, defaults, serves, log, now, newErrorId } = options;
  const { pause = pauseFor, typingAfter = wonderAfter, onTurn } = options;
  const adapter = new TurnAdapter(options);
  const refuse = refuseWith(log, newErrorId);
  const turns = createTurns({
    ...{ desk, log, newErrorId, refuse, pause, now, onTurn },
    delivery: createDelivery({ log, pause, typingAfter }),
  });
  const once = onlyOnce<Outcome>();

  const malformed = (faults: readonly string[]) =>
    refuse(400, 'malformedActivity', `The activity is malformed: ${faults.join('; ')}`, { faults });

  /** Only Teams vouches for who somebody is; other channels pass on whatever id their client makes up. */
  const surroundings = ({ channelId }: Activity): Surroundings => ({
    roleOf: credentials && channelId !== 'msteams' ? () => 'guest' : options.roleOf,
    demo,
    defaults,
    now: now(),
  });

  async function process({ body, authorization = '' }: Post): Promise<Outcome> {
    const parsed = parseActivity(body);
    if (!parsed.ok) return malformed(parsed.faults);
    const activity = parsed.value;
    const { serviceUrl } = activity;
    if (serviceUrl ? !isTrusted(serviceUrl, credentials !== undefined) : credentials)
      return refuse(403, 'untrustedServiceUrl', 'serviceUrl is no place that this bot sends to', {});
    let authenticated: Authenticated;
    try {
      authenticated = await adapter.authenticate(activity, authorization);
    } catch (error) {
      const facts = { error: factsOf(error) };
      return isForged(error)
        ? refuse(
            401,
            'unauthorized',
            "The token is missing, or is not the channel's for this activity",
            facts,
          )
        : refuse(503, 'authenticationUnavailable', 'The token could not be checked; try again later', facts);
    }
    const wanted = wantedOf(activity);
    if (!wanted.ok) return malformed(wanted.faults);
    switch (wanted.value.kind) {
      case 'nothing':
        return taken;
      case 'forget':
        return forget(activity);
      case 'unknownInvoke':
        return refuse(notImplemented, 'notImplemented', 'This bot takes no such invoke activities', {});
      default:
        return answer(wanted.value, activity, authenticated);
    }
  }

  async function answer(
    wanted: ToAnswer,
    activity: Activity,
    authenticated: Authenticated,
  ): Promise<Outcome> {
    const addressee = addresseeOf(activity, surroundings(activity));
    if (!addressee.ok) return malformed(addressee.faults);
    const { tenant } = addressee.value;
    if (!serves(tenant))
      return refuse(403, 'unknownTenant', 'This bot does not serve that tenant', { tenant });
    const run = (turn: (context: TurnContext) => Promise<Outcome>) =>
      adapter.run(authenticated, activity, turn);
    if (wanted.kind === 'welcome') return run((context) => turns.welcome(context, activity, addressee.value));
    if (wanted.kind === 'search')
      return run((context) => turns.search(context, addressee.value, wanted.query));

    const message = messageFrom(activity, addressee.value);
    if (!message.ok) return malformed(message.faults);
    const turn = () => run((context) => turns[wanted.kind](context, activity, message.value));
    // Whoever awaits the answer to this very post gets it, however often it is posted.
    if (wanted.kind !== 'message' || isInAnswer(activity)) return turn();
    const key = JSON.stringify([tenant, message.value.conversation, message.value.id]);
    return once(key, turn, ({ kind }) => kind === 'taken');
  }

  async function forget(activity: Activity): Promise<Outcome> {
    const tenant = demo ? demoTenant : tenantOf(activity);
    if (tenant) await desk.forget({ tenant, conversation: activity.conversation.id, now: now() });
    return taken;
  }

  return {
    send: createSend({ adapter, appId: credentials?.appId ?? '', serves, log }),
    process: async (post) => {
      try {
        return await process(post);
      } catch (error) {
        return refuse(500, 'internal', 'Something went wrong', { error: factsOf(error) });
      }
    },
  };
}

type ToAnswer = Extract<Wanted, { kind: 'message' | 'press' | 'refresh' | 'search' | 'welcome' }>;
