// Where others read, too; and what the bot says without being asked.

import { describe, expect } from 'vitest';
import { it } from './playground.ts';

describe('somebody among others', () => {
  it.for(['Group Chat', 'General'] as const)(
    'is answered where the bot is mentioned: %s',
    async (place, { chat: { goTo, mention, reads, picture } }) => {
      await goTo(place);
      await mention('status of order 103');
      await reads('Order 103 (Tokyo head office)');
      await picture(place === 'General' ? 'channel' : 'group');
    },
  );

  it('finds an order while writing a message, and shows it to the others', async ({
    chat: { goTo, send, reads, press, picture },
    page,
  }) => {
    await goTo('Group Chat');
    await press('Trigger Message Extension App');
    await page.getByText('Search Command').click();
    await page.getByPlaceholder('Enter a search term').fill('tokyo');
    const hit = await reads('103 (Tokyo head office)');
    await picture('search');
    await hit.click();
    await reads('The losing carrier has accepted the order, and an FOC date is set.');
    await send();
    expect(await page.getByRole('button', { name: 'Cancel order' }).count()).toBe(0);
    await picture('shared');
  });
});

describe('whoever finds an order while writing to the bot itself', () => {
  it('is shown it as it stands, to go on with', async ({ chat: { send, reads, press, picture }, page }) => {
    await press('Trigger Message Extension App');
    await page.getByText('Search Command').click();
    await page.getByPlaceholder('Enter a search term').fill('tokyo');
    await (await reads('103 (Tokyo head office)')).click();
    await reads('The losing carrier has accepted the order, and an FOC date is set.');
    await send();
    await page.getByRole('button', { name: 'History', exact: true }).waitFor();
    await picture('sent');
  });
});

describe('whoever asked for notices', () => {
  it('is told of what a carrier does', async ({ chat: { say, reads, picture }, bot }) => {
    await say('tell me when order 101 changes');
    await reads(/From now on I tell you here/);
    await bot.report('101', { event: 'approved' });
    await reads(/order 101 .*Contacting carrier/i);
    await picture('notice');
  });
});
