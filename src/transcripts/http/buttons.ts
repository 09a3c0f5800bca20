// The buttons of what a bot has sent, and what a client sends when they are pressed.

import type { ReadActivity } from '../emulator/schema.ts';

/** What of an activity a press fills in. */
export type Pressed =
  | { readonly type: 'message'; readonly text?: string; readonly value?: unknown }
  | { readonly type: 'invoke'; readonly name: string; readonly value: unknown };

export type Entries = Readonly<Record<string, unknown>>;

export interface Button {
  readonly title: string;
  /** `entries`: what was typed into the fields of the card; the others hold what they were shown with. */
  press(entries: Entries): Pressed;
}

/** A part of a card, whatever it holds: cards come from any bot. */
type Element = Readonly<Record<string, unknown>>;

/** Those that send something: the suggestions, then those of the cards. */
export const buttonsOf = ({ attachments, suggestedActions }: ReadActivity): readonly Button[] => [
  ...(suggestedActions?.actions ?? []).flatMap(saying),
  ...buttonsOn(attachments ?? []),
];

/** Of an Adaptive Card its own before those in it. */
export const buttonsOn = (attachments: readonly { readonly content?: unknown }[]): readonly Button[] =>
  attachments.flatMap(({ content }) => {
    const card = elementOf(content);
    return card.buttons === undefined ? adaptive(card) : list(card.buttons).flatMap(simple);
  });

/** Source: "Card actions in bots", Microsoft's documentation, 2026. What opens or calls something sends nothing. */
function simple(action: Element): readonly Button[] {
  const { type, title, text, displayText, value } = action;
  if (type === 'messageBack')
    return named(title, () => ({ type: 'message', text: String(text ?? displayText ?? ''), value }));
  return type === 'imBack' || type === 'postBack' ? saying(action) : [];
}

const saying = ({ title, value }: Element): readonly Button[] =>
  named(title, () =>
    typeof value === 'object' && value
      ? { type: 'message', value }
      : { type: 'message', text: String(value ?? title) },
  );

function adaptive(card: Element): readonly Button[] {
  const fields = within(card.body).filter(({ type }) => String(type).startsWith('Input.'));
  const held = Object.fromEntries(
    fields.flatMap(({ id, value }) => (id === undefined || value === undefined ? [] : [[String(id), value]])),
  );
  const actions = [
    ...within(card.actions),
    ...within(card.body).flatMap(({ actions: set, selectAction }) => [
      ...within(set),
      ...within(selectAction),
    ]),
  ];
  return actions.flatMap((action) =>
    named(action.title, (entries) =>
      sent(action, action.associatedInputs === 'none' ? {} : { ...held, ...entries }),
    ).filter(() => action.type === 'Action.Submit' || action.type === 'Action.Execute'),
  );
}

/** A client that knows no Action.Execute takes what is given to fall back on, which any bot answers with a message. */
function sent(action: Element, inputs: Entries): Pressed {
  const fallback = elementOf(action.fallback);
  if (action.type === 'Action.Submit') return submitted(action, inputs);
  if (fallback.type === 'Action.Submit') return submitted({ ...action, ...fallback }, inputs);
  const { id, verb, data } = action;
  const executed = { type: 'Action.Execute', id, verb, data: { ...elementOf(data), ...inputs } };
  return { type: 'invoke', name: 'adaptiveCard/action', value: { action: executed, trigger: 'manual' } };
}

function submitted({ data }: Element, inputs: Entries): Pressed {
  const { msteams } = elementOf(data);
  const [asButton] = simple(elementOf(msteams));
  if (typeof data === 'string' && Object.keys(inputs).length === 0) return { type: 'message', text: data };
  return asButton ? asButton.press(inputs) : { type: 'message', value: { ...elementOf(data), ...inputs } };
}

const named = (title: unknown, press: Button['press']): readonly Button[] =>
  typeof title === 'string' && title !== '' ? [{ title, press }] : [];

/** Elements with all that they hold, from top to bottom. */
function within(value: unknown): readonly Element[] {
  if (Array.isArray(value)) return value.flatMap(within);
  const element = elementOf(value);
  if (Object.keys(element).length === 0) return [];
  const { items, columns, rows, cells, card } = element;
  const shown = elementOf(card);
  return [element, ...[items, columns, rows, cells, shown.body, shown.actions].flatMap(within)];
}

const list = (value: unknown): readonly Element[] => (Array.isArray(value) ? value.map(elementOf) : []);

const elementOf = (value: unknown): Element =>
  typeof value === 'object' && value !== null ? (value as Element) : {};
