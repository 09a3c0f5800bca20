// Dates said in words: shown as dates of the calendar, with weekday and year, before anything is done.

import { describe, expect, it } from 'vitest';
import { orderIn } from '../domain/orders.ts';
import { openHouse } from './house.ts';

const house = () =>
  openHouse([
    orderIn('processing', { number: '101' }),
    orderIn('transferApproved', { number: '103' }),
    orderIn('error', { number: '105', targetDate: '2026-11-20' }),
    orderIn('error', { number: '106', targetDate: undefined }),
  ]);

describe('a date', () => {
  it.each([
    ['move the FOC date of 103 to 5/12', 'en-US', 'Wed, May 12, 2027'],
    ['move the FOC date of 103 to 12/5/2028', 'en-US', 'Tue, Dec 5, 2028'],
    ['move the FOC date of 103 to next Friday', 'en-US', 'Fri, Nov 13, 2026'],
    ['103のFOC日を5/12に変更して', 'ja-JP', '2027年5月12日(水)'],
    ['103のFOC日を来週の金曜日に変更して', 'ja-JP', '2026年11月13日(金)'],
  ])('in "%s" is shown to a reader of %s as %s', async (text, locale, shown) => {
    expect((await house().say(text, { locale })).text).toContain(shown);
  });

  it('that figures alone say is shown with its month in words, as the reader’s country writes it', async () => {
    const { press } = house();
    const { text } = await press({ request: 'edit 103 focDate=2027-05-12' }, { locale: 'en-GB' });
    expect(text).toMatch(/Wed,? 12 May 2027/);
  });

  it.each([
    ['move the FOC date of 103 to February 30', 'en-US', 'FOC date: there is no 2027-02-30.'],
    ['103のFOC日を2月30日に', 'ja-JP', 'FOC 日: 2027-02-30 という日時はありません。'],
    ['move 103 to December 10 at 25:00', 'en-US', 'FOC date: there is no 2026-12-10 25:00.'],
    ['set the target date of 105 to Nov 31', 'en-US', 'Target date: there is no 2026-11-31.'],
    ['set the target date of 105 to 2026-13-01', 'en-US', 'Target date: there is no 2026-13-01.'],
  ])('that no calendar has is named: "%s"', async (text, locale, named) => {
    const { say, order } = house();
    expect((await say(text, { locale })).text).toContain(named);
    expect((await order('103')).version).toBe(3);
  });

  it('that no calendar has is not taken in place of one that was asked about', async () => {
    const { say, sayAll, order } = house();
    const { text } = await sayAll('move the FOC date of 103 to December 3', 'no, February 30');
    expect(text).toContain('there is no 2027-02-30');
    await say('yes');
    expect((await order('103')).version).toBe(3);
  });

  it('said as a shift is shown as the date that it comes to', async () => {
    const { press, say, order } = house();
    expect((await press({ request: 'edit 103 focDate=+2d' })).text).toContain(
      '→ Thu, Dec 3, 2026, 10:30 AM GMT+9',
    );
    await say('yes');
    expect((await order('103')).focDate).toBe('2026-12-03T10:30:00+09:00');
  });

  it('that is a target date can be shifted too', async () => {
    const { press } = house();
    expect((await press({ request: 'edit 105 targetDate=+1w' })).text).toContain(
      'Target date: Fri, Nov 20, 2026 → Fri, Nov 27, 2026',
    );
  });

  it.each(['focDate', 'targetDate'])('that is not there yet cannot be shifted: %s', async (field) => {
    const { text } = await house().press({ request: `edit 106 ${field}=+2d` });
    expect(text).toContain('there is no date yet that could be moved');
    expect(text).not.toContain('+2d');
  });

  it('of an order in another zone is shown in that zone too: there its day was named', async () => {
    const { press } = house();
    const { text } = await press(
      { request: 'edit 103 focDate=2026-12-04' },
      { timeZone: 'America/Los_Angeles' },
    );
    expect(text).toContain('→ Thu, Dec 3, 2026, 5:30 PM PST (Fri, Dec 4, 2026, 10:30 AM GMT+9)');
  });

  it('that falls on a weekend there is told as that weekend', async () => {
    const { press } = house();
    const { text } = await press(
      { request: 'edit 103 focDate=2026-12-05' },
      { timeZone: 'America/Los_Angeles' },
    );
    expect(text).toContain('(Sat, Dec 5, 2026, 10:30 AM GMT+9) is a Saturday or Sunday');
  });
});

describe('a date said instead', () => {
  it.each(['no, December 4', 'yes, but make it December 4'])('is asked about anew: "%s"', async (text) => {
    const { say, order } = house();
    await say('move the FOC date of 103 to December 3');
    expect((await say(text)).text).toContain('→ Fri, Dec 4, 2026');
    expect((await order('103')).version).toBe(3);
    await say('yes');
    expect((await order('103')).focDate).toBe('2026-12-04T10:30:00+09:00');
  });

  it('stands for the date that was asked about, whichever that was', async () => {
    const { press, say, order } = house();
    await press({ request: 'edit 105 focDate=2026-12-03' });
    const { text } = await say('no, December 4');
    expect(text).toContain('FOC date: Fri, Dec 4, 2026');
    expect(text).not.toContain('Target date');
    await say('yes');
    expect((await order('105')).targetDate).toBe('2026-11-20');
  });

  it('that cannot be taken takes the former one off the table, until a date comes that can', async () => {
    const { say, sayAll, order } = house();
    await sayAll('move the FOC date of 103 to December 3', 'no, December 5');
    expect((await say('yes')).text).toContain('Which date (and time)');
    expect((await order('103')).version).toBe(3);
    await sayAll('move the FOC date of 103 to December 3', 'no, December 5', 'December 4', 'yes');
    expect((await order('103')).focDate).toBe('2026-12-04T10:30:00+09:00');
  });

  it('corrects nothing that has no date: the question stays open, and that is said', async () => {
    const { say, sayAll, status } = house();
    expect((await sayAll('cancel 101', 'no, December 4')).text).toContain('My question is still open');
    expect(await status('101')).toBe('processing');
    await say('no');
    expect((await say('yes')).text).toContain('I have not asked you anything');
  });
});

describe('a moment that is asked about', () => {
  it('but lies behind is told to, and the answer is of now', async () => {
    const { text } = await house().press({ request: 'may cancel 103 at=2026-10-10T12:00' });
    expect(text).toMatch(
      /^Sat, Oct 10, 2026, 12:00 PM GMT\+9 is past, so this is how it is now:\nYes, order 103/,
    );
  });

  it('is told with the answer for then', async () => {
    const { text } = await house().press({ request: 'may cancel 103 at=2026-12-04T12:00' });
    expect(text).toMatch(/^No\. Order 103 .* before Fri, Dec 4, 2026, 12:00 PM GMT\+9/);
  });
});
