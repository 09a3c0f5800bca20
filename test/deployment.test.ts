// What docs/ says of putting portdesk into service, held against the project.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { variables } from '../src/environment.ts';
import { createMetrics } from '../src/metrics.ts';

const read = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');

describe('the Containerfile', () => {
  const [build = '', final = ''] = read('Containerfile')
    .split(/^FROM .*$/m)
    .slice(1);

  it('puts into the image just what a package of portdesk holds, with what that needs', () => {
    const copied = [...final.matchAll(/^COPY --from=build \/app\/(\S+) /gm)].map(([, name]) => name);
    expect(copied.sort()).toEqual(['node_modules', 'package.json', ...manifest.files].sort());
  });

  it('builds from all that the build reads, and leaves what only the build needs behind', () => {
    const copied = [...build.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
    const sources = manifest.files.filter((name) => name !== 'dist');
    expect(copied).toEqual(expect.arrayContaining(['package-lock.json', 'tsconfig.json', 'src', ...sources]));
    expect(build).toMatch(/npm ci\n[\s\S]*npm run build && npm prune --omit=dev /);
  });

  it('runs as nobody special, on a volume, and answers for its health', () => {
    const lines = final.split('\n').map((line) => line.split(' ')[0]);
    expect(final).toMatch(/^USER node$/m);
    expect(final).toMatch(/^VOLUME \/data$/m);
    expect(lines.filter((word) => word === 'HEALTHCHECK' || word === 'ENTRYPOINT')).toHaveLength(2);
    expect(final).toContain(`PORTDESK_DATA=/data/`);
  });
});

describe('docs/deployment.md', () => {
  it('names no variable that is not read', () => {
    const named = read('deployment.md').match(/\b(PORTDESK_[A-Z_]+|MicrosoftApp[A-Z][A-Za-z]+)\b/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !Object.hasOwn(variables, name))).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  it('tells of every metric of ours, and of no other', async () => {
    const ours = /portdesk_[a-z_]+?(?=_count|_bucket|[^a-z_])/g;
    const served = (await createMetrics().text()).match(/^# HELP portdesk_\S+/gm) ?? [];
    const told = new Set(read('operations.md').match(ours));
    expect([...told].sort()).toEqual(served.map((line) => line.split(' ')[2]).sort());
  });
});
