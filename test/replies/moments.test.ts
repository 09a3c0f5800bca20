// Dates and times stand in the reader's zone and in the form of the reader's locale.

import { describe, expect, it } from 'vitest';
import type { DeskRequest } from '../../src/domain/request.ts';
import type { Status } from '../../src/domain/statusRules.ts';
import { asking, given, now, orderIn } from '../domain/orders.ts';
import { recordedReply, replyTo, voiceOf } from './telling.ts';

const orders = ['123'];
const only = (verb: 'status' | 'view' | 'when' | 'history' | 'reason'): DeskRequest => ({ verb, orders });

describe('a moment', () => {
  it.each([
    ['Asia/Tokyo', 'Tue, Dec 1, 2026, 10:30 AM GMT+9'],
    ['America/Los_Angeles', 'Mon, Nov 30, 2026, 5:30 PM PST (Tue, Dec 1, 2026, 10:30 AM GMT+9)'],
    ['Europe/Berlin', 'Tue, Dec 1, 2026, 2:30 AM GMT+1 (Tue, Dec 1, 2026, 10:30 AM GMT+9)'],
    ['UTC', 'Tue, Dec 1, 2026, 1:30 AM UTC (Tue, Dec 1, 2026, 10:30 AM GMT+9)'],
  ])('of the transfer, read in %s, is %s', (timeZone, words) => {
    const order = orderIn('transferApproved', { focTimeZone: 'Asia/Tokyo' });
    for (const verb of ['status', 'view', 'when'] as const) {
      expect(replyTo(only(verb), [order], 'en', given({ timeZone })).text).toContain(words);
    }
  });

  it.each([
    ['Asia/Tokyo', '10:30 AM GMT+9'],
    ['America/Los_Angeles', 'Sun, Nov 29, 2026, 5:30 PM PST'],
  ])('until which it can be cancelled, read in %s, is %s', (timeZone, words) => {
    const { text } = replyTo(only('status'), [orderIn('transferApproved')], 'en', given({ timeZone }));
    expect(text).toContain(`until`);
    expect(text).toContain(words);
  });

  it.each<[string, Status, DeskRequest, string]>([
    ['Asia/Tokyo', 'error', only('reason'), 'Sun, Nov 1, 2026, 9:00 PM GMT+9'],
    ['America/Los_Angeles', 'error', only('reason'), 'Sun, Nov 1, 2026, 4:00 AM PST'],
    ['Asia/Tokyo', 'processing', only('history'), 'Sun, Nov 1, 2026, 6:00 PM GMT+9'],
    ['America/Los_Angeles', 'processing', only('history'), 'Sun, Nov 1, 2026, 1:00 AM PST'],
  ])('of the past, read in %s, of an order in %s', (timeZone, status, request, words) => {
    expect(replyTo(request, [orderIn(status)], 'en', given({ timeZone })).text).toContain(words);
  });

  it.each([
    ['en-US', 'en', 'Tue, Dec 1, 2026, 10:30 AM GMT+9'],
    ['en-GB', 'en', 'Tue, 1 Dec 2026, 10:30 GMT+9'],
    ['de-DE', 'en', 'Tue, Dec 1, 2026, 10:30 AM GMT+9'],
    ['ja-JP', 'ja', '2026年12月1日(火) 10:30 JST'],
    ['no tag at all', 'ja', '2026年12月1日(火) 10:30 JST'],
  ] as const)('written for the locale %s in %s is %s', (locale, language, words) => {
    const voice = voiceOf(language, { locale });
    expect(voice.moment(new Date('2026-12-01T01:30:00Z'))).toBe(words);
  });

  it.each([
    [30 * 24 * 60, 'in 30 days', '30 日後'],
    [2 * 24 * 60 - 1, 'in 47 hours', '47 時間後'],
    [119, 'in 119 minutes', '119 分後'],
    [-119, '119 minutes ago', '119 分前'],
    [-3 * 24 * 60 - 1, '3 days ago', '3 日前'],
  ])('%d minutes from now is %s', (minutes, english, japanese) => {
    const at = new Date(now.getTime() + minutes * 60_000);
    expect([voiceOf('en').fromNow(at), voiceOf('ja').fromNow(at)]).toEqual([english, japanese]);
  });
});

describe('a day', () => {
  it.each(['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago'])('is the same day in %s', (timeZone) => {
    const { text } = replyTo(only('status'), [orderIn('processing')], 'en', given({ timeZone }));
    expect(text).toContain('Fri, Nov 20, 2026');
  });
});

describe('a new FOC date', () => {
  it('is shown from what to what, before it is recorded and after', () => {
    const move = asking('edit', { focDate: '2026-12-03' });
    const order = orderIn('transferApproved');
    const words = 'Tue, Dec 1, 2026, 10:30 AM GMT+9 → Thu, Dec 3, 2026, 10:30 AM GMT+9';
    expect(replyTo(move, [order], 'en').text).toContain(words);
    expect(recordedReply(move, order, 'en').text).toContain(words);
  });

  it('says which time of day was taken where none was named, and nothing where one was', () => {
    const asked = (focDate: string) =>
      replyTo(asking('edit', { focDate }), [orderIn('transferApproved')], 'en').text;
    expect(asked('2026-12-03')).toContain('I took 10:30 AM GMT+9');
    expect(asked('2026-12-03T11:00')).not.toContain('I took');
  });
});
