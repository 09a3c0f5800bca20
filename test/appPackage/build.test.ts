import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildPackage } from '../../src/appPackage/build.ts';
import { checkPackage } from '../../src/appPackage/check.ts';
import { readSchemas, schemaFiles, schemaFolder } from '../../src/appPackage/schemas.ts';
import { readSources } from '../../src/appPackage/sources.ts';
import { languages } from '../language/listening.ts';
import { built, domain, filesOf, id, type Loose, values } from './packages.ts';

const manifest = filesOf(built())['manifest.json'] as Loose;

describe('the app package', () => {
  it('is what Microsoft and the check take for right', () => {
    expect(checkPackage(built(), readSchemas(), { id, domain }).faults).toEqual([]);
  });

  it.each(Object.values(schemaFiles))('is checked by %s as Microsoft publishes it', (file) => {
    const folder = new URL(
      `json-schemas/teams/v${manifest.manifestVersion}/`,
      import.meta.resolve('@microsoft/app-manifest'),
    );
    const kept = readFileSync(new URL(file, schemaFolder));
    expect(kept.equals(readFileSync(new URL(file, folder)))).toBe(true);
  });

  it('is written for the newest manifest that is published with them', () => {
    const folder = new URL('json-schemas/teams/', import.meta.resolve('@microsoft/app-manifest'));
    const versions = readdirSync(folder).flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? []);
    expect(manifest.manifestVersion).toBe(`1.${Math.max(...versions.map(Number))}`);
  });

  it('holds the manifest and what the manifest names, and nothing else', () => {
    expect(Object.keys(filesOf(built())).sort()).toEqual([
      'color.png',
      'ja.json',
      'manifest.json',
      'outline.png',
    ]);
  });

  it('is the same to the byte whenever it is built, and another for another bot', () => {
    const other = buildPackage(readSources(), { ...values, domain: 'bot.fabrikam.com' });
    expect([built(), other].map((each) => Buffer.compare(each, built()) === 0)).toEqual([true, false]);
  });

  it('carries what it was built for', () => {
    expect(manifest).toMatchObject({
      id,
      version: '1.0.0',
      bots: [{ botId: id, scopes: ['personal', 'team', 'groupChat'], supportsFiles: false }],
      composeExtensions: [{ botId: id }],
      validDomains: [domain],
      developer: { name: 'Contoso', privacyUrl: values.privacy, termsOfUseUrl: values.terms },
    });
  });

  it('lets people search orders while they write a message', () => {
    expect(manifest.composeExtensions[0].commands).toMatchObject([
      {
        ...{ id: 'searchOrders', type: 'query', context: ['compose', 'commandBox'], initialRun: true },
        parameters: [{ name: 'text', inputType: 'text' }],
      },
    ]);
  });

  it('speaks every language that the bot speaks', () => {
    const { defaultLanguageTag, additionalLanguages } = manifest.localizationInfo;
    const tags = additionalLanguages.map(({ languageTag }: Loose) => languageTag);
    expect([defaultLanguageTag, ...tags].sort()).toEqual([...languages].sort());
  });

  it('is not built where the manifest has a gap that nothing fills', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what a gap looks like
    const sources = { template: '{"id": "${nothing}"}', files: new Map() };
    expect(() => buildPackage(sources, values)).toThrow(/manifest\.json has a gap .*: nothing/);
  });
});
