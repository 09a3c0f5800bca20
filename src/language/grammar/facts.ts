// What stands in a clause, sorted by class: everything the grammar asks about, none of its decisions.

import type { Corrections, FieldName } from '../../domain/fields.ts';
import { actions, type Status, statuses } from '../../domain/statusRules.ts';
import type { Normal } from '../normalize.ts';
import { type Mood, type SenseOf, senseOf, type Thing, type Token } from '../senses.ts';
import type { Clause } from './clauses.ts';
import { correctionsIn } from './corrections.ts';

export type VerbSense = SenseOf<'verb'>;

export interface Facts {
  readonly verbs: readonly VerbSense[];
  /** Words that are a verb and a status as well ("cancel", as a column of a list). */
  readonly unsure: readonly { readonly verb: VerbSense; readonly status: Status }[];
  /** Deeds told as done. */
  readonly pasts: readonly VerbSense[];
  readonly statuses: readonly Status[];
  readonly corrections: Corrections;
  /** Fields named without a value. */
  readonly fields: readonly FieldName[];
  /** A value was given as a statement ("the PIN is 4711"). */
  readonly stated: boolean;
  readonly moods: ReadonlySet<Mood>;
  readonly things: ReadonlySet<Thing>;
  readonly orders: readonly string[];
  readonly except: readonly string[];
  readonly telephones: readonly string[];
  readonly dates: readonly string[];
  readonly carriers: readonly string[];
  readonly languages: readonly string[];
  readonly because?: string;
  readonly text?: string;
  /** Ends with a question mark. */
  readonly asked: boolean;
  /** Holds a word that no language knows, or a stretch of time without use. */
  readonly strange: boolean;
}

export function factsOf(clause: Clause, normal: Normal): Facts {
  const found = correctionsIn(clause, normal);
  const rest = clause.filter((token) => !found.used.has(token));
  const all = <K extends Parameters<typeof senseOf>[1]>(is: K): SenseOf<K>[] =>
    rest.flatMap((token) => senseOf(token, is) ?? []);
  const verbTokens = rest.flatMap((token) => {
    const verb = senseOf(token, 'verb');
    return verb ? [{ verb, status: senseOf(token, 'status')?.status }] : [];
  });
  const isPast = ({ verb }: { verb: VerbSense }): boolean => verb.form === 'past';
  const active = verbTokens.filter((token) => !isPast(token));
  const moods = moodsOf(rest, active);
  const doubtful = active.flatMap(({ verb, status }) => (status ? [{ verb, status }] : []));
  // In "may cancelled orders be edited" the other deed is meant.
  const hasOtherDeed = moods.has('may') && active.some(({ verb, status }) => !status && isAction(verb.verb));
  const unsure = hasOtherDeed ? [] : doubtful;
  // In "can it be cancelled" the deed is meant, in "cancelled orders" the status.
  const meansDeed = active.length === 0 && (['may', 'how', 'wish'] as const).some((mood) => moods.has(mood));
  const named = new Set(
    rest
      .filter((token) => {
        const form = senseOf(token, 'verb')?.form;
        return form === undefined || (form === 'past' && !meansDeed);
      })
      .flatMap((token) => senseOf(token, 'status')?.status ?? [])
      .concat(hasOtherDeed ? doubtful.map(({ status }) => status) : []),
  );
  const { orders, except } = ordersIn(rest);
  const because = all('because')[0]?.text;
  const text = all('text')[0]?.text;
  return {
    verbs: active.filter(({ status }) => !status).map(({ verb }) => verb),
    unsure,
    pasts: verbTokens.filter(isPast).map(({ verb }) => verb),
    statuses: statuses.filter((status) => named.has(status)),
    corrections: found.corrections,
    fields: found.fields,
    stated: found.stated,
    moods,
    things: new Set(all('thing').map(({ thing }) => thing)),
    orders,
    except,
    telephones: all('telephone').map(({ number }) => number),
    dates: all('date').map(({ date }) => date),
    carriers: all('carrier').map(({ carrier }) => carrier),
    languages: all('language').map(({ tag }) => tag),
    ...(because !== undefined && { because }),
    ...(text !== undefined && { text }),
    asked: all('mark').some(({ mark }) => mark === 'question'),
    strange:
      rest.some(({ senses }) => senses.length === 0) || all('duration').length > 0 || isUndecided(rest),
  };
}

/** "123 or 124", "123 to 124": which of the two is meant is not said. */
function isUndecided(tokens: readonly Token[]): boolean {
  let between: Token[] | undefined;
  for (const token of tokens) {
    if (senseOf(token, 'order') || senseOf(token, 'number')) {
      const links = new Set(
        between?.flatMap(({ senses }) => senses.flatMap((one) => (one.is === 'link' ? [one.link] : []))),
      );
      if (links.has('or')) return true;
      const isChanged = links.has('becomesNext') || links.has('becomesLast');
      if (
        isChanged &&
        !links.has('and') &&
        !between?.some((one) => senseOf(one, 'mood') || senseOf(one, 'mark'))
      )
        return true;
      between = [];
    } else between?.push(token);
  }
  return false;
}

const moodsOf = (tokens: readonly Token[], active: readonly { readonly verb: VerbSense }[]): Set<Mood> =>
  new Set([
    ...tokens.flatMap(({ senses }) => senses.flatMap((sense) => (sense.is === 'mood' ? [sense.mood] : []))),
    ...active.flatMap(({ verb: { form } }) => (isMood(form) ? [form] : [])),
  ]);

const isAction = (verb: string): boolean => (actions as readonly string[]).includes(verb);

const isMood = (form: VerbSense['form']): form is Extract<VerbSense['form'], Mood> =>
  form === 'may' || form === 'how' || form === 'not' || form === 'condition';

function ordersIn(tokens: readonly Token[]): { orders: string[]; except: string[] } {
  const orders: string[] = [];
  const except: string[] = [];
  let into = orders;
  for (const token of tokens) {
    const link = senseOf(token, 'link')?.link;
    if (link === 'exceptNext') into = except;
    if (link === 'exceptLast') except.push(...orders.splice(0).filter((ref) => ref !== 'all'));
    const ref =
      senseOf(token, 'order')?.number ?? senseOf(token, 'number')?.number ?? senseOf(token, 'reference')?.to;
    if (ref !== undefined && !into.includes(ref)) into.push(ref);
  }
  // A pronoun beside the order it stands for adds nothing.
  const numbered = orders.filter((ref) => ref !== 'it' && ref !== 'them');
  const named = numbered.length > 0 ? numbered : orders;
  return { orders: named.length === 0 && except.length > 0 ? ['all'] : named, except };
}
