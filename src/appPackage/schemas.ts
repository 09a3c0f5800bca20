// Microsoft's JSON schemas of the manifest and of its localization files, as the build keeps them beside the program.

import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { packageFolder } from '../packageFolder.ts';
import { faultsFrom } from './schemaFaults.ts';

/** Where the build keeps them. */
export const schemaFolder = new URL('dist/schemas/', packageFolder);
/** Under Microsoft's own names. */
export const schemaFiles = {
  manifest: 'MicrosoftTeams.schema.json',
  localization: 'MicrosoftTeams.Localization.schema.json',
} as const;

/** Faults are told a line each, opening with their place. */
export interface Schemas {
  manifestFaults(json: unknown): string[];
  localizationFaults(json: unknown): string[];
  /** Whether localization files may translate the text at this path of the manifest. */
  isTranslatable(path: string): boolean;
}

/** Takes a third of a second: the schemas are compiled. */
export function readSchemas(folder: URL = schemaFolder): Schemas {
  // Some of their patterns are none under the flag u.
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const faultsBy = (schema: object) => {
    const validate = ajv.compile(schema);
    return (json: unknown) => (validate(json) ? [] : faultsFrom(validate.errors ?? []));
  };
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const localization = read(schemaFiles.localization);
  const { $schema: _itself, ...texts } = localization.properties;
  const patterns = Object.keys(localization.patternProperties).map((pattern) => new RegExp(pattern));
  return {
    manifestFaults: faultsBy(read(schemaFiles.manifest)),
    localizationFaults: faultsBy(localization),
    isTranslatable: (path) => Object.hasOwn(texts, path) || patterns.some((pattern) => pattern.test(path)),
  };
}
