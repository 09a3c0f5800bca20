// Checks a whole app package, whoever built it: every fault with its place and its mend.

import { contentsOf, type Files } from './contents.ts';
import { type IconName, iconFaults, iconRules } from './icons.ts';
import { type Expected, identityFaults } from './identity.ts';
import { translationFaults } from './localization.ts';
import { localizationFiles, type Manifest, manifestFile, manifestSchema } from './manifest.ts';
import type { Schemas } from './schemas.ts';

export interface Checked {
  /** None: Teams can take it. */
  readonly faults: readonly string[];
  /** What was read of its manifest; absent where there is none to read. */
  readonly manifest?: Manifest;
}

export function checkPackage(zip: Uint8Array, schemas: Schemas, expected: Expected = {}): Checked {
  const contents = contentsOf(zip);
  if (!contents.ok) return { faults: [`The package ${contents.fault}.`] };
  const { files } = contents;
  const read = jsonIn(files, manifestFile);
  if (!read.ok) return { faults: [`${manifestFile} ${read.fault}`] };
  const { data: manifest } = manifestSchema.safeParse(read.json);
  if (!manifest) return { faults: [`${manifestFile} must be a JSON object`] };
  return {
    manifest,
    faults: [
      ...within(manifestFile, [
        ...schemas.manifestFaults(read.json),
        ...commandFaults(manifest),
        ...identityFaults(manifest, expected),
      ]),
      ...localizationFiles(manifest).flatMap((file) => {
        const translation = jsonIn(files, file);
        return within(
          file,
          translation.ok ? translationFaults(translation.json, read.json, schemas) : [translation.fault],
        );
      }),
      ...Object.keys(iconRules).flatMap((name) => imageFaults(files, manifest, name as IconName)),
    ],
  };
}

const within = (file: string, faults: readonly string[]): string[] =>
  faults.map((fault) => `${file}: ${fault}`);

type Json = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly fault: string };

const missing = 'is missing: the manifest names it';

function jsonIn(files: Files, name: string): Json {
  const bytes = files.get(name);
  if (!bytes) return { ok: false, fault: missing };
  try {
    return { ok: true, json: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch (error) {
    return { ok: false, fault: `is not JSON: ${(error as Error).message}` };
  }
}

function imageFaults(files: Files, { icons }: Manifest, name: IconName): string[] {
  const file = icons[name];
  if (!file) return []; // the schema has said so
  const png = files.get(file);
  return within(file, png ? iconFaults(name, png) : [missing]);
}

/** The schema takes twelve; Teams shows ten. Source: Microsoft's documentation of bots' command menus. */
const shownCommands = 10;

const commandFaults = ({ bots }: Manifest): string[] =>
  bots.flatMap(({ commandLists }, bot) =>
    commandLists.flatMap(({ commands }, list) =>
      commands.length > shownCommands
        ? [
            `bots[${bot}].commandLists[${list}].commands must be at most ${shownCommands}, not ${commands.length}: Teams shows no more`,
          ]
        : [],
    ),
  );
