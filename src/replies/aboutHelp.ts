// Words for what can be said to the desk: help, a greeting, and what was not understood. Offers to nobody what takes a
// role that they have not got.

import { type Role, settingOf } from '../domain/people.ts';
import type { Request } from '../domain/request.ts';
import { pagesOn } from './pages.ts';
import type { Part, Telling } from './part.ts';
import { mayAsk, wording } from './wording.ts';

/** What a newcomer may want to say first. */
const starters: readonly Request[] = [
  { verb: 'list' },
  { verb: 'rules' },
  { verb: 'how', action: 'cancel' },
  { verb: 'help' },
];

const orders = ['123'];

/** One of each kind of thing that a person of this role may say. */
const examplesFor: Readonly<Record<Role, readonly Request[]>> = {
  admin: [
    { verb: 'todo' },
    { verb: 'status', orders },
    { verb: 'place', corrections: {} },
    { verb: 'edit', orders, corrections: {} },
    { verb: 'cancel', orders: ['123', '124', '130'] },
    { verb: 'may', action: 'any', orders },
    { verb: 'comment', orders },
    { verb: 'notify', orders },
    { verb: 'export' },
    { verb: 'rules' },
  ],
  helpdesk: [
    { verb: 'todo' },
    { verb: 'list' },
    { verb: 'status', orders },
    { verb: 'reason', orders },
    { verb: 'when', orders },
    { verb: 'may', action: 'any', orders },
    { verb: 'customer', orders },
    { verb: 'comment', orders },
    { verb: 'notify', orders },
    { verb: 'export' },
    { verb: 'rules' },
  ],
  guest: [
    { verb: 'rules' },
    { verb: 'meaning', topic: 'transferPending' },
    { verb: 'how', action: 'cancel' },
    { verb: 'how', action: 'place' },
    { verb: 'support' },
  ],
};

export function helpPart(telling: Telling): Part {
  const { voice, role } = telling;
  return {
    lines: [
      voice.t('help.heading'),
      voice.t('help.notConnected'),
      ...(role === 'admin' ? [] : [voice.t(`help.role.${role}`)]),
      ...(role === 'guest' ? [roleGiven('helpdesk', telling)] : []),
      ...examples(examplesFor[role], 'help.try', telling),
    ],
    pages: pagesOn.help,
  };
}

/** Who gives a role, and what they need to know for it. */
export const roleGiven = (role: keyof typeof settingOf, { voice, personId }: Telling): string =>
  voice.t('role.given', { setting: settingOf[role], id: personId });

export function greetPart(telling: Telling): Part {
  const { voice } = telling;
  const [first] = starters.filter((request) => mayAsk(request, telling));
  const example = (first && wording(first, voice)) ?? '';
  const help = wording({ verb: 'help' }, voice) ?? '';
  return { lines: [voice.t('greet', { example, help })], suggestions: starters };
}

/** Offers the likeliest requests; never a guess that acts. */
export function notUnderstoodPart(likely: readonly Request[], isOpenStill: boolean, telling: Telling): Part {
  const { voice } = telling;
  if (isOpenStill)
    return { lines: [voice.t('notUnderstood.open')], suggestions: [{ verb: 'yes' }, { verb: 'no' }] };
  const said = likely.filter((request) => mayAsk(request, telling) && wording(request, voice) !== undefined);
  if (said.length === 0) {
    return {
      lines: [voice.t('notUnderstood.plain'), ...examples(starters, 'notUnderstood.try', telling)],
      suggestions: starters,
    };
  }
  return { lines: examples(said, 'notUnderstood.suggest', telling), suggestions: said };
}

export const nothingSaidPart = (telling: Telling): Part => ({
  lines: examples(starters, 'notUnderstood.empty', telling),
  suggestions: starters,
});

function examples(requests: readonly Request[], heading: string, telling: Telling): string[] {
  const { voice } = telling;
  const offered = requests.filter((request) => mayAsk(request, telling));
  const said = offered.flatMap((request) => wording(request, voice) ?? []);
  return [voice.t(heading), ...said.map((example) => voice.t('notUnderstood.line', { example }))];
}
