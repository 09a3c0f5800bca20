// The desk as those who carry messages to it see it: Teams, the terminal, transcripts.

import type { Reply } from '../replies/reply.ts';
import type { Message } from './message.ts';

/** Who is to be told something without having said anything that could be understood. */
export type Addressee = Omit<Message, 'id' | 'text' | 'pressed' | 'address'>;

export interface Desk {
  /** Answers a message; what the reply says was recorded is durable by then. Rejects where the store cannot be reached. */
  receive(message: Message): Promise<Reply>;
  /** Forgets what it keeps of a conversation that it was put out of. Rejects where the store cannot be reached. */
  forget(where: Pick<Message, 'tenant' | 'conversation' | 'now'>): Promise<void>;
  /** What to say where the desk is new. */
  welcome(to: Addressee): Reply;
  /** What to say where a turn broke: the error's id, never its message. Needs no store. */
  apology(to: Addressee, errorId: string): Reply;
}
