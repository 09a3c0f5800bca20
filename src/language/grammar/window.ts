// Dates as the two ends of a stretch: "since Monday", "between October 1 and 15", "last week". Filters look back, so a
// date without a year is the last one past.

import { hasLink, linksOf, senseOf, type Token } from '../senses.ts';

export interface Window {
  readonly since?: string;
  readonly until?: string;
}

export function windowOf(tokens: readonly Token[]): Window {
  const days: { day: string; end?: 'since' | 'until' }[] = [];
  for (const [at, token] of tokens.entries()) {
    const period = senseOf(token, 'period');
    const isEnd = endOf(tokens, at);
    const isWhole = isEnd === undefined || (hasLink(tokens[at - 1], 'of') && !followed(tokens, at));
    if (period && isWhole)
      return { since: period.since, ...(period.until !== undefined && { until: period.until }) };
    const said = senseOf(token, 'date');
    const day = period
      ? isEnd === 'until'
        ? (period.until ?? period.since)
        : period.since
      : (said?.past ?? said?.date);
    if (day !== undefined) days.push({ day: day.slice(0, 10), ...(isEnd && { end: isEnd }) });
  }
  const [first, second] = days;
  if (first && second) return { since: first.day, until: second.day };
  if (!first) return {};
  return {
    ...(first.end !== 'until' && { since: first.day }),
    ...(first.end !== 'since' && { until: first.day }),
  };
}

/** "from last week to …" */
const followed = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at + 1).some((token) => senseOf(token, 'period') ?? senseOf(token, 'date'));

function endOf(tokens: readonly Token[], at: number): 'since' | 'until' | undefined {
  const before = linksOf(tokens[at - 1]);
  const behind = linksOf(tokens[at + 1]);
  if (before.includes('sinceNext') || behind.includes('sinceLast')) return 'since';
  return before.includes('untilNext') || behind.includes('untilLast') ? 'until' : undefined;
}
