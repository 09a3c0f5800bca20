// Dates that the language's own patterns leave: read by chrono-node.

import { type Chrono, de, en } from 'chrono-node';
import type { Found } from '../found.ts';
import { type Calendar, dayOf, isoOf, partsOf } from './calendar.ts';

/** Beyond this, chrono-node's expressions take too long; no request is that long. */
const readable = 2000;

interface ChronoLanguage {
  readonly casual: Chrono;
  readonly GB?: Chrono;
}

/** Of chrono-node's languages those that some language here lets it read: all together are half a megabyte to load. */
const readers: Readonly<Record<ChronoName, ChronoLanguage>> = { de, en };
export const chronoNames = ['de', 'en'] as const;
export type ChronoName = (typeof chronoNames)[number];

export function readByChrono(text: string, name: ChronoName, { clock, monthFirst }: Calendar): Found[] {
  if (text.length > readable) return [];
  const language = readers[name];
  const reader = monthFirst ? language.casual : (language.GB ?? language.casual);
  // The wall clock is given as if it were UTC, so that the machine's own zone plays no part.
  const instant = new Date(clock.today * 86_400_000 + clock.minutes * 60_000);
  return reader
    .parse(text, { instant, timezone: 0 }, { forwardDate: true })
    .flatMap(({ index, text: said, start }) => {
      if (!start.isCertain('day') && !start.isCertain('weekday')) return [];
      // "now" is said of the request, not of a date.
      if (start.isCertain('millisecond')) return [];
      const { year: thisYear } = partsOf(clock.today);
      const dayIn = (year: number) => dayOf(year, start.get('month') ?? 0, start.get('day') ?? 0);
      const day = dayIn(start.get('year') ?? 0);
      if (day === undefined) return [];
      const two = (part: 'hour' | 'minute'): string => String(start.get(part) ?? 0).padStart(2, '0');
      const time = start.isCertain('hour') ? `T${two('hour')}:${two('minute')}` : '';
      const isOpen = start.isCertain('month') && !start.isCertain('year') && day > clock.today;
      const past = isOpen
        ? [thisYear, thisYear - 1].map(dayIn).find((one) => one !== undefined && one <= clock.today)
        : undefined;
      return [
        {
          from: index,
          to: index + said.length,
          sense: { is: 'date', date: isoOf(day) + time, ...(past !== undefined && { past: isoOf(past) }) },
        },
      ];
    });
}
