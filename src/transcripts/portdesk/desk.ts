// Portdesk as a bot under test: a fresh desk on a store in memory, with a clock of its own.

import type { Desk } from '../../conversation/desk.ts';
import type { Role } from '../../domain/people.ts';
import { createIntake } from '../../intake/storeIntake.ts';
import type { Notifier } from '../../notices/notifier.ts';
import type { Send } from '../../notices/send.ts';
import type { Press } from '../../replies/press.ts';
import type { Reply } from '../../replies/reply.ts';
import { openMemoryStore } from '../../stores/lowdb.ts';
import type { OrderStore } from '../../stores/store.ts';
import type { BotReply, BotSession, BotUnderTest, Setup } from '../port.ts';
import { type Setting, type Step, TranscriptError } from '../transcript.ts';
import { buttonsOf, entriesFrom, pressed } from './buttons.ts';
import { checkOrder } from './checks.ts';
import { givenOrder } from './givenOrder.ts';
import { roleFrom, speakersFrom } from './people.ts';
import { advanced, clockSet } from './time.ts';

export interface DeskUnderTest {
  /** A desk on this store; called again where the transcript restarts the process. */
  readonly deskOn: (store: OrderStore, newErrorId: () => string) => Desk;
  /** What tells news on this store, likewise. */
  readonly notifierOn: (store: OrderStore, through: Telling) => Notifier;
  /** What the clock shows where a transcript sets none. */
  readonly clock: () => Date;
  /** IANA name of the zone where a transcript sets none. */
  readonly timeZone: string;
}

export interface Telling {
  readonly send: Send;
  readonly roleOf: (id: string) => Role;
  readonly clock: () => Date;
}

const tenant = 'transcript';

export const portdeskBot = (under: DeskUnderTest): BotUnderTest => ({
  open: async (setup) => openSession(setup, under),
});

function openSession({ settings, given, file }: Setup, under: DeskUnderTest): BotSession {
  const timeZone = settings['time-zone'] ? zoneFrom(settings['time-zone']) : under.timeZone;
  let now = settings.clock
    ? clockSet(settings.clock.value, timeZone, settings.clock.location)
    : under.clock();
  const locale = settings.language?.value ?? 'en';
  const role = settings.role ? roleFrom(settings.role.value, settings.role.location) : 'admin';
  const strange = given.find(({ word }) => word !== 'order' && word !== 'person');
  if (strange)
    throw new TranscriptError(
      strange.location,
      `"${strange.word}" is not known here: write order or person.`,
    );
  const linesOf = (named: string) => given.filter(({ word }) => word === named);
  const orders = linesOf('order').map((line) => givenOrder(line, { tenant, now, timeZone }));
  const speaking = speakersFrom(linesOf('person'), { role, locale });
  const store = openMemoryStore(orders);
  const intake = createIntake(store, () => now);
  let errors = 0;
  const newErrorId = () => {
    errors += 1;
    return `E${errors}`;
  };
  const sent: Reply[] = [];
  const send: Send = async (_tenant, _address, reply) => {
    last = reply;
    sent.push(reply);
    return 'sent';
  };
  const roleOf = (id: string) => speaking(id).person.role;
  const start = () => ({
    desk: under.deskOn(store, newErrorId),
    notifier: under.notifierOn(store, { send, roleOf, clock: () => now }),
  });
  let bot = start();
  let said = 0;
  let last: Reply | undefined;

  /** What is due is told, moment by moment until the clock shows this one. */
  async function tellUntil(then = now): Promise<readonly BotReply[]> {
    let due = await bot.notifier.tick();
    while (due && due < then) {
      now = due;
      due = await bot.notifier.tick();
    }
    if (now.getTime() !== then.getTime()) {
      now = then;
      await bot.notifier.tick();
    }
    return sent.splice(0).map(botReply);
  }

  const tell = async (speaker: string, text: string, pressed?: Press) => {
    said += 1;
    const message = { id: String(said), tenant, conversation: file, timeZone, text, now, address: file };
    const reply = await bot.desk.receive({ ...message, ...speaking(speaker), ...(pressed && { pressed }) });
    last = reply;
    return [botReply(reply), ...(await tellUntil())];
  };

  async function step(step: Step): Promise<readonly BotReply[]> {
    const { sigil, word, rest, location } = step;
    switch (`${sigil} ${word}`) {
      case '~ advance':
        return tellUntil(advanced(now, rest, step.restLocation));
      case '~ clock':
        return tellUntil(clockSet(rest.trim(), timeZone, step.restLocation));
      case '! restart':
        bot = start();
        return tellUntil();
      case '! event': {
        const [number = '', event = '', ...pairs] = rest.trim().split(/\s+/);
        said += 1;
        const values = Object.fromEntries(pairs.map((pair) => pair.split('=', 2)));
        const result = await intake.event(
          tenant,
          number,
          { event, eventId: String(said), ...values },
          'carrier',
        );
        if (result.kind !== 'moved') {
          throw new TranscriptError(location, `The event was not taken: ${JSON.stringify(result)}`);
        }
        return tellUntil();
      }
      case '! press': {
        const title = rest.trim().replace(/^"(.*)"$/, '$1');
        const button = buttonsOf(last?.card).find((each) => each.title === title);
        if (!button) throw new TranscriptError(location, `The last reply has no button "${title}".`);
        return tell(lastSpeaker, '', pressed(button, last?.card));
      }
      case '! submit': {
        const [button] = buttonsOf(last?.card);
        if (!button) throw new TranscriptError(location, 'The last reply has no form.');
        return tell(lastSpeaker, '', pressed(button, last?.card, entriesFrom(rest, step.restLocation)));
      }
      default:
        throw new TranscriptError(
          location,
          `"${sigil} ${word}" is not known: write ~ advance, ~ clock, ! event, ! press, ! submit or ! restart.`,
        );
    }
  }

  let lastSpeaker = 'user';
  return {
    async say({ speaker, text }) {
      lastSpeaker = speaker;
      return tell(speaker, text);
    },
    changeMembers: async ({ added }) =>
      added.length === 0
        ? []
        : [botReply(bot.desk.welcome({ tenant, conversation: file, timeZone, now, ...speaking('user') }))],
    step,
    async check(step) {
      if (step.word !== 'order') {
        throw new TranscriptError(
          step.location,
          `The check "${step.word}" is not known: write order, says, buttons or quiet.`,
        );
      }
      return checkOrder(step, { store, tenant, now });
    },
    close: () => store.close(),
  };
}

const botReply = ({ text, suggestions = [], card }: Reply): BotReply => ({
  kind: 'text',
  text,
  suggestions,
  buttons: buttonsOf(card).map(({ title }) => title),
  ...(card && { card }),
});

function zoneFrom({ value, location }: Setting): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value;
  } catch {
    throw new TranscriptError(location, `"${value}" is no time zone: write an IANA name such as Asia/Tokyo.`);
  }
}
