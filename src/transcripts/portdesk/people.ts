// `>@ person Mika role=helpdesk language=ja`: who the speakers of a transcript are.

import type { Person, Role } from '../../domain/people.ts';
import { readPairs } from '../pairs.ts';
import { type GivenLine, type Location, TranscriptError } from '../transcript.ts';

export interface Speaker {
  readonly person: Person;
  readonly locale: string;
}

const roles: readonly Role[] = ['admin', 'helpdesk', 'guest'];

export function roleFrom(value: string, location: Location): Role {
  const role = roles.find((each) => each === value);
  if (!role)
    throw new TranscriptError(location, `The role "${value}" is not known: write ${roles.join(', ')}.`);
  return role;
}

/** Who a name is: what its line says, else as the settings have it for everybody. */
export function speakersFrom(
  lines: readonly GivenLine[],
  everybody: { readonly role: Role; readonly locale: string },
): (name: string) => Speaker {
  const said = new Map(lines.map((line) => read(line)));
  return (name) => {
    const { role, locale } = { ...everybody, ...said.get(name) };
    return { person: { id: name, name, role }, locale };
  };
}

function read({ rest, restLocation }: GivenLine): [string, { role?: Role; locale?: string }] {
  const [written = '', name = ''] = /^(\S+)\s*/.exec(rest) ?? [];
  const at = { ...restLocation, column: restLocation.column + written.length };
  const pairs = readPairs(rest.slice(written.length), at);
  const unknown = pairs.find(({ key }) => key !== 'role' && key !== 'language');
  if (!name || unknown)
    throw new TranscriptError(restLocation, 'Write "person NAME role=ROLE language=TAG".');
  const { role, language } = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
  return [name, { ...(role && { role: roleFrom(role, at) }), ...(language && { locale: language }) }];
}
