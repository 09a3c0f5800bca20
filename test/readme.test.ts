import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Variable, variables } from '../src/environment.ts';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const table = /<!-- environment -->\n([\s\S]*?)\n<!-- \/environment -->/.exec(readme)?.[1] ?? '';

const rows = Object.entries<Variable>(variables).map(([name, { meaning, otherwise, default: taken }]) => {
  const unset = otherwise ?? (taken ? `\`${taken}\`` : 'not set');
  return `| \`${name}\` | ${meaning} | ${unset} |`;
});

describe('the README', () => {
  it('lists every variable of the environment with its meaning and default, and no other', () => {
    expect(table.split('\n').slice(2)).toEqual(rows);
  });
});

const pages = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md'));

describe.each(['README.md', ...pages.map((name) => `docs/${name}`)])('%s', (page) => {
  it('links only to files that are there', () => {
    const at = new URL(page, root);
    const links = [...readFileSync(at, 'utf8').matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map(
      ([, link = '']) => link,
    );
    expect(links.filter((link) => !existsSync(fileURLToPath(new URL(link, at))))).toEqual([]);
  });
});
