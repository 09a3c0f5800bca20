// Words for orders that are not placed yet: what is asked of them, what would be placed, what is left unfinished.

import type { Asked, Change } from '../domain/decision.ts';
import { fieldNames } from '../domain/fields.ts';
import type { Order } from '../domain/order.ts';
import { type NewOrderField, newOrderFields } from '../domain/placing.ts';
import { fact } from './aboutOrder.ts';
import { newOrderForm } from './forms.ts';
import { numbersShown } from './manyNumbers.ts';
import { fieldName, orderName, valueShown } from './naming.ts';
import type { DraftShown } from './outcome.ts';
import type { Fact, Part, Telling } from './part.ts';

/** Asks for the first of what is missing, and shows a form with all of it. */
export function newOrderPart(
  { request, order, missing }: Extract<Asked, { kind: 'newOrder' }>,
  telling: Telling,
): Part {
  const { voice } = telling;
  const [first, ...others] = missing;
  const known = knownLines(order, telling, numbersRecalled);
  const rest = voice.list(others.map((field) => nameOf(field, telling)));
  return {
    lines: [
      known.length > 0 ? { kind: 'known', facts: known } : voice.t('place.begin'),
      voice.t(`place.ask.${first}`),
      ...(others.length > 0 ? [voice.t('place.then', { fields: rest })] : []),
    ],
    question: { form: newOrderForm(order, request) },
  };
}

/** What would be placed, with what may still be added. */
export function placingLines(
  { after: { order }, request }: Change,
  telling: Telling,
): readonly (string | Fact)[] {
  const { voice } = telling;
  const isOpen = request.verb === 'place' && order.targetDate === undefined;
  return [
    voice.t('confirms.place', { order: orderName(order, voice) }),
    ...knownLines(order, telling),
    ...(isOpen ? [voice.t('place.noTarget')] : []),
  ];
}

/** Of a new order there are no numbers that others are added to. */
const keyOf = (field: NewOrderField) => (field === 'addNumber' ? 'phoneNumbers' : field);
const nameOf = (field: NewOrderField, { voice }: Pick<Telling, 'voice'>): string =>
  voice.t(`field.${keyOf(field)}`);

/** Of what was told a moment ago, so many numbers tell which they are. */
const numbersRecalled = 6;

function knownLines(order: Order, telling: Telling, mostNumbers?: number): readonly Fact[] {
  const { voice } = telling;
  const shown = (field: NewOrderField): string | undefined => {
    if (field === 'addNumber') return numbersShown(order.phoneNumbers, voice, mostNumbers);
    const value = order[field];
    return value && valueShown(field, value, voice);
  };
  const known = newOrderFields.flatMap((field) => {
    const value = shown(field);
    return value ? [fact(keyOf(field), value, telling)] : [];
  });
  const type = fact('numberType', voice.t(`numberType.${order.numberType}`), telling);
  return order.phoneNumbers.length > 0 ? [...known.slice(0, 1), type, ...known.slice(1)] : known;
}

/** The drafts, counted as "#1", "#2" name them. */
export function draftsPart(drafts: readonly DraftShown[], telling: Telling): Part {
  const { voice } = telling;
  if (drafts.length === 0) return { lines: [voice.t('drafts.none')] };
  const lines = drafts.map((draft, at) =>
    voice.t('drafts.line', { place: at + 1, draft: draftName(draft, telling) }),
  );
  return {
    lines: [voice.t('drafts.heading', { count: drafts.length }), ...lines, voice.t('drafts.how')],
    suggestions: drafts.map((_, at) => ({ verb: 'resume', draft: `#${at + 1}` })),
  };
}

export const discardedPart = (drafts: readonly DraftShown[], telling: Telling): Part => ({
  lines: drafts.map((draft) => telling.voice.t('drafts.discarded', { draft: draftName(draft, telling) })),
});

function draftName(draft: DraftShown, { voice }: Telling): string {
  if ('standing' in draft) {
    const corrected = fieldNames.filter((field) => draft.request.corrections[field] !== undefined);
    return voice.t('drafts.ofOrder', {
      order: orderName(draft.standing.order, voice),
      fields: voice.list(corrected.map((field) => fieldName(field, voice))),
    });
  }
  const { number = [], corrections } = draft.request;
  const facts = [
    ...(number.length > 0 ? [voice.t('drafts.numbers', { count: number.length })] : []),
    ...[corrections.name, corrections.carrier].flatMap((value) => value ?? []),
  ];
  const others = newOrderFields.filter((field) => field !== 'addNumber' && corrections[field] !== undefined);
  const told = facts.length > 0 ? facts : others.map((field) => nameOf(field, { voice }));
  const known = told.length > 0 ? voice.list(told, 'plain') : voice.t('drafts.empty');
  const missing = draft.missing.map((field) => nameOf(field, { voice }));
  return missing.length > 0
    ? voice.t('drafts.ofNew', { known, missing: voice.list(missing) })
    : voice.t('drafts.ofNewWhole', { known });
}
