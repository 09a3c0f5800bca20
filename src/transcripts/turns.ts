// Cuts a transcript into turns: what is done to the bot, and the replies and checks written below it.

import type { MembersChange, Said } from './port.ts';
import type { MembersPart, Message, Step, TextPart, Transcript, TypingPart } from './transcript.ts';

export type Stimulus =
  | ({ readonly kind: 'say' } & Said)
  | ({ readonly kind: 'members' } & MembersChange)
  | { readonly kind: 'step'; readonly step: Step };

export type ExpectedPart = TextPart | TypingPart;

export type Expectation =
  | { readonly kind: 'reply'; readonly part: ExpectedPart; readonly message: Message }
  | { readonly kind: 'check'; readonly step: Step };

export interface Turn {
  /** Numbers of the source lines that hold what is done; none where the transcript begins with the bot. */
  readonly lines: readonly number[];
  /** Set where a bot's message holds a `[ConversationUpdate=…]`, below which the turn begins. */
  readonly within?: MembersPart;
  readonly stimuli: readonly Stimulus[];
  readonly expectations: readonly Expectation[];
}

type Draft = Turn & { stimuli: Stimulus[]; expectations: Expectation[] };

export function turnsOf({ entries, bot }: Transcript): readonly Turn[] {
  const turns: Draft[] = [];
  const begin = (lines: readonly number[], stimuli: Stimulus[], within?: MembersPart): void => {
    turns.push({ lines, stimuli, expectations: [], ...(within ? { within } : {}) });
  };
  const expect = (expectation: Expectation): void => {
    // Words of the bot before anybody spoke: it has been added to the conversation.
    const joins = turns.length === 0 || (turns.length === 1 && turns[0]?.lines.length === 0);
    if (turns.length === 0) begin([], []);
    if (joins && expectation.kind === 'reply' && turns[0]?.stimuli.length === 0) {
      turns[0].stimuli.push({ kind: 'members', added: [bot], removed: [] });
    }
    turns.at(-1)?.expectations.push(expectation);
  };

  for (const entry of entries) {
    if (entry.kind === 'step') {
      if (entry.sigil === '?') expect({ kind: 'check', step: entry });
      else begin([entry.location.line], [{ kind: 'step', step: entry }]);
    } else if (entry.speaker?.role === 'bot') {
      for (const part of entry.parts) {
        if (part.kind === 'members') begin([part.location.line], [membersChange(part)], part);
        else expect({ kind: 'reply', part, message: entry });
      }
    } else {
      const stimuli = entry.parts.flatMap((part) => stimulusOf(part, entry));
      if (stimuli.length > 0) begin(entry.lines, stimuli);
    }
  }
  return turns;
}

const membersChange = ({ added, removed }: MembersPart): Stimulus => ({ kind: 'members', added, removed });

function stimulusOf(part: Message['parts'][number], message: Message): readonly Stimulus[] {
  if (part.kind === 'members') return [membersChange(part)];
  if (part.kind === 'typing') return [];
  const { text, attachments } = part;
  const { speaker, recipient } = message;
  return [
    { kind: 'say', speaker: speaker?.name ?? '', text, attachments, ...(recipient ? { recipient } : {}) },
  ];
}
