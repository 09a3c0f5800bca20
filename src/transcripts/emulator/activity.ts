// The activities of a `.transcript`, the file that the Bot Framework Emulator opens: what is written of them.

import type { Carried } from '../transcript.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: 'user' | 'bot';
}

export interface Button {
  readonly type: 'imBack';
  readonly title: string;
  readonly value: string;
}

export interface Activity {
  readonly type: 'message' | 'typing' | 'conversationUpdate';
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly timestamp: string;
  readonly channelId: string;
  readonly conversation: { readonly id: string };
  /** Absent, as the recipient, only where nobody says a text. */
  readonly from?: Account;
  readonly recipient?: Account;
  readonly locale: string;
  readonly text?: string;
  readonly attachments?: readonly Carried[];
  readonly attachmentLayout?: string;
  readonly suggestedActions?: { readonly actions: readonly Button[] };
  readonly membersAdded?: readonly Account[];
  readonly membersRemoved?: readonly Account[];
}

/** A button that says its own label. */
export const sayingItself = (title: string): Button => ({ title, type: 'imBack', value: title });
