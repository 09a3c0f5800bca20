// What stands in a recording in place of PINs and account numbers: others of the same shape, the same one for the same
// secret wherever it stands, so that what was equal stays equal and is understood alike.

import { secretFields } from '../../../domain/fields.ts';
import type { Order } from '../../../domain/order.ts';
import type { Request } from '../../../domain/request.ts';
import { readSpellings } from '../../../domain/spelling.ts';
import { escapeForPattern } from '../../escape.ts';

export interface Secrets {
  learn(values: Iterable<string>): void;
  /** The text with others in place of all secrets learnt; `own`: those that this text itself brings, however short. */
  masked(text: string, own?: readonly string[]): string;
  /** The same for JSON, in its texts; of a field that is secret, whatever it holds. */
  maskedIn<T>(json: T, own?: readonly string[]): T;
}

/** Shorter ones, and what may be a year, stand in too many texts to be taken for the secret. */
const isTelling = (secret: string): boolean => secret.length >= 4 && !/^(19|20)\d\d$/.test(secret);

/** `random`: a whole number below this one. */
export function createSecrets(random: (below: number) => number): Secrets {
  /** By what they are compared by: letters and digits. */
  const others = new Map<string, string>();
  const known = new Set<string>();

  function otherFor(bare: string): string {
    const found = others.get(bare);
    if (found !== undefined) return found;
    const taken = new Set([...others.keys(), ...others.values(), ...[...known].map(bareOf)]);
    let other = bare;
    // A secret of one letter or digit may have no other that is free.
    for (let attempt = 0; attempt < 100 && (taken.has(other) || other === bare); attempt += 1) {
      other = [...bare].map((character, at) => otherCharacter(character, at === 0, random)).join('');
    }
    others.set(bare, other);
    return other;
  }

  /** With the case and the separators of the secret. */
  function otherLike(secret: string): string {
    const other = [...otherFor(bareOf(secret))];
    return [...secret.normalize('NFKC')]
      .map((character) => {
        if (!isPlain(character)) return character;
        const next = other.shift() ?? character;
        return character === character.toUpperCase() ? next.toUpperCase() : next;
      })
      .join('');
  }

  const masked: Secrets['masked'] = (text, own = []) =>
    [...new Set([...own, ...[...known].filter(isTelling)])]
      .sort((a, b) => b.length - a.length)
      .reduce((left, secret) => left.replace(asWritten(secret), otherLike), text);

  const maskedIn = (json: unknown, own: readonly string[], key = ''): unknown => {
    if (typeof json === 'string')
      return isSecretField(key) && json !== '' ? otherLike(json) : masked(json, own);
    if (Array.isArray(json)) return json.map((each) => maskedIn(each, own));
    if (typeof json !== 'object' || json === null) return json;
    const { field } = json as { readonly field?: unknown };
    // A change of the history: its two sides are values of the field that it names.
    const sides = isSecretField(field) ? ['before', 'after'] : [];
    return Object.fromEntries(
      Object.entries(json).map(([name, value]) => [
        name,
        maskedIn(value, own, sides.includes(name) ? String(field) : name),
      ]),
    );
  };

  return {
    learn: (values) => {
      for (const value of values) if (bareOf(value) !== '') known.add(value.trim());
    },
    masked,
    maskedIn: <T>(json: T, own: readonly string[] = []) => maskedIn(json, own) as T,
  };
}

const isSecretField = (name: unknown): boolean => (secretFields as readonly unknown[]).includes(name);
const isPlain = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
const bareOf = (secret: string): string =>
  [...secret.normalize('NFKC')].filter(isPlain).join('').toLowerCase();

/** Digits stay digits, a nought at the beginning stays one, letters stay letters. */
function otherCharacter(character: string, isFirst: boolean, random: (below: number) => number): string {
  if (/\d/.test(character))
    return isFirst ? (character === '0' ? '0' : String(3 + random(7))) : String(random(10));
  return /[a-z]/.test(character) ? String.fromCharCode(97 + random(26)) : character;
}

/** Also with blanks and dashes elsewhere, and in wide characters, as people type them. */
function asWritten(secret: string): RegExp {
  const characters = [...secret].filter(isPlain).map((character) => {
    const code = character.charCodeAt(0);
    const wide = code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : '';
    return `[${escapeForPattern(character)}${wide}]`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])${characters.join('[\\s-]?')}(?![\\p{L}\\p{N}])`, 'giu');
}

export const secretsOf = (order: Order): readonly string[] => [
  ...secretFields.flatMap((field) => order[field] ?? []),
  ...order.history.flatMap(({ fields = [] }) =>
    fields.flatMap(({ field, before, after }) =>
      isSecretField(field) ? [before ?? [], after ?? []].flat() : [],
    ),
  ),
];

/** In rows of an import, as untrusted JSON. */
export const secretsInRows = (rows: readonly unknown[]): readonly string[] =>
  rows.flatMap((row) =>
    secretFields.flatMap((field) => {
      const value = Object(row)[field];
      return typeof value === 'string' ? value : [];
    }),
  );

export const secretsIn = (requests: readonly Request[]): readonly string[] =>
  requests.flatMap((request) =>
    'corrections' in request ? secretFields.flatMap((field) => request.corrections[field] ?? []) : [],
  );

/** In what the desk keeps of a person, requests stand in their canonical spelling. */
export function secretsKept(document: unknown): readonly string[] {
  if (typeof document === 'string') return secretsIn(readSpellings(document) ?? []);
  if (typeof document !== 'object' || document === null) return [];
  return Object.values(document).flatMap(secretsKept);
}
