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

/**
 * Microsoft's Agents Playground reads plain text as Markdown, which folds single line breaks; two blanks before a
 * break keep it. It is known by the path of its connector.
 */
export function forPlayground(activity: Partial<Activity>): Partial<Activity> {
  return activity.text ? { ...activity, text: activity.text.replaceAll('\n', '  \n') } : activity;
}

export const isPlayground = (serviceUrl: string | undefined): boolean =>
  serviceUrl !== undefined && new URL(serviceUrl).pathname === '/_connector';
