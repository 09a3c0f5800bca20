// The recording of one tenant: what was there when it began, and all that happened since, in the order in which it did.

import type { Message } from '../../../conversation/message.ts';
import { isoIn } from '../../../domain/dates.ts';
import type { Absent } from '../../../intake/intake.ts';
import type { Reply } from '../../../replies/reply.ts';
import { speakersOf } from '../../header.ts';
import { spellPair } from '../../pairs.ts';
import { messageLines, spelled } from '../../spell.ts';
import { createCast, type Speaking } from './cast.ts';
import { pressLine } from './pressLine.ts';
import type { Secrets } from './secrets.ts';
import { jsonText, keptFile, ordersFile, type State } from './state.ts';

export interface TenantRecording {
  readonly secrets: Secrets;
  /** `own`: the secrets that the message itself brings. */
  said(message: Message, own: readonly string[]): void;
  replied(reply: Reply): void;
  /** The desk introduces itself. */
  joined(to: Speaking, reply: Reply): void;
  /** A `>!` line. */
  happened(line: string): void;
  imported(rows: readonly unknown[], by: string, absent: Absent): void;
  /** A comment. */
  noted(text: string): void;
  /** The clock shows this now. */
  passUntil(now: Date): void;
  /** Texts by the names of their files, the transcript itself last. */
  files(): ReadonlyMap<string, string>;
}

export interface Begun {
  /** Of the transcript, without its ending. */
  readonly name: string;
  readonly now: Date;
  readonly timeZone: string;
  readonly state: State;
  readonly secrets: Secrets;
  /** How the desk is set up: `rules=2017 deletion=off …`. */
  readonly desk: string;
}

/** A part of the transcript; lines only once everybody is known who speaks in it. */
interface Part {
  readonly begins?: () => string;
  readonly text: string;
  readonly own?: readonly string[];
}

const bot = 'bot';

export function recordTenant(start: Begun): TenantRecording {
  const { name, now: begun, timeZone, state, secrets, desk } = start;
  const cast = createCast();
  const parts: Part[] = [];
  const imports: (readonly unknown[])[] = [];
  let now = begun;
  let last: Reply | undefined;
  let lastSpeaker: string | undefined;

  const stir = (text: string, own: readonly string[] = []): void =>
    void parts.push({ text: '' }, { text, own });

  const written = (): readonly string[] => {
    const speaks = speakersOf({ bot, users: cast.names() });
    return parts.flatMap(({ begins, text, own }) => {
      const masked = secrets.masked(text, own);
      return begins ? messageLines(begins(), masked, speaks) : [masked];
    });
  };

  const head = (kept: string | undefined): readonly string[] => [
    `users=${cast.names().join(',') || 'user'}`,
    `bot=${bot}`,
    `>@ ${spellPair('clock', isoIn(begun, timeZone))} ${spellPair('time-zone', timeZone)}`,
    `>@ desk ${desk}`,
    `>@ orders = ${name}.orders.json`,
    ...(kept ? [`>@ kept = ${name}.kept.json`] : []),
    ...cast.lines(),
  ];

  const clockSet = (then: Date): void => stir(`>~ clock ${isoIn(then, timeZone)}`);
  const reply = (said: Reply): void => {
    last = said;
    parts.push({ begins: () => `${bot}: `, text: withoutErrorId(said) });
  };

  return {
    secrets,
    said(message, own) {
      const speaker = cast.nameOf(message);
      const by = speaker === lastSpeaker ? undefined : speaker;
      lastSpeaker = speaker;
      if (message.pressed) stir(pressLine(message.pressed, last?.card, by), own);
      else parts.push({ text: '' }, { begins: () => `${speaker}: `, text: spelled(message.text), own });
    },
    replied(said) {
      // Words of the bot above everything else would be its welcome.
      if (parts.length === 0) clockSet(now);
      reply(said);
    },
    joined(to, said) {
      const speaker = cast.nameOf(to);
      if (parts.length > 0) stir(`${bot}: [ConversationUpdate=Added=${speaker}]`);
      lastSpeaker ??= speaker;
      reply(said);
    },
    happened: (line) => stir(line),
    imported(rows, by, absent) {
      imports.push(rows);
      const pairs = [spellPair('by', by), spellPair('absent', absent)].join(' ');
      stir(`>! import ${importFile(name, imports.length)} ${pairs}`);
    },
    noted: (text) => void parts.push({ text: `> ${text}` }),
    passUntil(then) {
      if (then > now) stir(`>~ advance ${spanOf(then.getTime() - now.getTime())}`);
      else if (then < now) clockSet(then);
      now = then;
    },
    files() {
      const kept = keptFile(state, cast, secrets);
      const body = written();
      return new Map([
        [`${name}.orders.json`, ordersFile(state, secrets)],
        ...(kept ? [[`${name}.kept.json`, kept] as const] : []),
        ...imports.map(
          (rows, index) => [importFile(name, index + 1), jsonText(secrets.maskedIn(rows))] as const,
        ),
        [`${name}.chat`, [...head(kept), ...body, ''].join('\n')],
      ]);
    },
  };
}

const importFile = (name: string, number: number): string => `${name}.import-${number}.json`;

/** Every desk makes up ids of its own by which support finds a turn. */
function withoutErrorId({ text, forSupport }: Reply): string {
  const written = spelled(text);
  return forSupport ? written.replaceAll(forSupport.errorId, '{{errorId:/\\w+/}}') : written;
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** `1h2m3s` */
function spanOf(milliseconds: number): string {
  let left = milliseconds;
  return units
    .map(([unit, length]) => {
      const count = Math.floor(left / length);
      left -= count * length;
      return count > 0 ? `${count}${unit}` : '';
    })
    .join('');
}
