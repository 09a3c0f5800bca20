// Words for what needs somebody, and what to do about each.

import type { Answer } from '../domain/decision.ts';
import { rejectionOf } from '../domain/lifecycle.ts';
import type { Todo, TodoReason } from '../domain/todo.ts';
import { pagesOn } from './pages.ts';
import type { Part, Telling } from './part.ts';

/** Of these, support is asked. */
const asksSupport: readonly TodoReason[] = ['overdue', 'late'];

export function todoPart({ todo, total }: Extract<Answer, { about: 'todo' }>, telling: Telling): Part {
  const { voice } = telling;
  if (todo.length === 0) return { lines: [voice.t('todo.nothing')] };
  const lines = todo.map(
    (each) => ({ kind: 'due', standing: each.standing, text: whatToDo(each, telling) }) as const,
  );
  const left = total - todo.length;
  return {
    lines: [
      voice.t('todo.heading', { count: total }),
      ...lines,
      ...(left > 0 ? [voice.t('todo.more', { count: left })] : []),
    ],
    ...(todo.some(({ reason }) => asksSupport.includes(reason)) && { pages: pagesOn.lateness }),
  };
}

function whatToDo({ standing, reason, at }: Todo, { voice }: Telling): string {
  const rejection = rejectionOf(standing.order);
  const values = {
    at: voice.moment(at),
    day: voice.date(at),
    fromNow: voice.fromNow(at),
    reason: voice.t(rejection ? `rejection.${rejection.reason}.name` : 'todo.unknown'),
  };
  const isAdmins = reason === 'error' && standing.withheld.includes('edit');
  return voice.t(`todo.what.${isAdmins ? 'errorAsk' : reason}`, values);
}
