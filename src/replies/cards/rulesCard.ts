// The card of the rules: a row a status, a column an action, in words.

import type { StatusRow } from '../../domain/decision.ts';
import { actions } from '../../domain/statusRules.ts';
import { statusName, verdictName } from '../naming.ts';
import { type Element, type Layout, line, type Speaking } from './card.ts';

/** Names of statuses are longer than what may be done in them. */
const widths = [3, ...actions.map(() => 2)];

export function rulesLayout(table: readonly StatusRow[], { voice }: Speaking): Layout {
  const heads = [
    voice.t('rules.status'),
    ...actions.map((action) => voice.line(voice.t(`action.${action}`))),
  ];
  const rows = table.map((row) =>
    columns([
      line(statusName(row.status, voice), { strong: true }),
      ...actions.map((action) => line(verdictName(row[action], voice))),
    ]),
  );
  return { above: [columns(heads.map((text) => line(text, { strong: true })))], rows, actions: [] };
}

const columns = (cells: readonly Element[]): Element => ({
  type: 'ColumnSet',
  separator: true,
  spacing: 'Small',
  columns: cells.map((cell, place) => ({ type: 'Column', width: widths[place], items: [cell] })),
});
