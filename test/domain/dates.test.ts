import { describe, expect, it } from 'vitest';
import { calendarDate, momentSaid } from '../../src/domain/dates.ts';

const current = { at: '2026-12-01T10:30:00+09:00', timeZone: 'Asia/Tokyo' };
const said = (text: string) => momentSaid(text, current, 'Asia/Tokyo')?.at;

describe('a moment that a person says', () => {
  it.each([
    ['2026-12-02', '2026-12-02T10:30:00+09:00'],
    ['2026-12-02T15:00', '2026-12-02T15:00:00+09:00'],
    ['2026-12-02T15:00:30', '2026-12-02T15:00:30+09:00'],
    ['+10d', '2026-12-11T10:30:00+09:00'],
    ['-1m', '2026-11-01T10:30:00+09:00'],
  ])('as %s is %s', (text, at) => {
    expect(said(text)).toBe(at);
  });

  it.each([
    ['2026-12-02T09:00-05:00', 'with an offset'],
    ['2026-12-02T09:00Z', 'in UTC'],
    ['2026-12-02T15:00[America/New_York]', 'with a zone'],
    ['2026-12-02 15:00', 'with a blank'],
    ['2026-12-02t15:00', 'with a small t'],
    ['2026-12-02T15', 'without minutes'],
    ['2026-12-02T15:00:60', 'with a leap second'],
    ['20261202', 'without dashes'],
    ['2026-12-02junk', 'with more behind it'],
    ['+010000-01-03', 'a year of more digits than an order keeps'],
  ])('as "%s", %s, is not taken for another', (text) => {
    expect(said(text)).toBeUndefined();
  });
});

describe('a calendar date', () => {
  it.each([
    ['2026-12-02', '2026-12-02'],
    ['2026-12-02T15:00', '2026-12-02'],
    ['2028-02-29', '2028-02-29'],
  ])('is read from %s as %s', (text, date) => {
    expect(calendarDate(text)).toBe(date);
  });

  it.each([
    '2026-12-02junk',
    '2026-12-021',
    '2026-12-2',
    '2026-11-31',
    '2026-12-02T24:30',
    '2026-12-02T10:00Z',
    '',
  ])('is not read from "%s"', (text) => {
    expect(calendarDate(text)).toBeUndefined();
  });
});
