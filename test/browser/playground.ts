// Tests with a chat in Microsoft's Agents Playground, a page like Teams', before the bot as it is started.

import { startPlayground } from '../../src/cli/playground.ts';
import { startBot } from './bot.ts';
import { it as inBrowser } from './browser.ts';
import { openChat } from './chat.ts';

/** The tests of a file have one bot with the demo orders, and each a chat in which nobody has said anything yet. */
export const it = inBrowser
  .extend('token', { scope: 'file' }, 'browser-test-token')
  .extend('bot', { scope: 'file' }, async ({ token }, { onCleanup }) => {
    const bot = await startBot(token);
    onCleanup(bot.stop);
    return bot;
  })
  .extend('playground', async ({ bot }, { onCleanup }) => {
    const playground = await startPlayground({ endpoint: bot.endpoint, env: process.env });
    if (!playground) throw new Error('the Agents Playground is not installed: npm ci');
    onCleanup(playground.stop);
    return playground;
  })
  .extend('chat', ({ page, playground }) => openChat(page, playground.url));
