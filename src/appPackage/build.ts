// Builds the app package: fills the manifest's gaps and zips it with the files that it names. The same sources and
// values give the same bytes.

import { type Zippable, zipSync } from 'fflate';
import { manifestFile } from './manifest.ts';
import type { Sources } from './sources.ts';

/** What the manifest's gaps are filled with. */
export interface PackageValues {
  /** The bot's app id. */
  readonly id: string;
  /** The host name at which Teams reaches the bot. */
  readonly domain: string;
  /** Of the package; Teams takes an update only where it is greater. */
  readonly version: string;
  /** Whom Teams names as the app's maker. */
  readonly developer: string;
  /** Addresses of pages about the app. */
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
}

/** Matches a gap; its group is the name of the value that belongs there. */
export const gap = /\$\{(\w+)\}/g;

export function buildPackage({ template, files }: Sources, values: PackageValues): Uint8Array {
  const filled: unknown = JSON.parse(template, (_name, value: unknown) =>
    typeof value === 'string' ? value.replace(gap, (_gap, name: string) => filling(name, values)) : value,
  );
  const manifest = new TextEncoder().encode(`${JSON.stringify(filled, null, 2)}\n`);
  const entries = [[manifestFile, manifest] as const, ...files];
  return zipSync(
    Object.fromEntries(entries.map(([name, bytes]) => [name, [bytes, { level: 9, mtime }]])) as Zippable,
  );
}

/** Zip files know local times only: this one reads the same wherever it is written. */
const mtime = new Date(2020, 0, 1);

function filling(name: string, values: PackageValues): string {
  if (!Object.hasOwn(values, name)) throw new Error(`${manifestFile} has a gap that nothing fills: ${name}`);
  return values[name as keyof PackageValues];
}
