// Looks for orders to show them to others, from wherever a message is being written.

import { folded } from '../domain/filter.ts';
import { roleMissing } from '../domain/people.ts';
import { sought as findIn } from '../domain/search.ts';
import { standingOf } from '../domain/standing.ts';
import { explain } from '../replies/explain.ts';
import { orderName, statusName } from '../replies/naming.ts';
import { tellingFor } from '../replies/telling.ts';
import type { Addressee, Search, Sought } from './desk.ts';
import type { DeskParts } from './deskParts.ts';
import { languageFor } from './hear.ts';
import { memoryKey, readMemory } from './memory.ts';

export async function search(
  to: Addressee,
  { text, skip, count }: Sought,
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
  const standings = (await store.list(tenant))
    .filter(({ deletedAt }) => !deletedAt)
    .map((order) => standingOf(order, { person, now, timeZone, rules }));
  const found = findIn(standings, text, (status, typed) => folded(statusName(status, voice)).includes(typed));
  const hits = found.slice(skip, skip + count).map((standing) => ({
    title: orderName(standing.order, voice),
    status: statusName(standing.status, voice),
    reply: explain([{ kind: 'shared', standing }], telling),
  }));
  if (hits.length > 0 || skip > 0) return { kind: 'found', hits };
  const answer = { about: 'list', standings: [], earlier: [], total: 0, near: [], filter: {} } as const;
  const filter = text.trim() ? { name: text.trim() } : {};
  return { kind: 'nothing', reply: explain([{ kind: 'answered', answer: { ...answer, filter } }], telling) };
}
