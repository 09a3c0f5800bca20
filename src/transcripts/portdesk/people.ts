// `>@ person Mika role=helpdesk language=ja`: who the speakers of a transcript are, and where they speak.

import type { Message } from '../../conversation/message.ts';
import { isTimeZone } from '../../domain/dates.ts';
import type { Role } from '../../domain/people.ts';
import { readPairs } from '../pairs.ts';
import { type GivenLine, type Location, TranscriptError } from '../transcript.ts';

/** What a message has of its speaker. */
export type Speaker = Pick<Message, 'person' | 'locale' | 'timeZone' | 'conversation' | 'address'>;

/** What holds for everybody whose line says nothing else. */
export interface Everybody {
  readonly role: Role;
  readonly locale: string;
  readonly timeZone: string;
  readonly conversation: string;
}

const roles: readonly Role[] = ['admin', 'helpdesk', 'guest'];

export function roleFrom(value: string, location: Location): Role {
  const role = roles.find((each) => each === value);
  if (!role)
    throw new TranscriptError(location, `The role "${value}" is not known: write ${roles.join(', ')}.`);
  return role;
}

export function zoneFrom(value: string, location: Location): string {
  if (isTimeZone(value)) return value;
  throw new TranscriptError(location, `"${value}" is no time zone: write an IANA name such as Asia/Tokyo.`);
}

interface Said extends Partial<Everybody> {
  readonly id?: string;
  readonly name?: string;
  readonly unreachable?: boolean;
}

/** What each word of a person's line says. */
const words: Readonly<Record<string, (value: string, at: Location) => Said>> = {
  role: (value, at) => ({ role: roleFrom(value, at) }),
  language: (locale) => ({ locale }),
  'time-zone': (value, at) => ({ timeZone: zoneFrom(value, at) }),
  id: (id) => ({ id }),
  name: (name) => ({ name }),
  conversation: (conversation) => ({ conversation }),
  reachable: (value) => ({ unreachable: value === 'no' }),
};

/** Who a name is: what its line says, else as the settings have it for everybody. */
export function speakersFrom(lines: readonly GivenLine[], everybody: Everybody): (name: string) => Speaker {
  const said = new Map(lines.map(read));
  return (speaker) => {
    const { role, locale, timeZone, conversation, id, name, unreachable } = {
      ...{ ...everybody, id: speaker, name: speaker },
      ...said.get(speaker),
    };
    const person = { id, ...(name && { name }), role };
    return { person, locale, timeZone, conversation, ...(unreachable ? {} : { address: conversation }) };
  };
}

function read({ rest, restLocation }: GivenLine): [string, Said] {
  const [written = '', name = ''] = /^(\S+)\s*/.exec(rest) ?? [];
  const at = { ...restLocation, column: restLocation.column + written.length };
  const pairs = readPairs(rest.slice(written.length), at);
  const said = pairs.map(({ key, value, location }) => words[key]?.(value, location));
  if (!name || said.includes(undefined)) {
    const mend = 'Write "person NAME role=ROLE language=TAG"';
    throw new TranscriptError(restLocation, `${mend}; its words are ${Object.keys(words).join(', ')}.`);
  }
  return [name, Object.assign({}, ...said)];
}
