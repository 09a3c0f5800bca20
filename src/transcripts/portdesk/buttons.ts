// The buttons of a card, with what pressing them says.

import type { Card, Press } from '../../replies/reply.ts';

export interface Button {
  readonly title: string;
  readonly press: Press;
}

interface Pressable {
  readonly title?: string;
  readonly data?: Press;
}

/** The card's actions, then the rows that can be pressed. */
export function buttonsOf(card: Card | undefined): readonly Button[] {
  const actions = (card?.actions ?? []) as readonly Pressable[];
  const rows = ((card?.body ?? []) as readonly { selectAction?: Pressable }[]).flatMap(
    (row) => row.selectAction ?? [],
  );
  return [...actions, ...rows].flatMap(({ title, data }) => (title && data ? [{ title, press: data }] : []));
}
