// The pieces that every card is made of. Adaptive Cards 1.5; text goes in as text runs, which know no markup.

import type { Request } from '../../domain/request.ts';
import { spell } from '../../domain/spelling.ts';
import type { Card, Press } from '../reply.ts';

type Element = Readonly<Record<string, unknown>>;

/** Teams shows at most so many actions a card. */
const mostActions = 6;

export const card = (body: readonly Element[], actions: readonly Element[], language: string): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: language,
  body,
  actions: actions.slice(0, mostActions),
});

/** A line of text; `strong` for a headline. */
export const line = (text: string, strong = false): Element => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...(strong && { weight: 'Bolder' }) }],
});

/** Pressing it asks for the request on the order as it was when the card was shown. */
export const press = (request: Request, version: number | undefined, title?: string): Element => ({
  type: 'Action.Submit',
  ...(title && { title }),
  data: { request: spell(request), ...(version !== undefined && { version }) } satisfies Press,
});
