// What is said to the bot as to a person: answers, corrections of what was said before, courtesies.

import type { Request } from '../../domain/request.ts';
import type { Facts } from './facts.ts';
import { exchanged, isCourtesy, isExchanged } from './verbClasses.ts';

const isEmpty = (facts: Facts): boolean =>
  facts.orders.length +
    facts.telephones.length +
    facts.dates.length +
    facts.statuses.length +
    facts.fields.length +
    facts.languages.length ===
    0 && facts.sorting === undefined;

export function answered(facts: Facts, awaitingAnswer: boolean): Request | undefined {
  const { verbs, unsure, moods, orders, dates, telephones, asked } = facts;
  const answers = exchanged.filter((name) => verbs.some(({ verb }) => verb === name));
  // "ok, bye": only to a question is it an answer.
  const parting = answers.find((name) => name === 'thanks' || name === 'bye');
  const said = !awaitingAnswer && answers[0] === 'yes' && parting ? parting : answers[0];
  const others = verbs.filter(({ verb }) => !isExchanged(verb)).length + unsure.length;
  const corrects =
    moods.has('instead') ||
    said === 'no' ||
    (awaitingAnswer && (facts.links.has('only') || facts.links.has('corrects'))) ||
    (awaitingAnswer && dates.length === 1 && orders.length === 0);
  // "all but 124"
  if (awaitingAnswer && others === 0 && !asked && facts.except.length > 0 && orders.join() === 'all')
    return { verb: 'instead', orders: [...orders], except: [...facts.except] };
  const hasValue = orders.length + telephones.length + dates.length > 0;
  if (others === 0 && corrects && hasValue && !asked && facts.statuses.length + facts.fields.length === 0) {
    const [date] = dates;
    const isCorrection = Object.keys(facts.corrections).length > 0;
    if (isCorrection || dates.length > 1) return undefined;
    return {
      verb: 'instead',
      orders: [...orders],
      ...(telephones.length > 0 && { number: [...telephones] }),
      ...(date !== undefined && { date }),
    };
  }
  if (
    awaitingAnswer &&
    isEmpty(facts) &&
    !asked &&
    [...moods].every((mood) => mood === 'wish') &&
    isBareCancel(facts)
  )
    return { verb: 'stop' };
  // "not yet"
  if (awaitingAnswer && said === undefined && others === 0 && isEmpty(facts) && !asked && isBareNot(facts))
    return { verb: 'no' };
  // "see you tomorrow"
  if (said === 'bye' && others === 0 && orders.length === 0) return { verb: said };
  // "yes, all of them"
  if (said === 'yes' && others === 0 && isOfAll(facts)) return { verb: said };
  const isAboutOrders = facts.things.has('portOrder') && isCourtesy(said);
  if (said === undefined || others > 0 || !isEmpty(facts) || isAboutOrders) return undefined;
  if (facts.hasContext && (said === 'stop' || said === 'no' || said === 'yes')) return undefined;
  return { verb: said };
}

const isOfAll = (facts: Facts): boolean =>
  facts.orders.length > 0 && facts.orders.every(isPlural) && isEmpty({ ...facts, orders: [] });
const isPlural = (order: string): boolean => order === 'all' || order === 'them';

const isBareNot = ({ moods, pasts }: Facts): boolean =>
  moods.has('not') && pasts.length === 0 && [...moods].every((mood) => mood === 'not' || mood === 'unwanted');

function isBareCancel({ verbs, unsure, things }: Facts): boolean {
  if (things.size > 0) return false;
  const all = [...verbs, ...unsure.map(({ verb }) => verb)];
  return all.length === 1 && all[0]?.verb === 'cancel';
}
