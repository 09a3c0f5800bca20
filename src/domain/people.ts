// Roles, and what each may ask of the desk.

import type { Verb } from './request.ts';

/** The tenant that everybody is in while the desk is only tried out. */
export const demoTenant = 'demo';

export type Role = 'admin' | 'helpdesk' | 'guest';

/** The settings that give a role to the people whose ids they list; everybody else is a guest. */
export const settingOf = { admin: 'PORTDESK_ADMINS', helpdesk: 'PORTDESK_HELPDESK' } as const;

export interface Person {
  /** The Entra object id in Teams; an opaque id elsewhere. */
  readonly id: string;
  readonly name?: string;
  readonly role: Role;
}

/** Who did something, as orders keep it. */
export const actorOf = ({ id, name }: Person): { id: string; name?: string } => ({
  id,
  ...(name && { name }),
});

/** What a request takes: nothing, the right to ask about orders, or the right to change them. */
type Right = 'none' | 'ask' | 'change';

const rightsOf: Readonly<Record<Role, readonly Right[]>> = {
  admin: ['none', 'ask', 'change'],
  helpdesk: ['none', 'ask'],
  guest: ['none'],
};

const rightFor: Readonly<Record<Verb, Right>> = {
  status: 'ask',
  view: 'ask',
  edit: 'change',
  cancel: 'change',
  delete: 'change',
  place: 'change',
  recreate: 'change',
  comment: 'ask',
  undo: 'change',
  notify: 'ask',
  mute: 'ask',
  language: 'none',
  export: 'ask',
  list: 'ask',
  count: 'ask',
  history: 'ask',
  reason: 'ask',
  when: 'ask',
  customer: 'ask',
  meaning: 'none',
  rules: 'none',
  may: 'ask',
  how: 'none',
  support: 'none',
  todo: 'ask',
  more: 'ask',
  drafts: 'change',
  resume: 'change',
  discard: 'change',
  settings: 'none',
  help: 'none',
  yes: 'none',
  no: 'none',
  stop: 'none',
  instead: 'ask',
  not: 'ask',
  order: 'ask',
  greet: 'none',
  thanks: 'none',
  bye: 'none',
  unclear: 'none',
  other: 'none',
};

const may = (role: Role, verb: Verb): boolean => rightsOf[role].includes(rightFor[verb]);

/** The least role that may make this request; `undefined` where the person may. */
export const roleMissing = (verb: Verb, role: Role): keyof typeof settingOf | undefined =>
  may(role, verb) ? undefined : may('helpdesk', verb) ? 'helpdesk' : 'admin';
