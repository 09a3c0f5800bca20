import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  actions,
  defaultRules,
  isPossible,
  type Rules,
  type Status,
  statuses,
  type Verdict,
  verdictOn,
} from '../../src/domain/statusRules.ts';
import { variables } from '../../src/environment.ts';
import { allRules } from './orders.ts';

const page = readFileSync(new URL('../../docs/status-rules.md', import.meta.url), 'utf8');

/** The page's own words for each verdict. */
const wordsFor: Readonly<Record<Verdict, string>> = {
  yes: 'Yes',
  no: 'No',
  focOnly: 'Firm Order Commitment (FOC)',
  notNow: 'Yes (at this time …)',
};
const columnFor: Readonly<Record<Action, string>> = {
  view: 'View?',
  edit: 'Edit?',
  cancel: 'Cancel?',
  delete: 'Delete?',
};

/** The rows, heading first, of the Markdown table that starts with these columns. */
function tableOf(markdown: string, ...columns: readonly string[]): readonly (readonly string[])[] {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = markdown.split('\n');
  const first = lines.findIndex((line) => columns.every((column, index) => cells(line)[index] === column));
  if (first < 0) throw new Error(`there is no table of ${columns.join(', ')}`);
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
  return lines
    .slice(first, end)
    .map(cells)
    .filter((_row, index) => index !== 1);
}

const nameOf = new Map(
  tableOf(page, 'Status', '状態', 'Identifier')
    .slice(1)
    .map(([name = '', , identifier = '']) => [identifier.replaceAll('`', ''), name]),
);

const asOf = (reading: Rules['reading'], deletion: Rules['deletion'] = 'off'): Rules => ({
  reading,
  deletion,
});

describe('the table of what may be done in which status', () => {
  it('has the statuses, the questions and the cells of the documentation, and no others, in the same order', () => {
    const inCode = [
      ['Status', ...actions.map((action) => columnFor[action])],
      ...statuses.map((status) => [
        nameOf.get(status),
        ...actions.map((action) => wordsFor[verdictOn(action, status, asOf('2017'))]),
      ]),
    ];
    expect(tableOf(page, 'Status', 'View?')).toEqual(inCode);
  });

  it('names every status of the documentation by its identifier', () => {
    expect([...nameOf.keys()]).toEqual([...statuses]);
  });

  it.each<[Status, string]>([
    ['processing', '処理中'],
    ['contactingCarrier', '通信事業者に接続中'],
    ['transferApproved', '移行が承認されました'],
    ['transferPending', '移行は保留中です'],
    ['error', 'エラー'],
    ['completed', '完了'],
    ['cancelled', '取り消し'],
  ])('has the Japanese name of %s in the documentation: %s', (status, japanese) => {
    const rows = tableOf(page, 'Status', '状態', 'Identifier');
    expect(rows.find(([, , identifier]) => identifier === `\`${status}\``)?.[1]).toBe(japanese);
  });

  it.each<[Status, ...Verdict[]]>([
    ['processing', 'yes', 'no', 'yes', 'no'],
    ['contactingCarrier', 'yes', 'no', 'yes', 'no'],
    ['transferApproved', 'yes', 'focOnly', 'yes', 'no'],
    ['transferPending', 'yes', 'no', 'no', 'no'],
    ['error', 'no', 'yes', 'yes', 'notNow'],
    ['completed', 'yes', 'no', 'no', 'no'],
    ['cancelled', 'no', 'yes', 'no', 'no'],
  ])('reads %s as view %s, edit %s, cancel %s, delete %s', (status, ...verdicts) => {
    expect(actions.map((action) => verdictOn(action, status, asOf('2017')))).toEqual(verdicts);
  });

  it('is in force as of 2017, with deleting not yet possible, unless configured otherwise', () => {
    expect(defaultRules).toEqual({ reading: '2017', deletion: 'off' });
    expect([variables.PORTDESK_RULES.default, variables.PORTDESK_DELETE.default]).toEqual(['2017', 'off']);
  });

  it('differs in the reading of 2020 by the "No" to editing an approved order, and by nothing else', () => {
    const differing = statuses.flatMap((status) =>
      actions
        .filter(
          (action) => verdictOn(action, status, asOf('2017')) !== verdictOn(action, status, asOf('2020')),
        )
        .map((action) => `${action} ${status}: ${verdictOn(action, status, asOf('2020'))}`),
    );
    expect(differing).toEqual(['edit transferApproved: no']);
  });

  it.each(['2017', '2020'] as const)(
    'lets the delete switch open that one cell in the reading of %s',
    (reading) => {
      const differing = statuses.flatMap((status) =>
        actions
          .filter(
            (action) =>
              verdictOn(action, status, asOf(reading, 'on')) !== verdictOn(action, status, asOf(reading)),
          )
          .map((action) => `${action} ${status}: ${verdictOn(action, status, asOf(reading, 'on'))}`),
      );
      expect(differing).toEqual(['delete error: yes']);
    },
  );

  it.each<[Verdict, boolean]>([
    ['yes', true],
    ['focOnly', true],
    ['no', false],
    ['notNow', false],
  ])('counts "%s" as possible now: %s', (verdict, possible) => {
    expect(isPossible(verdict)).toBe(possible);
  });

  it.each(allRules)('has a verdict in every cell as of $reading with deletion $deletion', (rules) => {
    const verdicts = statuses.flatMap((status) => actions.map((action) => verdictOn(action, status, rules)));
    expect(verdicts).toHaveLength(28);
    expect(verdicts.filter((verdict) => !(verdict in wordsFor))).toEqual([]);
  });

  it.each(['PORTDESK_RULES', 'PORTDESK_DELETE'])('has the switch %s in the documentation', (variable) => {
    const rows = tableOf(page, 'Variable', 'Values');
    expect(rows.map(([name]) => name)).toContain(`\`${variable}\``);
  });
});
