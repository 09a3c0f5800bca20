// What a transcript says before the first turn: when and where it plays, who speaks, which orders there are, and how
// the desk is set up.

import { z } from 'zod';
import type { Order } from '../../domain/order.ts';
import type { Rules } from '../../domain/statusRules.ts';
import type { OrderStore } from '../../stores/store.ts';
import { readPairs } from '../pairs.ts';
import type { Setup } from '../port.ts';
import { type GivenLine, TranscriptError } from '../transcript.ts';
import { orderInLine, ordersInFile } from './givenOrders.ts';
import { layKept } from './kept.ts';
import { roleFrom, type Speaker, speakersFrom, zoneFrom } from './people.ts';
import { clockSet } from './time.ts';

/** What the desk goes by where nothing is said of the person. */
export interface DeskSettings {
  readonly rules: Rules;
  /** ISO 3166 code. */
  readonly region: string;
  readonly language: string;
}

export interface Usual {
  /** What the clock shows where a transcript sets none. */
  readonly clock: () => Date;
  /** IANA name of the zone where a transcript sets none. */
  readonly timeZone: string;
  readonly settings: DeskSettings;
}

export interface Beginning {
  readonly now: Date;
  readonly timeZone: string;
  readonly orders: readonly Order[];
  readonly speaking: (name: string) => Speaker;
  readonly settings: DeskSettings;
  /** Lays into the store what is kept beside the orders. */
  lay(store: OrderStore): Promise<void>;
}

export const tenant = 'transcript';
const words = ['order', 'orders', 'kept', 'person', 'desk'];

/** Rejects with a TranscriptError where a setting or a given line can't be read. */
export async function beginningOf({ settings, given, file }: Setup, usual: Usual): Promise<Beginning> {
  const strange = given.find(({ word }) => !words.includes(word));
  if (strange)
    throw new TranscriptError(
      strange.location,
      `"${strange.word}" is not known here: write one of ${words.join(', ')}.`,
    );
  const linesOf = (word: string) => given.filter((line) => line.word === word);
  const { clock, language, role } = settings;
  const zone = settings['time-zone'];
  const timeZone = zone ? zoneFrom(zone.value, zone.location) : usual.timeZone;
  const now = clock ? clockSet(clock.value, timeZone, clock.location) : usual.clock();
  const inFiles = await Promise.all(
    linesOf('orders').map((line) => ordersInFile(line, file, { tenant, now, timeZone })),
  );
  return {
    now,
    timeZone,
    orders: [
      ...inFiles.flat(),
      ...linesOf('order').map((line) => orderInLine(line, { tenant, now, timeZone })),
    ],
    speaking: speakersFrom(linesOf('person'), {
      role: role ? roleFrom(role.value, role.location) : 'admin',
      locale: language?.value ?? 'en',
      timeZone,
      conversation: file,
    }),
    settings: linesOf('desk').reduce(withSettings, usual.settings),
    lay: async (store) => {
      for (const line of linesOf('kept')) await layKept(line, store, { tenant, now, file });
    },
  };
}

const settingsSchema = z.strictObject({
  rules: z.enum(['2017', '2020']).optional(),
  deletion: z.enum(['off', 'on']).optional(),
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  language: z.string().optional(),
});

/** `>@ desk rules=2020 deletion=on region=JP language=ja`, or some of it. */
function withSettings(before: DeskSettings, { rest, restLocation }: GivenLine): DeskSettings {
  const pairs = readPairs(rest, restLocation).map(({ key, value }) => [key, value]);
  const said = settingsSchema.safeParse(Object.fromEntries(pairs));
  if (!said.success) {
    const mend = 'Write some of "desk rules=2017 deletion=off region=US language=en"';
    throw new TranscriptError(restLocation, `${mend}: ${z.prettifyError(said.error)}`);
  }
  const { rules: reading = before.rules.reading, deletion = before.rules.deletion } = said.data;
  const { region = before.region, language = before.language } = said.data;
  return { rules: { reading, deletion }, region, language };
}
