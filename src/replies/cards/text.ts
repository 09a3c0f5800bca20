// Text on cards. It goes in as text runs, which know no markup: whatever somebody typed stays as it was typed.

import type { Status } from '../../domain/statusRules.ts';
import { inLine } from '../inLine.ts';
import { statusName } from '../naming.ts';
import type { Voice } from '../translator.ts';
import type { Element } from './card.ts';

export interface Look {
  /** A headline. */
  readonly strong?: boolean;
  readonly large?: boolean;
  /** What matters less than what stands beside it. */
  readonly subtle?: boolean;
  /** Says again what the words say: whoever sees no colours misses nothing. */
  readonly color?: string;
  /** Where pressing the text leads. */
  readonly url?: string;
}

export const line = (text: string, { strong, large, subtle, color, url }: Look = {}): Element => ({
  type: 'RichTextBlock',
  ...(!strong && { spacing: 'Small' }),
  inlines: [
    {
      type: 'TextRun',
      text: inLine(text),
      ...(strong && { weight: 'Bolder' }),
      ...(large && { size: 'Medium' }),
      ...(subtle && { isSubtle: true }),
      ...(color && { color }),
      ...(url && { selectAction: { type: 'Action.OpenUrl', url } }),
    },
  ],
});

const colors: Readonly<Record<Status, string>> = {
  processing: 'Accent',
  contactingCarrier: 'Accent',
  transferApproved: 'Good',
  transferPending: 'Warning',
  error: 'Attention',
  completed: 'Good',
  cancelled: 'Default',
};

/** A status in words with its sign; `text`: what stands for its name. */
export const statusLine = (status: Status, voice: Voice, text = statusName(status, voice)): Element =>
  line(voice.t('signed', { sign: voice.t(`statusSign.${status}`), text }), {
    strong: true,
    color: colors[status],
  });

/** Side by side, by these widths. */
export const columns = (
  cells: readonly { readonly width: number | 'auto' | 'stretch'; readonly items: readonly Element[] }[],
  others: Element = {},
): Element => ({
  type: 'ColumnSet',
  spacing: 'Small',
  ...others,
  columns: cells.map(({ width, items }) => ({ type: 'Column', width, items })),
});
