// Bot Framework's adapter with its two steps apart, authentication and turn. Its own `process` writes errors' messages
// into the HTTP answer, prints them, and takes a forged token for a failure of the server.

import {
  type Activity as BotActivity,
  CloudAdapter,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import type { Credentials } from '../config.ts';
import type { Activity } from './activity.ts';
import type { Address } from './address.ts';
import { KeptClients } from './clients.ts';
import { type Outcome, taken } from './outcome.ts';

export interface Authentication {
  /** Absent: nobody is authenticated. */
  readonly credentials?: Credentials | undefined;
  /** Where the channel publishes the keys of its tokens, if not where Microsoft does. */
  readonly openIdMetadataUrl?: string | undefined;
}

/** Bot Framework's own values: it takes all from us as soon as it takes one. */
const publicCloud = {
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
};

const authenticationOf = ({ credentials, openIdMetadataUrl }: Authentication) =>
  new KeptClients({
    ...(credentials && {
      MicrosoftAppId: credentials.appId,
      MicrosoftAppType: credentials.appType,
      ...(credentials.password && { MicrosoftAppPassword: credentials.password }),
      ...(credentials.tenantId && { MicrosoftAppTenantId: credentials.tenantId }),
    }),
    ...(openIdMetadataUrl && { ...publicCloud, ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl }),
  });

// The schema has checked what is read of it; the rest is the channel's word.
const asBotActivity = (activity: Activity) => activity as unknown as BotActivity;

export type Authenticated = Awaited<ReturnType<TurnAdapter['authenticate']>>;

export class TurnAdapter extends CloudAdapter {
  constructor(authentication: Authentication) {
    super(authenticationOf(authentication));
    // Whoever runs the turn logs what breaks it; Bot Framework would put it into its answer.
    this.onTurnError = async (_context, error) => {
      throw error;
    };
  }

  /** Rejects where the token does not vouch for the activity, or where that cannot be found out. */
  authenticate(activity: Activity, authorization: string) {
    return this.botFrameworkAuthentication.authenticateRequest(asBotActivity(activity), authorization);
  }

  /** Resolves to what became of the turn, with what the channel awaits in the HTTP answer. */
  async run(
    authenticated: Authenticated,
    activity: Activity,
    turn: (context: TurnContext) => Promise<Outcome>,
  ): Promise<Outcome> {
    let outcome = taken;
    const awaited = await this.processActivity(authenticated, asBotActivity(activity), async (context) => {
      outcome = await turn(context);
    });
    return outcome.kind === 'taken' && awaited
      ? { kind: 'taken', status: awaited.status, body: awaited.body }
      : outcome;
  }

  /** Says something in a conversation that nobody has just said anything in. `appId`: the bot's own, or empty. */
  tell(appId: string, address: Address, activity: Partial<BotActivity>): Promise<void> {
    const reference = address as unknown as ConversationReference;
    return this.continueConversationAsync(appId, reference, async (context) => {
      // Bot Framework makes up an id of what it goes on from; nothing is answered here.
      context.activity.id = undefined;
      await context.sendActivity(activity);
    });
  }
}

/** A token that is wrong, as against keys or a login server that cannot be reached. */
export function isForged(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return statusCode === undefined ? code === undefined && error.name !== 'FetchError' : statusCode !== 500;
}
