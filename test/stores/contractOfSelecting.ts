// The part of the store contract (contract.ts) on selecting orders by what they hold, and on what changed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSought, type Sought } from '../../src/domain/filter.ts';
import { pendingFor } from '../../src/domain/lifecycle.ts';
import { nearTo } from '../../src/domain/near.ts';
import type { Order } from '../../src/domain/order.ts';
import { standingOf } from '../../src/domain/standing.ts';
import { statuses } from '../../src/domain/statusRules.ts';
import { byNumber, type OrderStore, type Seen } from '../../src/stores/store.ts';
import { given } from '../domain/orders.ts';
import { anOrder, changing, later, numbers, placing, start } from './commits.ts';

const fromNow = (milliseconds: number): string => later(milliseconds).toISOString();
const telephones = ['+14255550100', '+14255550101', '+81312345678'];
const names = ['Tokyo head office', '東京本社', 'ﾄｳｷｮｳ支店', 'Seattle', 'A', 'Übung "x" \\ {y}, %_'];
const carriers = [undefined, 'NTT東日本', 'Verizon', 'verizon wireless'];
const storedStatuses = statuses.filter((status) => status !== 'transferPending');

/** One of each kind, and some between: every combination that a query can tell apart. */
const shelf: readonly Order[] = Array.from({ length: 60 }, (_, i) => {
  const pick = <T>(list: readonly T[], step: number): T => list[Math.floor(i / step) % list.length] as T;
  const carrier = pick(carriers, 2);
  const status = pick(storedStatuses, 1);
  return anOrder(i % 7 === 0 ? `PO-${i}` : String(200 - i), {
    name: pick(names, 3),
    status,
    phoneNumbers: telephones.slice(i % 3, 1 + ((i * 5) % 4)),
    placedBy: pick(['mia', 'leo'], 4),
    placedAt: fromNow(-i * 3_600_000),
    ...(carrier && { carrier }),
    ...(status === 'transferApproved' &&
      i % 4 > 0 && { focDate: fromNow(pendingFor + ((i % 3) - 1) * (i % 2 ? 1 : 3_600_000)) }),
    ...(i % 11 === 10 && { deletedAt: start.toISOString() }),
  });
});

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const soughtOnShelf: fc.Arbitrary<Sought> = fc.record(
  {
    now: fc.constant(start),
    status: fc.subarray([...statuses], { minLength: 1 }),
    carrier: fc.constantFrom('ntt', 'VERIZON', 'wire', '%', '東日'),
    name: fc.constantFrom('tokyo', 'トウキョウ', '東京', 'A', 'office head', '"x" \\', '%_', 'Ü'),
    number: fc.subarray([...telephones, '+14255559999'], { minLength: 1 }),
    numberBegins: fc.constantFrom('1', '15', 'PO-', 'PO-1', '%', 'p'),
    placedBy: fc.constantFrom('mia', 'nobody'),
    placedFrom: fc.constantFrom(later(-40 * 3_600_000), later(-20 * 3_600_000)),
    placedBefore: fc.constantFrom(later(-20 * 3_600_000), later(1)),
  },
  { requiredKeys: ['now'] },
);

export function contractOfSelecting(store: () => OrderStore): void {
  describe('selecting orders', () => {
    it('gives those that are sought, whatever is, by ascending number, so many of them, and how many there are', async () => {
      await store().commit(placing(...shelf));
      const queries = fc.record({
        sought: soughtOnShelf,
        except: maybe(fc.subarray(numbers(shelf))),
        after: maybe(fc.constantFrom('0', '150', '150-A', 'PO-7', 'Z')),
        limit: maybe(fc.nat(70)),
      });
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const { sought, except = [], after, limit } = query;
          const all = shelf
            .filter((order) => !order.deletedAt && isSought(order, sought) && !except.includes(order.number))
            .filter((order) => after === undefined || byNumber(order, { number: after }) > 0)
            .toSorted(byNumber);
          const selected = await store().select('demo', query);
          expect(numbers(selected.orders)).toEqual(numbers(all.slice(0, limit)));
          expect(selected.total).toBe(all.length);
          expect((await store().select('other', query)).total).toBe(0);
        }),
        { numRuns: 60 },
      );
    });

    it('gives them as they were stored', async () => {
      await store().commit(placing(...shelf));
      const { orders } = await store().select('demo', { sought: { now: start, name: 'Übung' } });
      expect(orders).toEqual(
        shelf.filter(({ name, deletedAt }) => name.startsWith('Übung') && !deletedAt).toSorted(byNumber),
      );
    });

    it('sees an order as its last commit left it', async () => {
      const order = anOrder('101', { carrier: 'Verizon' });
      await store().commit(placing(order));
      const after = { carrier: 'NTT', name: 'Annex', phoneNumbers: ['+81312345678'] };
      await store().commit(changing(order, { ...after, status: 'error' }));
      const total = async (sought: Omit<Sought, 'now'>) =>
        (await store().select('demo', { sought: { now: start, ...sought } })).total;
      expect(
        await total({ carrier: 'NTT', name: 'annex', number: ['+81312345678'], status: ['error'] }),
      ).toBe(1);
      for (const before of [
        { carrier: 'Verizon' },
        { name: 'head' },
        { number: ['+14255550100'] },
        { status: ['processing'] as const },
      ])
        expect(await total(before)).toBe(0);
    });

    it('finds those with exactly the numbers given, tombstones too', async () => {
      const order = anOrder('PO-101');
      await store().commit(placing(order, anOrder('102'), anOrder('103')));
      await store().commit(changing(order, { deletedAt: start.toISOString() }));
      const found = await store().exactly('demo', ['103', '101', 'PO-101', '0102', '']);
      expect(numbers(found).toSorted()).toEqual(['103', 'PO-101']);
      expect(await store().exactly('demo', [])).toEqual([]);
      expect(await store().exactly('other', ['103'])).toEqual([]);
    });

    it.each([
      [{ name: 'Tokio' }, ['Tokyo head office']],
      [{ name: '東京支社' }, ['東京本社']],
      [{ name: 'zzzz' }, []],
      [{ number: ['+14255550109'] }, ['Seattle']],
      [{ number: ['+81312345678'] }, []],
    ])('finds what comes near to %j', async (sought, expected) => {
      const named = ['Tokyo head office', '東京本社', 'Osaka'].map((name, i) =>
        anOrder(String(i + 1), { name, phoneNumbers: ['+4930123456'] }),
      );
      await store().commit(
        placing(...named, anOrder('4', { name: 'Seattle', phoneNumbers: ['+14255550187'] })),
      );
      const near = (await store().near('demo', sought)).map((order) => standingOf(order, given()));
      expect(nearTo(sought, near).map(({ order }) => order.name)).toEqual(expected);
    });
  });

  describe('what changed', () => {
    /** All that is new to who has seen that much, and how much they have seen then. */
    async function look(seen?: Seen) {
      const found = new Map<string, Order>();
      for (let isMore = true; isMore; ) {
        const changed = await store().changed('demo', seen);
        for (const order of changed.orders) found.set(order.number, order);
        ({ seen, isMore } = changed);
      }
      return { found, seen };
    }

    it('is all there is to who has seen nothing, tombstones too', async () => {
      await store().commit(placing(...shelf));
      const { found } = await look();
      expect([...found.values()].toSorted(byNumber)).toEqual(shelf.toSorted(byNumber));
    });

    it('holds every order that was changed since, as it is now', async () => {
      await store().commit(placing(...shelf));
      const first = await look();
      const [one, two] = shelf as [Order, Order];
      await store().commit(changing(one, { name: 'New' }));
      await store().commit(changing(two, { deletedAt: start.toISOString() }));
      await store().commit(placing(anOrder('999')));
      const { found } = await look(first.seen);
      expect(found.get(one.number)).toEqual({ ...one, name: 'New', version: 2 });
      expect(found.get(two.number)?.deletedAt).toBe(start.toISOString());
      expect(found.get('999')).toEqual(anOrder('999'));
    });

    it('passes over none of 64 orders that come while somebody looks', async () => {
      const seen = new Set<string>();
      let last: Seen;
      const lookOn = async () => {
        const { found, seen: next } = await look(last);
        for (const number of found.keys()) seen.add(number);
        last = next;
      };
      const orders = Array.from({ length: 64 }, (_, i) => anOrder(String(i + 1)));
      await Promise.all([...orders.map((order) => store().commit(placing(order))), lookOn()]);
      await lookOn();
      expect(seen).toEqual(new Set(numbers(orders)));
    });
  });
}
