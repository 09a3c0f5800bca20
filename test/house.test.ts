// The whole house from its door to its file: real servers with demo orders, spoken to as a channel speaks.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { message, post, say } from './cli/channel.ts';
import { allStored, stored } from './cli/orderFiles.ts';
import { type Server, serve, serveInOwnProcess } from './cli/portdesk.ts';

const ordersIn = ({ data }: Server) => allStored(data);

describe('a conversation', () => {
  let server: Server;
  beforeAll(async () => {
    server = await serve(['--demo']);
  });
  afterAll(() => server.stop());

  it('cancels an order with the carrier after yes, and nothing before', async () => {
    const before = await ordersIn(server);
    const asked = await say(server, 'cancel order 102');
    expect(asked.status).toBe(200);
    expect(asked.text).toMatch(
      /^Cancel order 102 \(Seattle office\)\? .* from Contacting carrier to Cancelled\.\nAnswer yes or no\.$/,
    );
    expect(await ordersIn(server)).toEqual(before);

    const done = await say(server, 'yes');
    expect(done.text).toMatch(/^Recorded: order 102 \(Seattle office\) is cancelled\./);
    expect(done.text).toMatch(/I am not connected to Microsoft or the carrier/);
    expect(await stored(server.data, '102')).toMatchObject({ status: 'cancelled', version: 2 });
    expect((await stored(server.data, '102'))?.history.at(-1)).toMatchObject({
      ...{ what: 'cancelled', from: 'contactingCarrier', to: 'cancelled' },
      by: { id: 'ann', name: 'Ann' },
    });
    const { 102: _before, ...others } = before;
    expect(await ordersIn(server)).toEqual({ ...others, 102: await stored(server.data, '102') });
  });

  it('shows the status of every order', async () => {
    const { text } = await say(server, 'show order status');
    const lines = text.split('\n').slice(1);
    expect(lines).toEqual([
      '101 (Sapporo branch): Processing',
      '102 (Seattle office): Cancelled',
      '103 (Tokyo head office): Transfer approved',
      '104 (Osaka branch): Transfer pending',
      '105 (Support hotline): Error',
      '106 (Nagoya office): Completed',
      '107 (Old fax lines): Cancelled',
    ]);
  });

  it.each([
    [
      '注文104をキャンセルして',
      [
        '移行は保留中です',
        'この状態ではキャンセルできません',
        '移行まで 24 時間を切っている',
        'すぐにサポートへ',
      ],
    ],
    ['注文105を削除して', ['エラー', '現時点では利用できません', '注文を作り直す', 'サポートに削除をご依頼']],
    [
      'cancel order 104',
      ['Transfer pending', 'does not allow it: less than 24 hours remain', 'call support at once'],
    ],
    [
      'delete order 105',
      ['Error', 'is not available at this time', 'create the order anew', 'ask support to remove this one'],
    ],
  ])('refuses %j, says why, and offers what can be done', async (text, said) => {
    const before = await ordersIn(server);
    const refused = await say(server, text);
    expect(refused.status).toBe(200);
    for (const part of said) expect(refused.text).toContain(part);
    expect(refused.text).toMatch(/https:\/\/learn\.microsoft\.com\//);
    await say(server, text.startsWith('注') ? 'はい' : 'yes'); // there was no question
    expect(await ordersIn(server)).toEqual(before);
  });

  it.each([
    ['<at>PO 999</at> status of 101', '<at>PO 999</at>'],
    ['status of <at>PO 999</at>&nbsp;101', '<at>PO 999</at>'],
    ['@PO 999 status of 101', '@PO 999'],
  ])('hears past a mention of itself in %j, whatever it is called', async (text, reads) => {
    const bot = { id: '28:bot', name: 'PO 999' };
    const entities = [{ type: 'mention', mentioned: bot, text: reads }];
    const heard = await post(server, message(text, { entities, recipient: bot }));
    expect(heard.text).toMatch(/^Order 101 \(Sapporo branch\): Processing\./);
    expect(heard.text).not.toContain('999');
  });

  it.each<[string, object | string, number, string, RegExp]>([
    ['text that is no JSON', '{"type": "message",', 400, 'notJson', /not JSON/],
    ['JSON that is no object', '[]', 400, 'malformedActivity', /activity: /],
    ['no id', message('help', { id: undefined }), 400, 'malformedActivity', /: id: is required/],
    ['no sender', message('help', { from: undefined }), 400, 'malformedActivity', /: from: is required/],
    ['no conversation', message('help', { conversation: null }), 400, 'malformedActivity', /conversation: /],
    ['300 kB of text', message('x'.repeat(300_000)), 413, 'tooLarge', /longer than 262144 bytes/],
  ])('refuses a post with %s', async (_what, body, status, code, told) => {
    const before = await ordersIn(server);
    const refused = await post(server, body);
    expect(refused.status).toBe(status);
    expect(refused.body).toEqual({
      error: { code, message: expect.stringMatching(told), id: expect.any(String) },
    });
    expect(await ordersIn(server)).toEqual(before);
  });

  const press = (request: string, versions: Record<string, number>) =>
    message(undefined, { value: { request, versions } });
  it.each<[string, object, RegExp]>([
    ['no text', message(undefined), /^I can read text only\./],
    ['100 kB of nothing', message('a'.repeat(100_000)), /^I did not understand that\./],
    ['100 kB of yes', message('yes '.repeat(25_000)), /\S/],
    ['an order that is not there', message('cancel order 999'), /^There is no order 999\./],
    [
      'a button of an older order',
      press('cancel 101', { 101: 7 }),
      /^Order 101 .* has changed since you saw it/,
    ],
    ['a button that asks nothing', press('frobnicate 101', { 101: 1 }), /^I did not understand that\./],
  ])('answers %s clearly and changes no order', async (_what, body, told) => {
    const before = await ordersIn(server);
    const answered = await post(server, body);
    expect(answered.status).toBe(200);
    expect(answered.text).toMatch(told);
    expect(answered.text).not.toMatch(/^ +at |undefined|\[object|Error:/m);
    expect(await ordersIn(server)).toEqual(before);
  });

  it('takes the button of an order that is as it was shown', async () => {
    const asked = await post(server, press('cancel 101', { 101: 1 }));
    expect(asked.text).toMatch(/^Cancel order 101 \(Sapporo branch\)\?/);
    const other = { from: { id: '29:bob', name: 'Bob', aadObjectId: 'bob' } };
    await post(server, message('yes', other));
    expect(await stored(server.data, '101')).toMatchObject({ status: 'processing' }); // Bob was not asked
    await say(server, 'yes');
    expect(await stored(server.data, '101')).toMatchObject({ status: 'cancelled' });
  });
});

describe('a server that is killed between question and answer', () => {
  it('finds question, orders and answers again, and does everything once', async () => {
    const first = await serveInOwnProcess(['--demo']);
    const question = message('cancel order 103');
    const asked = await post(first, question);
    expect(asked.text).toMatch(/^Cancel order 103 /);
    const before = await ordersIn(first);
    await first.stop('SIGKILL');

    const second = await serve(['--demo'], { data: first.data });
    expect(await ordersIn(second)).toEqual(before);
    expect((await post(second, question)).text).toBe(asked.text); // sent again: the same answer
    const yes = message('yes');
    const [done, same] = await Promise.all([post(second, yes), post(second, yes)]);
    expect(done.text).toMatch(/^Recorded: order 103 \(Tokyo head office\) is cancelled\./);
    expect(same).toEqual(done);
    const after = await ordersIn(second);
    const history = (await stored(first.data, '103'))?.history;
    expect(history?.map(({ what }) => what)).toEqual(['placed', 'approved', 'carrierAccepted', 'cancelled']);
    expect(history?.at(-1)?.by).toEqual({ id: 'ann', name: 'Ann' });
    expect(await post(second, yes)).toEqual(done);
    expect(await ordersIn(second)).toEqual(after);
    expect((await second.stop()).status).toBe(0);
  });
});
