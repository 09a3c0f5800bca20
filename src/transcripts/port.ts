// The port through which a transcript drives any bot. Whoever plugs a bot in writes these few functions.

import type { Reached, Sheet } from './coverage.ts';
import type { Attachment, Carried, GivenLine, Message, Settings, Step } from './transcript.ts';

export interface BotUnderTest {
  /** A fresh bot for each transcript. Throws a TranscriptError for a setting or given line that it can't read. */
  open(setup: Setup): Promise<BotSession>;
  /** What of it can be reached; absent where its sessions don't look. */
  readonly sheets?: readonly Sheet[];
}

export interface Setup {
  /** The transcript's name; files that it mentions lie beside it. */
  readonly file: string;
  readonly bot: string;
  readonly users: readonly string[];
  readonly settings: Settings;
  readonly given: readonly GivenLine[];
  /** What is going to happen, for a bot that has to look ahead; nothing where that is not known yet. */
  readonly entries: readonly (Message | Step)[];
}

/** The bot cannot be talked to at all, which is nobody's transcript's fault: the message says what to do. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/**
 * Each function waits until the bot has said all it has to say. What it throws ends the transcript; an Unreachable ends
 * the play of all.
 */
export interface BotSession {
  say(said: Said): Promise<readonly BotReply[]>;
  /** Also called before all else, the bot added, where the transcript begins with words of the bot. */
  changeMembers(change: MembersChange): Promise<readonly BotReply[]>;
  /** A `>~` or `>!` line, captures put in. Throws a TranscriptError for one that it doesn't know. */
  step(step: Step): Promise<readonly BotReply[]>;
  /** A `>?` line that the core doesn't know; `replies` are the turn's replies written above it. A failed check is a value. */
  check(step: Step, replies: readonly BotReply[]): Promise<Mismatch | undefined>;
  /**
   * Waits for what the bot says by itself; nothing where it says nothing more. Asked for where more is written than was
   * said; absent where a bot has always said all that it has to say.
   */
  more?(): Promise<readonly BotReply[]>;
  /** What was reached so far. */
  reached?(): readonly Reached[];
  close(): Promise<void>;
}

export interface Said {
  /** A declared user's name, as declared. */
  readonly speaker: string;
  readonly recipient?: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export interface MembersChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export type BotReply = { readonly kind: 'typing' } | SaidReply;

export interface SaidReply {
  readonly kind: 'text';
  /** The activity's text, else its summary. */
  readonly text: string;
  readonly suggestions: readonly string[];
  /** The labels of the card's buttons. */
  readonly buttons: readonly string[];
  /** Cards and files, as they were sent. */
  readonly attachments: readonly Carried[];
}

export interface Mismatch {
  readonly message: string;
  readonly expected?: string;
  readonly said?: string;
}
