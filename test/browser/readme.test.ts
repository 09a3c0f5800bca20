// The conversation that the README shows, on the chat page that `npm start` opens.

import { expect, onTestFinished } from 'vitest';
import { serve } from '../cli/portdesk.ts';
import { it, pictureFile } from './browser.ts';
import { openChat } from './chat.ts';

/** The chat alone, without the page's places beside it. */
const width = 800;
/** With the times above the first message, and the edge below the last. */
const around = 40;

it('cancels in English after one question, and refuses in Japanese with the reason', async ({ page }) => {
  const server = await serve(['--demo', '--playground']);
  onTestFinished(async () => void (await server.stop()));
  const [, url = ''] = await server.says(/Playground\): (http\S+)/);
  await page.setViewportSize({ width, height: 1600 });
  const { say, reads } = await openChat(page, url);
  await page.getByTitle('Hide log panel').click();

  await say('cancel order 102');
  await reads(/Cancel order 102 .*\? Its status would change/);
  await say('yes');
  await reads(/Recorded: order 102 .* is cancelled/);
  await say('注文104をキャンセルして');
  await reads('この状態ではキャンセルできません');

  const first = await page.getByText('cancel order 102', { exact: true }).boundingBox();
  const last = await page.getByRole('button', { name: '履歴' }).boundingBox();
  if (!first || !last) expect.fail('the conversation is not shown');
  const top = first.y - around;
  await page.screenshot({
    path: pictureFile('conversation.png'),
    clip: { x: 0, y: top, width, height: last.y + last.height + around - top },
  });
});
