// Words for how a person is spoken to in their conversation: language, time zone, notices.

import { type Watch, watchedNumbers } from '../domain/watch.ts';
import { fact } from './aboutOrder.ts';
import type { Outcome } from './outcome.ts';
import type { Part, Telling } from './part.ts';
import { mayAsk, wording } from './wording.ts';

type OutcomeOf<K extends Outcome['kind']> = Extract<Outcome, { kind: K }>;

export function settingsPart({ timeZone, languages, watch }: OutcomeOf<'settings'>, telling: Telling): Part {
  const { voice, now } = telling;
  const isTold = mayAsk({ verb: 'notify', orders: [] }, telling);
  const inZone = { text: timeZone, by: voice.moment(now, timeZone) };
  const examples = [
    voice.t('settings.speak'),
    voice.t('settings.inZone'),
    ...(isTold ? [wording({ verb: 'notify', orders: ['all'] }, voice) ?? ''] : []),
  ].map((text) => voice.t('quoted', { text }));
  return {
    lines: [
      voice.t('settings.heading'),
      fact('language', voice.t(`language.${voice.language}`), telling),
      fact('timeZone', voice.t('qualified', inZone), telling),
      ...(isTold ? [fact('notices', watched(watch, telling), telling)] : []),
      voice.t('settings.how', { examples: voice.list(examples, 'or') }),
    ],
    question: {
      form: {
        kind: 'settings',
        request: { verb: 'settings' },
        language: voice.language,
        languages,
        timeZone,
        ...(isTold && { isToldOfAll: watch.all !== undefined }),
      },
    },
  };
}

function watched(watch: Watch, { voice }: Telling): string {
  const orders = voice.list(watch.all ? watch.except : watchedNumbers(watch), 'plain');
  if (watch.all) return voice.t(orders ? 'settings.notices.allBut' : 'settings.notices.all', { orders });
  return orders ? voice.t('settings.notices.orders', { orders }) : voice.t('settings.notices.none');
}

export function zonePart(outcome: OutcomeOf<'zoneSet' | 'noZone'>, { voice, now }: Telling): Part {
  if (outcome.kind === 'noZone') return { lines: [voice.t('zone.unknown', { said: outcome.said })] };
  const { timeZone } = outcome;
  return { lines: [voice.t('zone.set', { zone: timeZone, at: voice.moment(now, timeZone) })] };
}
