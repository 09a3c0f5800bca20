// Who speaks in a `.transcript`: roles where an activity doesn't say them, and names that a `.chat` can begin a line with.

import type { ReadAccount, ReadActivity } from './schema.ts';

export interface Cast {
  readonly bot: string;
  /** In the order in which they appear; never none. */
  readonly users: readonly string[];
  /** Undefined where nobody is named at all. */
  roleOf(activity: ReadActivity): 'user' | 'bot' | undefined;
  /** A user's name; undefined for whom the header doesn't declare. */
  userNamed(account: ReadAccount | null | undefined): string | undefined;
  isBot(account: ReadAccount): boolean;
}

type Role = 'user' | 'bot';
const other: Readonly<Record<Role, Role>> = { user: 'bot', bot: 'user' };
const keyOf = ({ id, name }: ReadAccount): string => id ?? name ?? '';

/** The role that is written, of the sender or, the other way round, of who it is sent to. */
function writtenRole({ from, recipient }: ReadActivity): Role | undefined {
  if (from?.role === 'user' || from?.role === 'bot') return from.role;
  if (recipient?.role === 'user' || recipient?.role === 'bot') return other[recipient.role];
  return undefined;
}

export function castOf(activities: readonly ReadActivity[]): Cast {
  const bots = new Set<string>();
  const names = new Map<string, string>();
  for (const activity of activities) {
    const { type, from, recipient, membersAdded, membersRemoved } = activity;
    const all = [from, recipient, ...(membersAdded ?? []), ...(membersRemoved ?? [])];
    for (const account of all.filter((one) => one != null)) {
      if (account.role === 'bot') bots.add(keyOf(account));
      if (account.name) names.set(keyOf(account), account.name);
    }
    const role = writtenRole(activity);
    if (from && role === 'bot') bots.add(keyOf(from));
    if (recipient && (role === 'user' || type === 'conversationUpdate')) bots.add(keyOf(recipient));
  }

  const roleOf: Cast['roleOf'] = (activity) => {
    const written = writtenRole(activity);
    if (written || !activity.from) return written;
    return bots.has(keyOf(activity.from)) || activity.replyToId ? 'bot' : 'user';
  };
  const talk = activities.filter(({ type }) => type === 'message' || type === 'typing');
  const users = new Map<string, string>();
  for (const activity of talk) {
    const account = roleOf(activity) === 'user' ? activity.from : activity.recipient;
    if (!account || bots.has(keyOf(account)) || users.has(keyOf(account))) continue;
    users.set(keyOf(account), nameFor('user', names.get(keyOf(account)), [...users.values()]));
  }
  const [botKey] = bots;
  return {
    bot: nameFor('bot', botKey && names.get(botKey), [...users.values()]),
    users: users.size > 0 ? [...users.values()] : ['user'],
    roleOf,
    userNamed: (account) => (account ? users.get(keyOf(account)) : undefined),
    isBot: (account) => bots.has(keyOf(account)),
  };
}

/** Letters, digits and what no regular expression knows: chatdown makes one of the names. */
const harmless = /^[\p{L}\p{N}_]([\p{L}\p{N}_ -]*[\p{L}\p{N}_-])?$/u;

function nameFor(role: Role, name: string | undefined, taken: readonly string[]): string {
  const reserved = [other[role], ...taken].map((one) => one.toLowerCase());
  const wanted = name !== undefined && harmless.test(name) ? name : role;
  for (let next = wanted, number = 1; ; number += 1) {
    if (!reserved.includes(next.toLowerCase())) return next;
    next = number === 1 ? role : `${role}${number}`;
  }
}
