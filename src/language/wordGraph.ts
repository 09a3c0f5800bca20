// Words laid out letter by letter, so that all words beginning at a place of a text are found in one walk. Templates
// are kept as a graph and not written out: their choices would multiply to millions of letters.

import { lazily } from '../domain/lazily.ts';
import { isRow, type Parts, type Template } from './templates.ts';

interface Place<V> {
  /** Where the letters lead, one by one. */
  readonly letters?: string;
  readonly to?: Place<V>;
  /** Where one may go on without a letter; laid out when a text first leads there. */
  readonly skips?: () => readonly Place<V>[];
  readonly value?: V;
}

/** A place, and how many of its letters have been read. */
interface Point<V> {
  readonly place: Place<V>;
  readonly read: number;
}

/** The points one can be at after the same letters; made when a text first leads there. */
interface State<V> {
  readonly values: readonly V[];
  readonly letters: ReadonlyMap<number, readonly Point<V>[]>;
  readonly next: Map<number, State<V> | undefined>;
}

const space = ' '.charCodeAt(0);

export class WordGraph<V> {
  private readonly words: Place<V>[] = [];
  private readonly ends = new Map<V, Place<V>>();
  private readonly shared = new Map<Place<V>, Map<string, Place<V>>>();
  private readonly parts: Parts;
  private first: State<V> | undefined;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  add(template: Template, value: V): void {
    let end = this.ends.get(value);
    if (!end) {
      end = { value };
      this.ends.set(value, end);
    }
    this.words.push(this.before(template, end));
  }

  /** Calls back for every value whose word stands in the text from `from` on; the empty word included. */
  walk(text: string, from: number, found: (value: V, to: number) => void): void {
    this.first ??= stateOf([{ place: { skips: () => this.words }, read: 0 }], true);
    let state: State<V> | undefined = this.first;
    for (let at = from; state; at += 1) {
      for (const value of state.values) found(value, at);
      state = at < text.length ? after(state, text.charCodeAt(at)) : undefined;
    }
  }

  /** The place from which a template's letters lead to what follows it. */
  private before(template: Template, following: Place<V>): Place<V> {
    if (template === '') return following;
    if (typeof template === 'string') return { letters: template, to: following };
    if (isRow(template)) return template.reduceRight((rest, one) => this.before(one, rest), following);
    if ('either' in template)
      return { skips: lazily(() => template.either.map((one) => this.before(one, following))) };
    const sameEnd = this.shared.get(following) ?? new Map<string, Place<V>>();
    this.shared.set(following, sameEnd);
    const known = sameEnd.get(template.name);
    const list = this.parts.get(template.name);
    if (known || !list) return known ?? following;
    const made = this.before(list, following);
    sameEnd.set(template.name, made);
    return made;
  }
}

function after<V>(state: State<V>, letter: number): State<V> | undefined {
  const known = state.next.get(letter);
  if (known) return known;
  const points = state.letters.get(letter);
  if (!points) return undefined;
  const made = stateOf(points, letter === space);
  state.next.set(letter, made);
  return made;
}

/** Where a template's choices leave two spaces, or one at an end, a text has one or none. */
function stateOf<V>(points: readonly Point<V>[], behindSpace: boolean): State<V> {
  const letters = new Map<number, Point<V>[]>();
  const values = new Set<V>();
  for (const point of closure(points, behindSpace)) {
    const { letters: row, to, value } = point.place;
    if (value !== undefined) values.add(value);
    if (row === undefined || to === undefined) continue;
    const next =
      point.read + 1 < row.length ? { place: point.place, read: point.read + 1 } : { place: to, read: 0 };
    const letter = row.charCodeAt(point.read);
    const list = letters.get(letter);
    if (list) list.push(next);
    else letters.set(letter, [next]);
  }
  const behind = letters.get(space);
  if (behind)
    for (const { place } of closure(behind, true)) if (place.value !== undefined) values.add(place.value);
  return { values: [...values], letters, next: new Map() };
}

function closure<V>(points: readonly Point<V>[], throughSpaces: boolean): readonly Point<V>[] {
  const reached = [...points];
  const seen = new Set<Place<V>>();
  // The list grows while it is gone through.
  for (const { place, read } of reached) {
    if (read === 0) {
      for (const skip of place.skips?.() ?? []) {
        if (seen.has(skip)) continue;
        seen.add(skip);
        reached.push({ place: skip, read: 0 });
      }
    }
    if (throughSpaces && place.to && place.letters?.charCodeAt(read) === space)
      reached.push(
        read + 1 < place.letters.length ? { place, read: read + 1 } : { place: place.to, read: 0 },
      );
  }
  return reached;
}
