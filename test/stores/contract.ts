// What every store keeps to, written once: storeContract('name', freshPlace, …) in a store's own test.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OrderStore, StoreError } from '../../src/stores/store.ts';
import { anOrder, answering, changing, numbers, placing, remembering, strangeKeys } from './commits.ts';
import { contractOfDrawers } from './contractOfDrawers.ts';
import { contractOfHandingOn, entering, handing, handingOn } from './contractOfHandingOn.ts';
import { contractOfOrders } from './contractOfOrders.ts';
import { contractOfPlacing } from './contractOfPlacing.ts';
import { contractOfSelecting } from './contractOfSelecting.ts';
import { contractOfTalk } from './contractOfTalk.ts';

/** Where a store keeps its things: every opening finds what the earlier ones left. */
export interface Place {
  open(): Promise<OrderStore>;
  remove(): Promise<void>;
}

/** @param survives whether what is stored outlives the store's closing */
export function storeContract(
  name: string,
  freshPlace: () => Promise<Place>,
  { survives }: { survives: boolean },
): void {
  describe(`the store contract, kept by ${name}`, () => {
    let place: Place;
    let store: OrderStore;
    beforeEach(async () => {
      place = await freshPlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    contractOfOrders(() => store);
    contractOfPlacing(() => store);
    contractOfSelecting(() => store);
    contractOfTalk(() => store);
    contractOfDrawers(() => store);
    contractOfHandingOn(() => store);

    describe('closing', () => {
      it('finishes the commits made before, refuses those made after, and can be closed twice', async () => {
        const before = store.commit(placing(anOrder('101')));
        const closed = store.close();
        await expect(store.commit(placing(anOrder('102')))).rejects.toBeInstanceOf(StoreError);
        expect(await before).toBe('done');
        await closed;
        await store.close();
      });

      if (survives) {
        it('shows all that was acknowledged when opened again', async () => {
          const order = anOrder('101');
          await store.commit(placing(order, anOrder('PO-0102')));
          await store.commit({
            ...changing(order, { status: 'cancelled' }),
            messageId: 'm1',
            reply: 'Cancelled.',
          });
          await store.commit(remembering('mia', 'cancelling', 0));
          for (const key of strangeKeys)
            await store.commit({
              ...answering(key, key),
              documents: [{ drawer: 'watches', key, document: key, version: 0 }],
            });
          await store.commit(handing(handingOn('101'), handingOn('102')));
          await store.commit(entering('leo', 1));
          const feed = await store.feed('demo', {});
          await store.close();

          store = await place.open();
          expect(await store.feed('demo', {})).toEqual(feed);
          expect(await store.find('demo', '101')).toEqual([{ ...order, status: 'cancelled', version: 2 }]);
          expect(numbers(await store.list('demo'))).toEqual(['101', 'PO-0102']);
          expect(await store.recall('demo', 'memories', 'mia')).toEqual({
            document: 'cancelling',
            version: 1,
          });
          expect(await store.answered('demo', 'm1')).toBe('Cancelled.');
          for (const key of strangeKeys) {
            expect(await store.answered('demo', key)).toBe(key);
            expect(await store.recall('demo', 'watches', key)).toEqual({ document: key, version: 1 });
          }
          expect(await store.commit(changing(order, {}))).toBe('conflict');
          expect(await store.commit({ ...changing(order, {}), messageId: 'm1' })).toEqual({
            repeated: 'Cancelled.',
          });
        });
      }
    });
  });
}
