// The part of a commit's statement that writes orders, and has each account go to one of those who want it alone.

import type { Sealer } from '../sealing.ts';
import type { Commit, OrderChange } from '../store.ts';
import type { Draft } from './draft.ts';
import { accountHash, columnsOf, type OrderColumn, orderColumns } from './rows.ts';

export function writeOrders(draft: Draft, { changes, soleAccounts = [] }: Commit, sealer: Sealer): void {
  const sole = soleAccounts.map((account) => accountHash(account, sealer));
  place(
    draft,
    changes.filter(({ version }) => version === 0),
    sole,
    sealer,
  );
  change(
    draft,
    changes.filter(({ version }) => version > 0),
    sole,
    sealer,
  );
  if (sole.length > 0) {
    const numbers = changes.map(({ order }) => order.number);
    draft.demand(`NOT EXISTS (SELECT FROM portdesk.orders WHERE tenant = ${draft.tenant}
      AND account = ANY(${draft.value(sole, 'text[]')}) AND number <> ALL(${draft.value(numbers, 'text[]')}))`);
  }
}

const names = Object.keys(orderColumns) as OrderColumn[];
const cast = (name: OrderColumn): string => `given.${name}::${orderColumns[name]}`;

/** The columns of these orders, each as a list. */
function listsOf(changes: readonly OrderChange[], sealer: Sealer): Record<string, readonly unknown[]> {
  const rows = changes.map(({ order }) => columnsOf(order, sealer));
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
}

function place(draft: Draft, changes: readonly OrderChange[], sole: readonly string[], sealer: Sealer): void {
  if (changes.length === 0) return;
  draft.write(`INSERT INTO portdesk.tenants (tenant) VALUES (${draft.tenant}) ON CONFLICT DO NOTHING`);
  draft.write(
    `INSERT INTO portdesk.orders (tenant, ${names.join(', ')}, sole_account)
     SELECT ${draft.tenant}, ${names.map(cast).join(', ')},
       CASE WHEN given.account = ANY(${draft.value(sole, 'text[]')}) THEN given.account END
     FROM ${draft.table(listsOf(changes, sealer))}`,
    changes.length,
  );
}

/** Who had its account alone keeps it so, while it has it. */
function change(
  draft: Draft,
  changes: readonly OrderChange[],
  sole: readonly string[],
  sealer: Sealer,
): void {
  if (changes.length === 0) return;
  const was = changes.map(({ version }) => version);
  draft.write(
    `UPDATE portdesk.orders AS there SET ${names.map((name) => `${name} = ${cast(name)}`).join(', ')},
       sole_account = CASE WHEN given.account = ANY(${draft.value(sole, 'text[]')})
         OR given.account = there.sole_account THEN given.account END,
       changed = now()
     FROM ${draft.table({ ...listsOf(changes, sealer), was })}
     WHERE there.tenant = ${draft.tenant} AND there.number = given.number AND there.version = given.was::integer`,
    changes.length,
  );
}
