// Reply -> the activity that says it.

import { ActionTypes, type Activity, ActivityTypes, TextFormatTypes } from 'botbuilder';
import type { Card, Reply } from '../replies/reply.ts';
import type { Reader } from './reader.ts';

export const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** Teams shows suggestions in personal chats alone, beside no card, and at most so many. */
const mostSuggestions = 6;

/** A card refreshes itself for the person whom it answers, and for nobody else. */
export const cardFor = ({ refresh, ...card }: Card, { id }: Reader): Card =>
  refresh && id ? { ...card, refresh: { ...(refresh as object), userIds: [id] } } : card;

/**
 * Teams splits a text and a card in one activity into two messages: a card goes alone, with its text as the summary
 * that notifications and screen readers take.
 */
export function toActivity({ text, card, suggestions, language }: Reply, reader: Reader): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    locale: language,
    ...(card
      ? {
          summary: text,
          attachments: [{ contentType: adaptiveCard, content: cardFor(card, reader) }],
        }
      : { text, textFormat: TextFormatTypes.Plain }),
    ...(suggestions?.length &&
      !card &&
      !reader.isGroup && {
        suggestedActions: {
          to: [],
          actions: suggestions.slice(0, mostSuggestions).map((sentence) => ({
            type: ActionTypes.ImBack,
            title: sentence,
            value: sentence,
          })),
        },
      }),
  };
}

/** The reply as it is sent to this service URL, rather than given in the HTTP answer. */
export const activityFor = (
  reply: Reply,
  serviceUrl: string | undefined,
  reader: Reader,
): Partial<Activity> => {
  // It knows no card that refreshes itself for one person.
  if (isPlayground(serviceUrl)) return forPlayground(toActivity(reply, { ...reader, id: undefined }));
  return toActivity(reply, reader);
};

/**
 * Microsoft's Agents Playground folds the line breaks of plain text into blanks, but keeps Markdown's: it gets the
 * same words as Markdown in which nothing is markup. Beside suggestions it shows any text plain and folded. It is
 * known by the path of its connector.
 */
export function forPlayground(activity: Partial<Activity>): Partial<Activity> {
  if (!activity.text || activity.suggestedActions) return activity;
  const text = activity.text
    .split(address)
    .map((piece) => (address.test(piece) ? piece : piece.replace(markup, '\\$&')))
    .join('')
    .replaceAll('\n', '  \n');
  return { ...activity, text, textFormat: TextFormatTypes.Markdown };
}

/** Addresses stay as they are, to be links. */
const address = /(https?:\/\/[^\s<>]+)/;
const markup = /[\\`*_{}[\]()#+\-.!|<>~&]/g;

const isPlayground = (serviceUrl: string | undefined): boolean =>
  serviceUrl !== undefined && new URL(serviceUrl).pathname === '/_connector';
