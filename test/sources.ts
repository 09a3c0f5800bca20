// Reads the files of src with a real parser: what each imports, which globals it touches, what its code is written in.

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type ParseResult, parseSync } from 'vite';

/** A file of the project: its path from the root, and what it imports as written there. */
export interface Source {
  readonly file: string;
  readonly imports: readonly string[];
}

export const targetOf = (file: string, name: string): string => posix.join(posix.dirname(file), name);

const localImports = ({ file, imports }: Source): string[] =>
  imports.filter((name) => name.startsWith('.')).map((name) => targetOf(file, name));

/** Every file from which imports lead back to itself, types included. */
export function inCircles(sources: readonly Source[]): string[] {
  const next = new Map(sources.map((source) => [source.file, localImports(source)]));
  return sources.map(({ file }) => file).filter((file) => reachable(next.get(file) ?? [], next).has(file));
}

function reachable(from: readonly string[], next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const ahead = [...from];
  for (let file = ahead.pop(); file !== undefined; file = ahead.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    ahead.push(...(next.get(file) ?? []));
  }
  return found;
}

/** Files that none of the entry points comes to. */
export function dead(sources: readonly Source[], ...entryPoints: readonly string[]): string[] {
  const next = new Map(sources.map((source) => [source.file, localImports(source)]));
  const alive = reachable(entryPoints, next);
  return sources.map(({ file }) => file).filter((file) => !alive.has(file));
}

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesIn(each);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') yield value as Node;
    for (const member of Object.values(value)) yield* nodesIn(member);
  }
}

function parsed(file: string, code: string): ParseResult {
  const result = parseSync(file, code);
  if (result.errors.length > 0) throw new Error(`${file}: ${result.errors[0]?.message}`);
  return result;
}

const nameOf = (value: unknown): string => ((value as Node | null)?.name as string | undefined) ?? '';

/** `import`, `export … from`, `import()` and `import('…').Type`: all that names another module. */
export function readSource(file: string, code: string): Source {
  const imports = [...nodesIn(parsed(file, code).program)].flatMap(({ type, source }) =>
    /^(Import|TSImport|Export)/.test(type) && source ? [String((source as Node).value)] : [],
  );
  return { file, imports };
}

/** Members named or taken apart (`process.env`), calls and constructions without arguments (`new Date()`). */
export function touched(file: string, code: string): string[] {
  const found = [...nodesIn(parsed(file, code).program)].flatMap((node): string[] => {
    if (node.type === 'MemberExpression') {
      const property = node.property as Node;
      return [`${nameOf(node.object)}.${nameOf(property) || String(property.value)}`];
    }
    if (node.type === 'VariableDeclarator' && (node.id as Node).type === 'ObjectPattern') {
      const taken = (node.id as Node).properties as readonly Node[];
      return taken.map(({ key }) => `${nameOf(node.init)}.${nameOf(key)}`);
    }
    const bare = ((node.arguments as readonly unknown[] | undefined) ?? [0]).length === 0;
    if (node.type === 'NewExpression' && bare) return [`new ${nameOf(node.callee)}()`];
    return node.type === 'CallExpression' && bare ? [`${nameOf(node.callee)}()`] : [];
  });
  return [...new Set(found)];
}

/** The names of accessors behind a spread: emitted as Object.assign, they would be read once and be no accessors any more. */
export const lostAccessors = (file: string, code: string): string[] =>
  [...nodesIn(parsed(file, code).program)].flatMap(({ type, properties }) => {
    if (type !== 'ObjectExpression') return [];
    const members = properties as readonly Node[];
    const first = members.findIndex((member) => member.type === 'SpreadElement');
    return members.flatMap(({ kind, key }, at) =>
      first >= 0 && at > first && (kind === 'get' || kind === 'set') ? [nameOf(key)] : [],
    );
  });

/** The code without its comments. */
export function withoutComments(file: string, code: string): string {
  const { comments } = parsed(file, code);
  return comments.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
}

const root = new URL('..', import.meta.url);
const files = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .sort();
/** Every file of src with its text. */
export const codes: ReadonlyMap<string, string> = new Map(
  files.map((file) => [file, readFileSync(new URL(file, root), 'utf8')]),
);
export const sources: readonly Source[] = Array.from(codes, ([file, code]) => readSource(file, code));
