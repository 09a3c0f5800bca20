// Spells the cards that a bot sent in the places where others are written: in chatdown's lines, or in files.

import { findBrackets, isCard } from './brackets.ts';
import { cardCommand, sayable } from './emulator/cards.ts';
import { matchCarried, overlaid } from './matchCarried.ts';
import { type Captures, match } from './pattern.ts';
import type { SaidReply } from './port.ts';
import type { Attachment, Carried } from './transcript.ts';

/** The commands of a message, with those of its cards that differ as the reply has them. */
export function rewrittenCommands(
  commands: readonly string[],
  attachments: readonly Attachment[],
  reply: SaidReply,
  captures: Captures,
): readonly string[] {
  let at = -1;
  return commands.map((command) => {
    const [name = ''] = findBrackets(command).map((each) => each.name);
    if (name !== 'attachment' && !isCard(name)) return command;
    at += 1;
    const replaced = replacement(attachments[at], reply.attachments[at], captures);
    return (replaced?.written.kind === 'card' && cardCommand(name, replaced.content)) || command;
  });
}

/** By the paths as written. */
export const cardFiles = (
  attachments: readonly Attachment[],
  reply: SaidReply,
  captures: Captures,
): readonly (readonly [path: string, content: string])[] =>
  attachments.flatMap((written, at) => {
    const replaced = replacement(written, reply.attachments[at], captures);
    return replaced && written.kind === 'file'
      ? [[written.path, `${JSON.stringify(replaced.content, null, 2)}\n`] as const]
      : [];
  });

/** Undefined where nothing differs, or what was sent is of another type. */
function replacement(written: Attachment | undefined, said: Carried | undefined, captures: Captures) {
  const { holds } = written ?? {};
  if (!written || !said || typeof holds?.content !== 'object' || holds.contentType !== said.contentType)
    return undefined;
  if (typeof said.content !== 'object' || !said.content || matchCarried([written], [said], captures).ok)
    return undefined;
  const content = written.kind === 'card' ? sayable(said.content) : said.content;
  const keepsCapture = (one: string, other: string): boolean => match(other, one, captures).ok;
  return { written, content: overlaid(content, holds.content, keepsCapture) as object };
}
