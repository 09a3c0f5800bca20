// A package as it is built, and the same with something spoiled, for the tests of this room.

import { unzipSync, zipSync } from 'fflate';
import { buildPackage } from '../../src/appPackage/build.ts';
import { readSources } from '../../src/appPackage/sources.ts';

export const id = '7d0a3c52-9c4e-4f0e-8a55-0f5a1f6f2b11';
export const domain = 'bot.contoso.com';

const website = 'https://contoso.com/portdesk';
export const values = {
  ...{ id, domain, version: '1.0.0', developer: 'Contoso' },
  ...{ website, privacy: `${website}/privacy`, terms: `${website}/terms` },
};

export const built = (): Uint8Array => buildPackage(readSources(), values);

/** What lies in a package, JSON read. */
export function filesOf(zip: Uint8Array): Record<string, unknown> {
  const files = Object.entries(unzipSync(zip));
  return Object.fromEntries(
    files.map(([name, bytes]) => [
      name,
      name.endsWith('.json') ? JSON.parse(new TextDecoder().decode(bytes)) : bytes,
    ]),
  );
}

/** What tests reach into; the check itself takes any JSON. */
// biome-ignore lint/suspicious/noExplicitAny: a test spoils whatever it likes
export type Loose = any;

/** The package after `spoil` had its files in hands; what is no bytes then is written as JSON. */
export function spoiled(spoil: (files: Record<string, Loose>) => void): Uint8Array {
  const files = filesOf(built());
  spoil(files);
  const bytesOf = (content: unknown) =>
    content instanceof Uint8Array
      ? content
      : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, bytesOf(content)])),
  );
}
