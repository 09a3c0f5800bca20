import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/domain/order.ts';
import { pressFrom } from '../../../src/replies/press.ts';
import { buttonsOf, pressed } from '../../../src/transcripts/portdesk/buttons.ts';
import { anOrder } from '../../stores/commits.ts';
import { openDesk, tenant } from './recordedDesk.ts';

const hour = 3_600_000;
const secret = { pin: '48151623', accountNumber: 'ZX-81907' };
const orders: readonly Order[] = [
  anOrder('101', { status: 'processing', name: 'Branch office' }),
  anOrder('105', {
    status: 'error',
    name: 'Hotline',
    ...secret,
    rejection: { reason: 'pinInvalid', at: '2026-11-10T09:00:00Z' },
  }),
  anOrder('103', {
    status: 'transferApproved',
    focDate: '2026-12-01T09:00:00-08:00',
    focTimeZone: 'America/Los_Angeles',
  }),
];
const mika = {
  person: { id: 'mika', name: '佐藤 美香', role: 'helpdesk' },
  conversation: 'c2',
  address: 'c2',
  locale: 'ja-JP',
  timeZone: 'Asia/Tokyo',
} as const;

const recording = () => {
  const desk = openDesk(orders);
  desk.record();
  return desk;
};

describe('a recorded desk', () => {
  it('writes who says what and when, with the orders as they were before', async () => {
    const { say, pass, chat, played, files } = recording();
    await say('cancel 101');
    await pass(90_000);
    await say('yes');
    await say('101の状況', mika);
    expect(chat()).toMatch(
      /^users=Ann,佐藤\nbot=bot\n>@ clock=2026-11-18T17:00:00\+00:00 time-zone=UTC\n>@ desk rules=2017 /,
    );
    expect(chat()).toContain(
      '>@ person Ann id=ann name="Ann Smith" role=admin language=en-US time-zone=America/Los_Angeles\n',
    );
    expect(chat()).toMatch(/\n>@ person 佐藤 id=mika .* conversation=2\n/);
    expect(chat()).toMatch(
      /\n\nAnn: cancel 101\nbot: .+\n.+\n\n>~ advance 1m30s\n\nAnn: yes\nbot: Recorded: /,
    );
    expect(JSON.parse(files.get(`${tenant}.orders.json`) ?? '')[0]).toMatchObject({
      number: '101',
      status: 'processing',
    });
    expect(await played()).toBe('');
  });

  it('puts others in place of PINs and account numbers, wherever they stand', async () => {
    const { say, last, chat, played, files } = recording();
    await say('change the account number of 105 to K-550101 and the pin to 9931');
    await say('comment on 105: the account ZX-81907 was closed');
    await say('account number ＺＸ８１９０７ again, and pin 12');
    await say('edit 105');
    const form = last()?.card;
    await say('', { pressed: pressed(buttonsOf(form)[0] ?? expect.fail(), form, { pin: '2026' }) });
    const written = [...files.values()].join('\n');
    for (const plain of [...Object.values(secret), '9931', '550101', 'ＺＸ８１９０７', 'pin 12', '"2026"'])
      expect(written).not.toContain(plain);
    expect(chat()).toMatch(/Ann: change the account number of 105 to [A-Z]-\d{6} and the pin to \d{4}\n/);
    expect(await played()).toBe('');
  });

  it('writes buttons by their labels, forms by what was entered, and buttons of older cards by what they carry', async () => {
    const { say, last, chat, played } = recording();
    await say('cancel 101');
    const card = last()?.card;
    const [yes = expect.fail()] = buttonsOf(card);
    await say('edit 105');
    const form = last()?.card;
    await say('', {
      pressed: pressed(buttonsOf(form)[0] ?? expect.fail(), form, { organization: 'Contoso' }),
    });
    await say('', { pressed: pressed(buttonsOf(last()?.card)[1] ?? expect.fail(), last()?.card) });
    await say('', { ...mika, pressed: pressed(yes, card) });
    await say('', { pressed: pressFrom({ request: 'rules' }) });
    expect(chat()).toMatch(/\n>! submit {"organization":"Contoso"}\n/);
    expect(chat()).toMatch(/\n>! press "[^{]*"\n/);
    expect(chat()).toMatch(/\n>! press {"request":"yes".*} as 佐藤\n/);
    expect(chat()).toMatch(/\n>! press {"request":"rules"} as Ann\n/);
    expect(await played()).toBe('');
  });

  it("writes carriers' events, imports and what was entered, and news that nobody asked for just now", async () => {
    const { say, pass, intake, outlet, chat, played, told } = recording();
    await say('tell me when anything changes');
    await say('cancel 101');
    await say('yes');
    await outlet().enter(tenant, [1], 'Mika');
    await intake().event(
      tenant,
      '103',
      { event: 'carrierRejected', eventId: 'e1', reason: 'pinInvalid' },
      'API',
    );
    const rows = [
      {
        number: '200',
        status: 'processing',
        name: 'New',
        country: 'US',
        numberType: 'mobile',
        phoneNumbers: ['+12065550177'],
        placedAt: '2026-11-18T17:00:00Z',
        placedBy: 'x',
        pin: '5512789',
      },
    ];
    await intake().importRows(tenant, rows, 'command line', 'none');
    await pass(30 * 24 * hour);
    await say('status of 101 and 200');
    expect(told.length).toBeGreaterThan(1);
    expect(chat()).toContain('\n>! entered 1 by=Mika\n');
    expect(chat()).toContain('\n>! event 103 carrierRejected reason=pinInvalid by=API\nbot: ');
    expect(chat()).toContain(`\n>! import ${tenant}.import-1.json by="command line" absent=none\n`);
    expect(chat()).toMatch(/\n>~ advance 30d\nbot: /);
    expect(chat()).not.toContain('5512789');
    expect(await played()).toBe('');
  });

  it('begins with what the desk has kept before', async () => {
    const desk = openDesk(orders);
    await desk.say('tell me when 103 changes');
    await desk.say('speak German to me, if you can', mika);
    await desk.say('edit 105 pin 9931');
    await desk.say('yes');
    await desk.outlet().enter(tenant, [1], 'Mika');
    await desk.say('cancel 101');
    desk.record();
    await desk
      .intake()
      .event(
        tenant,
        '103',
        { event: 'focChanged', eventId: 'e1', focDate: '2026-12-08T09:00:00-08:00' },
        'carrier',
      );
    await desk.say('yes');
    await desk.say('show 105');
    await desk.say('what did you say?', mika);
    expect(desk.chat()).toContain(`>@ kept = ${tenant}.kept.json\n`);
    expect([...desk.files.values()].join('\n')).not.toContain('9931');
    expect(await desk.played()).toBe('');
  });

  it('writes the welcome of a new conversation, also later on', async () => {
    const { desk, say, chat, played } = recording();
    const to = {
      tenant,
      person: mika.person,
      locale: 'ja-JP',
      timeZone: 'Asia/Tokyo',
      conversation: 'c2',
      now: new Date('2026-11-18T17:00:00Z'),
    };
    desk().welcome(to);
    await say('ヘルプ', mika);
    desk().welcome({ ...to, conversation: 'c3' });
    await say('hello', { address: undefined });
    expect(chat()).toMatch(/\nbot: こんにちは/);
    expect(chat()).toMatch(/\nbot: \[ConversationUpdate=Added=佐藤2\]\nbot: こんにちは/);
    expect(chat()).toMatch(/ reachable=no\n/);
    expect(await played()).toBe('');
  });

  it('writes nothing twice that comes twice, and says where something broke', async () => {
    const desk = recording();
    await desk.say('status of 101', { id: 'same' });
    await desk.say('status of 101', { id: 'same' });
    expect(desk.chat().match(/status of 101/g)).toHaveLength(1);
    const commit = desk.store.commit;
    desk.store.commit = () => Promise.reject(new Error('the disk is full'));
    await expect(desk.say('cancel 101')).rejects.toThrow('the disk is full');
    desk.store.commit = commit;
    await desk.say('rules');
    expect(desk.chat()).toContain('\n> A message was not answered here, as something broke.\n');
    expect(await desk.played()).toBe('');
  });
});
