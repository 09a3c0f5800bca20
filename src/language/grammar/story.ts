// What people tell beside what they ask: words that no language list holds. They are passed over only where they can't
// change what is asked, and never beside a deed in the same clause.

import type { Request } from '../../domain/request.ts';
import type { Facts } from './facts.ts';

/** Requests that change nothing and are about named orders, or about orders at large. */
const harmless: ReadonlySet<Request['verb']> = new Set([
  ...['status', 'view', 'history', 'reason', 'when', 'customer', 'may', 'notify', 'mute', 'not', 'order'],
  ...['list', 'count', 'export', 'how', 'rules', 'meaning'],
] as Request['verb'][]);

/** Whether a request may be taken from a clause that holds unknown words. */
export function isPlainAmidStrange(request: Request, facts: Facts): boolean {
  if (!harmless.has(request.verb)) return false;
  if (facts.marked || facts.telephones.length > 0) return true;
  switch (request.verb) {
    case 'list':
    case 'count':
    case 'export':
      return facts.things.size > 0;
    case 'rules':
      return facts.things.size > 0 || facts.statuses.length > 0;
    case 'meaning':
    case 'how':
      return facts.things.has('portOrder') || facts.things.has('order') || facts.things.has('orders');
    case 'order':
      return false;
    case 'status':
    case 'may':
    case 'not':
      // "somebody deleted 54": a deed that is told of names its object.
      return (
        (facts.orders.some((order) => /^[^#]*\d/.test(order)) &&
          [...facts.verbs, ...facts.pasts].some(isChange)) ||
        (request.verb === 'may' && request.action === 'any' && request.orders.length > 0)
      );
    default:
      return false;
  }
}

const isChange = ({ verb }: { verb: Request['verb'] }): boolean =>
  verb === 'cancel' || verb === 'delete' || verb === 'edit';

/** Whether a clause of which no request can be made merely tells something. */
export const isStory = (facts: Facts): boolean =>
  facts.except.length === 0 &&
  (facts.fields.length === 0 || !facts.orders.some((order) => /\d/.test(order))) &&
  facts.telephones.length === 0 &&
  facts.languages.length === 0 &&
  Object.keys(facts.corrections).length === 0 &&
  !facts.verbs.some(
    ({ verb }) =>
      verb === 'cancel' || verb === 'delete' || (!facts.hasContext && (verb === 'stop' || verb === 'no')),
  ) &&
  facts.unsure.length === 0;

/** A sentence of its own, and not merely a name. */
export const tells = ({ moods, pasts, verbs, links }: Facts): boolean =>
  pasts.length + verbs.length > 0 ||
  links.has('therefore') ||
  (['fact', 'not', 'unwanted', 'wish', 'condition'] as const).some((mood) => moods.has(mood));

/** Whether a request says by itself what it is about. */
export function standsAlone(request: Request): boolean {
  switch (request.verb) {
    case 'yes':
    case 'greet':
    case 'thanks':
    case 'bye':
    case 'instead':
      return false;
    case 'view':
      return request.orders.length > 0 || (request.number?.length ?? 0) > 0;
    case 'edit':
    case 'cancel':
    case 'delete':
    case 'recreate':
      return (
        request.orders.some((order) => /\d/.test(order)) ||
        (request.number?.length ?? 0) > 0 ||
        (request.orders[0] === 'all' && (request.except ?? request.status) !== undefined)
      );
    default:
      return true;
  }
}
