// Cuts the words of a message into clauses, each of which asks for one thing.

import { linksOf, senseOf, type Token } from '../senses.ts';

export type Clause = readonly Token[];

/** Ends a stretch of words, though not always a clause: "123, 124 and 125". */
function separates(token: Token): boolean {
  const mark = senseOf(token, 'mark')?.mark;
  if (mark === 'stop' || mark === 'question' || mark === 'comma') return true;
  return linksOf(token).includes('and');
}

const endsSentence = (token: Token | undefined): boolean => {
  const mark = senseOf(token, 'mark')?.mark;
  return mark === 'stop' || mark === 'question';
};

/** "but not 124": takes an order back out of the request before. */
const isExclusion = (stretch: Clause): boolean =>
  stretch.some((token) => senseOf(token, 'mood')?.mood === 'not') &&
  hasNumber(stretch) &&
  !stretch.some(isHead);

/** Asks for something by itself. */
function isHead(token: Token): boolean {
  const verb = senseOf(token, 'verb');
  if (verb) return verb.form !== 'past';
  return senseOf(token, 'mood')?.mood === 'instead';
}

const hasNumber = (clause: Clause): boolean =>
  clause.some(({ senses }) =>
    senses.some(({ is }) => is === 'order' || is === 'number' || is === 'row' || is === 'telephone'),
  );
const hasCondition = (clause: Clause): boolean =>
  clause.some((token) => token.senses.some((sense) => sense.is === 'mood' && sense.mood === 'condition'));
const isComplete = (clause: Clause): boolean =>
  !hasCondition(clause) && hasNumber(clause) && clause.some((token) => senseOf(token, 'status'));

/** Tells what happened before it is said what is wanted: words of no request, and no order. */
const isStory = (clause: Clause): boolean =>
  !hasCondition(clause) &&
  !hasNumber(clause) &&
  !clause.some((token) => senseOf(token, 'field')) &&
  clause.some(({ senses }) => senses.length === 0);

export function clausesOf(tokens: readonly Token[]): Clause[] {
  const stretches: Token[][] = [[]];
  for (const token of tokens) {
    stretches.at(-1)?.push(token);
    if (separates(token)) stretches.push([]);
  }
  const clauses: Token[][] = [];
  for (const stretch of stretches) {
    const current = clauses.at(-1);
    const begins =
      (current !== undefined &&
        (stretch.some(isHead) || isExclusion(stretch)) &&
        (current.some(isHead) || isComplete(current) || isStory(current))) ||
      (current !== undefined && endsSentence(current.at(-1)) && (isStory(stretch) || isStory(current)));
    if (!current || begins) clauses.push([...stretch]);
    else current.push(...stretch);
  }
  return clauses.filter((clause) => clause.length > 0);
}
