// What the house reads of an app manifest. Microsoft's schema checks its shape (schemas.ts); what is not shaped as it
// should be counts as absent here.

import { z } from 'zod';

export const manifestFile = 'manifest.json';

const text = z.string().optional().catch(undefined);
const listOf = <S extends z.ZodType>(member: S) => z.array(member).catch([]);

const bot = z.looseObject({ botId: text });

export const manifestSchema = z.looseObject({
  manifestVersion: text,
  version: text,
  id: text,
  icons: z.looseObject({ color: text, outline: text }).catch({ color: undefined, outline: undefined }),
  localizationInfo: z
    .looseObject({
      defaultLanguageTag: text,
      additionalLanguages: listOf(z.looseObject({ file: text, languageTag: text })),
    })
    .catch({ defaultLanguageTag: undefined, additionalLanguages: [] }),
  bots: listOf(
    bot.extend({ commandLists: listOf(z.looseObject({ commands: listOf(z.looseObject({ title: text })) })) }),
  ),
  composeExtensions: listOf(bot),
  validDomains: listOf(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

const present = (names: readonly (string | undefined)[]): string[] =>
  names.filter((name) => name !== undefined);

export const localizationFiles = ({ localizationInfo }: Manifest): string[] =>
  present(localizationInfo.additionalLanguages.map(({ file }) => file));

/** What has to lie in the package beside the manifest. */
export const filesNamedBy = (manifest: Manifest): string[] =>
  present([manifest.icons.color, manifest.icons.outline, ...localizationFiles(manifest)]);

/** Every text of a JSON document with its path as localization files write it: `bots[0].commandLists[0].scopes[1]`. */
export function* textsOf(json: unknown, path = ''): Generator<readonly [path: string, text: string]> {
  if (typeof json === 'string') yield [path, json];
  else if (Array.isArray(json))
    for (const [at, member] of json.entries()) yield* textsOf(member, `${path}[${at}]`);
  else if (typeof json === 'object' && json !== null)
    for (const [name, member] of Object.entries(json))
      yield* textsOf(member, path ? `${path}.${name}` : name);
}
