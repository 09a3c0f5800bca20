// The classes of verbs that several rules speak of: deeds, answers, courtesies.

import type { Verb } from '../../domain/request.ts';
import { actions } from '../../domain/statusRules.ts';

const isOneOf =
  <V extends Verb>(verbs: readonly V[]) =>
  (verb: Verb | undefined): verb is V =>
    (verbs as readonly (Verb | undefined)[]).includes(verb);

/** What the rules of the statuses allow or forbid. */
export const isAction = isOneOf(actions);

/** What leaves the orders other than they were. */
export const deeds = ['edit', 'cancel', 'delete', 'place', 'recreate'] as const;
export const isDeedVerb = isOneOf(deeds);

const courtesies = ['greet', 'thanks', 'bye'] as const;
export const isCourtesy = isOneOf(courtesies);

/** What people say to one another whatever the trade, in the order in which the first of several counts. */
export const exchanged = ['stop', 'yes', 'no', ...courtesies] as const;
export const isExchanged = isOneOf(exchanged);
