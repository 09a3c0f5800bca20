// What kind of thing an attachment is: the types of the cards, chatdown's short names, and what a file's ending tells.

import { lookup } from 'mime-types';

const card = (name: string): string => `application/vnd.microsoft.card.${name}`;

/** What may stand behind the path in `[Attachment=card.json adaptivecard]` instead of the whole type. */
const shortNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['animation', 'audio', 'hero', 'media', 'oauth', 'receipt', 'signin', 'thumbnail', 'video'].map(
      (name) => [name, card(name)],
    ),
  ),
  adaptivecard: card('adaptive'),
};

/** `herocard` is a hero card. */
export const typeOfCard = (command: string): string => card(command.replace(/card$/, ''));

/** `hero` of a hero card, also `adaptive`; undefined for what is no card. */
export const cardNamed = (contentType: string): string | undefined =>
  contentType.startsWith(card('')) ? contentType.slice(card('').length) : undefined;

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
