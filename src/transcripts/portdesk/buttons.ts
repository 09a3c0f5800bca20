// The buttons of a card, and what pressing them sends: what they carry, and what the inputs of the card hold.

import { type Press, pressFrom } from '../../replies/press.ts';
import type { Card } from '../../replies/reply.ts';
import { type Location, TranscriptError } from '../transcript.ts';

export interface Button {
  readonly title: string;
  readonly data: Press;
  /** Whether the card's inputs are sent with it. */
  readonly takesInputs: boolean;
}

interface Element {
  readonly type: string;
  readonly title?: string;
  readonly id?: string;
  readonly value?: string;
  readonly associatedInputs?: 'none';
  readonly data?: Press;
  readonly selectAction?: Element;
}

/** The card's actions, then the rows that can be pressed. */
export function buttonsOf(card: Card | undefined): readonly Button[] {
  const actions = (card?.actions ?? []) as readonly Element[];
  const rows = bodyOf(card).flatMap((row) => row.selectAction ?? []);
  return [...actions, ...rows].flatMap(({ title, data, associatedInputs }) =>
    title && data ? [{ title, data, takesInputs: associatedInputs !== 'none' }] : [],
  );
}

const bodyOf = (card: Card | undefined): readonly Element[] => (card?.body ?? []) as readonly Element[];

/** What a client sends: inputs that nobody touched hold the values that they were shown with. */
export function pressed(
  { data, takesInputs }: Button,
  card: Card | undefined,
  entries: Readonly<Record<string, string>> = {},
): Press | undefined {
  const inputs = bodyOf(card).filter(({ type }) => type.startsWith('Input.'));
  const held = inputs.flatMap(({ id, value }) => (id && value !== undefined ? [[id, value]] : []));
  return pressFrom({ ...data, ...(takesInputs && { ...Object.fromEntries(held), ...entries }) });
}

/** `{"pin":"4711"}`: what is entered in which input. */
export function entriesFrom(json: string, at: Location): Readonly<Record<string, string>> {
  try {
    return JSON.parse(json);
  } catch {
    throw new TranscriptError(at, 'Write the entries as JSON: {"pin":"4711"}.');
  }
}
