// A small bot of no trade of ours, as people write them with Microsoft's SDK: a real server on a real adapter.

import type { AddressInfo } from 'node:net';
import {
  type Activity,
  ActivityHandler,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  type TurnContext,
} from 'botbuilder';
import { createServer, plugins } from 'restify';

export interface EchoBot {
  /** Its messages endpoint. */
  readonly url: string;
  /** What was posted to it. */
  readonly heard: readonly Activity[];
  close(): Promise<void>;
}

const order = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'What may it be?' },
    { type: 'Input.Text', id: 'drink', label: 'Drink', value: 'tea' },
  ],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Order',
      verb: 'order',
      data: { deed: 'order' },
      fallback: { type: 'Action.Submit', title: 'Order' },
    },
    { type: 'Action.Execute', title: 'Never mind', verb: 'drop', associatedInputs: 'none' },
    { type: 'Action.OpenUrl', title: 'Menu', url: 'https://example.com/menu' },
  ],
};

/** What it answers to; everything else it echoes. */
const answers: Readonly<Record<string, (context: TurnContext) => Promise<unknown>>> = {
  two: (context) =>
    context.sendActivities([{ type: 'typing' }, MessageFactory.text('one'), MessageFactory.text('two')]),
  silent: async () => {},
  trace: (context) => context.sendTraceActivity('inside', 1),
  order: (context) =>
    context.sendActivity({ attachments: [CardFactory.adaptiveCard(order)], summary: 'Order a drink' }),
  pets: (context) =>
    context.sendActivity({
      text: 'Which one?',
      attachments: [CardFactory.heroCard('Pets', [], ['Cat', 'Dog'])],
      suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'Neither', value: 'no pet' }] },
    }),
  fail: async () => {
    throw new Error('the echo is broken');
  },
};

export async function startEchoBot(): Promise<EchoBot> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const heard: Activity[] = [];
  const afterwards: (() => Promise<unknown>)[] = [];

  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    const { text = '', value, attachments, locale } = context.activity;
    const reference = context.activity;
    if (text === 'later') {
      afterwards.push(() =>
        adapter.continueConversationAsync(
          '',
          { ...reference, bot: reference.recipient, user: reference.from } as never,
          async (later) => {
            await later.sendActivity('Now it is later.');
          },
        ),
      );
      await context.sendActivity('Wait.');
    } else if (answers[text]) await answers[text](context);
    else if (value) await context.sendActivity(`Taken: ${JSON.stringify(value)}`);
    else if (attachments?.length)
      await context.sendActivity(`Got ${attachments.map((one) => one.contentType)}`);
    else await context.sendActivity(`${locale}: ${text}`);
    await next();
  });
  bot.onMembersAdded(async (context, next) => {
    const names = context.activity.membersAdded?.map(({ name }) => name);
    await context.sendActivity(`Welcome, ${names}.`);
    await next();
  });

  const server = createServer();
  server.use(plugins.bodyParser());
  server.post('/api/messages', async (request, response) => {
    heard.push(request.body);
    await adapter.process(request, response, async (context) => {
      if (context.activity.type !== 'invoke') return bot.run(context);
      const { action } = context.activity.value;
      await context.sendActivity({
        type: 'invokeResponse',
        value: {
          status: 200,
          body: {
            statusCode: 200,
            type: 'application/vnd.microsoft.activity.message',
            value: `Done: ${action.verb}`,
          },
        },
      });
    });
    // What it says by itself comes when its answer is out.
    for (const say of afterwards.splice(0)) await say();
  });
  adapter.onTurnError = async (context) => {
    await context.sendActivity('Something broke.');
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as unknown as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        (server.server as unknown as { closeAllConnections(): void }).closeAllConnections();
      }),
  };
}
