// The frame of every card: Adaptive Cards 1.5, as much of them as Teams shows.

import type { Card } from '../reply.ts';

export type Element = Readonly<Record<string, unknown>>;

/** Teams shows at most so many actions a card. */
const mostActions = 6;

export interface Framed {
  readonly body: readonly Element[];
  /** The first come first; more of them than Teams shows are left out. */
  readonly actions: readonly Element[];
  readonly language: string;
  /** What the client asks for by itself to show the card as things stand by then. */
  readonly refresh?: Element;
}

export const card = ({ body, actions, language, refresh }: Framed): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: language,
  ...(refresh && { refresh: { action: refresh } }),
  body,
  actions: actions.slice(0, mostActions),
});
