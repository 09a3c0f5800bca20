// Words for what happened to an order: a line an entry of its history.

import { fields } from '../domain/fields.ts';
import type { HistoryEntry } from '../domain/order.ts';
import type { Standing } from '../domain/standing.ts';
import { fieldName, orderName, statusName, valueShown } from './naming.ts';
import type { Part, Telling } from './part.ts';

/** How much of a long history fits a message. */
const entriesAtMost = 20;

export function historyPart({ order, allowed }: Standing, { voice }: Telling): Part {
  const name = orderName(order, voice);
  if (order.history.length === 0) {
    return { lines: [voice.t('history.none', { order: name, at: voice.moment(new Date(order.placedAt)) })] };
  }
  const shown = order.history.slice(-entriesAtMost);
  const earlier = order.history.length - shown.length;
  return {
    lines: [
      voice.t('history.heading', { order: name }),
      ...(earlier > 0 ? [voice.t('history.earlier', { count: earlier })] : []),
      ...shown.map((entry) => historyLine(entry, allowed.includes('view'), { voice })),
    ],
  };
}

/** What was done, when, by whom. The values of changed fields are shown only where the rules let the order be viewed. */
export function historyLine(entry: HistoryEntry, values: boolean, { voice }: Pick<Telling, 'voice'>): string {
  let line = voice.t(entry.eventId === undefined ? 'history.line' : 'history.reported', {
    at: voice.moment(new Date(entry.at)),
    what: voice.t(`history.what.${entry.what}`),
    by: entry.by.name ?? entry.by.id,
  });
  if (entry.from && entry.to && entry.from !== entry.to) {
    line = voice.t('history.move', {
      line,
      from: statusName(entry.from, voice),
      to: statusName(entry.to, voice),
    });
  }
  if (entry.fields && entry.fields.length > 0) {
    const named = entry.fields.map(({ field, before, after }) => {
      const isDate = fields[field].kind === 'moment' || fields[field].kind === 'day';
      if (fields[field].secret || (!values && !isDate)) return fieldName(field, voice);
      const shown = {
        field: fieldName(field, voice),
        before: before ? valueShown(field, before, voice) : '',
        after: after ? valueShown(field, after, voice) : '',
      };
      return voice.t(
        before && after ? 'history.change' : after ? 'history.changeAdded' : 'history.changeTaken',
        shown,
      );
    });
    line = voice.t('history.fields', { line, fields: voice.list(named, 'plain') });
  }
  if (!entry.because) return line;
  const known = `rejection.${entry.because}.name`;
  const reason = entry.what === 'carrierRejected' && voice.has(known) ? voice.t(known) : entry.because;
  return voice.t('history.reason', { line, reason });
}
