// The pieces that every card is made of. Adaptive Cards 1.5; text goes in as text runs, which know no markup.

import type { Request } from '../../domain/request.ts';
import { spell } from '../../domain/spelling.ts';
import type { Links } from '../links.ts';
import type { Telling } from '../part.ts';
import type { Press } from '../press.ts';
import type { Card } from '../reply.ts';

/** What a card is put into words with. */
export type Speaking = Pick<Telling, 'voice' | 'links'>;

export type Element = Readonly<Record<string, unknown>>;

/** How a part of a reply is laid out: an element for each of the lines that follow its heading, and buttons. */
export interface Layout {
  /** Between the heading and the rows, such as the heads of columns. */
  readonly above?: readonly Element[];
  readonly rows: readonly Element[];
  readonly actions: readonly Element[];
}

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

/** A line of text; of the addresses in it only our own are links, never what somebody typed. */
export const line = (text: string, { strong = false, links }: LineStyle = {}): Element => ({
  type: 'RichTextBlock',
  ...(!strong && { spacing: 'Small' }),
  inlines: pieces(text, Object.values(links ?? {})).map((piece) => ({
    type: 'TextRun',
    text: piece,
    ...(strong && { weight: 'Bolder' }),
    ...(piece.startsWith('https://') && links && { selectAction: { type: 'Action.OpenUrl', url: piece } }),
  })),
});

interface LineStyle {
  /** A headline. */
  readonly strong?: boolean;
  readonly links?: Links;
}

/** The text cut before and after the first of our links in it. */
function pieces(text: string, links: readonly string[]): readonly string[] {
  const link = links.find((each) => text.endsWith(each));
  return link ? [text.slice(0, -link.length), link] : [text];
}

/** Pressing it asks for the request on the order as it was when the card was shown. */
export const press = (request: Request, version: number | undefined, title?: string): Element => ({
  type: 'Action.Submit',
  ...(title && { title }),
  data: { request: spell(request), ...(version !== undefined && { version }) } satisfies Press,
});

/** Pressing it answers the question that was asked at this moment, and no later one. */
export const answer = (verb: 'yes' | 'no', asked: Date, title: string, takesInputs: boolean): Element => ({
  type: 'Action.Submit',
  title,
  ...(!takesInputs && { associatedInputs: 'none' }),
  data: { request: verb, asked: asked.toISOString() } satisfies Press,
});
