// Spells a bot's message as lines of a transcript that are read back as what was said.

import { speakersOf } from './header.ts';
import { keepCaptures } from './keepCaptures.ts';
import { type Captures, literalLabel } from './pattern.ts';
import type { SaidReply } from './port.ts';
import { rewrittenCommands } from './rewriteCards.ts';
import { asText } from './spell.ts';
import type { MembersPart, TextPart, Transcript, TypingPart } from './transcript.ts';

export type BlockItem =
  | { readonly kind: 'kept'; readonly part: TextPart | TypingPart | MembersPart }
  /** `part` is the written text that the reply takes the place of. */
  | {
      readonly kind: 'said';
      readonly reply: SaidReply;
      readonly part?: TextPart;
      readonly captures: Captures;
    };

/** A message that follows another in the same block gets a beginning of its own. */
export function blockLines(
  items: readonly BlockItem[],
  prefix: string,
  transcript: Transcript,
): readonly string[] {
  const blocks: string[] = [];
  let last: 'none' | 'typing' | 'empty' | 'whole' = 'none';
  for (const item of items) {
    const spelled = spell(item);
    const kind = item.kind === 'kept' ? item.part.kind : 'text';
    // An empty text would be lost beside anything else, so it has a line of its own.
    if (kind === 'members' && (last === 'typing' || last === 'whole'))
      blocks.push(`${blocks.pop()}\n${spelled}`);
    else if (last === 'typing' && spelled !== '') blocks.push(blocks.pop() + spelled);
    else blocks.push(prefix + spelled);
    last = kind === 'typing' ? 'typing' : spelled === '' ? 'empty' : 'whole';
  }
  const speaks = speakersOf(transcript);
  return blocks.flatMap((block) =>
    block.split('\n').map((line, index) => (index > 0 ? asText(line, speaks) : line).trimEnd()),
  );
}

function spell(item: BlockItem): string {
  if (item.kind === 'said') return spellReply(item.reply, item.part, item.captures);
  const { part } = item;
  if (part.kind === 'typing') return '[Typing]';
  if (part.kind === 'members') return part.source;
  return withCommands(part.text, part.commands, part.suggestions);
}

function spellReply(reply: SaidReply, part: TextPart | undefined, captures: Captures): string {
  const said = reply.text.replace(/\r\n?/g, '\n').trim();
  const text = part ? keepCaptures(part.text, said, captures) : keepCaptures('', said, captures);
  const kept = part?.commands.filter((command) => isDelay(command) || reply.attachments.length > 0) ?? [];
  const commands = rewrittenCommands(kept, part?.attachments ?? [], reply, captures);
  return withCommands(text, commands, part?.suggestions && reply.suggestions.map(literalLabel));
}

function withCommands(
  text: string,
  commands: readonly string[],
  suggestions: readonly string[] | undefined,
): string {
  const below = commands.filter((command) => !isDelay(command));
  if (suggestions) below.push(`[Suggestions=${suggestions.join('|')}]`);
  if (text === '' && below.length === 0) return '';
  return [commands.filter(isDelay).join('') + text, ...below].join('\n').replace(/^\n/, '');
}

const isDelay = (command: string): boolean => /^\[\s*delay/i.test(command);
