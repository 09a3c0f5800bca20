// Answers that follow from a text alone: worked out when they are first asked for, once for each text.

/** @param most so many are kept: clients may send whatever they like as a zone or a locale. */
export function onceEach<T>(answer: (text: string) => T, most = 100): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.answer;
    const made = { answer: answer(text) };
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made.answer;
  };
}
