// Secrets where people write freely: an order's own PIN and account number are nothing that a comment or a reason may show.

import { mask } from './corrections.ts';
import { secretFields } from './fields.ts';
import type { Order } from './order.ts';

/** Shorter values stand in too many words to be taken for the secret. */
const shortest = 4;

/** The text with the order's own secrets masked, where they stand as words of their own. */
export const withoutSecrets = (text: string, order: Order): string =>
  secretFields
    .flatMap((field) => order[field] ?? [])
    .filter((secret) => secret.length >= shortest)
    .reduce((left, secret) => left.replace(asWord(secret), mask), text);

const asWord = (secret: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${secret.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu');
