// A localization file against its manifest: every text that can be translated is, and nothing that is not there.

import { textsOf } from './manifest.ts';
import type { Schemas } from './schemas.ts';

export function translationFaults(
  localization: unknown,
  manifest: unknown,
  { localizationFaults, isTranslatable }: Schemas,
): string[] {
  const pathsOf = (json: unknown) => [...textsOf(json)].map(([path]) => path).filter(isTranslatable);
  const wanted = pathsOf(manifest);
  const given = pathsOf(localization);
  return [
    ...localizationFaults(localization),
    ...wanted
      .filter((path) => !given.includes(path))
      .map((path) => `lacks ${path}: it would be shown in the default language`),
    ...given
      .filter((path) => !wanted.includes(path))
      .map((path) => `must not have ${path}: the manifest has no such text`),
  ];
}
