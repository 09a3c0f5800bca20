// Words for what happened to an order: when, what, by whom, and what it changed.

import { type FieldName, fields } from '../domain/fields.ts';
import type { FieldChange, HistoryEntry } from '../domain/order.ts';
import type { Standing } from '../domain/standing.ts';
import { type Happened, timelineOf } from '../domain/timeline.ts';
import { textOf } from './lines.ts';
import { numbersTogether } from './manyNumbers.ts';
import { actorName, fieldName, orderName, shortened, statusName, valueShown } from './naming.ts';
import type { Happening, Part, Telling } from './part.ts';
import type { Voice } from './translator.ts';

/** How much of a long history fits a message with its card: so many entries, and so many bytes of their words. */
const entriesAtMost = 15;
const bytesAtMost = 6000;
/** How many letters of a value, and of a comment, are shown. */
const valueShownTo = 60;
const commentShownTo = 200;

export function historyPart(standing: Standing, { voice }: Telling): Part {
  const { order, status, allowed } = standing;
  const orders = [order.number];
  const asks = order.deletedAt
    ? []
    : [
        { verb: 'status', orders } as const,
        ...(status === 'error' ? [{ verb: 'reason', orders } as const] : []),
      ];
  const all = timelineOf(order).map((each) => happening(each, allowed.includes('view'), voice));
  const happenings = newest(all, voice);
  const count = all.length - happenings.length;
  const name = orderName(order, voice);
  const heading =
    count > 0
      ? voice.t('history.headingCut', { order: name, count })
      : voice.t('history.heading', { order: name });
  return {
    lines: [heading, ...happenings],
    buttons: asks.map((request) => ({
      title: voice.t(`button.${request.verb}`),
      request,
      seen: [order],
    })),
    again: { verb: 'history', orders },
  };
}

/** One deed in one line. The values of changed fields are shown only where the rules let the order be viewed. */
export const historyLine = (entry: HistoryEntry, values: boolean, { voice }: Pick<Telling, 'voice'>) =>
  textOf(happening({ kind: 'deed', ...entry }, values, voice), voice);

function happening(happened: Happened, values: boolean, voice: Voice): Happening {
  const at = voice.moment(new Date(happened.at));
  const by = actorName(happened.by, voice);
  if (happened.kind === 'comment') {
    const text = shortened(happened.text, commentShownTo);
    return {
      kind: 'happening',
      at,
      what: voice.t('history.comment', { by }),
      details: [voice.t('history.said', { text })],
    };
  }
  const what = voice.t(`history.what.${happened.what}`);
  return {
    kind: 'happening',
    at,
    what: voice.t(happened.eventId === undefined ? 'history.done' : 'history.reported', { what, by }),
    details: details(happened, values, voice),
  };
}

function details(
  { from, to, fields: changes = [], because, what }: HistoryEntry,
  values: boolean,
  voice: Voice,
) {
  const moved =
    from && to && from !== to
      ? [voice.t('history.move', { from: statusName(from, voice), to: statusName(to, voice) })]
      : [];
  const named = numbersTogether(changes, voice).map((change) => changeShown(change, values, voice));
  const changed = named.length > 0 ? [voice.t('history.fields', { fields: voice.list(named, 'plain') })] : [];
  const known = `rejection.${because}.name`;
  const reason = what === 'carrierRejected' && voice.has(known) ? voice.t(known) : because;
  return [...moved, ...changed, ...(reason ? [voice.t('history.reason', { reason })] : [])];
}

/** Dates and the order's name are told in every status; of what is governed and of secrets, the field alone. */
function changeShown({ field, before, after }: FieldChange, values: boolean, voice: Voice): string {
  const isTold =
    values || field === 'name' || fields[field].kind === 'moment' || fields[field].kind === 'day';
  if (fields[field].secret || !isTold) return fieldName(field, voice);
  const key = before && after ? 'change' : after ? 'changeAdded' : 'changeTaken';
  return voice.t(`history.${key}`, {
    field: fieldName(field, voice),
    before: before ? short(field, before, voice) : '',
    after: after ? short(field, after, voice) : '',
  });
}

const short = (field: FieldName, value: string, voice: Voice): string =>
  fields[field].kind === 'telephone' ? value : shortened(valueShown(field, value, voice), valueShownTo);

/** The last of them that fit, at least one. */
function newest(all: readonly Happening[], voice: Voice): readonly Happening[] {
  let room = bytesAtMost;
  const fitting = all.toReversed().findIndex((each, place) => {
    room -= new TextEncoder().encode(textOf(each, voice)).length;
    return place > 0 && (place >= entriesAtMost || room < 0);
  });
  return fitting < 0 ? all : all.slice(-fitting);
}
