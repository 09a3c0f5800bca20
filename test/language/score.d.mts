import type { Request } from '../../src/domain/request.ts';
import type { Row } from './listening.ts';

export interface Score {
  readonly rows: number;
  readonly exact: number;
  readonly verbsAndOrders: number;
  readonly destructive: number;
  readonly misses: readonly { readonly row: Row; readonly got: string; readonly isDestructive: boolean }[];
}

export function rowsIn(table: string): Row[];
export function scoreOf(
  rows: readonly Row[],
  understood: (row: Row) => readonly Request[],
  spelling: {
    readonly spellAll: (requests: readonly Request[]) => string;
    readonly readSpellings: (spelling: string) => readonly Request[] | undefined;
  },
): Score;
