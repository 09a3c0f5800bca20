// Portdesk as a bot under test: a fresh desk on a store in memory, with a clock of its own.

import type { Desk } from '../../conversation/desk.ts';
import type { Person, Role } from '../../domain/people.ts';
import { createIntake } from '../../intake/storeIntake.ts';
import type { Reply } from '../../replies/reply.ts';
import { openMemoryStore } from '../../stores/lowdb.ts';
import type { OrderStore } from '../../stores/store.ts';
import type { BotReply, BotSession, BotUnderTest, Setup } from '../port.ts';
import { type Setting, type Step, TranscriptError } from '../transcript.ts';
import { buttonsOf } from './buttons.ts';
import { checkOrder } from './checks.ts';
import { givenOrder } from './givenOrder.ts';
import { advanced, clockSet } from './time.ts';

export interface DeskUnderTest {
  /** A desk on this store; called again where the transcript restarts the process. */
  readonly deskOn: (store: OrderStore, newErrorId: () => string) => Desk;
  /** What the clock shows where a transcript sets none. */
  readonly clock: () => Date;
  /** IANA name of the zone where a transcript sets none. */
  readonly timeZone: string;
}

const tenant = 'transcript';
const roles: readonly Role[] = ['admin', 'helpdesk', 'guest'];

export const portdeskBot = (under: DeskUnderTest): BotUnderTest => ({
  open: async (setup) => openSession(setup, under),
});

function openSession({ settings, given, file }: Setup, under: DeskUnderTest): BotSession {
  const timeZone = settings['time-zone'] ? zoneFrom(settings['time-zone']) : under.timeZone;
  let now = settings.clock
    ? clockSet(settings.clock.value, timeZone, settings.clock.location)
    : under.clock();
  const locale = settings.language?.value ?? 'en';
  const role = settings.role ? roleFrom(settings.role) : 'admin';
  const orders = given.map((line) => {
    if (line.word !== 'order')
      throw new TranscriptError(line.location, `"${line.word}" is not known here: write order.`);
    return givenOrder(line, { tenant, now, timeZone });
  });
  const store = openMemoryStore(orders);
  const intake = createIntake(store, () => now);
  let errors = 0;
  const newErrorId = () => {
    errors += 1;
    return `E${errors}`;
  };
  let desk = under.deskOn(store, newErrorId);
  let said = 0;
  let last: Reply | undefined;

  const tell = async (speaker: string, text: string, pressed?: { request: string; version?: number }) => {
    said += 1;
    const person: Person = { id: speaker, name: speaker, role };
    const message = {
      id: String(said),
      tenant,
      conversation: file,
      person,
      locale,
      timeZone,
      text,
      now,
      address: file,
    };
    last = await desk.receive({ ...message, ...(pressed && { pressed }) });
    return [botReply(last)];
  };

  async function step(step: Step): Promise<readonly BotReply[]> {
    const { sigil, word, rest, location } = step;
    switch (`${sigil} ${word}`) {
      case '~ advance':
        now = advanced(now, rest, step.restLocation);
        return [];
      case '~ clock':
        now = clockSet(rest.trim(), timeZone, step.restLocation);
        return [];
      case '! restart':
        desk = under.deskOn(store, newErrorId);
        return [];
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
        return [];
      }
      case '! press': {
        const title = rest.trim().replace(/^"(.*)"$/, '$1');
        const button = buttonsOf(last?.card).find((each) => each.title === title);
        if (!button) throw new TranscriptError(location, `The last reply has no button "${title}".`);
        return tell(lastSpeaker, '', button.press);
      }
      default:
        throw new TranscriptError(
          location,
          `"${sigil} ${word}" is not known: write ~ advance, ~ clock, ! event, ! press or ! restart.`,
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
        : [
            botReply(
              desk.welcome({
                tenant,
                conversation: file,
                person: { id: 'user', role },
                locale,
                timeZone,
                now,
              }),
            ),
          ],
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

function roleFrom({ value, location }: Setting): Role {
  const role = roles.find((each) => each === value);
  if (!role)
    throw new TranscriptError(location, `The role "${value}" is not known: write ${roles.join(', ')}.`);
  return role;
}

function zoneFrom({ value, location }: Setting): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value;
  } catch {
    throw new TranscriptError(location, `"${value}" is no time zone: write an IANA name such as Asia/Tokyo.`);
  }
}
