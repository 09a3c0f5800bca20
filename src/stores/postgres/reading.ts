// What is asked of the tables, but for the feed.

import { accountAsCompared } from '../../domain/account.ts';
import { bareNumber, type Order } from '../../domain/order.ts';
import { groupedBy } from '../groupedBy.ts';
import type { Sealer } from '../sealing.ts';
import type { Forms } from '../secretForms.ts';
import { byNumber, type Json, type OrderStore } from '../store.ts';
import { changed } from './changed.ts';
import type { Database } from './database.ts';
import { readFeed } from './feed.ts';
import { accountHash, asText, keptFrom, orderFrom } from './rows.ts';
import { near, select } from './selecting.ts';

type Reading = Omit<OrderStore, 'commit' | 'close'>;

/** The numbers whose next one is still counted exactly. */
const greatestCounted = String(Number.MAX_SAFE_INTEGER - 1);

/** @param forms in which secrets are read; `sealer` tells accounts apart */
export function readingOf(database: Database, forms: Forms, sealer: Sealer): Reading {
  const ask = (text: string, ...values: readonly unknown[]) => database.rows({ text, values });
  const orders = async (where: string, ...values: readonly unknown[]): Promise<readonly Order[]> =>
    (await ask(`SELECT tenant, number, document FROM portdesk.orders WHERE ${where}`, ...values)).map((row) =>
      orderFrom(row, forms),
    );
  return {
    async find(tenant, number) {
      const digits = bareNumber(number);
      const alike = await orders(
        'tenant = $1 AND (number = $2 OR (length(digits) = length($3::text) AND digits = $3))',
        ...[asText(tenant), asText(number), digits || null],
      );
      const exact = alike.filter((order) => order.number === number);
      return exact.length > 0 ? exact : alike.toSorted(byNumber);
    },
    exactly: (tenant, numbers) =>
      orders('tenant = $1 AND number = ANY($2::text[])', asText(tenant), numbers.map(asText)),
    select: (tenant, query) => select(database, tenant, query, forms),
    near: (tenant, sought) => near(database, tenant, sought, forms),
    changed: (tenant, seen) => changed(database, tenant, seen, forms),
    list: (tenant) => orders('tenant = $1 AND place IS NOT NULL ORDER BY place', asText(tenant)),
    tenants: async () =>
      (await ask('SELECT tenant FROM portdesk.tenants')).map(({ tenant }) => String(tenant)).sort(),
    async nextNumber(tenant) {
      const [highest] = await ask(
        `SELECT digits FROM portdesk.orders
         WHERE tenant = $1 AND (length(digits), digits) <= (length($2::text), $2::text)
         ORDER BY length(digits) DESC, digits DESC LIMIT 1`,
        ...[asText(tenant), greatestCounted],
      );
      return String(Number(highest?.digits ?? 0) + 1);
    },
    async openOnAccounts(tenant, accountNumbers) {
      const hashes = accountNumbers.map((account) => accountHash(account, sealer));
      const rows = await ask(
        'SELECT tenant, number, document, account FROM portdesk.orders WHERE tenant = $1 AND account = ANY($2::text[])',
        ...[asText(tenant), hashes],
      );
      const open = groupedBy(rows, ({ account }) => String(account));
      return new Map(
        accountNumbers.map((account, index) => {
          const holders = (open.get(hashes[index] ?? '') ?? []).map((row) => orderFrom(row, forms));
          return [accountAsCompared(account), holders.toSorted(byNumber)];
        }),
      );
    },
    async recall(tenant, drawer, key) {
      const [row] = await ask(`${documents} AND name = $3`, asText(tenant), drawer, asText(key));
      return row && keptFrom(row, drawer, forms);
    },
    async recallAll(tenant, drawer) {
      const rows = await ask(`${documents} ORDER BY name`, asText(tenant), drawer);
      return new Map(rows.map((row) => [String(row.name), keptFrom(row, drawer, forms)]));
    },
    feed: (tenant, query) => readFeed(database, tenant, query, forms),
    async answered(tenant, messageId) {
      const text = 'SELECT reply FROM portdesk.messages WHERE tenant = $1 AND id = $2';
      const [row] = await ask(text, asText(tenant), asText(messageId));
      return row?.reply as Json | undefined;
    },
  };
}

const documents = 'SELECT tenant, name, kept FROM portdesk.documents WHERE tenant = $1 AND drawer = $2';
