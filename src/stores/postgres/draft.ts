// A statement as it comes about: writes under WITH, and what each of them, or the tables, must come to for all to stand.

import type { Statement } from './database.ts';

/** Stands in the server's message, and so in its log, where a demand is not met. */
export const unmet = 'conflict: changed meanwhile';

export interface Draft {
  /** Where the tenant stands in the text. */
  readonly tenant: string;
  /** Gives a value its place in the text. */
  value(value: unknown, type: string): string;
  /** As `tableOf` gives it. */
  table(columns: Lists): string;
  /** `count`: how many rows it must find or make. */
  write(sql: string, count?: number): void;
  demand(condition: string): void;
  /** Gives one row; where a demand is not met it breaks, and the server leaves all as it was. */
  statement(): Statement;
}

type Lists = Readonly<Record<string, readonly unknown[]>>;

/** Rows as a table of texts, called `given`, with these columns. `place`: gives a list its place in the text. */
export const tableOf = (columns: Lists, place: (list: readonly unknown[]) => string): string =>
  `unnest(${Object.values(columns).map(place).join(', ')}) AS given (${Object.keys(columns).join(', ')})`;

export function draftFor(tenant: string): Draft {
  const values: unknown[] = [];
  const writes: string[] = [];
  const demands: string[] = [];
  const value = (given: unknown, type: string): string => `$${values.push(given)}::${type}`;
  const demand = (condition: string): void => void demands.push(condition);
  return {
    tenant: value(tenant, 'text'),
    value,
    table: (columns) => tableOf(columns, (list) => value(list, 'text[]')),
    write(sql, count) {
      const name = `write_${writes.length}`;
      writes.push(`${name} AS (${sql} RETURNING 1)`);
      if (count !== undefined) demand(`(SELECT count(*) FROM ${name}) = ${value(count, 'integer')}`);
    },
    demand,
    statement: () => ({
      text:
        (writes.length > 0 ? `WITH ${writes.join(',\n')}\n` : '') +
        `SELECT (CASE WHEN ${['true', ...demands].join('\n  AND ')} THEN '1' ELSE '${unmet}' END)::integer`,
      values,
    }),
  };
}
