// Who speaks in a recording: a short name for each person in each place, and the line that says who that is.

import type { Message } from '../../../conversation/message.ts';
import { spellPair } from '../../pairs.ts';

export type Speaking = Pick<Message, 'person' | 'locale' | 'timeZone' | 'conversation'> & {
  readonly address?: Message['address'];
};

export interface Cast {
  /** The name that stands for them; the same for whoever is the same in all that the desk sees. */
  nameOf(speaking: Speaking): string;
  /** What stands for a conversation; undefined for the first. */
  conversation(id: string): string | undefined;
  names(): readonly string[];
  /** `>@ person` lines. */
  lines(): readonly string[];
}

export function createCast(): Cast {
  const conversations: string[] = [];
  /** By the line without the name. */
  const named = new Map<string, string>();

  const conversation = (id: string): string | undefined => {
    if (!conversations.includes(id)) conversations.push(id);
    const place = conversations.indexOf(id);
    return place === 0 ? undefined : String(place + 1);
  };

  return {
    conversation,
    nameOf({ person, locale, timeZone, conversation: id, address }) {
      const place = conversation(id);
      const said = [
        ['id', person.id],
        ['name', person.name ?? ''],
        ['role', person.role],
        ['language', locale],
        ['time-zone', timeZone],
        ...(place ? [['conversation', place]] : []),
        ...(address === undefined ? [['reachable', 'no']] : []),
      ];
      const line = said.map(([key = '', value = '']) => spellPair(key, value)).join(' ');
      const name = named.get(line) ?? freeName(person.name, [...named.values()]);
      named.set(line, name);
      return name;
    },
    names: () => [...named.values()],
    lines: () => Array.from(named, ([line, name]) => `>@ person ${name} ${line}`),
  };
}

/** The first word of the display name, numbered where it is taken. */
function freeName(displayed: string | undefined, taken: readonly string[]): string {
  const word = /^[\p{L}\p{N}_-]+/u.exec(displayed ?? '')?.[0] ?? 'user';
  const reserved = ['bot', ...taken].map((name) => name.toLowerCase());
  for (let name = word, number = 2; ; number += 1) {
    if (!reserved.includes(name.toLowerCase())) return name;
    name = `${word}${number}`;
  }
}
