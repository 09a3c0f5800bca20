// Portdesk as a bot under test: a fresh desk on a store in memory, with a clock of its own.

import type { Desk } from '../../conversation/desk.ts';
import type { Message } from '../../conversation/message.ts';
import { memoryBefore } from '../../conversation/takenFor.ts';
import type { Witness } from '../../conversation/witness.ts';
import type { Role } from '../../domain/people.ts';
import type { Request } from '../../domain/request.ts';
import { spellAll } from '../../domain/spelling.ts';
import { createIntake } from '../../intake/storeIntake.ts';
import type { Notifier } from '../../notices/notifier.ts';
import type { Send } from '../../notices/send.ts';
import { createOutlet } from '../../outlet/outlet.ts';
import type { Press } from '../../replies/press.ts';
import type { Reply } from '../../replies/reply.ts';
import type { Says } from '../../replies/translator.ts';
import { openMemoryStore } from '../../stores/lowdb.ts';
import type { Json, OrderStore } from '../../stores/store.ts';
import { coreChecks } from '../checks.ts';
import { typeOfCard } from '../emulator/cardTypes.ts';
import type { BotReply, BotSession, BotUnderTest, Setup } from '../port.ts';
import { TranscriptError } from '../transcript.ts';
import { type Beginning, beginningOf, type DeskSettings, tenant, type Usual } from './beginning.ts';
import { buttonsOf } from './buttons.ts';
import { checks } from './checks.ts';
import { counting, sheetsOf } from './coverage.ts';
import { act, type Stage } from './steps.ts';

/** What answers and what tells news, set up in one way. */
export interface House {
  /** A desk on this store; called again where the transcript restarts the process. */
  deskOn(store: OrderStore, newErrorId: () => string): Desk;
  /** What tells news on this store, likewise. */
  notifierOn(store: OrderStore, through: Telling): Notifier;
  /** What a message is taken for. */
  requestsIn(message: Message, memory: Json | undefined): readonly Request[];
  /** The same house, with somebody who sees and hears what happens in it. */
  before(witness: Witness): House;
}

export interface Telling {
  readonly send: Send;
  readonly roleOf: (id: string) => Role;
  readonly clock: () => Date;
}

export interface DeskUnderTest extends Usual {
  readonly houseWith: (settings: DeskSettings) => House;
  /** All words of its languages, by their tags; given where it is to be counted what is reached. */
  readonly counted?: Readonly<Record<string, Says>>;
}

export const portdeskBot = (under: DeskUnderTest): BotUnderTest => ({
  ...(under.counted && { sheets: sheetsOf(under.counted) }),
  open: async (setup) => {
    const beginning = await beginningOf(setup, under);
    const house = under.houseWith(beginning.settings);
    if (!under.counted) return openSession(setup, beginning, house);
    const { witness, reached } = counting();
    return { ...(await openSession(setup, beginning, house.before(witness))), reached };
  },
});

async function openSession({ users, file }: Setup, beginning: Beginning, house: House): Promise<BotSession> {
  const { timeZone, speaking, orders } = beginning;
  const store = openMemoryStore(orders);
  await beginning.lay(store);
  let { now } = beginning;
  const clock = () => now;
  const intake = createIntake(store, clock);
  const outlet = createOutlet(store, clock);
  const newId = counter();
  const newErrorId = counter('E');
  const sent: Reply[] = [];
  let last: Reply | undefined;
  let lastSpeaker = users[0] ?? 'user';
  let heard = (): string | undefined => undefined;

  const send: Send = async (_tenant, _address, reply) => {
    last = reply;
    sent.push(reply);
    return 'sent';
  };
  const roleOf = (id: string): Role =>
    [...users, id].map(speaking).find(({ person }) => person.id === id)?.person.role ?? 'guest';
  const start = () => ({
    desk: house.deskOn(store, newErrorId),
    notifier: house.notifierOn(store, { send, roleOf, clock }),
  });
  let bot = start();

  /** What is due is told, moment by moment until the clock shows this one. */
  async function passUntil(then: Date): Promise<readonly BotReply[]> {
    let { next } = await bot.notifier.tick();
    while (next && next < then) {
      now = next;
      ({ next } = await bot.notifier.tick());
    }
    if (now.getTime() !== then.getTime()) {
      now = then;
      await bot.notifier.tick();
    }
    return sent.splice(0).map(botReply);
  }

  async function tell(speaker: string, text: string, pressed?: Press): Promise<readonly BotReply[]> {
    lastSpeaker = speaker;
    const message = { id: newId(), tenant, text, now, ...speaking(speaker), ...(pressed && { pressed }) };
    const kept = await memoryBefore(message, store);
    heard = () => spellAll(house.requestsIn(message, kept));
    last = await bot.desk.receive(message);
    return [botReply(last), ...(await passUntil(now))];
  }

  const stage: Stage = {
    ...{ timeZone, intake, outlet, passUntil, newId, file },
    now: clock,
    card: () => last?.card,
    press: (press, speaker = lastSpeaker) => tell(speaker, '', press),
    restart: () => {
      bot = start();
    },
  };

  return {
    say: ({ speaker, text }) => tell(speaker, text),
    changeMembers: async ({ added }) =>
      added.length === 0 ? [] : [botReply(bot.desk.welcome({ tenant, now, ...speaking(lastSpeaker) }))],
    step: (step) => act(step, stage),
    async check(step) {
      const check = Object.hasOwn(checks, step.word) ? checks[step.word] : undefined;
      if (check) return check(step, { store, now, heard });
      const known = [...Object.keys(checks), ...coreChecks].join(', ');
      throw new TranscriptError(
        step.location,
        `The check "${step.word}" is not known: write one of ${known}.`,
      );
    },
    close: () => store.close(),
  };
}

function counter(prefix = ''): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}${count}`;
  };
}

const botReply = ({ text, suggestions = [], card }: Reply): BotReply => ({
  kind: 'text',
  text,
  suggestions,
  buttons: buttonsOf(card).map(({ title }) => title),
  attachments: card ? [{ contentType: typeOfCard('adaptivecard'), content: card }] : [],
});
