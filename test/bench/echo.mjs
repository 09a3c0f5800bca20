// A bare Bot Framework echo on restify, as its documentation has it: what the bot is measured beside.

import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => adapter.process(req, res, (context) => bot.run(context)));
server.listen(0, '127.0.0.1', () =>
  process.stderr.write(
    `echo listens on http://127.0.0.1:${server.address().port}/api/messages; it keeps nothing\n`,
  ),
);
