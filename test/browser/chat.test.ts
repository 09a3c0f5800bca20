// What an admin says to the bot alone, and presses.

import { describe, expect } from 'vitest';
import { it } from './playground.ts';

describe('an admin in the chat', () => {
  it('cancels an order by pressing buttons, and the card that asked tells what was recorded', async ({
    chat: { say, reads, press, picture },
    page,
    bot,
  }) => {
    await say('status of order 102');
    await reads('Contacting carrier');
    await press('Cancel order');
    await reads(/Cancel order 102 .*\? Its status would change/);
    await press('Yes, cancel it');
    await reads(/Recorded: order 102 .* is cancelled/);
    expect(await page.getByRole('button', { name: 'Yes, cancel it' }).count()).toBe(0);
    expect(await page.getByText(/Its status would change/).count()).toBe(0);
    expect(await bot.order('102')).toMatchObject({ status: 'cancelled' });
    await picture('cancelled');
  });

  it('is refused a cancellation in Japanese, with the reason and the ways on', async ({
    chat: { say, reads, picture },
    bot,
  }) => {
    await say('注文104をキャンセルして');
    await reads(/移行まで 24 時間を切っているため/);
    await reads('サポート');
    await picture('refused-ja');
    await say('注文101を取り消して');
    await reads(/注文 101.*をキャンセルしますか/);
    await say('はい');
    await reads(/注文 101.*のキャンセルを記録しました/);
    expect(await bot.order('104')).toMatchObject({ status: 'transferPending' });
    expect(await bot.order('101')).toMatchObject({ status: 'cancelled' });
  });

  it('presses what is suggested in place of writing it', async ({
    chat: { say, reads, press, picture },
    bot,
  }) => {
    await say('cancel an order');
    await reads('Which order do you want to cancel?');
    await picture('suggestions');
    await press('103');
    await reads(/Cancel order 103 .*\? Its status would change/);
    await press('No');
    await reads('Nothing was changed');
    expect(await bot.order('103')).toMatchObject({ status: 'transferApproved' });
  });

  it('opens an order from a list, in the place of the list', async ({
    chat: { say, reads, press, picture },
    page,
  }) => {
    await say('show my orders');
    await reads('7 port orders:');
    await picture('list');
    await press(/^103 .*Transfer approved/);
    await reads(/Order 103/);
    expect(await page.getByText('7 port orders:').count()).toBe(0);
    await press('History');
    await reads(/What happened to order 103/);
    await picture('history');
  });
});
