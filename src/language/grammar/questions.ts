// Requests that change no order: questions about orders, the rules and the words, and what the bot itself can do.

import { fields } from '../../domain/fields.ts';
import type { Request, Verb } from '../../domain/request.ts';
import type { Facts } from './facts.ts';
import { filterOf, hasNumbers, hasOrders, selectionOf } from './targets.ts';
import { askedBy } from './verbs.ts';

export function asked(clauseFacts: Facts): Request | undefined {
  const { verb, contradicts, statuses } = askedBy(clauseFacts);
  const facts = { ...clauseFacts, statuses };
  const [tag] = facts.languages;
  // "show it in English", "change it back to English"
  if (tag !== undefined && verb && speaks.has(verb.verb)) return { verb: 'language', tag };
  if (contradicts) return undefined;
  const selection = selectionOf(facts);
  const filter = filterOf(facts);
  switch (verb?.verb) {
    case undefined:
      return withoutVerb(facts);
    case 'view':
      return viewed(facts);
    case 'status':
      if (hasOrders(facts)) return { verb: 'status', ...selection };
      if (statuses.length === 1 && !isAboutOrders(facts)) return explained(facts);
      return isAboutOrders(facts) || statuses.length > 0
        ? { verb: 'list', ...filter, ...sortOf(facts) }
        : { verb: 'status', orders: [] };
    case 'list':
      // "order status 123"
      if (hasNumbers(facts)) return { verb: 'status', ...selection };
      return { verb: 'list', ...filter, ...numbersOf(facts), ...sortOf(facts) };
    case 'count':
      if (!isAboutOrders(facts) && Object.keys(filter).length === 0 && !facts.moods.has('byMe'))
        return undefined;
      return { verb: 'count', ...filter, ...numbersOf(facts) };
    case 'export':
      return { verb: 'export', ...filter, ...numbersOf(facts), ...sortOf(facts) };
    case 'meaning':
      return (
        explained(facts) ??
        (facts.verbs.some((other) => other.verb === 'rules') ? { verb: 'rules' } : undefined)
      );
    case 'reason': {
      // "why was it rejected?": the status says what is asked, not of which orders.
      const { status: _status, ...which } = selection;
      return { verb: 'reason', ...which };
    }
    case 'history':
    case 'when':
      if (facts.dates.length > 0 && !hasOrders(facts)) return undefined;
      return { verb: verb.verb, ...selection };
    case 'customer':
      return { verb: 'customer', ...selection, ...(tag !== undefined && { language: tag }) };
    case 'recreate':
    case 'undo':
      return { verb: verb.verb, ...selection };
    case 'notify':
    case 'mute': {
      // "when completed, tell me": the status says when, not of which orders.
      const isOfKind = hasOrders(facts) || (selection.status !== undefined && isAboutOrders(facts));
      return isOfKind ? { verb: verb.verb, ...selection } : { verb: verb.verb, orders: ['all'] };
    }
    case 'comment':
      return { verb: 'comment', ...selection, ...(facts.text !== undefined && { text: facts.text }) };
    case 'place':
      // "I want 103 ported on Friday", "orders that transfer this week": of orders that there are, no new one is asked for.
      if (hasNumbers(facts) || (facts.hasPeriod && facts.things.has('orders'))) return undefined;
      return {
        verb: 'place',
        corrections: {
          ...(facts.carriers[0] !== undefined && { carrier: facts.carriers[0] }),
          ...(facts.names[0] !== undefined && { name: facts.names[0] }),
          ...facts.corrections,
        },
        ...numbersOf(facts),
      };
    case 'resume':
    case 'discard': {
      const [draft] = facts.orders;
      return { verb: verb.verb, ...(draft !== undefined && { draft: draft.replace(/^(?=\d)/, '#') }) };
    }
    case 'settings': {
      const [timeZone] = facts.timeZones;
      return { verb: 'settings', ...(timeZone !== undefined && { timeZone }) };
    }
    case 'rules':
    case 'support':
    case 'todo':
    case 'more':
    case 'drafts':
    case 'help':
      return { verb: verb.verb };
    default:
      return undefined;
  }
}

/** What is said of a language asks for it. */
const speaks: ReadonlySet<Verb> = new Set<Verb>(['language', 'edit', 'view', 'undo']);

/** "sorted by FOC date": the field says the order of the list. */
const sortOf = ({ links, fields, sorting }: Facts): { sort?: string } => {
  const [field] = fields;
  if (field !== undefined && (links.has('sortedBy') || links.has('descending')))
    return { sort: links.has('descending') ? `-${field}` : field };
  return sorting === undefined ? {} : { sort: sorting };
};

const isAboutOrders = ({ things }: Facts): boolean => things.size > 0;
const numbersOf = ({ telephones }: Facts): { number?: string[] } =>
  telephones.length > 0 ? { number: [...telephones] } : {};

const isDescribed = (facts: Facts): boolean =>
  facts.things.has('orders') && Object.keys(filterOf(facts)).length > 0;

function viewed(facts: Facts): Request | undefined {
  const { things, statuses, carriers, orders } = facts;
  // "orders of last week, please show them": the pronoun stands for what is described.
  const isOfMany =
    facts.telephones.length === 0 &&
    orders.every((order) => order === 'all' || (order === 'them' && isDescribed(facts)));
  const isPlural =
    things.has('orders') ||
    statuses.length + carriers.length + facts.names.length + facts.dates.length > 0 ||
    facts.hasPeriod ||
    sortOf(facts).sort !== undefined ||
    facts.moods.has('byMe') ||
    orders[0] === 'all';
  if (isOfMany && isPlural)
    return { verb: 'list', ...filterOf(facts), ...numbersOf(facts), ...sortOf(facts) };
  return { verb: 'view', ...selectionOf(facts) };
}

function explained(facts: Facts): Request | undefined {
  const [topic = facts.fields[0]] = facts.statuses;
  return topic === undefined ? undefined : { verb: 'meaning', topic };
}

function withoutVerb(facts: Facts): Request | undefined {
  const {
    statuses,
    fields: named,
    moods,
    things,
    languages,
    pasts,
    carriers,
    corrections,
    dates,
    because,
  } = facts;
  const isCorrecting = Object.keys(corrections).length > 0;
  if (isCorrecting || because !== undefined || moods.has('instead')) return undefined;
  // "is 7 still not completed?" asks how it stands; without a question, a denial asks nothing.
  if (moods.has('not') && !(facts.asked && statuses.length > 0 && hasOrders(facts))) return undefined;
  const isDated = dates.length > 0 || facts.hasPeriod;
  const looksFor = things.has('orders') || moods.has('which') || moods.has('byMe');
  const isSorted = sortOf(facts).sort !== undefined;
  if (
    !hasOrders(facts) &&
    (facts.names.length > 0 ||
      facts.sorting !== undefined ||
      (facts.links.has('sortedBy') && isSorted) ||
      (looksFor && (isDated || isSorted || moods.has('byMe'))))
  )
    return { verb: 'list', ...filterOf(facts), ...sortOf(facts) };
  if (isDated && pasts.length + statuses.length === 0) return undefined;
  const [field] = named;
  const selection = selectionOf(facts);
  const [spoken] = languages;
  if (spoken !== undefined && facts.orders.every((order) => order === 'it') && things.size === 0)
    return { verb: 'language', tag: spoken };
  if (moods.has('who') && !hasOrders(facts)) return undefined;
  if (hasOrders(facts)) {
    // "Verizon rejected 12" tells a fact.
    if (statuses.length > 0 || carriers.length > 0) return { verb: 'status', ...selection };
    if (field) return { verb: fields[field].kind === 'moment' ? 'when' : 'view', ...selection };
    if (facts.orders[0] === 'all' && things.has('orders'))
      return { verb: 'list', ...filterOf(facts), ...sortOf(facts) };
    // "which order has +81 3 1234 5678?"
    const looksForOne = moods.has('which') || (moods.has('question') && things.size > 0);
    if (facts.orders.length === 0 && looksForOne && pasts.length === 0) return { verb: 'view', ...selection };
    const isMerelyWished = [...moods].every((mood) => mood === 'wish');
    if (pasts.length > 0 || !isMerelyWished || facts.orders.some((order) => !/\d/.test(order)))
      return undefined;
    return { verb: 'order', orders: selection.orders, ...numbersOf(facts) };
  }
  if (pasts.length > 0 && statuses.length === 0) return undefined;
  const [tag] = languages;
  if (tag !== undefined) return { verb: 'language', tag };
  if (statuses.length > 0 && (things.size > 0 || carriers.length > 0))
    return { verb: 'list', ...filterOf(facts), ...sortOf(facts) };
  // "which are in error?" looks for orders; "what is error?" for the word.
  if (statuses.length === 1 && moods.has('question') && !moods.has('which')) return explained(facts);
  if (statuses.length > 0) return { verb: 'list', ...filterOf(facts), ...sortOf(facts) };
  if (carriers.length > 0 && things.size > 0) return { verb: 'list', ...filterOf(facts), ...sortOf(facts) };
  if (field && moods.has('question')) return { verb: 'meaning', topic: field };
  return undefined;
}
