// What a parsed transcript is. Every source line is kept, so printing gives the file back to the character.

export interface Location {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;
}

/** Something in a transcript that can't be read: the message says what is wrong and what to write instead. */
export interface Mistake extends Location {
  readonly message: string;
}

export class TranscriptError extends Error implements Mistake {
  override readonly name = 'TranscriptError';
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(at: Location, message: string) {
    super(message);
    this.file = at.file;
    this.line = at.line;
    this.column = at.column;
  }
}

export interface SourceLine {
  readonly text: string;
  /** Empty where the file ends without a line end. */
  readonly ending: '\n' | '\r\n' | '';
}

export const settingNames = ['language', 'clock', 'time-zone', 'role', 'tags'] as const;
export type SettingName = (typeof settingNames)[number];

export interface Setting {
  readonly value: string;
  readonly location: Location;
}

export type Settings = { readonly [name in SettingName]?: Setting };

/** A `>@ word rest` line: something of the plug-in's that is there from the start. */
export interface GivenLine {
  readonly word: string;
  readonly rest: string;
  readonly location: Location;
  readonly restLocation: Location;
}

/** `~` lets time pass, `!` does something besides talking, `?` checks. */
export type Sigil = '~' | '!' | '?';

export interface Step extends GivenLine {
  readonly kind: 'step';
  readonly sigil: Sigil;
}

export interface Speaker {
  readonly role: 'user' | 'bot';
  /** As declared in the header, whatever name or case the line used. */
  readonly name: string;
}

/** What an activity carries beside its text, and what is read of a written one. */
export interface Carried {
  readonly contentType: string;
  readonly contentUrl?: string;
  readonly content?: unknown;
}

export type Attachment = (
  | { readonly kind: 'file'; readonly path: string; readonly contentType?: string }
  | {
      readonly kind: 'card';
      readonly card: string;
      readonly properties: readonly (readonly [string, string])[];
    }
) & {
  readonly location: Location;
  /** Absent until it is looked up. */
  readonly holds?: Carried;
};

export type AttachmentLayout = 'list' | 'carousel';

export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
  readonly location: Location;
  /** Absent where the line says nothing of suggestions; empty where it says that there are none. */
  readonly suggestions?: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly layout?: AttachmentLayout;
  /** Milliseconds that chatdown lets pass before it. */
  readonly delay?: number;
  /** The commands but `[Suggestions=…]`, as written. */
  readonly commands: readonly string[];
}

export interface TypingPart {
  readonly kind: 'typing';
  readonly location: Location;
}

export interface MembersPart {
  readonly kind: 'members';
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly location: Location;
  /** As written, with the brackets. */
  readonly source: string;
}

/** chatdown makes several activities of one message: what it writes, in order. */
export type Part = TextPart | TypingPart | MembersPart;

export interface ContentLine {
  readonly location: Location;
  readonly text: string;
}

export interface Message {
  readonly kind: 'message';
  /** Absent only for a `[ConversationUpdate=…]` above the first speaker. */
  readonly speaker?: Speaker;
  readonly recipient?: string;
  readonly location: Location;
  /** The line's beginning up to its text, as written: `Bot->Tom: `. */
  readonly prefix: string;
  /** What it says, commands and all, a line of the file each, comments between them left out. */
  readonly content: readonly ContentLine[];
  readonly parts: readonly Part[];
  /** Numbers of its source lines from first to last, as of its content. */
  readonly lines: readonly number[];
}

export interface Transcript {
  readonly file: string;
  readonly byteOrderMark: boolean;
  readonly lines: readonly SourceLine[];
  readonly bot: string;
  readonly users: readonly string[];
  readonly settings: Settings;
  readonly given: readonly GivenLine[];
  readonly entries: readonly (Message | Step)[];
  /** All that can't be read, in the order of the lines. A transcript with mistakes isn't played. */
  readonly mistakes: readonly Mistake[];
}

export const tagsOf = ({ settings }: Transcript): readonly string[] =>
  settings.tags?.value.split(',').flatMap((tag) => tag.trim() || []) ?? [];
