// How the verbs of a clause are said: asked for, told as done, or as the status that they are called by too.

import { isList } from '../../domain/fields.ts';
import { type Status, statuses } from '../../domain/statusRules.ts';
import { hasLink, hasMood, type Mood, type SenseOf, senseOf, type Token } from '../senses.ts';
import { isAction, isCourtesy, isExchanged } from './verbClasses.ts';
import { isAnyOf } from './words.ts';

export type VerbSense = SenseOf<'verb'>;

export interface VerbsSaid {
  readonly verbs: readonly VerbSense[];
  /** Words that are a verb and a status as well ("cancel", as a column of a list). */
  readonly unsure: readonly { readonly verb: VerbSense; readonly status: Status }[];
  /** Deeds told as done. */
  readonly pasts: readonly VerbSense[];
  readonly statuses: readonly Status[];
  /** Those of the words around the verbs and of the verbs' own endings, as they are meant. */
  readonly moods: ReadonlySet<Mood>;
}

/** A word that is a verb, a status or both. */
interface Found {
  readonly verb?: VerbSense | undefined;
  readonly status?: Status | undefined;
}

/** What of the clause around them tells how verbs are meant. */
interface Around {
  /** Of the other words. */
  readonly moods: ReadonlySet<Mood>;
  /** Ends with a question mark. */
  readonly asked: boolean;
  /** May be a mere answer. */
  readonly isBare: boolean;
  readonly hasTelephone: boolean;
}

export function verbsSaid(tokens: readonly Token[], around: Around): VerbsSaid {
  const { asked } = around;
  const found = verbsAndStatuses(tokens, around);
  const moods = new Set(around.moods);
  if (moods.has('duty') && !asked) moods.add('wish');
  if (moods.has('leave')) moods.add(moods.has('fact') ? 'may' : 'wish');
  // "I want it cancelled": what is wished done is commanded.
  const isWished =
    moods.has('wish') && !moods.has('fact') && found.every(({ verb }) => !verb || verb.form === 'past');
  const active = isWished
    ? found.flatMap(commanded)
    : found.filter(({ verb }) => verb && verb.form !== 'past');
  for (const { verb } of active)
    if (verb && isMood(verb.form)) moods.add(asked && verb.form === 'not' ? 'may' : verb.form);
  // "I don't want it cancelled"
  if (moods.has('unwanted') && found.some(({ verb }) => isAction(verb?.verb)) && !isGround(tokens))
    moods.add('not');
  // "couldn't you": asked for, and not forbidden.
  if (asked && moods.has('appeal') && !moods.has('unwanted')) moods.delete('not');
  const doubtful = active.flatMap(({ verb, status }) => (verb && status ? [{ verb, status }] : []));
  // In "may cancelled orders be edited" the other deed is meant.
  const hasOtherDeed = moods.has('may') && active.some(({ verb, status }) => !status && isAction(verb?.verb));
  // In "can it be cancelled" the deed is meant, in "cancelled orders" the status.
  const meansDeed =
    active.every(({ verb }) => verb?.verb === 'reason') &&
    (moods.has('may') || moods.has('how') || moods.has('wish'));
  const isStatus = ({ verb }: Found): boolean =>
    verb === undefined || (verb.form === 'past' && !meansDeed && !isWished);
  const named = [...found.filter(isStatus), ...(hasOtherDeed ? doubtful : [])].map(({ status }) => status);
  return {
    verbs: active.flatMap(({ verb, status }) => (verb && !status ? [verb] : [])),
    unsure: hasOtherDeed ? [] : doubtful,
    pasts: isWished ? [] : found.flatMap(({ verb }) => (verb?.form === 'past' ? [verb] : [])),
    statuses: statuses.filter((status) => named.includes(status)),
    moods,
  };
}

function verbsAndStatuses(tokens: readonly Token[], { isBare, hasTelephone }: Around): readonly Found[] {
  return tokens.flatMap((token, at) => {
    const status = senseOf(token, 'status')?.status;
    const verb = isDescription(tokens, at) || isIdle(token, hasTelephone) ? undefined : verbIn(token, isBare);
    return verb || status ? [{ verb, status }] : [];
  });
}

const commanded = ({ verb }: Found): Found[] => (verb ? [{ verb: { ...verb, form: 'command' } }] : []);

const isMood = (form: VerbSense['form']): form is Extract<VerbSense['form'], Mood> =>
  form === 'may' || form === 'how' || form === 'not' || form === 'condition';

/** "correct" alone agrees, "correct 105" asks for a deed. */
function verbIn(token: Token, isBare: boolean): VerbSense | undefined {
  const verbs = token.senses.filter((sense): sense is VerbSense => sense.is === 'verb');
  const isAnswer = ({ verb }: VerbSense): boolean => isExchanged(verb) && !isCourtesy(verb);
  if (verbs.length < 2) return verbs[0];
  const fitting = verbs.filter((sense) => isAnswer(sense) === isBare);
  // To show is the least that can be asked.
  const special = fitting.filter(({ verb }) => verb !== 'view');
  // What may have been done or may be allowed is asked for leave.
  return special.find(({ form }) => form === 'may') ?? special[0] ?? fitting[0] ?? verbs[0];
}

/** "I don't need it any more, so cancel it": that it is not wanted is why. */
function isGround(tokens: readonly Token[]): boolean {
  const unwanted = tokens.findLastIndex((token) => hasMood(token, 'unwanted'));
  const deed = tokens.findIndex((token) => isAction(senseOf(token, 'verb')?.verb));
  return deed > unwanted && senseOf(tokens[deed], 'verb')?.form === 'command';
}

/** "cancelled orders": a deed told of orders describes them. */
const isDescription = (tokens: readonly Token[], at: number): boolean =>
  senseOf(tokens[at], 'status') !== undefined &&
  senseOf(tokens[at], 'verb')?.form === 'past' &&
  isAnyOf(tokens[hasLink(tokens[at + 1], 'of') ? at + 2 : at + 1], 'thing');

/** "take", "put": they add or remove a telephone number, or nothing. */
const isIdle = (token: Token, hasTelephone: boolean): boolean => {
  const field = senseOf(token, 'verb')?.field;
  return field !== undefined && isList(field) && !hasTelephone && senseOf(token, 'filler') !== undefined;
};
