// Words laid out letter by letter, so that all words beginning at a place of a text are found in one walk. Templates
// are kept as a graph and not written out: their choices would multiply to millions of letters.

import type { Parts, Template } from './templates.ts';

interface Place<V> {
  /** Where a letter leads. */
  readonly letter?: number;
  readonly to?: Place<V>;
  /** Where one may go on without a letter. */
  readonly skips: Place<V>[];
  readonly value?: V;
}

/** The places one can be at after the same letters; made when a text first leads there. */
interface State<V> {
  readonly values: readonly V[];
  readonly letters: ReadonlyMap<number, readonly Place<V>[]>;
  readonly next: Map<number, State<V>>;
}

const space = ' '.charCodeAt(0);

export class WordGraph<V> {
  readonly #start: Place<V> = { skips: [] };
  readonly #ends = new Map<V, Place<V>>();
  readonly #shared = new Map<Place<V>, Map<string, Place<V>>>();
  readonly #parts: Parts;
  #first: State<V> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  add(template: Template, value: V): void {
    let end = this.#ends.get(value);
    if (!end) {
      end = { skips: [], value };
      this.#ends.set(value, end);
    }
    this.#start.skips.push(this.#before(template, end));
  }

  /** Calls back for every value whose word stands in the text from `from` on; the empty word included. */
  walk(text: string, from: number, found: (value: V, to: number) => void): void {
    this.#first ??= stateOf([this.#start], true);
    let state: State<V> | undefined = this.#first;
    for (let at = from; state; at += 1) {
      for (const value of state.values) found(value, at);
      state = at < text.length ? after(state, text.charCodeAt(at)) : undefined;
    }
  }

  /** The place from which a template's letters lead to what follows it. */
  #before(template: Template, following: Place<V>): Place<V> {
    if ('letter' in template) return { letter: template.letter.charCodeAt(0), to: following, skips: [] };
    if ('row' in template) return template.row.reduceRight((rest, one) => this.#before(one, rest), following);
    if ('either' in template) return { skips: template.either.map((one) => this.#before(one, following)) };
    const sameEnd = this.#shared.get(following) ?? new Map<string, Place<V>>();
    this.#shared.set(following, sameEnd);
    const known = sameEnd.get(template.name);
    const list = this.#parts.get(template.name);
    if (known || !list) return known ?? following;
    const made = this.#before(list, following);
    sameEnd.set(template.name, made);
    return made;
  }
}

function after<V>(state: State<V>, letter: number): State<V> | undefined {
  const known = state.next.get(letter);
  const places = state.letters.get(letter);
  if (known || !places) return known;
  const made = stateOf(places, letter === space);
  state.next.set(letter, made);
  return made;
}

/** Where a template's choices leave two spaces, or one at an end, a text has one or none. */
function stateOf<V>(places: readonly Place<V>[], behindSpace: boolean): State<V> {
  const letters = new Map<number, Place<V>[]>();
  const reached = closure(places, behindSpace);
  for (const { letter, to } of reached) {
    if (letter === undefined || to === undefined) continue;
    const list = letters.get(letter);
    if (list) list.push(to);
    else letters.set(letter, [to]);
  }
  const ends = [...reached, ...closure(letters.get(space) ?? [], true)];
  return { values: [...new Set(ends.flatMap(({ value }) => value ?? []))], letters, next: new Map() };
}

function closure<V>(places: readonly Place<V>[], throughSpaces: boolean): ReadonlySet<Place<V>> {
  const reached = new Set<Place<V>>(places);
  // A set also yields what is added while it is gone through.
  for (const place of reached) {
    for (const skip of place.skips) reached.add(skip);
    if (throughSpaces && place.letter === space && place.to) reached.add(place.to);
  }
  return reached;
}
