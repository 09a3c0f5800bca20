// A pressed button as a line of a transcript: by its label where the last reply shows it, a form by what was entered,
// else by all that the button carries.

import { isDeepStrictEqual } from 'node:util';
import type { Press } from '../../../replies/press.ts';
import type { Card } from '../../../replies/reply.ts';
import { buttonsOf, pressed } from '../buttons.ts';

/** `by`: who presses, where it is not who spoke last. */
export function pressLine(press: Press, card: Card | undefined, by: string | undefined): string {
  const suffix = by === undefined ? '' : ` as ${by}`;
  const buttons = buttonsOf(card);
  const shown = buttons.find((button) => isDeepStrictEqual(pressed(button, card), press));
  if (shown && buttons.find(({ title }) => title === shown.title) === shown && !shown.title.includes('\n')) {
    return `>! press "${shown.title}"${suffix}`;
  }
  const [form] = buttons;
  const { inputs = {}, ...button } = press;
  const held = form && (pressed(form, card)?.inputs ?? {});
  const entries = Object.fromEntries(Object.entries(inputs).filter(([id, value]) => held?.[id] !== value));
  if (form && isDeepStrictEqual(pressed(form, card, entries), press)) {
    return `>! submit ${JSON.stringify(entries)}${suffix}`;
  }
  return `>! press ${JSON.stringify({ ...button, ...inputs })}${suffix}`;
}
