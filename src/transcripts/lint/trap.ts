// What a trap is: something that chatdown reads otherwise than it looks, found in one part of a transcript.

import type { Bracket } from '../brackets.ts';
import type { Location, Message, Transcript } from '../transcript.ts';

export interface Finding {
  /** The trap's. */
  readonly name: string;
  readonly location: Location;
  /** What chatdown makes of it, and what to write instead. */
  readonly message: string;
}

export interface Found {
  readonly at: Location;
  readonly message: string;
}

/** By the trap's name. */
export type Traps<Part> = Readonly<Record<string, (part: Part) => readonly Found[]>>;

export interface MessagePart {
  readonly message: Message;
  readonly text: string;
  place(offset: number): Location;
  readonly brackets: readonly Bracket[];
  /** Whether an attachment's file is there. */
  readonly fileExists: (path: string) => boolean;
}

export const search = <Part>(traps: Traps<Part>, part: Part): readonly Finding[] =>
  Object.entries(traps).flatMap(([name, find]) =>
    find(part).map(({ at, message }) => ({ name, location: at, message })),
  );

export type HeaderPart = Pick<Transcript, 'file' | 'lines' | 'bot' | 'users'>;
