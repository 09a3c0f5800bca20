// What a person says to the desk, whichever way it comes in.

import type { Person } from '../domain/people.ts';
import type { Press } from '../replies/press.ts';
import type { Json } from '../stores/store.ts';

export interface Message {
  /** Unique within the conversation; the same id again is the same message again. */
  readonly id: string;
  readonly tenant: string;
  /** The conversation with its thread: memory is kept by conversation and person. */
  readonly conversation: string;
  readonly person: Person;
  /** BCP 47, as the client sends it. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** As typed, without mentions of the bot. */
  readonly text: string;
  readonly pressed?: Press;
  /** How the conversation is reached later on, as whoever carries messages understands it; absent where it is not. */
  readonly address?: Json;
  readonly now: Date;
}
