// Writes a conversation with a bot down while it takes place, as a transcript that passes: each line is taken as it
// would be taken from a file, and kept with what the bot says.

import { speakersOf } from './header.ts';
import { isOurs, readOurLine } from './ourLines.ts';
import { parse } from './parse.ts';
import type { BotReply, BotUnderTest, Mismatch } from './port.ts';
import { checkStep } from './run.ts';
import { messageLines, spelled } from './spell.ts';
import { type Location, type Transcript, TranscriptError } from './transcript.ts';

export interface Recording {
  /** What the bot says where it is new. */
  readonly welcome: readonly BotReply[];
  /**
   * Takes a sentence of the first user, one of our own lines, or a comment. Rejects with a TranscriptError where a line
   * can't be read or a check fails; then nothing of it is kept.
   */
  take(line: string): Promise<readonly BotReply[]>;
  /** The transcript so far. */
  text(): string;
  close(): Promise<void>;
}

/** `head`: the header and our lines above the first turn. Rejects with a TranscriptError where they can't be read. */
export async function record(head: string, file: string, bot: BotUnderTest): Promise<Recording> {
  const begun = parse(head, file);
  const [mistake] = begun.mistakes;
  if (mistake) throw new TranscriptError(mistake, mistake.message);
  const session = await bot.open(begun);
  const [user = 'user'] = begun.users;
  const lines: string[] = [];
  let last: readonly BotReply[] = [];

  const keep = (above: readonly string[], replies: readonly BotReply[]): readonly BotReply[] => {
    lines.push(...above, ...replies.flatMap((reply) => replyLines(reply, begun)));
    last = replies;
    return replies;
  };

  return {
    welcome: keep([], await session.changeMembers({ added: [begun.bot], removed: [] })),
    async take(line) {
      if (isOurs(line)) {
        const at: Location = { file, line: begun.lines.length + lines.length + 1, column: 1 };
        const read = readOurLine(line, at);
        if (read.kind !== 'step')
          throw new TranscriptError(at, 'The conversation has begun: what is given stands above it.');
        if (read.sigil !== '?') return keep(['', line], await session.step(read));
        const mismatch = await checkStep(session, read, last, new Map());
        if (mismatch) throw new TranscriptError(at, inOneLine(mismatch));
        lines.push(line);
        return [];
      }
      if (line.startsWith('>')) return keep([line], []);
      const replies = await session.say({ speaker: user, text: line, attachments: [] });
      return keep(['', ...messageLines(`${user}: `, spelled(line), speakersOf(begun))], replies);
    },
    text: () => `${[head.trimEnd(), ...lines].join('\n')}\n`,
    close: () => session.close(),
  };
}

const inOneLine = ({ message, expected, said }: Mismatch): string =>
  [
    message,
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(said === undefined ? [] : [`said: ${said}`]),
  ].join(' \u2013 ');

const replyLines = (reply: BotReply, { bot, users }: Transcript): readonly string[] =>
  reply.kind === 'typing'
    ? [`${bot}: [Typing]`]
    : messageLines(`${bot}: `, spelled(reply.text), speakersOf({ bot, users }));
