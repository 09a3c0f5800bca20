// The notation that keeps the word lists short: `(a|b|)` stands for either, `{name}` for any of a named list.

export type Parts = Readonly<Record<string, readonly string[]>>;

/** Every text a template stands for. Throws on an unbalanced or unknown one: a mistake in a locale file. */
export function expand(template: string, parts: Parts): string[] {
  let at = 0;
  const sequence = (): string[] => {
    let made = [''];
    while (at < template.length && template[at] !== ')' && template[at] !== '|') {
      const next = element();
      made = made.flatMap((head) => next.map((tail) => head + tail));
    }
    return made;
  };
  const element = (): string[] => {
    const letter = template[at] ?? '';
    at += 1;
    if (letter === '(') return choice();
    if (letter === '{') return named();
    return [letter];
  };
  const choice = (): string[] => {
    const all = sequence();
    while (template[at] === '|') {
      at += 1;
      all.push(...sequence());
    }
    if (template[at] !== ')') throw new Error(`"${template}" opens a bracket that it does not close`);
    at += 1;
    return all;
  };
  const named = (): string[] => {
    const end = template.indexOf('}', at);
    const list = parts[template.slice(at, end)];
    if (end < 0 || !list) throw new Error(`"${template}" names a list that "parts" does not hold`);
    at = end + 1;
    return list.flatMap((inner) => expand(inner, parts));
  };
  const all = sequence();
  if (at < template.length) throw new Error(`"${template}" has a "${template[at]}" outside brackets`);
  return [...new Set(all.map((text) => text.replace(/ +/g, ' ').trim()))];
}
