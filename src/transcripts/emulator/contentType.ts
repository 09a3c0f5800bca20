// What kind of thing an attachment is: chatdown's short names, and what a file's ending tells.

import { lookup } from 'mime-types';
import { cardNamed, typeOfCard } from './cardTypes.ts';

/** What may stand behind the path in `[Attachment=card.json adaptivecard]` instead of the whole type. */
const shortNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['animation', 'audio', 'hero', 'media', 'oauth', 'receipt', 'signin', 'thumbnail', 'video'].map(
      (name) => [name, typeOfCard(name)],
    ),
  ),
  adaptivecard: typeOfCard('adaptivecard'),
};

/** The shortest way to write a type. */
export const shortNameOf = (contentType: string): string =>
  Object.entries(shortNames).find(([, type]) => type === contentType)?.[0] ?? contentType;

/** As it is written, whole or short, also in quotation marks as chatdown's own documents have it. */
export function writtenType(written: string): string {
  const name = written.replace(/^"(.*)"$/, '$1').toLowerCase();
  return Object.hasOwn(shortNames, name) ? (shortNames[name] ?? name) : name;
}

/** What the ending of a path or an address tells; undefined where it tells nothing. */
export const guessedType = (path: string): string | undefined => lookup(path) || undefined;

export const isRemote = (path: string): boolean => /^https?:/i.test(path);

/** What Bot Framework carries as JSON, not as a file. */
export const isJson = (contentType: string): boolean =>
  contentType.includes('json') || cardNamed(contentType) !== undefined;
