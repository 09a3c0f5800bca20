// The desk as those who carry messages to it see it: Teams, the terminal, transcripts.

import type { Reply } from '../replies/reply.ts';
import type { Message } from './message.ts';

/** Who is to be told something without having said anything that could be understood. */
export type Addressee = Omit<Message, 'id' | 'text' | 'pressed' | 'address'>;

export interface SearchFor {
  /** As typed so far; blank for the orders that changed last. */
  readonly text: string;
  /** So many of the orders found are shown already. */
  readonly skip: number;
  readonly count: number;
}

export type Search =
  | { readonly kind: 'found'; readonly hits: readonly Hit[] }
  /** Why there is nothing to show, or who may look. */
  | { readonly kind: 'nothing'; readonly reply: Reply };

export interface Hit {
  /** The order's number and name. */
  readonly title: string;
  readonly status: string;
  readonly reply: Reply;
}

export interface Desk {
  /** Answers a message; what the reply says was recorded is durable by then. Rejects where the store cannot be reached. */
  receive(message: Message): Promise<Reply>;
  /**
   * What a card asks for by itself: the same as things stand now. Nothing is changed or remembered. `undefined` where
   * it asks for more than to be shown something. Rejects where the store cannot be reached.
   */
  show(message: Message): Promise<Reply | undefined>;
  /** Orders that a person looks for to show them to others. Rejects where the store cannot be reached. */
  search(to: Addressee, sought: SearchFor): Promise<Search>;
  /** Forgets what it keeps of a conversation that it was put out of. Rejects where the store cannot be reached. */
  forget(where: Pick<Message, 'tenant' | 'conversation' | 'now'>): Promise<void>;
  /** What to say where the desk is new. */
  welcome(to: Addressee): Reply;
  /** What to say where a turn broke: the error's id, never its message. Needs no store. */
  apology(to: Addressee, errorId: string): Reply;
}
