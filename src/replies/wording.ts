// Says a request in natural words, for buttons and suggestions. A test feeds each back to `understand`.

import { type Role, roleMissing } from '../domain/people.ts';
import { isOrderRequest, type Request } from '../domain/request.ts';
import type { Voice } from './translator.ts';

/** Whether the reader's role lets the request be made: what it does not is never offered. */
export const mayAsk = ({ verb }: Request, { role }: { readonly role: Role }): boolean =>
  roleMissing(verb, role) === undefined;

/** Nothing is said but what is asked for, and of which orders. */
const isBare = ({ verb: _verb, ...rest }: Request): boolean =>
  Object.entries(rest).every(
    ([key, value]) =>
      key === 'orders' || (key === 'corrections' && Object.keys(value as object).length === 0),
  );

/** A sentence that asks for this request; `undefined` where there are no words for it. */
export function wording(request: Request, voice: Voice): string | undefined {
  const order = isOrderRequest(request) ? (request.orders[0] ?? '') : '';
  const said = (key: string, values: Record<string, string> = {}): string | undefined =>
    voice.has(`say.${key}`) ? voice.t(`say.${key}`, { order, ...values }) : undefined;
  if (request.verb === 'cancel' && request.orders.length > 1)
    return said('cancelSeveral', { orders: voice.list(request.orders) });
  if (isOrderRequest(request) && request.orders.length !== 1) return undefined;
  switch (request.verb) {
    case 'edit': {
      const field = request.field?.[0];
      return field ? said('editField', { field: voice.t(`field.${field}`) }) : said('edit');
    }
    case 'may':
      return request.action === 'any'
        ? said('mayAny')
        : said('may', { action: voice.t(`action.${request.action}`) });
    case 'how':
      return said(`how.${request.action}`);
    case 'meaning':
      return said('meaning', {
        topic: voice.t(
          voice.has(`status.${request.topic}`) ? `status.${request.topic}` : `field.${request.topic}`,
        ),
      });
    case 'list': {
      const { verb: _list, status: _status, ...others } = request;
      if (Object.keys(others).length > 0) return undefined;
      return request.status
        ? said('listStatus', {
            status: voice.list(
              request.status.map((status) => voice.t(`status.${status}`)),
              'or',
            ),
          })
        : said('list');
    }
    case 'notify':
    case 'mute':
      return said(order === 'all' ? { notify: 'notifyAll', mute: 'muteAll' }[request.verb] : request.verb);
    case 'place':
    case 'comment':
    case 'customer':
    case 'export':
      return isBare(request) ? said(request.verb) : undefined;
    case 'resume':
      return request.draft && said('resume', { draft: request.draft });
    case 'order':
      return order;
    default:
      return said(request.verb);
  }
}
