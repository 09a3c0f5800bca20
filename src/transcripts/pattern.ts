// The bot's written text as a pattern: white space folded, `{{name}}` and `{{name:/re/}}` capture, `${name}` uses a capture.

import { findCommands } from './brackets.ts';
import { escapeForPattern } from './escape.ts';

export type Captures = ReadonlyMap<string, string>;

const placeholder = /\{\{([A-Za-z_][\w-]*)(?::\/([\s\S]*?)\/)?\}\}|\$\{([A-Za-z_][\w-]*)\}/g;

export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

export type Filled =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly uncaptured: string };

/** Puts the captures in, and spelled characters; `written` says how a capture's value is spelled there. */
export function fill(text: string, captures: Captures, written = (value: string) => value): Filled {
  let uncaptured: string | undefined;
  const filled = text.replace(/\$\{([A-Za-z_][\w-]*)\}/g, (source, name: string) => {
    const value = captures.get(name);
    if (value === undefined) uncaptured ??= name;
    return value === undefined ? source : written(value);
  });
  return uncaptured === undefined ? { ok: true, text: unspelled(filled) } : { ok: false, uncaptured };
}

export const uncapturedMessage = (name: string): string =>
  `Nothing is captured as \${${name}}: write {{${name}}} in a line of the bot above.`;

export type Matched =
  | { readonly ok: true; readonly captures: Captures }
  | { readonly ok: false; readonly uncaptured?: string };

/** Compares a written text with what was said. The captures come back with this text's own added. */
export function match(pattern: string, said: string, captures: Captures): Matched {
  const folded = fold(pattern);
  const text = fold(said);
  if (!folded.includes('{')) return folded === text ? { ok: true, captures } : { ok: false };
  const names: string[] = [];
  let uncaptured: string | undefined;
  let source = '';
  let end = 0;
  for (const found of folded.matchAll(placeholder)) {
    const [whole, name, expression = '.+?', used] = found;
    source += escapeForPattern(folded.slice(end, found.index));
    end = found.index + whole.length;
    if (name !== undefined) {
      source += `(?<of${names.length}>${expression})`;
      names.push(name);
    } else if (used !== undefined) {
      const value = captures.get(used);
      if (value === undefined) uncaptured ??= used;
      else source += escapeForPattern(fold(value));
    }
  }
  if (uncaptured !== undefined) return { ok: false, uncaptured };
  source += escapeForPattern(folded.slice(end));
  const groups = new RegExp(`^${source}$`, 'su').exec(text);
  if (!groups) return { ok: false };
  const captured = names.map((name, index) => [name, groups.groups?.[`of${index}`] ?? ''] as const);
  return { ok: true, captures: new Map([...captures, ...captured]) };
}

/** What is wrong with the regular expressions of a text's captures, if anything. */
export function patternMistake(text: string): string | undefined {
  for (const [whole, , expression] of fold(text).matchAll(placeholder)) {
    if (expression === undefined) continue;
    try {
      new RegExp(`(?<of0>${expression})`, 'su');
    } catch {
      return `The regular expression in ${whole} can't be read: mend it, or write {{name}} alone.`;
    }
  }
  return undefined;
}

export const pieces = (pattern: string): readonly { readonly source: string; readonly open: boolean }[] => {
  const found: { source: string; open: boolean }[] = [];
  let end = 0;
  for (const { 0: source, index } of pattern.matchAll(placeholder)) {
    found.push({ source: pattern.slice(end, index), open: false }, { source, open: true });
    end = index + source.length;
  }
  return [...found, { source: pattern.slice(end), open: false }];
};

/**
 * Spells a text so that it is read back as itself: chatdown has no escape for the bracket of a command, so a
 * capture that can match only that character stands for it.
 */
export function literal(text: string): string {
  let safe = text.replace(/[{$](?=\{[A-Za-z_])/g, spelled);
  for (let [command] = findCommands(safe); command; [command] = findCommands(safe)) {
    safe = safe.slice(0, command.offset) + spelled('[') + safe.slice(command.offset + 1);
  }
  // An open bracket would reach into a command that is written below.
  const closed = safe.lastIndexOf(']') + 1;
  return safe.slice(0, closed) + safe.slice(closed).replaceAll('[', spelled);
}

/** The same for a label of `[Suggestions=…]`, which ends at `]` and is parted at `|`. */
export const literalLabel = (label: string): string => literal(fold(label)).replace(/[\]|]/g, spelled);

const spelled = (character: string): string =>
  `{{_:/\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}/}}`;

/** The text that `literal` spelled, for those who compare nothing with it. */
export const unspelled = (text: string): string =>
  text.replace(/\{\{_:\/(?:\\x([\dA-F]{2}))?\/\}\}/g, (_, code?: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : '',
  );
