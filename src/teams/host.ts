// The bot's door: takes what a channel posts, has the desk answer, and sends the reply. Knows HTTP by its status alone.

import { DeliveryModes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Addressee, Desk } from '../conversation/desk.ts';
import { demoTenant, type Role } from '../domain/people.ts';
import { factsOf } from '../errorFacts.ts';
import type { Send } from '../notices/send.ts';
import type { Reply } from '../replies/reply.ts';
import { type Activity, parseActivity } from './activity.ts';
import { type Authentication, isForged, TurnAdapter } from './adapter.ts';
import { addresseeOf, fromActivity, type Surroundings, tenantOf } from './fromActivity.ts';
import { isInstallation, isRemoval } from './installation.ts';
import { createSend } from './sending.ts';
import { isTrusted } from './serviceUrl.ts';
import { activityFor, toActivity } from './toActivity.ts';

export interface HostOptions extends Authentication {
  readonly desk: Desk;
  readonly roleOf: (id: string) => Role;
  /** One tenant for everybody. */
  readonly demo: boolean;
  readonly defaults: Surroundings['defaults'];
  /** Empty: every tenant. */
  readonly tenants: readonly string[];
  readonly log: Logger;
  readonly now: () => Date;
  readonly newErrorId: () => string;
}

export interface Post {
  /** Untrusted JSON. */
  readonly body: unknown;
  /** The Authorization header. */
  readonly authorization?: string | undefined;
}

export type Outcome =
  | { readonly kind: 'taken'; readonly status: number; readonly body?: unknown }
  /** `message` says what is wrong with the post, never what broke inside. `id` finds it in the log. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly id: string;
    };

export interface BotHost {
  /** Never rejects. */
  process(post: Post): Promise<Outcome>;
  /** Says what nobody has asked for just now. */
  readonly send: Send;
}

const taken: Outcome = { kind: 'taken', status: 200 };

export function createBotHost(options: HostOptions): BotHost {
  const { desk, credentials, demo, defaults, tenants, log, now, newErrorId } = options;
  const adapter = new TurnAdapter(options);

  function refused(status: number, code: string, message: string, facts: object): Outcome {
    const id = newErrorId();
    log[status >= 500 ? 'error' : 'warn']({ errorId: id, code, ...facts }, 'A post was not served');
    return { kind: 'refused', status, code, message, id };
  }

  const malformed = (faults: readonly string[]) =>
    refused(400, 'malformedActivity', `The activity is malformed: ${faults.join('; ')}`, { faults });

  const served = new Set(tenants.map((each) => each.toLowerCase()));
  const serves = (tenant: string): boolean => demo || served.size === 0 || served.has(tenant.toLowerCase());

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
    const { serviceUrl, type } = activity;
    if (serviceUrl ? !isTrusted(serviceUrl, credentials !== undefined) : credentials)
      return refused(403, 'untrustedServiceUrl', 'serviceUrl is no place that this bot sends to', {});
    let authenticated: Awaited<ReturnType<TurnAdapter['authenticate']>>;
    try {
      authenticated = await adapter.authenticate(activity, authorization);
    } catch (error) {
      const facts = { error: factsOf(error) };
      return isForged(error)
        ? refused(
            401,
            'unauthorized',
            "The token is missing, or is not the channel's for this activity",
            facts,
          )
        : refused(503, 'authenticationUnavailable', 'The token could not be checked; try again later', facts);
    }
    if (type === 'invoke') return refused(501, 'notImplemented', 'This bot takes no invoke activities', {});
    if (isRemoval(activity)) return forget(activity);
    if (type !== 'message' && !isInstallation(activity)) return taken;

    const message = type === 'message' ? fromActivity(activity, surroundings(activity)) : undefined;
    const addressee = message ?? addresseeOf(activity, surroundings(activity));
    if (!addressee.ok) return malformed(addressee.faults);
    const { tenant } = addressee.value;
    if (!serves(tenant))
      return refused(403, 'unknownTenant', 'This bot does not serve that tenant', { tenant });

    const answer = async () => (message?.ok ? desk.receive(message.value) : desk.welcome(addressee.value));
    let outcome: Outcome = taken;
    const response = await adapter.run(authenticated, activity, async (context) => {
      outcome = await deliver(context, await answered(answer, addressee.value));
    });
    return outcome.kind === 'taken' && response
      ? { kind: 'taken', status: response.status, body: response.body }
      : outcome;
  }

  async function forget(activity: Activity): Promise<Outcome> {
    const tenant = demo ? demoTenant : tenantOf(activity);
    if (tenant) await desk.forget({ tenant, conversation: activity.conversation.id, now: now() });
    return taken;
  }

  async function answered(answer: () => Promise<Reply>, addressee: Addressee): Promise<Reply> {
    try {
      const reply = await answer();
      if (reply.forSupport) log.info(reply.forSupport, 'What a person may take to support');
      return reply;
    } catch (error) {
      const errorId = newErrorId();
      log.error({ errorId, error: factsOf(error) }, 'The desk could not answer');
      return desk.apology(addressee, errorId);
    }
  }

  async function deliver(context: TurnContext, reply: Reply): Promise<Outcome> {
    try {
      const { serviceUrl, deliveryMode } = context.activity;
      const isInAnswer = deliveryMode === DeliveryModes.ExpectReplies;
      await context.sendActivity(isInAnswer ? toActivity(reply) : activityFor(reply, serviceUrl));
      return taken;
    } catch (error) {
      // Nobody was answered: a channel that posts again gets the same reply, and changes nothing twice.
      return refused(502, 'notDelivered', 'The reply could not be delivered', { error: factsOf(error) });
    }
  }

  return {
    send: createSend({ adapter, appId: credentials?.appId ?? '', serves, log }),
    process: async (post) => {
      try {
        return await process(post);
      } catch (error) {
        return refused(500, 'internal', 'Something went wrong', { error: factsOf(error) });
      }
    },
  };
}
