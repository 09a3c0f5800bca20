// What people say to one another whatever the trade, and what no request is made of.

import type { Verb } from '../../domain/request.ts';

const courtesies = ['greet', 'thanks', 'bye'] as const;
/** Answers, and courtesies, in the order in which the first of several counts. */
export const exchanged = ['stop', 'yes', 'no', ...courtesies] as const;
export type Exchanged = (typeof exchanged)[number];

const isOneOf =
  <V extends Verb>(verbs: readonly V[]) =>
  (verb: Verb | undefined): verb is V =>
    (verbs as readonly (Verb | undefined)[]).includes(verb);

export const isCourtesy = isOneOf(courtesies);
export const isExchanged = isOneOf(exchanged);
