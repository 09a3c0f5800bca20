// The buttons of a card, and what pressing them sends: what they carry, and what the inputs of the card hold.

import { type Press, pressFrom } from '../../replies/press.ts';
import type { Card } from '../../replies/reply.ts';

export interface Button {
  readonly title: string;
  readonly data: Press;
  /** Whether the card's inputs are sent with it. */
  readonly takesInputs: boolean;
}

type Element = Readonly<Record<string, unknown>>;

/** The card's actions, then the rows that can be pressed. */
export function buttonsOf(card: Card | undefined): readonly Button[] {
  const actions = elementsIn(card?.actions);
  const rows = elementsIn(card?.body).flatMap(({ selectAction }) => elementsIn(selectAction));
  return [...actions, ...rows].flatMap((action) => {
    const { title, data, associatedInputs } = action as Element & Partial<Button>;
    return title && data ? [{ title, data, takesInputs: associatedInputs !== 'none' }] : [];
  });
}

/** An element with all that it holds; not what stands in for it where it cannot be shown. */
function elementsIn(value: unknown): readonly Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { items, columns, rows, cells } = value as Element;
  return [value as Element, ...[items, columns, rows, cells].flatMap(elementsIn)];
}

/** What a client sends: inputs that nobody touched hold the values that they were shown with. */
export function pressed(
  { data, takesInputs }: Button,
  card: Card | undefined,
  entries: Readonly<Record<string, string>> = {},
): Press | undefined {
  const inputs = elementsIn(card?.body).filter(({ type }) => String(type).startsWith('Input.'));
  const held = inputs.flatMap(({ id, value }) => (id && value !== undefined ? [[id, value]] : []));
  return pressFrom({ ...data, ...(takesInputs && { ...Object.fromEntries(held), ...entries }) });
}
