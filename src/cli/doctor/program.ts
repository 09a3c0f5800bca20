// Checks what the program itself stands on: the Node.js that runs it, and its words.

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readLocales } from '../../locales.ts';
import { packageFolder } from '../../packageFolder.ts';
import { type Finding, fail, ok } from './finding.ts';

const manifestSchema = z.object({ engines: z.object({ node: z.string() }) });

export function nodeFindings(version: string): readonly Finding[] {
  const manifest = readFileSync(new URL('package.json', packageFolder), 'utf8');
  const least = manifestSchema.parse(JSON.parse(manifest)).engines.node.replace(/^>=/, '');
  return version.localeCompare(least, 'en', { numeric: true }) < 0
    ? [fail(`${version}; install ${least} or later`)]
    : [ok(version)];
}

export function localesFindings(): readonly Finding[] {
  let locales: ReturnType<typeof readLocales>;
  try {
    locales = readLocales();
  } catch (error) {
    return [fail((error as Error).message)];
  }
  const spoken = Object.keys(locales.says);
  const known = Intl.DateTimeFormat.supportedLocalesOf(spoken);
  const lacking = spoken.filter((tag) => !known.includes(tag));
  if (lacking.length > 0)
    return [fail(`this Node.js lacks the data of ${lacking.join(', ')}: install one with full ICU`)];
  const understood = locales.lexicons.map(({ tag }) => tag).sort();
  return [ok(`answers in ${spoken.join(', ')}; understands ${understood.join(', ')}`)];
}
