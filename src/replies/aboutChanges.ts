// Words for changes: the one question before each, and what was recorded. Never claims that Microsoft has done it.

import type { Change } from '../domain/decision.ts';
import { type FieldName, fields } from '../domain/fields.ts';
import type { FieldChange, Order } from '../domain/order.ts';
import type { Request } from '../domain/request.ts';
import type { Standing } from '../domain/standing.ts';
import { placingLines } from './aboutNewOrder.ts';
import { fact, focShown } from './aboutOrder.ts';
import { correctionsForm, newOrderForm } from './forms.ts';
import { textOf } from './lines.ts';
import { numbersTogether } from './manyNumbers.ts';
import { orderName, statusName, valueShown } from './naming.ts';
import type { Fact, OrderForm, Part, Telling } from './part.ts';

/** States the effect of every change, with absolute dates, and asks once for all of them. */
export function confirmPart(changes: readonly Change[], telling: Telling): Part {
  const { voice } = telling;
  // What cannot be taken back as such is said once, however many orders it holds for.
  const undone = changes.flatMap((change) =>
    change.undoes ? [voice.t(`confirms.undo.${change.undoes}`, statuses(change, telling))] : [],
  );
  const effects = changes.map(
    (change) => ({ kind: 'choice', change, lines: effect(change, telling) }) as const,
  );
  const heading = changes.length > 1 ? [voice.t('confirms.several')] : [];
  const lines = [...heading, ...new Set(undone), ...effects];
  const only = changes.length === 1 ? changes[0] : undefined;
  const form = only && formFor(only);
  const example = voice.t('confirms.correctionExample');
  const answers: Request[] = [{ verb: 'yes' }, { verb: 'no' }];
  return {
    lines: [...lines, voice.t(askKey(changes), { count: changes.length, example })],
    suggestions: answers,
    question: {
      answers: {
        yes: only ? `button.confirm.${kindOf(only)}` : 'button.ticked',
        seen: changes.flatMap(({ before }) => before?.order ?? []),
      },
      ...(form && { form }),
    },
  };
}

/** What a yes and a no come to, and whether it can still be corrected. */
function askKey([first, ...others]: readonly Change[]): string {
  if (others.length > 0) return 'confirms.askAll';
  if (first?.action === 'place') return 'confirms.askPlace';
  if (!first || !isResubmission(first)) return 'confirms.ask';
  return corrected(first).length > 0 ? 'confirms.askDraft' : 'confirms.askAsIs';
}

/** What can still be corrected before it goes out. */
function formFor(change: Change): OrderForm | undefined {
  if (change.request.verb === 'place') return newOrderForm(change.after.order, change.request);
  return isResubmission(change) && change.before
    ? correctionsForm(change.before.order, change.request)
    : undefined;
}

/** What is on record now, from what to what. */
export function recordedPart(change: Change, telling: Telling): Part {
  const { voice } = telling;
  const lines = [
    voice.t(`recorded.${kindOf(change)}`, statuses(change, telling)),
    ...details(change, telling),
  ];
  return { lines, ...(change.action !== 'delete' && { standing: change.after }) };
}

/** Changes of one order that do not go together: each is named, none is done. */
export function contradictionPart(standing: Standing, changes: readonly Change[], telling: Telling): Part {
  const { voice } = telling;
  const wishes = changes.flatMap((change) => {
    const kind = kindOf(change);
    const named = change.action === 'edit' ? details(change, telling) : [];
    return named.length > 0
      ? named.map((detail) => voice.t(`contradicts.${kind}`, { change: textOf(detail, voice) }))
      : [voice.t(`contradicts.${kind === 'resubmit' ? 'resubmitAsIs' : kind}`)];
  });
  const order = orderName(standing.order, voice);
  return {
    lines: [voice.t('contradicts.heading', { order }), ...wishes, voice.t('contradicts.ask')],
    standing,
  };
}

function effect(change: Change, telling: Telling): readonly (string | Fact)[] {
  const { voice } = telling;
  if (change.action === 'place') return placingLines(change, telling);
  const kind = kindOf(change);
  const key = kind === 'resubmit' && corrected(change).length === 0 ? 'resubmitAsIs' : kind;
  const lines = [
    voice.t(`confirms.${key}`, statuses(change, telling)),
    ...details(change, telling),
    ...sameAsBefore(change, telling),
  ];
  const { focDate, focTimeZone } = change.after.order;
  if (change.timeAssumed && focDate) {
    const time = voice.time(new Date(focDate), focTimeZone);
    lines.push(voice.t('confirms.timeAssumed', { time }));
  }
  return lines;
}

const isResubmission = ({ action, before, after }: Change): boolean =>
  action === 'edit' && before?.order.status !== after.order.status;

const kindOf = (change: Change): 'cancel' | 'delete' | 'place' | 'resubmit' | 'editFoc' =>
  change.action !== 'edit' ? change.action : isResubmission(change) ? 'resubmit' : 'editFoc';

const statuses = ({ before, after }: Change, { voice }: Telling) => ({
  order: orderName((before ?? after).order, voice),
  from: before ? statusName(before.status, voice) : '',
  to: statusName(after.status, voice),
});

/** The fields that the person named. */
const corrected = ({ request }: Change): readonly FieldName[] =>
  request.verb === 'edit' ? (Object.keys(request.corrections) as FieldName[]) : [];

/** Corrections that correct nothing are said to, not dropped in silence. */
const sameAsBefore = (change: Change, telling: Telling): readonly Fact[] =>
  corrected(change)
    .filter((field) => !fieldChanges(change).some((changed) => changed.field === field))
    .map((field) => fact(field, telling.voice.t('confirms.same'), telling));

const fieldChanges = ({ after }: Change): readonly FieldChange[] => after.order.history.at(-1)?.fields ?? [];

function details(change: Change, telling: Telling): readonly Fact[] {
  const facts = numbersTogether(fieldChanges(change), telling.voice).map(({ field, before, after }) => {
    const value = telling.voice.t(`confirms.${changeKey({ field, before, after })}`, {
      before: before ? shownIn((change.before ?? change.after).order, field, before, telling) : '',
      after: after ? shownIn(change.after.order, field, after, telling) : '',
    });
    return fact(field, value, telling);
  });
  const because = change.action === 'edit' ? undefined : change.after.order.history.at(-1)?.because;
  return because === undefined ? facts : [...facts, fact('because', because, telling)];
}

/** A FOC date is told in the order's own zone too: there its day was named. */
const shownIn = ({ focTimeZone }: Order, field: FieldName, value: string, telling: Telling): string =>
  fields[field].kind === 'moment'
    ? focShown({ focDate: value, focTimeZone }, telling)
    : valueShown(field, value, telling.voice);

function changeKey({ field, before, after }: FieldChange): string {
  if (fields[field].secret) return 'changeSecret';
  if (before && after) return 'change';
  if (after) return 'changeNew';
  return field === 'removeNumber' ? 'changeTaken' : 'changeVoid';
}
