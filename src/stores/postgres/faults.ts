// What a PostgreSQL server says is wrong, in the words of who has to mend it.

import { messageIn } from '../../errorFacts.ts';
import { StoreError } from '../store.ts';

const code = (error: unknown): string => String((error as { code?: unknown }).code ?? '');

const unreached = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  // No socket; no such name, or no name server just now.
  ...['ENOENT', 'ENOTFOUND', 'EAI_AGAIN'],
];

/** The server was not reached, went away, or had this statement give way to another. What it was to do may be done. */
export const isAway = (error: unknown): boolean =>
  /^(08|57P0[123]|40001|40P01|53300)/.test(code(error)) ||
  unreached.includes(code(error)) ||
  /^(Connection terminated|timeout exceeded when trying to connect)/.test(messageIn(error));

/** Something that must be there once is there already. */
export const isTaken = (error: unknown): boolean => code(error) === '23505';

/** By the server's code (PostgreSQL's manual, appendix A), or the beginning of one. */
const mends: Readonly<Record<string, string>> = {
  '28': 'Mend user and password in DATABASE_URL, or let that user in (pg_hba.conf).',
  '3D000': 'Create that database (createdb), or name another one in DATABASE_URL.',
  '3F000': 'It holds no orders yet: start portdesk serve on it once.',
  '42P01': 'It holds no orders yet: start portdesk serve on it once.',
  '42501':
    'Let the user of DATABASE_URL create a schema there (GRANT CREATE ON DATABASE), or make it the owner.',
  '53100': 'Make room on the disk of its server.',
  '25006': 'It is a copy that takes no changes: name the server that does in DATABASE_URL.',
  '57014': 'Look what keeps its server busy (pg_stat_activity).',
};

/** Gives a fault of the server its words; what is no fault of the server stays as it is. */
export function inWords(cause: unknown): unknown {
  if (cause instanceof StoreError) return cause;
  if (isAway(cause))
    return new StoreError(
      `the database cannot be reached: ${messageIn(cause)}. Look whether its server runs, and whether DATABASE_URL ` +
        'names it; it is asked again with whatever is wanted next.',
      { cause },
    );
  const mend = Object.entries(mends).find(([start]) => code(cause).startsWith(start))?.[1];
  return mend ? new StoreError(`the database says: ${messageIn(cause)}. ${mend}`, { cause }) : cause;
}
