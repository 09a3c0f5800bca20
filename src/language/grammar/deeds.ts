// Commands that change an order. The only file that makes `edit`, `cancel` and `delete`, and it refuses them at the
// least doubt: a deed is done only where every word of the clause is known and commands it.

import type { Request } from '../../domain/request.ts';
import type { Facts } from './facts.ts';
import { hasOrders, namesOrders, selectionOf } from './targets.ts';
import { isAction } from './verbClasses.ts';
import { askedBy } from './verbs.ts';

const doubts = ['may', 'any', 'how', 'not', 'condition', 'question', 'who', 'which', 'instead'] as const;

export function commanded(facts: Facts, awaitingAnswer: boolean): Request | undefined {
  const { moods } = facts;
  // "make it 4711": a value for a field that was named is no correction of what was said before.
  const isValued = Object.keys(facts.corrections).length > 0 && hasOrders(facts);
  const isDated =
    !hasOrders(facts) && facts.dates.length === 1 && facts.verbs.some(({ verb }) => verb === 'edit');
  const isNamed = hasOrders(facts) && facts.verbs.some(({ verb }) => isAction(verb));
  if (doubts.some((mood) => moods.has(mood) && !(mood === 'instead' && (isValued || isNamed || isDated))))
    return undefined;
  // A part of a name may be one of more orders than are meant.
  if (facts.hasOtherObject || facts.names.length > 0) return undefined;
  const wished = moods.has('wish');
  const { verb, contradicts } = askedBy(facts);
  if (
    contradicts ||
    facts.languages.length > 0 ||
    facts.verbs.some(({ verb }) => verb === 'stop' || verb === 'no')
  )
    return undefined;
  const deed = verb;
  if (!deed) return bareCorrection(facts, awaitingAnswer);
  if (moods.has('fact') && !wished) return undefined;
  if (deed.form === 'noun' && !wished) return undefined;
  // "cancel the cancellation of 123"
  if (deed.verb === 'cancel' && deed.form !== 'noun' && facts.verbs.some(isDeedNamed))
    return { verb: 'undo', ...selectionOf(facts) };
  if (facts.asked && !wished && deed.form !== 'command')
    return deed.verb === 'edit' || deed.verb === 'cancel' || deed.verb === 'delete'
      ? { verb: 'may', action: deed.verb, ...selectionOf(facts) }
      : undefined;
  switch (deed.verb) {
    case 'cancel':
    case 'delete':
      return withdrawn(facts, deed.verb);
    case 'edit':
      return edited(facts);
    default:
      return undefined;
  }
}

const isDeedNamed = ({ verb, form }: Facts['verbs'][number]): boolean => form === 'noun' && isAction(verb);

function withdrawn(facts: Facts, verb: 'cancel' | 'delete'): Request | undefined {
  const { fields, dates, corrections, statuses, because } = facts;
  const selection = selectionOf(facts);
  const hasCorrections = Object.keys(corrections).length > 0;
  if (!hasCorrections && dates.length === 0) {
    // A part of an order, not the order.
    if (verb === 'delete' && fields.length > 0 && facts.orders.length > 0)
      return { verb: 'edit', ...selection, corrections: {}, field: [...fields] };
    if (selection.number && facts.orders.length > 0)
      return { verb: 'edit', orders: selection.orders, corrections: { removeNumber: selection.number } };
  }
  if (fields.length > 0 || hasCorrections) return undefined;
  // A reason without an order may hide what is meant.
  if (because !== undefined && !hasOrders(facts) && !selection.status) return undefined;
  const [at] = dates;
  const isDescribed = namesOrders(facts) && (statuses.length > 0 || facts.carriers.length > 0);
  if (isDescribed || at !== undefined)
    return { verb: 'may', action: verb, ...selection, ...(at !== undefined && { at }) };
  return { verb, ...selection, ...(because !== undefined && { because }) };
}

function edited(facts: Facts): Request | undefined {
  const { corrections, fields, statuses, dates, telephones, because, orders } = facts;
  // A reason may hide what is meant, unless the order and the value are named.
  const isPlain = orders.length > 0 && Object.keys(corrections).length > 0;
  if ((because !== undefined && !isPlain) || (namesOrders(facts) && statuses.length > 0) || dates.length > 1)
    return undefined;
  // "take 123 off the list" names no value, and all but one are never edited without one.
  if (facts.except.length > 0 && Object.keys(corrections).length === 0 && dates.length === 0)
    return undefined;
  const [date] = dates;
  const { carrier: _carrier, ...selection } = selectionOf(facts);
  if (telephones.length > 0 && facts.orders.length > 0) return undefined;
  return {
    verb: 'edit',
    ...selection,
    corrections,
    ...(fields.length > 0 && { field: [...fields] }),
    ...(date !== undefined && { date }),
  };
}

/** "105 PIN 4711", "carrier Verizon, PIN 4711", and as an answer "the PIN is 4711". */
function bareCorrection(facts: Facts, awaitingAnswer: boolean): Request | undefined {
  const { corrections, orders, stated, verbs, unsure, pasts, asked, dates, fields } = facts;
  const isPlain = verbs.length + unsure.length + pasts.length === 0 && !asked && fields.length === 0;
  if (!isPlain || Object.keys(corrections).length === 0 || dates.length > 0) return undefined;
  // "should be 4711" asks for it, "is 4711" tells.
  const isTold =
    !facts.moods.has('wish') && !facts.moods.has('instead') && (stated || facts.moods.has('fact'));
  if (!awaitingAnswer && (orders.length === 0 ? !facts.isForm : isTold)) return undefined;
  return { verb: 'edit', orders: [...orders], corrections };
}
