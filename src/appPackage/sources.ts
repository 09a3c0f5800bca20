// The sources of the app package for Teams: the folder manifest/. Its manifest has gaps, such as ${id}, that building
// fills; whatever file the manifest names goes into the package with it.

import { readFileSync } from 'node:fs';
import { packageFolder } from '../packageFolder.ts';
import type { Files } from './contents.ts';
import { filesNamedBy, type Manifest, manifestFile, manifestSchema } from './manifest.ts';

const ownFolder = new URL('manifest/', packageFolder);

export interface Sources {
  /** The text of the manifest, with its gaps. */
  readonly template: string;
  /** What the manifest names, as it stands in the folder. */
  readonly files: Files;
}

export function readSources(folder: URL = ownFolder): Sources {
  const template = readFileSync(new URL(manifestFile, folder), 'utf8');
  const names = filesNamedBy(manifestOf(template));
  return { template, files: new Map(names.map((name) => [name, readFileSync(new URL(name, folder))])) };
}

/** The page that the package links to where its maker has none: the bot itself serves it. */
export const aboutPath = '/about';
export const readAbout = (): string => readFileSync(new URL('about.html', ownFolder), 'utf8');

export const manifestOf = (text: string): Manifest => manifestSchema.parse(JSON.parse(text));
