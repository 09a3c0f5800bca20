// What people do in Teams, done in a real browser on a chat page like Teams', with the bot as it is started.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { openChat, orderAt, report } from './playground.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('an admin in the chat', () => {
  it('cancels an order by pressing buttons, and the card that asked tells what was recorded', async () => {
    const { say, reads, press, picture, page, server } = await openChat(browser);
    await say('status of order 102');
    await reads('Contacting carrier');
    await press('Cancel order');
    await reads(/Cancel order 102 .*\? Its status would change/);
    await press('Yes, cancel it');
    await reads(/Recorded: order 102 .* is cancelled/);
    expect(await page.getByRole('button', { name: 'Yes, cancel it' }).count()).toBe(0);
    expect(await page.getByText(/Its status would change/).count()).toBe(0);
    expect(await orderAt(server, '102')).toMatchObject({ status: 'cancelled' });
    await picture('cancelled');
  });

  it('is refused a cancellation in Japanese, with the reason and the ways on', async () => {
    const { say, reads, picture, server } = await openChat(browser);
    await say('注文104をキャンセルして');
    await reads(/移行まで 24 時間を切っているため/);
    await reads('サポート');
    await picture('refused-ja');
    await say('注文101を取り消して');
    await reads(/注文 101.*をキャンセルしますか/);
    await say('はい');
    await reads(/注文 101.*のキャンセルを記録しました/);
    expect(await orderAt(server, '104')).toMatchObject({ status: 'transferPending' });
    expect(await orderAt(server, '101')).toMatchObject({ status: 'cancelled' });
  });

  it('fills in the form of an order in error, and sends it again', async () => {
    const { say, reads, fill, press, picture, server } = await openChat(browser);
    await say('edit order 105');
    await reads(/tell me another correction|tell me a correction/);
    await fill('Organization name', 'Contoso <b>Ltd</b> *');
    await picture('edit-form');
    await press('Use my entries');
    await reads('Contoso <b>Ltd</b> *');
    await press('Yes, as shown above');
    await reads(/Recorded: order 105 .* is to be sent again/);
    expect(await orderAt(server, '105')).toMatchObject({
      status: 'processing',
      organization: 'Contoso <b>Ltd</b> *',
    });
  });

  it('turns the pages of a list and opens an order, in the place of the list', async () => {
    const { say, reads, press, picture, page } = await openChat(browser);
    await say('show my orders');
    await reads('7 port orders:');
    await picture('list');
    await page
      .getByRole('button', { name: /^103 .*Transfer approved/ })
      .last()
      .click();
    await reads(/Order 103/);
    expect(await page.getByText('7 port orders:').count()).toBe(0);
    await press('History');
    await reads(/What happened to order 103/);
    await picture('history');
  });

  it('is told of what a carrier does without asking', async () => {
    const { say, reads, picture, server } = await openChat(browser);
    await say('tell me when order 101 changes');
    await reads(/From now on I tell you here/);
    await report(server, '101', { event: 'approved' });
    await reads(/order 101 .*Contacting carrier/i);
    await picture('notice');
  });
});

describe('somebody among others', () => {
  it.each(['Group Chat', 'General'] as const)('is answered when the bot is mentioned: %s', async (place) => {
    const { sayTo, reads, picture } = await openChat(browser);
    await sayTo(place, 'status of order 103');
    await reads('Order 103 (Tokyo head office)');
    await picture(place === 'General' ? 'channel' : 'group');
  });

  it('finds an order while writing a message, and shows it to the others', async () => {
    const { page, reads, press, picture } = await openChat(browser);
    await press('Trigger Message Extension App');
    await page.getByText('Search Command').click();
    await page.getByPlaceholder('Enter a search term').fill('tokyo');
    await page.keyboard.press('Enter');
    const hit = await reads('103 (Tokyo head office)');
    await picture('search');
    await hit.click();
    await press('Send Message');
    await reads('The losing carrier has accepted the order, and an FOC date is set.');
    expect(await page.getByRole('button', { name: 'Cancel order' }).count()).toBe(0);
    await picture('shared');
  });
});
