// What can be pressed on a card. A press carries a request, which orders it was shown with, and how: it takes the same way
// as a sentence does.

import type { Order } from '../../domain/order.ts';
import type { Request, ShowRequest } from '../../domain/request.ts';
import { spell } from '../../domain/spelling.ts';
import type { Button, Form, Telling } from '../part.ts';
import { type Press, pressVerb, type Shown } from '../press.ts';
import type { Element } from './card.ts';

/** Asks for the request on the orders as they were when the card was shown. */
export const press = ({ request, title, seen = [] }: Button, telling: Telling): Element =>
  pressing({ ...carrying(request, seen), shown: shownIn(telling) }, { title });

/** Asks for the form's request with what was filled in. */
export const goOn = (form: Form, title: string, telling: Telling): Element =>
  pressing({ ...carrying(form.request, seenOn(form)), shown: shownIn(telling, form) }, { title });

export interface Answering {
  readonly title: string;
  /** The orders that it is about. */
  readonly seen: readonly Order[];
  /** Whether there are ticks on the card, or a form beside the question, which go with it. */
  readonly takesInputs: boolean;
  readonly form?: Form | undefined;
}

/** Answers the question that is asked at this moment, and no later one. */
export const answer = (
  verb: 'yes' | 'no',
  { title, seen, takesInputs, form }: Answering,
  telling: Telling,
): Element =>
  pressing(
    {
      ...carrying({ verb }, seen),
      asked: telling.now.toISOString(),
      shown: shownIn(telling, takesInputs ? form : undefined),
    },
    {
      title,
      ...(verb === 'yes' && { style: 'positive' }),
      ...(!takesInputs && { associatedInputs: 'none' }),
    },
  );

/** What a client asks for by itself. */
export const refreshing = (request: ShowRequest, telling: Telling): Element => ({
  type: 'Action.Execute',
  verb: pressVerb,
  data: { ...carrying(request, []), shown: shownIn(telling) } satisfies Press,
});

const carrying = (request: Request, seen: readonly Order[]): Pick<Press, 'request' | 'versions'> => ({
  request: spell(request),
  ...(seen.length > 0 && {
    versions: Object.fromEntries(seen.map(({ number, version }) => [number, version])),
  }),
});

const seenOn = (form: Form): readonly Order[] => (form.kind === 'order' && form.seen ? [form.seen] : []);

const shownIn = ({ voice, timeZone, personId }: Telling, form?: Form): Shown => ({
  language: voice.language,
  timeZone,
  ...(form?.kind === 'order' && { form: spell(form.request), of: personId }),
  ...(form?.kind === 'settings' && form.isToldOfAll !== undefined && { toldOfAll: form.isToldOfAll }),
});

/** A client that cannot have the card replaced by what comes of it sends the same as a message. */
const pressing = (data: Press, looks: Element): Element => ({
  ...{ type: 'Action.Execute', verb: pressVerb, ...looks, data },
  fallback: { type: 'Action.Submit', ...looks, data },
});
