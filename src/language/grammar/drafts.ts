// Unfinished orders: showing them, going on with one, throwing one away.

import type { Request, Verb } from '../../domain/request.ts';
import type { Facts } from './facts.ts';

const discarding: readonly Verb[] = ['discard', 'delete', 'cancel'];
const resuming: readonly Verb[] = ['resume', 'more'];

/** A draft is no order: what is said about one concerns no order's standing. */
export function aboutDrafts(facts: Facts): Request | undefined {
  const { verbs, unsure, moods, orders } = facts;
  if (!facts.things.has('draft')) return undefined;
  const said = [...verbs, ...unsure.map(({ verb }) => verb)].map(({ verb }) => verb);
  const [place] = orders;
  const draft =
    place === undefined || place === 'it' || place === 'all' ? {} : { draft: place.replace(/^(?=\d)/, '#') };
  const isRefused = moods.has('not') && !moods.has('fact');
  if (said.some((verb) => discarding.includes(verb)))
    return isRefused ? undefined : { verb: 'discard', ...draft };
  if (said.some((verb) => resuming.includes(verb)) || (said.includes('edit') && place !== undefined))
    return { verb: 'resume', ...draft };
  // "I don't need the third draft": why something is asked.
  return moods.has('unwanted') ? undefined : { verb: 'drafts' };
}
