// Whether a message says "yes" and nothing else: no negation, no question, no second thought.

import type { Verb } from '../../domain/request.ts';
import type { Normal } from '../normalize.ts';
import type { Sense, Token } from '../senses.ts';
import { isCourtesy, isDeedVerb } from './verbClasses.ts';

/** May stand beside a yes: itself, courtesies, and the deed that is agreed to ("yes, cancel it"). */
const mayStand = (verb: Verb): boolean => verb === 'yes' || isCourtesy(verb) || isDeedVerb(verb);

function agrees(sense: Sense): boolean {
  switch (sense.is) {
    case 'verb':
      return mayStand(sense.verb) && (sense.form === 'plain' || sense.form === 'command');
    case 'mark':
      return sense.mark === 'stop' || sense.mark === 'comma';
    case 'link':
      return sense.link === 'and' || sense.link === 'closing';
    case 'mood':
      return sense.mood === 'wish';
    case 'reference':
      return sense.to === 'it' || sense.to === 'them' || sense.to === 'all';
    default:
      return sense.is === 'filler' || sense.is === 'thing';
  }
}

/** Dots that trail off leave the answer open. */
const trailsOff = /\.{2}|\u2026/;

export const isPlainYes = (tokens: readonly Token[], { text }: Normal): boolean =>
  !trailsOff.test(text) && tokens.every(({ senses }) => senses.every(agrees));
