// Bot Framework's simple cards: their JSON, and the `property=value` lines that chatdown has for them.

import { labels } from '../commands.ts';
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
