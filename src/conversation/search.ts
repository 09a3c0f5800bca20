// Looks for orders to show them to others, from wherever a message is being written: by a few letters or digits, as in a
// search box, no sentence and no exact number.

import { folded, type Sought } from '../domain/filter.ts';
import type { Order } from '../domain/order.ts';
import { roleMissing } from '../domain/people.ts';
import { type Circumstances, type Standing, standingOf } from '../domain/standing.ts';
import { statuses } from '../domain/statusRules.ts';
import { telephoneSaid } from '../domain/telephones.ts';
import { explain } from '../replies/explain.ts';
import { orderName, statusName } from '../replies/naming.ts';
import { tellingFor } from '../replies/telling.ts';
import type { Voice } from '../replies/translator.ts';
import type { OrderStore } from '../stores/store.ts';
import type { Addressee, Search, SearchFor } from './desk.ts';
import type { DeskParts } from './deskParts.ts';
import { languageFor, regionFor } from './hear.ts';
import { memoryKey, readMemory } from './memory.ts';

export async function search(
  to: Addressee,
  { text, skip, count }: SearchFor,
  parts: DeskParts,
): Promise<Search> {
  const { store, rules, languages } = parts;
  const { tenant, person, now } = to;
  const { document } = (await store.recall(tenant, 'memories', memoryKey(to))) ?? {};
  const { language: chosen, timeZone = to.timeZone } = readMemory(document);
  const telling = tellingFor({ ...to, timeZone }, languageFor(to, chosen, undefined, languages), parts);
  const needed = roleMissing('list', person.role);
  if (needed) {
    const refusal = { because: 'role', needed, verb: 'list' } as const;
    return { kind: 'nothing', reply: explain([{ kind: 'refused', refusal }], telling) };
  }
  const { voice } = telling;
  const typed = text.trim();
  const given = { person, now, timeZone, rules };
  const standings = typed
    ? await withAny(waysToFind(typed, regionFor(to, parts), voice), skip + count, given, tenant, store)
    : await lately(given, tenant, store);
  const hits = standings.slice(skip, skip + count).map((standing) => ({
    title: orderName(standing.order, voice),
    status: statusName(standing.status, voice),
    reply: explain([{ kind: 'shared', standing }], telling),
  }));
  if (hits.length > 0 || skip > 0) return { kind: 'found', hits };
  return { kind: 'nothing', reply: explain([{ kind: 'notFound', typed }], telling) };
}

type Selecting = Pick<OrderStore, 'select'>;
type Way = Omit<Sought, 'now'>;

/** What was typed may begin an order's number, or stand in its name, its carrier's or its status's; or be a telephone number. */
function waysToFind(typed: string, region: string, voice: Voice): readonly Way[] {
  const telephone = telephoneSaid(typed, region)?.e164;
  const status = statuses.filter((each) => folded(statusName(each, voice)).includes(folded(typed)));
  return [
    { numberBegins: typed.normalize('NFKC').toUpperCase() },
    { name: typed },
    { carrier: typed },
    ...(telephone ? [{ number: [telephone] }] : []),
    ...(status.length > 0 ? [{ status }] : []),
  ];
}

/** As many as are shown, found in any of these ways: the likeliest way first, each order once. */
async function withAny(
  ways: readonly Way[],
  limit: number,
  given: Circumstances,
  tenant: string,
  store: Selecting,
): Promise<readonly Standing[]> {
  const found = await Promise.all(
    ways.map(async (way) => {
      const { orders } = await store.select(tenant, { sought: { ...way, now: given.now }, limit });
      const standings = orders.map((order) => standingOf(order, given));
      // Whether an order holds a telephone number, and who its carrier is, is told only where it may be viewed.
      return way.number || way.carrier
        ? standings.filter(({ allowed }) => allowed.includes('view'))
        : standings;
    }),
  );
  return [...new Map(found.flat().map((standing) => [standing.order.number, standing])).values()];
}

/** In days. */
const ago = 90;

/** Those placed of late, the last changed first. */
async function lately(given: Circumstances, tenant: string, store: Selecting): Promise<readonly Standing[]> {
  const placedFrom = new Date(given.now.getTime() - ago * 24 * 60 * 60 * 1000);
  const { orders } = await store.select(tenant, { sought: { now: given.now, placedFrom } });
  return orders
    .map((order) => standingOf(order, given))
    .sort((a, b) => changedAt(b.order) - changedAt(a.order));
}

const changedAt = ({ history, placedAt }: Order): number => Date.parse(history.at(-1)?.at ?? placedAt);
