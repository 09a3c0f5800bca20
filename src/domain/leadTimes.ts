// How far ahead the target date of a port order lies, by country, in calendar days.
// Source: Microsoft's pages on port orders, 2018 to 2025: at least 5 days (US) or 10 days (Canada), at most 30.

import { daysAfter } from './dates.ts';

interface LeadTime {
  readonly least: number;
  readonly most: number;
}

const most = 30;
const leadTimes: Readonly<Record<string, LeadTime>> = {
  US: { least: 5, most },
  CA: { least: 10, most },
};
/** Where Microsoft names no least lead time, tomorrow is the first day that is still ahead. */
const elsewhere: LeadTime = { least: 1, most };

/** The first and the last calendar date that an order of this country may name, both included. `today`: `2026-11-02`. */
export function targetDates(country: string, today: string): { readonly from: string; readonly to: string } {
  const { least, most: furthest } = leadTimes[country] ?? elsewhere;
  return { from: daysAfter(today, least), to: daysAfter(today, furthest) };
}
