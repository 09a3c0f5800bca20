// Cuts the words of a message into clauses, each of which asks for one thing.

import { senseOf, type Token } from '../senses.ts';

export type Clause = readonly Token[];

/** Ends a stretch of words, though not always a clause: "123, 124 and 125". */
function separates(token: Token): boolean {
  const mark = senseOf(token, 'mark')?.mark;
  if (mark === 'stop' || mark === 'question' || mark === 'comma') return true;
  return senseOf(token, 'link')?.link === 'and';
}

/** "but not 124": takes an order back out of the request before. */
const isExclusion = (stretch: Clause): boolean =>
  stretch.some((token) => senseOf(token, 'mood')?.mood === 'not') &&
  (has(stretch, 'order') || has(stretch, 'number')) &&
  !stretch.some(isHead);

/** Asks for something by itself. */
function isHead(token: Token): boolean {
  const verb = senseOf(token, 'verb');
  if (verb) return verb.form !== 'past';
  return senseOf(token, 'mood')?.mood === 'instead';
}

const has = (clause: Clause, is: Parameters<typeof senseOf>[1]): boolean =>
  clause.some((token) => senseOf(token, is) !== undefined);
const hasCondition = (clause: Clause): boolean =>
  clause.some((token) => senseOf(token, 'mood')?.mood === 'condition');
const isComplete = (clause: Clause): boolean =>
  !hasCondition(clause) && has(clause, 'status') && (has(clause, 'order') || has(clause, 'number'));

export function clausesOf(tokens: readonly Token[]): Clause[] {
  const stretches: Token[][] = [[]];
  for (const token of tokens) {
    stretches.at(-1)?.push(token);
    if (separates(token)) stretches.push([]);
  }
  const clauses: Token[][] = [];
  for (const stretch of stretches) {
    const current = clauses.at(-1);
    if (!current) clauses.push([...stretch]);
    else if ((stretch.some(isHead) || isExclusion(stretch)) && (current.some(isHead) || isComplete(current)))
      clauses.push([...stretch]);
    else current.push(...stretch);
  }
  return clauses.filter((clause) => clause.length > 0);
}
