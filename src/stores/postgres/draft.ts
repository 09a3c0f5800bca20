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
  /** The server need not have it on its disk before it says that it is done. */
  needNotWait(): void;
  /** Gives one row; where a demand is not met it breaks, and the server leaves all as it was. */
  statement(): Statement;
}

type Lists = Readonly<Record<string, readonly unknown[]>>;

/**
 * Rows as a table of texts, called `given`, with these columns; the server plans best for the usual one row where it is
 * told that there is one. `place`: gives a value its place in the text.
 */
export function tableOf(columns: Lists, place: (value: unknown, type: string) => string): string {
  const [names, lists] = [Object.keys(columns).join(', '), Object.values(columns)];
  return lists.every(({ length }) => length === 1)
    ? `(VALUES (${lists.map(([only]) => place(only, 'text')).join(', ')})) AS given (${names})`
    : `unnest(${lists.map((list) => place(list, 'text[]')).join(', ')}) AS given (${names})`;
}

export function draftFor(tenant: string): Draft {
  const values: unknown[] = [];
  const writes: string[] = [];
  const demands: string[] = [];
  let setting = '';
  const value = (given: unknown, type: string): string => `$${values.push(given)}::${type}`;
  const demand = (condition: string): void => void demands.push(condition);
  return {
    tenant: value(tenant, 'text'),
    value,
    table: (columns) => tableOf(columns, value),
    write(sql, count) {
      const name = `write_${writes.length}`;
      writes.push(`${name} AS (${sql} RETURNING 1)`);
      if (count !== undefined) demand(`(SELECT count(*) FROM ${name}) = ${value(count, 'integer')}`);
    },
    demand,
    needNotWait() {
      setting = `, set_config('synchronous_commit', 'off', true)`;
    },
    statement: () => ({
      text:
        (writes.length > 0 ? `WITH ${writes.join(',\n')}\n` : '') +
        `SELECT (CASE WHEN ${['true', ...demands].join('\n  AND ')} THEN '1' ELSE '${unmet}' END)::integer${setting}`,
      values,
    }),
  };
}
