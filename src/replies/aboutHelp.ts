// Words for what can be said to the desk: help, a greeting, and what was not understood. Offers to nobody what takes a
// role that they have not got.

import { type Role, settingOf } from '../domain/people.ts';
import type { Request } from '../domain/request.ts';
import { pagesOn } from './pages.ts';
import type { Button, Part, Telling } from './part.ts';
import { mayAsk, wording } from './wording.ts';

/** What a newcomer of each role may want to ask first: at most as many as a card has buttons. */
const startersFor: Readonly<Record<Role, readonly Request[]>> = {
  admin: [
    { verb: 'todo' },
    { verb: 'list' },
    { verb: 'place', corrections: {} },
    { verb: 'rules' },
    { verb: 'settings' },
    { verb: 'help' },
  ],
  helpdesk: [
    { verb: 'todo' },
    { verb: 'list' },
    { verb: 'rules' },
    { verb: 'how', action: 'cancel' },
    { verb: 'settings' },
    { verb: 'help' },
  ],
  guest: [
    { verb: 'rules' },
    { verb: 'how', action: 'place' },
    { verb: 'how', action: 'cancel' },
    { verb: 'support' },
    { verb: 'settings' },
    { verb: 'help' },
  ],
};

const starterButtons = (telling: Telling, but?: Request['verb']): readonly Button[] =>
  startersFor[telling.role]
    .filter(({ verb }) => verb !== but)
    .flatMap((request) => {
      const title = wording(request, telling.voice);
      return title ? [{ title: telling.voice.line(title), request }] : [];
    });

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
    buttons: starterButtons(telling, 'help'),
    pages: pagesOn.help,
  };
}

/** Who gives a role, and what they need to know for it. */
export const roleGiven = (role: keyof typeof settingOf, { voice, personId }: Telling): string =>
  voice.t('role.given', { setting: settingOf[role], id: personId });

export function greetPart(telling: Telling): Part {
  const { voice, role } = telling;
  const starters = startersFor[role];
  const [first] = starters;
  const example = (first && wording(first, voice)) ?? '';
  const help = wording({ verb: 'help' }, voice) ?? '';
  return {
    lines: [voice.t('greet', { example, help })],
    buttons: starterButtons(telling),
    suggestions: starters,
  };
}

/** Offers the likeliest requests; never a guess that acts. */
export function notUnderstoodPart(likely: readonly Request[], isOpenStill: boolean, telling: Telling): Part {
  const { voice } = telling;
  if (isOpenStill)
    return { lines: [voice.t('notUnderstood.open')], suggestions: [{ verb: 'yes' }, { verb: 'no' }] };
  const said = likely.filter((request) => mayAsk(request, telling) && wording(request, voice) !== undefined);
  if (said.length === 0) {
    const starters = startersFor[telling.role];
    return {
      lines: [voice.t('notUnderstood.plain'), ...examples(starters, 'notUnderstood.try', telling)],
      suggestions: starters,
    };
  }
  return { lines: examples(said, 'notUnderstood.suggest', telling), suggestions: said };
}

export function nothingSaidPart(telling: Telling): Part {
  const starters = startersFor[telling.role];
  return { lines: examples(starters, 'notUnderstood.empty', telling), suggestions: starters };
}

function examples(requests: readonly Request[], heading: string, telling: Telling): string[] {
  const { voice } = telling;
  const offered = requests.filter((request) => mayAsk(request, telling));
  const said = offered.flatMap((request) => wording(request, voice) ?? []);
  return [voice.t(heading), ...said.map((example) => voice.t('notUnderstood.line', { example }))];
}
