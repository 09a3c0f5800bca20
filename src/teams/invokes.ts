// What Teams awaits in the HTTP answer to an invoke.

import type { Search } from '../conversation/desk.ts';
import type { Reply } from '../replies/reply.ts';
import type { Reader } from './reader.ts';
import { adaptiveCard, cardFor } from './toActivity.ts';

/** The card that takes the place of the one that was pressed; where there is none, Teams shows the words. */
export const cardResult = ({ card, text }: Reply, reader: Reader) =>
  card
    ? { statusCode: 200, type: adaptiveCard, value: cardFor(card, reader) }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };

/** The card stays as it is, and Teams shows why. `message`: words for the person. */
export const failureResult = (message: string) => ({
  ...{ statusCode: 500, type: 'application/vnd.microsoft.error' },
  value: { code: 'InternalServerError', message },
});

/** Orders to choose from, each with the card that goes into the message. */
export function searchResult(search: Search) {
  if (search.kind === 'nothing') return messageResult(search.reply);
  const attachments = search.hits.map(({ title, status, reply: { card } }) => ({
    ...{ contentType: adaptiveCard, content: card },
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title, text: status },
    },
  }));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** Words in place of what was looked for. */
export const messageResult = ({ text }: Pick<Reply, 'text'>) => ({
  composeExtension: { type: 'message', text },
});
