// Reply -> the activity that says it.

import { ActionTypes, type Activity, ActivityTypes, TextFormatTypes } from 'botbuilder';
import type { Reply } from '../replies/reply.ts';

/**
 * Teams splits a text and a card in one activity into two messages: a card goes alone, with its text as the summary
 * that notifications and screen readers take.
 */
export function toActivity({ text, card, suggestions, language }: Reply): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    locale: language,
    ...(card
      ? {
          summary: text,
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
        }
      : { text, textFormat: TextFormatTypes.Plain }),
    ...(suggestions?.length && {
      suggestedActions: {
        to: [],
        actions: suggestions.map((sentence) => ({
          type: ActionTypes.ImBack,
          title: sentence,
          value: sentence,
        })),
      },
    }),
  };
}

/** The reply as it is sent to this service URL, rather than given in the HTTP answer. */
export const activityFor = (reply: Reply, serviceUrl: string | undefined): Partial<Activity> =>
  isPlayground(serviceUrl) ? forPlayground(toActivity(reply)) : toActivity(reply);

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
