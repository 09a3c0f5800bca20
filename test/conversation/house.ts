// A desk on a store in memory, with the words as they stand on disk and a clock that only the test moves.

import type { Desk, Search, SearchFor } from '../../src/conversation/desk.ts';
import type { Message } from '../../src/conversation/message.ts';
import { createDesk } from '../../src/conversation/turn.ts';
import { statusAt } from '../../src/domain/lifecycle.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Person, Role } from '../../src/domain/people.ts';
import { defaultRules, type Rules, type Status } from '../../src/domain/statusRules.ts';
import type { Press } from '../../src/replies/press.ts';
import type { Card, Reply } from '../../src/replies/reply.ts';
import { createVoices } from '../../src/replies/translator.ts';
import { openMemoryStore } from '../../src/stores/lowdb.ts';
import type { OrderStore } from '../../src/stores/store.ts';
import { now } from '../domain/orders.ts';
import { locales } from '../locales.ts';

const { says, lexicons, links } = locales;
const parts = {
  lexicons,
  links,
  region: 'US',
  voices: createVoices(says, 'en'),
};

export const deskOn = (store: OrderStore, rules: Rules = defaultRules): Desk =>
  createDesk({ ...parts, languages: ['en', 'ja'], rules, store, newErrorId: () => 'E-1' });

export const minute = 60 * 1000;
export const hour = 60 * minute;

export const someone = (id: string, role: Role = 'admin'): Person => ({ id, name: id.toUpperCase(), role });
export const ada = someone('ada');
export const bob = someone('bob');

/** Who says it where, and how, where it is not Ada in her own conversation. */
export type How = Partial<Omit<Message, 'text' | 'now'>>;

export interface House {
  readonly store: OrderStore;
  /** Says something at the moment that the clock shows. */
  say(text: string, how?: How): Promise<Reply>;
  /** Says one thing after the other; the last reply. */
  sayAll(...texts: readonly string[]): Promise<Reply>;
  press(button: Press, how?: How): Promise<Reply>;
  /** What a card asks for by itself. */
  show(asks: Press, how?: How): Promise<Reply | undefined>;
  search(text: string, page?: Partial<SearchFor>, person?: Person): Promise<Search>;
  advance(milliseconds: number): void;
  /** A new desk on the same store, as after a restart. */
  restart(): void;
  order(number: string): Promise<Order>;
  status(number: string): Promise<Status>;
}

export function openHouse(
  orders: readonly Order[],
  store: OrderStore = openMemoryStore(orders),
  rules: Rules = defaultRules,
): House {
  let desk = deskOn(store, rules);
  let clock = now;
  let said = 0;
  const where = { tenant: 'demo', conversation: 'with ada', locale: 'en-US', timeZone: 'Asia/Tokyo' };
  const message = (words: Pick<Message, 'text' | 'pressed'>, how: How = {}): Message => {
    said += 1;
    return { id: `m${said}`, ...where, person: ada, address: 'with ada', now: clock, ...words, ...how };
  };
  const receive = (words: Pick<Message, 'text' | 'pressed'>, how?: How): Promise<Reply> =>
    desk.receive(message(words, how));
  const order = async (number: string): Promise<Order> => {
    const [found] = await store.find('demo', number);
    if (!found) throw new Error(`there is no order ${number}`);
    return found;
  };
  return {
    store,
    say: (text, how) => receive({ text }, how),
    async sayAll(...texts) {
      let last: Reply | undefined;
      for (const text of texts) last = await receive({ text });
      if (!last) throw new Error('nothing was said');
      return last;
    },
    press: (pressed, how) => receive({ text: '', pressed }, how),
    show: (pressed, how) => desk.show(message({ text: '', pressed }, how)),
    search: (text, page, person = ada) =>
      desk.search({ ...where, person, now: clock }, { text, skip: 0, count: 25, ...page }),
    advance(milliseconds) {
      clock = new Date(clock.getTime() + milliseconds);
    },
    restart() {
      desk = deskOn(store, rules);
    },
    order,
    status: async (number) => statusAt(await order(number), clock),
  };
}

/** What the button of a card carries that asks for this. */
export function buttonFor(verb: string, card: Card | undefined): Press {
  const buttons = (card?.actions ?? []) as readonly { readonly data: Press }[];
  const button = buttons.find(({ data }) => data.request.startsWith(verb));
  if (!button) throw new Error(`there is no button to ${verb} in ${JSON.stringify(card)}`);
  return button.data;
}
