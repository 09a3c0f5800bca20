// docs/security.md, held against the lock file: under which licences the packages stand, and which versions are replaced.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
}

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const page = read('docs/security.md');
const { packages } = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const rowsUnder = (heading: string): string[][] =>
  (page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

it('lists the licences of all packages that are installed to run portdesk', () => {
  const run = Object.entries(packages).filter(([path, { dev }]) => path && !dev);
  const licences = new Set(run.map(([, { license = 'none named' }]) => license));
  expect(new Set(rowsUnder('Licences').map(([licence]) => licence))).toEqual(licences);
});

it('gives a reason for every override, and for no other', () => {
  const given = rowsUnder('Packages').map(([name]) => /`(\S+)`/.exec(name ?? '')?.[1]);
  expect(given).toEqual(Object.keys(manifest.overrides));
});
