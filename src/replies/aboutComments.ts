// Words for comments on orders: that one was noted, and what they say.

import type { Note } from '../domain/decision.ts';
import type { Comment, Order } from '../domain/order.ts';
import type { Standing } from '../domain/standing.ts';
import { actorName, orderName } from './naming.ts';
import type { Part, Telling } from './part.ts';

/** The same comment on several orders is told once. `after`: one order as it is now. */
export function notedPart(notes: readonly Note[], after: Standing, { voice }: Telling): Part {
  const names = notes.map(({ standing }) => orderName(standing.order, voice));
  const text = notes[0]?.comment.text ?? '';
  const lines = [voice.t('noted.comment', { order: voice.list(names), count: names.length, text })];
  return { lines, ...(notes.length === 1 && { standing: after }) };
}

/** How many comments there are, and the last of them. */
export function commentsFact({ comments }: Order, telling: Telling): string[] {
  const last = comments.at(-1);
  if (!last) return [];
  const values = { count: comments.length, last: commentLine(last, telling) };
  return [telling.voice.t('order.comments', values)];
}

/** What was said, when, by whom. */
export const commentLine = ({ at, by, text }: Comment, { voice }: Pick<Telling, 'voice'>): string =>
  voice.t('order.comment', {
    at: voice.moment(new Date(at)),
    by: actorName(by, voice),
    text,
  });
