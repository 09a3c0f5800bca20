// Telephone numbers by the hundred in words: the first of them, and how many more. A message has its bounds.

import { isList } from '../domain/fields.ts';
import type { FieldChange } from '../domain/order.ts';
import type { Voice } from './translator.ts';

const numbersAtMost = 20;

export function numbersShown(
  numbers: readonly string[],
  voice: Voice,
  most = numbersAtMost,
): string | undefined {
  if (numbers.length === 0) return undefined;
  const shown = voice.list(numbers.slice(0, most), 'plain');
  const count = numbers.length - most;
  return count > 0 ? voice.t('order.moreNumbers', { numbers: shown, count }) : shown;
}

/** Numbers that were added are one change, and numbers that were taken out are another. */
export function numbersTogether(changes: readonly FieldChange[], voice: Voice): readonly FieldChange[] {
  const listOf = (field: FieldChange['field'], side: 'before' | 'after') =>
    numbersShown(
      changes.flatMap((change) => (change.field === field && change[side]) || []),
      voice,
    );
  return changes.flatMap((change, at): readonly FieldChange[] => {
    const { field } = change;
    if (!isList(field)) return [change];
    if (changes.findIndex((each) => each.field === field) < at) return [];
    return [{ field, before: listOf(field, 'before'), after: listOf(field, 'after') }];
  });
}
