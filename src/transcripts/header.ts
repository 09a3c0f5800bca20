// The top lines of a transcript, which say who the bot and the users are, and the names that begin a message.

import { escapeForPattern } from './escape.ts';
import { type SourceLine, type Speaker, TranscriptError } from './transcript.ts';

export interface Header {
  readonly bot: string;
  readonly users: readonly string[];
  /** Index of the first line below the header. */
  readonly end: number;
  readonly mistakes: readonly TranscriptError[];
}

export const headerLine = /^(bot|user|users|channelId)=/;

export function readHeader(lines: readonly SourceLine[], file: string): Header {
  let bot = 'bot';
  let users: readonly string[] = [];
  const mistakes: TranscriptError[] = [];
  // chatdown trims the whole file first: blank lines and indentation above the first word don't count.
  let end = lines.findIndex(({ text }) => text.trim() !== '');
  if (end < 0) end = lines.length;
  for (let first = true; end < lines.length; end += 1, first = false) {
    const text = first ? lines[end]?.text.trim() : lines[end]?.text;
    if (text === undefined || text.startsWith('>')) continue;
    const name = headerLine.exec(text)?.[1];
    if (name === undefined) break;
    const [value = '', ...more] = text.slice(name.length + 1).split('=');
    if (more.length > 0) {
      const column = name.length + value.length + 2;
      mistakes.push(
        new TranscriptError(
          { file, line: end + 1, column },
          `A second "=" in a header: write ${name}=VALUE.`,
        ),
      );
    }
    if (name === 'bot') bot = value.trim() || 'bot';
    if (name === 'user' || name === 'users') users = value.split(',').flatMap((user) => user.trim() || []);
  }
  return { bot, users: users.length > 0 ? users : ['user'], end, mistakes };
}

export interface Beginning {
  readonly speaker: Speaker;
  readonly recipient?: string;
  readonly prefix: string;
}

/** Reads how a message begins. `user` stands for the user who spoke last, at first for the first one declared. */
export function speakersOf({
  bot,
  users,
}: Pick<Header, 'bot' | 'users'>): (text: string) => Beginning | undefined {
  const declared = users.map(escapeForPattern).join('|');
  const names = [declared, escapeForPattern(bot), 'bot', 'user'].join('|');
  const beginning = new RegExp(`^(${names})(?:->(${declared}))?:[^\\S\\n]*`, 'i');
  let lastUser = users[0] ?? 'user';
  const named = (name: string): string | undefined =>
    users.find((user) => user.toLowerCase() === name.toLowerCase());

  return (text) => {
    const [prefix, name, addressed] = beginning.exec(text) ?? [];
    if (prefix === undefined || name === undefined) return undefined;
    const recipient = addressed === undefined ? undefined : named(addressed);
    const lower = name.toLowerCase();
    const user = named(name) ?? (lower === 'user' && bot.toLowerCase() !== 'user' ? lastUser : undefined);
    if (user !== undefined) lastUser = user;
    const speaker: Speaker = user === undefined ? { role: 'bot', name: bot } : { role: 'user', name: user };
    return { speaker, prefix, ...(recipient === undefined ? {} : { recipient }) };
  };
}
