// portdesk orders changes: what people changed, to be entered in the admin center.

import { type Command, InvalidArgumentError, Option } from 'commander';
import { changesFrom } from '../../outlet/changes.ts';
import type { FeedEntry } from '../../stores/store.ts';
import { csvLine } from '../../table/csv.ts';
import { printableInLine } from '../printable.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { type ReadingOptions, reading } from './reading.ts';
import { tenantOption } from './tenant.ts';

interface Options extends ReadingOptions {
  readonly after?: number;
  readonly open?: true;
  readonly limit?: number;
  readonly json?: true;
  readonly format: keyof typeof formats;
}

export function changesCommand(command: Command, around: Surroundings): void {
  command
    .option('--after <cursor>', 'only those behind this one', whole)
    .option('--open', 'only those that nobody has entered in the admin center yet')
    .option('--limit <count>', 'how many at most', whole)
    .option(...tenantOption)
    .option('--secrets', 'with PINs and account numbers instead of masks')
    .addOption(
      new Option('--format <format>', 'of the changes').choices(Object.keys(formats)).default('lines'),
    )
    .option('--json', 'the same as --format json')
    .action((options: Options) => run(options, around));
}

function whole(word: string): number {
  if (!/^\d{1,15}$/.test(word)) throw new InvalidArgumentError('write a whole number');
  return Number(word);
}

async function run(options: Options, around: Surroundings): Promise<void> {
  const { after, open, limit, secrets, json, format } = options;
  const { changes, next } = await reading(options, around, (store, tenant) =>
    changesFrom(store, tenant, { after, open, limit, secrets }),
  );
  for (const line of formats[json ? 'json' : format](changes, next)) say(around.stdout, line);
}

type Format = (changes: readonly FeedEntry[], next: number) => readonly string[];

const formats = {
  /** A line a change, tabs between its parts. */
  lines: (changes) =>
    changes.map(({ cursor, number, what, fields, at, by, entered }) =>
      [
        cursor,
        entered ? 'entered' : 'open',
        number,
        what,
        fields.map(({ field, before = '', after = '' }) => `${field}: ${before} -> ${after}`).join('; '),
        at,
        by.name ?? by.id,
      ]
        .map((part) => printableInLine(String(part)))
        .join('\t'),
    ),
  /** As GET /api/orders/changes answers. */
  json: (changes, next) => [JSON.stringify({ changes, next }, null, 2)],
  /** A line a field, or one for a change that changes none. */
  csv: (changes) => [
    csvLine(columns),
    ...changes.flatMap((change) =>
      (change.fields.length > 0 ? change.fields : [{}]).map((field) => csvLine(cellsOf(change, field))),
    ),
  ],
} as const satisfies Record<string, Format>;

const columns = [
  ...['cursor', 'number', 'version', 'at', 'by', 'what', 'from', 'to', 'because'],
  ...['field', 'before', 'after', 'entered', 'enteredBy'],
];

function cellsOf(
  change: FeedEntry,
  { field, before, after }: Partial<FeedEntry['fields'][number]>,
): string[] {
  const { cursor, number, version, at, by, what, from, to, because, entered } = change;
  const cells = [
    cursor,
    number,
    version,
    at,
    by.name ?? by.id,
    what,
    from,
    to,
    because,
    field,
    before,
    after,
  ];
  return [...cells, entered?.at, entered?.by].map((cell) => (cell === undefined ? '' : String(cell)));
}
