// The notation that keeps the word lists short: `(a|b|)` stands for either, `{name}` for any of a named list.

/** A template read: letters, a sequence, a choice, or a named list. */
export type Template =
  | string
  | readonly Template[]
  | { readonly either: readonly Template[] }
  | { readonly name: string };

/** `Array.isArray` does not tell a list that may not be written from what is none. */
export const isRow = (template: Template): template is readonly Template[] => Array.isArray(template);

export type Parts = ReadonlyMap<string, Template>;

/** Throws on an unbalanced bracket or an unknown name: a mistake in a locale file. */
export function readTemplate(written: string, names: ReadonlySet<string>): Template {
  let at = 0;
  const row = (): Template => {
    const made: Template[] = [];
    while (at < written.length && written[at] !== ')' && written[at] !== '|') made.push(element());
    return made.length === 1 && made[0] !== undefined ? made[0] : made;
  };
  const element = (): Template => {
    const letter = written[at];
    if (letter === '(') return choice();
    if (letter === '{') return named();
    const from = at;
    while (at < written.length && !'(|){'.includes(written.charAt(at))) at += 1;
    return written.slice(from, at);
  };
  const choice = (): Template => {
    at += 1;
    const either = [row()];
    while (written[at] === '|') {
      at += 1;
      either.push(row());
    }
    if (written[at] !== ')') throw new Error(`"${written}" opens a bracket that it does not close`);
    at += 1;
    return { either };
  };
  const named = (): Template => {
    const end = written.indexOf('}', at);
    const name = written.slice(at + 1, end);
    if (end < 0 || !names.has(name)) throw new Error(`"${written}" names a list that "parts" does not hold`);
    at = end + 1;
    return { name };
  };
  const all = row();
  if (at < written.length) throw new Error(`"${written}" has a "${written[at]}" outside brackets`);
  return all;
}

export function readParts(written: Readonly<Record<string, readonly string[]>>): Parts {
  const names = new Set(Object.keys(written));
  return new Map(
    Object.entries(written).map(([name, list]) => [
      name,
      { either: list.map((one) => readTemplate(one, names)) },
    ]),
  );
}

/** Source of an expression that matches what the templates stand for; one that matches nothing where there are none. */
export function sourceOf(templates: readonly Template[], parts: Parts): string {
  const any = (list: readonly Template[]): string => {
    const sources = [...new Set(list.map(source))].sort((a, b) => b.length - a.length);
    return `(?:${sources.join('|')})`;
  };
  const source = (template: Template): string => {
    if (typeof template === 'string') return template.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (isRow(template)) return template.map(source).join('');
    return any('either' in template ? template.either : [parts.get(template.name) ?? '']);
  };
  return templates.length === 0 ? '(?!)' : any(templates);
}

/** Every text a template stands for. Only for short ones: the number multiplies with each choice. */
export function expand(template: Template, parts: Parts): string[] {
  const all = (one: Template): string[] => {
    if (typeof one === 'string') return [one];
    if (isRow(one))
      return one.reduce<string[]>(
        (heads, next) => heads.flatMap((head) => all(next).map((tail) => head + tail)),
        [''],
      );
    return 'either' in one ? one.either.flatMap(all) : all(parts.get(one.name) ?? '');
  };
  return [...new Set(all(template).map((text) => text.replace(/ +/g, ' ').trim()))];
}
