// Any Bot Framework bot over HTTP as a bot under test: a client that talks to its messages endpoint, and a local channel
// for what it sends by itself. What stands inside of the bot (its clock, what it keeps) is out of reach from here.

import { coreChecks } from '../checks.ts';
import type { ReadActivity } from '../emulator/schema.ts';
import type { BotReply, BotSession, BotUnderTest, Setup } from '../port.ts';
import { noSuchButton, readEntries, readPress } from '../pressLine.ts';
import { type Location, type Step, TranscriptError } from '../transcript.ts';
import { buttonsOf, type Pressed } from './buttons.ts';
import { type Channel, openChannel } from './channel.ts';
import { post } from './post.ts';
import { repliesIn } from './replies.ts';

export interface Door {
  /** The messages endpoint. */
  readonly url: string;
  /** Unique: the bot may remember conversations of earlier runs. */
  readonly newId: () => string;
  readonly clock: () => Date;
  /** How long to wait for what is written and has not been said yet, in milliseconds. */
  readonly patience: number;
  /** How long the bot may take to answer, in milliseconds. */
  readonly limit: number;
}

export interface BotOverHttp extends BotUnderTest {
  close(): Promise<void>;
}

export async function botOverHttp(door: Door): Promise<BotOverHttp> {
  const channel = await openChannel();
  return {
    open: async (setup) => {
      refuseInside(setup);
      return openSession(setup, door, channel);
    },
    close: () => channel.close(),
  };
}

/** Settings that a client sends; the others set up the inside. */
const ofClients: readonly string[] = ['language', 'time-zone', 'tags'];

/** What a client does, and what the core checks. */
const ofUsers: readonly string[] = ['! press', '! submit', ...coreChecks.map((check) => `? ${check}`)];

/** Before anything is sent: what half a transcript does to a bot that runs, nobody undoes. @throws TranscriptError */
function refuseInside({ settings, given, entries }: Setup): void {
  for (const [name, setting] of Object.entries(settings))
    if (!ofClients.includes(name)) throw inside(setting.location, name);
  for (const { location, word } of given) throw inside(location, word);
  for (const entry of entries)
    if (entry.kind === 'step' && !ofUsers.includes(`${entry.sigil} ${entry.word}`))
      throw inside(entry.location, entry.word);
}

const inside = (at: Location, what: string): TranscriptError =>
  new TranscriptError(
    at,
    `"${what}" needs the inside of the bot, and over HTTP there is only its door: leave this line out, or play the transcript without --http.`,
  );

function openSession(setup: Setup, door: Door, channel: Channel): BotSession {
  const { bot, users, settings } = setup;
  const conversation = { id: `transcript-${door.newId()}`, conversationType: 'personal', isGroup: false };
  const inbox = channel.inbox(conversation.id);
  const account = (name: string, role: 'user' | 'bot') => ({ id: `${role}-${name}`, name, role });
  let lastSpeaker = users[0] ?? 'user';
  let last: ReadActivity | undefined;

  /** Remembers what can be pressed. */
  const heard = (activities: readonly ReadActivity[]): readonly BotReply[] => {
    last = activities.findLast(({ type }) => type === 'message') ?? last;
    return repliesIn(activities);
  };

  async function send(body: object, speaker = lastSpeaker): Promise<readonly BotReply[]> {
    lastSpeaker = speaker;
    // What it has said since the last turn belongs to this one: nothing gets lost.
    const before = inbox.taken();
    const answered = await post(door, {
      id: door.newId(),
      timestamp: door.clock().toISOString(),
      channelId: 'emulator',
      serviceUrl: channel.url,
      conversation,
      from: account(speaker, 'user'),
      recipient: account(bot, 'bot'),
      locale: settings.language?.value ?? 'en-US',
      ...(settings['time-zone'] && { localTimezone: settings['time-zone'].value }),
      ...body,
    });
    return heard([...before, ...answered, ...inbox.taken()]);
  }

  /** An invoke has an answer of its own, beside what the bot says. */
  const press = (pressed: Pressed, speaker?: string): Promise<readonly BotReply[]> =>
    send(pressed.type === 'invoke' ? pressed : { ...pressed, deliveryMode: 'expectReplies' }, speaker);

  function pressedBy(step: Step): Pressed {
    const { what } = readPress(step);
    const isForm = step.word === 'submit';
    const entries = isForm || what.startsWith('{') ? readEntries(what, step.restLocation) : {};
    if (!isForm && what.startsWith('{')) return { type: 'message', value: entries };
    const buttons = last ? buttonsOf(last) : [];
    const button = buttons.find(({ title }) => isForm || title === what);
    if (button) return button.press(entries);
    throw new TranscriptError(step.location, noSuchButton(isForm ? 'form' : `button "${what}"`, buttons));
  }

  return {
    say: ({ speaker, text, attachments }) => {
      const carried = attachments.flatMap(({ holds }) => holds ?? []);
      return send(
        {
          ...{ type: 'message', deliveryMode: 'expectReplies', text },
          ...(carried.length > 0 && { attachments: carried }),
        },
        speaker,
      );
    },
    changeMembers: ({ added, removed }) => {
      const accounts = (names: readonly string[]) =>
        names.map((name) => account(name, name === bot ? 'bot' : 'user'));
      return send({
        ...{ type: 'conversationUpdate', deliveryMode: 'expectReplies' },
        ...{ membersAdded: accounts(added), membersRemoved: accounts(removed) },
      });
    },
    step: async (step) => press(pressedBy(step), readPress(step).speaker),
    check: async ({ location, word }) => {
      throw inside(location, word);
    },
    more: async () => {
      await inbox.wait(door.patience);
      return heard(inbox.taken());
    },
    close: async () => inbox.close(),
  };
}
