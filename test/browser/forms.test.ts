// What an admin fills in on cards.

import { describe, expect } from 'vitest';
import { it } from './playground.ts';

describe('an admin fills in', () => {
  it('the form of an order in error, and sends it again', async ({
    chat: { say, reads, fill, press, picture },
    bot,
  }) => {
    await say('edit order 105');
    await reads(/tell me another correction|tell me a correction/);
    await fill('Organization name', 'Contoso <b>Ltd</b> *');
    await picture('edit-form');
    await press('Use my entries');
    await reads('Contoso <b>Ltd</b> *');
    await press('Yes, as shown above');
    await reads(/Recorded: order 105 .* is to be sent again/);
    expect(await bot.order('105')).toMatchObject({
      status: 'processing',
      organization: 'Contoso <b>Ltd</b> *',
    });
  });

  it('the form of a new order, and places it', async ({
    chat: { say, reads, fill, press, picture },
    bot,
  }) => {
    await say('place a new order');
    await fill('Telephone numbers', '+1 206 555 0150, +1 206 555 0151');
    await fill('Losing carrier', 'Verizon');
    await fill('Billing telephone number (BTN)', '+1 206 555 0100');
    await fill('Account number', 'VZ-778812');
    await fill('Organization name', 'Contoso');
    await fill('Authorized person', 'Megan Bowen');
    await fill('Service address', '700 Bellevue Way NE, Bellevue, WA 98004');
    await fill('Name', 'Bellevue store');
    await picture('place-form');
    await press('Continue');
    await reads('Place order 108 (Bellevue store)?');
    await picture('place');
    await press('Yes, as shown above');
    await reads('Recorded: order 108 (Bellevue store) is placed.');
    expect(await bot.order('108')).toMatchObject({
      status: 'processing',
      phoneNumbers: ['+12065550150', '+12065550151'],
      carrier: 'Verizon',
      serviceAddress: '700 Bellevue Way NE, Bellevue, WA 98004',
    });
  });

  it('which of several orders are to be cancelled', async ({
    chat: { say, reads, press, picture },
    page,
    bot,
  }) => {
    await say('cancel orders 101, 102 and 103');
    await reads('These are the changes that I would record:');
    await page.getByRole('checkbox', { name: '102 (Seattle office)' }).uncheck();
    await picture('several');
    await press('Record the ticked changes');
    await reads(/Recorded/);
    await picture('several-recorded');
    expect(await bot.order('101')).toMatchObject({ status: 'cancelled' });
    expect(await bot.order('102')).toMatchObject({ status: 'contactingCarrier' });
    expect(await bot.order('103')).toMatchObject({ status: 'cancelled' });
  });

  it('the settings, and is answered in another language from then on', async ({
    chat: { say, reads, press, picture },
    page,
  }) => {
    await say('settings');
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Japanese' }).click();
    await picture('settings');
    await press('Save');
    await reads('これからは日本語でお答えします。');
    await say('status of order 104');
    await reads('移行は保留中です');
    await picture('settings-ja');
  });
});
