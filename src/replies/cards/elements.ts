// How each kind of line is laid out on a card.

import type { Change } from '../../domain/decision.ts';
import type { Request } from '../../domain/request.ts';
import { actions } from '../../domain/statusRules.ts';
import { textOf } from '../lines.ts';
import { orderName, statusName, verdictShort } from '../naming.ts';
import type { Choice, Due, Fact, Happening, Headline, Laid, Line, Row, RuleLine, Telling } from '../part.ts';
import { tickOf } from '../press.ts';
import { press } from './buttons.ts';
import type { Element } from './card.ts';
import { columns, line, statusLine } from './text.ts';

/** The first of the lines, where it is words, is a heading. */
export function withHeading(lines: readonly Line[], telling: Telling): readonly Element[] {
  const [heading, ...rest] = lines;
  return typeof heading === 'string'
    ? [line(heading, { strong: true }), ...elementsOf(rest, telling)]
    : elementsOf(lines, telling);
}

/** Lines of the same kind that follow each other are laid out together: as one table, where there is one for them. */
export function elementsOf(lines: readonly Line[], telling: Telling): readonly Element[] {
  return runsOf(lines).flatMap(([first, ...others]) => {
    if (typeof first === 'string') return line(first);
    const layout = layouts[first.kind] as (run: readonly Laid[], telling: Telling) => readonly Element[];
    return layout([first, ...(others as Laid[])], telling);
  });
}

type Run = [Line, ...Line[]];

function runsOf(lines: readonly Line[]): readonly Run[] {
  const runs: Run[] = [];
  for (const each of lines) {
    const run = runs.at(-1);
    const isMore = run && typeof each !== 'string' && kindOf(run[0]) === each.kind;
    if (isMore) run.push(each);
    else runs.push([each]);
  }
  return runs;
}

const kindOf = (each: Line) => (typeof each === 'string' ? undefined : each.kind);

type LineOf<K extends Laid['kind']> = Extract<Laid, { kind: K }>;

const layouts: { readonly [K in Laid['kind']]: (run: LineOf<K>[], telling: Telling) => readonly Element[] } =
  {
    fact: (facts) => facts.map(factElement),
    known: (known) => known.flatMap(({ facts }) => facts.map(factElement)),
    page: (pages) => pages.map(({ title, url }) => line(title, { url })),
    headline: (headlines, telling) => headlines.flatMap((each) => headlineElements(each, telling)),
    row: (rows, telling) => rows.map((row) => rowElement(row, telling)),
    due: (due, telling) => due.map((each) => dueElement(each, telling)),
    happening: (happenings, telling) => happenings.map((each) => happeningElement(each, telling)),
    rule: rulesTable,
    choice: (choices, telling) =>
      choices.length > 1
        ? [choiceTable(choices, telling)]
        : choices.flatMap(({ lines }) => withHeading(lines, telling)),
  };

const factElement = ({ label, value }: Fact): Element =>
  columns([
    { width: 2, items: [line(label, { subtle: true })] },
    { width: 3, items: [line(value)] },
  ]);

function headlineElements({ standing: { order, status } }: Headline, { voice }: Telling): readonly Element[] {
  const name = voice.t('order.title', { order: orderName(order, voice) });
  return [
    columns([
      { width: 3, items: [line(name, { strong: true, large: true })] },
      { width: 2, items: [statusLine(status, voice)] },
    ]),
    line(voice.t(`statusMeans.${status}`)),
  ];
}

/** Pressed to see where the order stands. */
function rowElement(row: Row, telling: Telling): Element {
  const { voice } = telling;
  const { order, status } = row.standing;
  return columns(
    [
      { width: 3, items: [line(orderName(order, voice))] },
      { width: 2, items: [statusLine(status, voice, row.beside)] },
    ],
    {
      separator: true,
      selectAction: press(
        { request: { verb: 'status', orders: [order.number] }, title: textOf(row, voice), seen: [order] },
        telling,
      ),
    },
  );
}

/** Pressed to see why. */
function dueElement({ standing: { order, status }, text }: Due, telling: Telling): Element {
  const { voice } = telling;
  const request: Request = { verb: status === 'error' ? 'reason' : 'status', orders: [order.number] };
  return {
    type: 'Container',
    spacing: 'Medium',
    separator: true,
    selectAction: press({ request, title: voice.t(`button.${request.verb}`), seen: [order] }, telling),
    items: [
      columns([
        { width: 3, items: [line(orderName(order, voice), { strong: true })] },
        { width: 2, items: [statusLine(status, voice)] },
      ]),
      line(text),
    ],
  };
}

const happeningElement = ({ at, what, details }: Happening, { voice }: Telling): Element =>
  columns(
    [
      { width: 'auto', items: [line(voice.t('history.point'), { color: 'Accent' })] },
      {
        width: 'stretch',
        items: [
          line(at, { subtle: true }),
          line(voice.line(what), { strong: true }),
          ...details.map((text) => line(voice.line(text))),
        ],
      },
    ],
    { spacing: 'Medium' },
  );

/** A row a status, a column an action; the names of statuses are longer than what may be done in them. */
function rulesTable(rules: readonly RuleLine[], { voice }: Telling): readonly Element[] {
  const heads = [
    voice.t('rules.status'),
    ...actions.map((action) => voice.line(voice.t(`action.${action}`))),
  ];
  const rows = rules.map(({ row }) => [
    line(statusName(row.status, voice), { strong: true }),
    ...actions.map((action) => line(verdictShort(row[action], voice))),
  ]);
  return [table([3, ...actions.map(() => 2)], [heads.map((text) => line(text, { strong: true })), ...rows])];
}

/** A row an order, with a tick before what would happen to it. */
function choiceTable(choices: readonly Choice[], { voice }: Telling): Element {
  const heads = ['choice.order', 'choice.change'].map((key) => line(voice.t(key), { strong: true }));
  const rows = choices.map(({ change, lines }) => {
    const [, ...details] = lines;
    return [
      tick(change, voice),
      [...statusMove(change, voice), ...details.map((each) => textOf(each, voice))].map((text) => line(text)),
    ];
  });
  return table([1, 1], [heads, ...rows]);
}

const tick = ({ request, after: { order } }: Change, voice: Telling['voice']): Element => ({
  type: 'Input.Toggle',
  id: tickOf(request),
  title: orderName(order, voice),
  value: 'true',
  wrap: true,
});

const statusMove = ({ before, after }: Change, voice: Telling['voice']): readonly string[] => {
  const to = statusName(after.status, voice);
  if (!before) return [to];
  return before.status === after.status
    ? []
    : [voice.t('history.move', { from: statusName(before.status, voice), to })];
};

/** The first row are the heads of the columns. */
const table = (
  widths: readonly number[],
  rows: readonly (readonly (Element | readonly Element[])[])[],
): Element => ({
  type: 'Table',
  firstRowAsHeader: true,
  columns: widths.map((width) => ({ width })),
  rows: rows.map((cells) => ({
    type: 'TableRow',
    cells: cells.map((items) => ({ type: 'TableCell', items: [items].flat() })),
  })),
});
