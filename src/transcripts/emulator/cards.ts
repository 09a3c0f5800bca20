// Bot Framework's simple cards: their JSON, and the `property=value` lines that chatdown has for them.

import { isDeepStrictEqual } from 'node:util';
import { findCommands } from '../brackets.ts';
import { labels, properties as readLines } from '../commands.ts';
import { sayingItself } from './activity.ts';

/** What a line adds to what the lines above say of the same property. */
type Read = (value: string, before: readonly unknown[]) => unknown;

const text: Read = (value) => value;
const toggle: Read = (value) => value.toLowerCase() === 'true';
const link: Read = (url) => ({ url });
const links: Read = (url, before) => [...before, { url }];
const buttons: Read = (value, before) => [...before, ...labels(value).map(sayingItself)];

/** `connectioname` is chatdown's own spelling. */
const properties: Readonly<Record<string, Read>> = {
  ...{ title: text, subtitle: text, text, aspect: text, value: text, connectioname: text },
  ...{ image: link, images: links, media: links, buttons },
  ...{ autostart: toggle, autoloop: toggle, sharable: toggle },
};

export const isCardProperty = (name: string): boolean => Object.hasOwn(properties, name);

/** A card's content as lines; a picture is its address, a button its label. */
const linesOf = (content: object): readonly (readonly [string, string])[] =>
  Object.entries(content).flatMap(([property, value]): readonly (readonly [string, string])[] => {
    if (!Array.isArray(value)) return [[property, plain(value)]];
    if (property !== 'buttons') return value.map((one) => [property, plain(one)]);
    return value.length > 0 ? [[property, value.map(plain).join('|')]] : [];
  });

const plain = (value: unknown): string => {
  const { url, title } = Object(value);
  return String(url ?? title ?? value);
};

/** `herocard` with this content as a command; undefined unless it is read back as the same card. */
export function cardCommand(name: string, content: object): string | undefined {
  const { buttons, ...rest } = content as { readonly buttons?: unknown };
  const lines = linesOf({ ...rest, ...(buttons !== undefined && { buttons }) });
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1).replace(/card$/, 'Card')}`;
  const command = `[${title}=\n${lines.map((line) => `  ${line.join('=')}\n`).join('')}]`;
  const [read] = findCommands(command);
  if (read?.source !== command || read.rest === undefined) return undefined;
  const same = isDeepStrictEqual(cardContent(readLines(read.rest)), { buttons: [], ...content });
  return same ? command : undefined;
}

/** What of a card chatdown's lines can say. */
export function sayable(content: object): Readonly<Record<string, unknown>> {
  const said = Object.entries(content).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return cardContent(linesOf(Object.fromEntries(said)));
}

/** Properties that chatdown doesn't know are left out, as it does. */
export function cardContent(
  written: readonly (readonly [name: string, value: string])[],
): Readonly<Record<string, unknown>> {
  const content: Record<string, unknown> = { buttons: [] };
  for (const [name, value] of written) {
    const before = content[name];
    const read = isCardProperty(name) && properties[name];
    if (read) content[name] = read(value, Array.isArray(before) ? before : []);
  }
  return content;
}
