// The form in which secrets stand in the store's file: those of orders, their history and the feed sealed where they
// stand; what is remembered of a conversation sealed whole, because drafts and questions hold secrets.

import { mask } from '../domain/corrections.ts';
import { secretFields } from '../domain/fields.ts';
import type { Sealed, Sealer, Stored } from './sealing.ts';
import type { Json, Kept } from './store.ts';

/** What becomes of a member of a room between ledger and file. What is not shaped as it should be stays as it is. */
type Form = (tenant: string, key: string, member: unknown) => unknown;
/** The rooms that hold secrets. */
export type Forms = Readonly<Record<'orders' | 'feed' | 'memories', Form>>;

/** Ledger to file. */
export function sealingForms(sealer: Sealer): Forms {
  return {
    ...formsWith((value, place) => (typeof value === 'string' ? sealer.seal(value, place) : value)),
    memories(tenant, key, member) {
      const { document, version } = member as Kept;
      const stored = sealer.seal(JSON.stringify(document), [tenant, 'memories', key]);
      return typeof stored === 'string' ? member : { ...stored, version };
    },
  };
}

/**
 * File to ledger. The forms throw KeyFault and SealFault.
 * @param outdated is told of every secret that is not stored as the sealer would store it now
 */
export function openingForms(sealer: Sealer, outdated: () => void = () => {}): Forms {
  const open = (stored: Stored, place: readonly string[]): string => {
    if (!sealer.isCurrent(stored)) outdated();
    return sealer.open(stored, place);
  };
  return {
    ...formsWith((value, place) => (isStored(value) ? open(value, place) : value)),
    memories(tenant, key, member) {
      if (isLoose(member) && 'document' in member && !sealer.isCurrent('')) outdated();
      if (!isSealed(member)) return member;
      const { sealed, ...rest } = member;
      return { ...rest, document: JSON.parse(open({ sealed }, [tenant, 'memories', key])) as Json };
    },
  };
}

/** For those who need no secrets, and so no key: what is sealed reads as the mask. */
export const maskedForms: Forms = {
  ...formsWith((value) => (isSealed(value) ? mask : value)),
  memories: (_tenant, _key, member) =>
    isSealed(member) ? { document: null, version: member.version } : member,
};

type Loose = Readonly<Record<string, unknown>>;
const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSealed = (value: unknown): value is Sealed & Loose =>
  isLoose(value) && typeof value.sealed === 'string';
const isStored = (value: unknown): value is Stored => typeof value === 'string' || isSealed(value);

/** What stands in a secret's place: sealed for its tenant, order and field it opens nowhere else. */
type Put = (value: unknown, place: readonly string[]) => unknown;

function formsWith(put: Put): Pick<Forms, 'orders' | 'feed'> {
  return {
    orders: (tenant, number, order) =>
      withSecrets(order, (value, field) => put(value, [tenant, number, field])),
    feed: (tenant, _cursor, entry) =>
      isLoose(entry)
        ? withChanges(entry, (value, field) => put(value, [tenant, String(entry.number), field]))
        : entry,
  };
}

type PutIn = (value: unknown, field: string) => unknown;

function withSecrets(order: unknown, put: PutIn): unknown {
  if (!isLoose(order)) return order;
  const formed = { ...order };
  for (const field of secretFields) if (field in formed) formed[field] = put(formed[field], field);
  if ('history' in formed) formed.history = inEach(formed.history, (entry) => withChanges(entry, put));
  return formed;
}

/** An entry of the history, or of the feed. */
const withChanges = (entry: unknown, put: PutIn): unknown =>
  isLoose(entry) && 'fields' in entry
    ? { ...entry, fields: inEach(entry.fields, (change) => withSides(change, put)) }
    : entry;

function withSides(change: unknown, put: PutIn): unknown {
  if (!isLoose(change)) return change;
  const field = secretFields.find((secret) => secret === change.field);
  const sides = field ? (['before', 'after'] as const).filter((side) => side in change) : [];
  return { ...change, ...Object.fromEntries(sides.map((side) => [side, put(change[side], field ?? '')])) };
}

const inEach = (list: unknown, change: (member: unknown) => unknown): unknown =>
  Array.isArray(list) ? list.map(change) : list;
