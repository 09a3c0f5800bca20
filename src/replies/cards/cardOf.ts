// Which card a reply gets: its parts laid out below each other, with the rows and buttons of the one that has any.

import type { Part, Telling } from '../part.ts';
import type { Card } from '../reply.ts';
import { card, type Layout, line } from './card.ts';
import { orderLayout } from './orderCard.ts';
import { orderListLayout } from './orderListCard.ts';
import { questionCard } from './questionCard.ts';
import { rulesLayout } from './rulesCard.ts';
import { timelineLayout } from './timelineCard.ts';
import { todoLayout } from './todoCard.ts';

/** A card asks what is asked; else it lays out one order, list or timeline; with several of them in one reply the text alone is clearer. */
export function cardOf(parts: readonly Part[], telling: Telling): Card | undefined {
  const [asking] = parts.flatMap(({ question }) => question ?? []);
  // What is asked is all that there is to press for; the card of an order beside it would draw away from it.
  if (asking) {
    return questionCard(
      parts.flatMap(({ lines }) => lines),
      asking,
      telling,
    );
  }
  const layouts = parts.map((part) => layoutOf(part, telling));
  const place = layouts.findIndex((each) => each !== undefined);
  const layout = layouts[place];
  if (!layout || layouts.some((each, at) => each !== undefined && at !== place)) return undefined;
  const { links, voice } = telling;
  const written = (lines: readonly string[]) => lines.map((text) => line(text, { links }));
  const [heading = '', ...rest] = parts[place]?.lines ?? [];
  const body = [
    ...written(parts.slice(0, place).flatMap(({ lines }) => lines)),
    line(heading, { strong: true, links }),
    ...(layout.above ?? []),
    ...layout.rows,
    ...written(rest.slice(layout.rows.length)),
    ...written(parts.slice(place + 1).flatMap(({ lines }) => lines)),
  ];
  return card(body, layout.actions, voice.language);
}

function layoutOf(part: Part, telling: Telling): Layout | undefined {
  const { standing, standings, beside, due, table, timeline, buttons } = part;
  if (standing) return orderLayout(standing, telling, buttons);
  if (standings) return orderListLayout(standings, telling.voice, beside, buttons);
  if (table) return rulesLayout(table, telling);
  if (due) return todoLayout(due, telling);
  return timeline && timelineLayout(timeline, telling);
}
