// What lists are narrowed and sorted by, and the zone that times are told in: applied and told, or told to be impossible.

import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { bob, openHouse } from './house.ts';

const house = () =>
  openHouse([
    orderIn('processing', { number: '101', name: 'Beta', placedBy: 'ada', placedAt: '2026-10-20T03:00:00Z' }),
    orderIn('transferApproved', { number: '103', name: 'Alpha', placedAt: '2026-10-25T03:00:00Z' }),
    orderIn('error', { number: '105', name: 'Gamma', placedAt: '2026-10-30T03:00:00Z' }),
  ]);

describe('a list or a count', () => {
  it.each([
    ['list since=2026-10-25', '2 port orders (placed on or after Sun, Oct 25, 2026):', '103 105'],
    ['list until=2026-10-25', '2 port orders (placed on or before Sun, Oct 25, 2026):', '101 103'],
    [
      'list since=2026-10-21 until=2026-10-29',
      '1 port order (placed from Wed, Oct 21, 2026 to Thu, Oct 29, 2026):',
      '103',
    ],
    ['list by=me', '1 port order (placed by you):', '101'],
    ['list carrier="losing"', '3 port orders (losing carrier "losing"):', '101 103 105'],
    ['list sort=name', '3 port orders (sorted by name):', '103 101 105'],
    ['list sort=-placed', '3 port orders (sorted by date placed, last first):', '105 103 101'],
    ['list status=error sort=name', '1 port order (status Error and sorted by name):', '105'],
  ])('is narrowed and sorted as asked, and says so: %s', async (request, heading, numbers) => {
    const [first, ...rest] = (await house().press({ request })).text.split('\n');
    expect(first).toBe(heading);
    expect(rest.map((line) => line.split(' ')[0]).join(' ')).toBe(numbers);
  });

  it.each([
    ['count since=2026-10-25', '2 port orders fit: placed on or after Sun, Oct 25, 2026.'],
    ['count by=me', '1 port order fits: placed by you.'],
    ['count number=+81355509999', '0 port orders fit: telephone number +81355509999.'],
    ['list since=2026-11-02', 'No order fits: placed on or after Mon, Nov 2, 2026.'],
  ])('says what it counted: %s', async (request, words) => {
    expect((await house().press({ request })).text).toBe(words);
  });

  it('that cannot be sorted so says by what it can', async () => {
    const { text } = await house().press({ request: 'list sort=pin' });
    expect(text.split('\n')[0]).toBe(
      'I cannot sort orders by that. I can sort them by order number, name, status, date placed, target date, or FOC date.',
    );
  });

  it('is what "the second one" is counted in, as it was sorted', async () => {
    const { press, say } = house();
    await press({ request: 'list sort=name' });
    expect((await say('status of the second one')).text).toContain('Order 101 (Beta)');
  });
});

describe('a time zone that a person set', () => {
  const inNewYork = { request: 'settings timeZone=America/New_York' };

  it('is what their times are told in, and taken in, from then on', async () => {
    const { say, press, order } = house();
    expect((await press(inNewYork)).text).toBe(
      'From now on, all times are in the time zone America/New_York. It is now Mon, Nov 2, 2026, 4:00 AM EST there.',
    );
    expect((await say('status of order 103')).text).toContain('Mon, Nov 30, 2026, 8:30 PM EST');
    await press({ request: 'edit 103 focDate=2026-12-02T20:00' });
    await say('yes');
    expect((await order('103')).focDate).toBe('2026-12-03T10:00:00+09:00');
  });

  it('survives a restart, and is theirs alone', async () => {
    const { say, press, restart } = house();
    await press(inNewYork);
    restart();
    expect((await say('status of order 103')).text).toContain('EST');
    expect((await say('status of order 103', { person: bob })).text).not.toContain('EST');
  });

  it.each(['Mars/Olympus', '+09:00', 'Tokyo'])('is none where no zone is called "%s"', async (name) => {
    const { say, press } = house();
    expect((await press({ request: `settings timeZone=${name}` })).text).toContain('so nothing was changed');
    expect((await say('status of order 103')).text).toContain('GMT+9');
  });

  it('is told where it is only asked for', async () => {
    expect((await house().press({ request: 'settings' })).text).toContain(
      'Time zone: Asia/Tokyo (Mon, Nov 2, 2026, 6:00 PM GMT+9)',
    );
  });
});
