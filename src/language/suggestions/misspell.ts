// Slips as hurried fingers make them, for a model to learn from. The same text always gets the same slips.

const words = /\p{L}{4,8}/gu;

/** In most words one letter left out, doubled, or changed with the next; never the first, which is seldom wrong. */
export const misspelled = (text: string, seed: number): string =>
  text.replace(words, (word, place: number) => {
    const letters = [...word];
    const chance = text.length + place * 5 + seed * 3;
    const at = 1 + (chance % Math.max(1, letters.length - 2));
    const [letter = '', next = ''] = letters.slice(at);
    const slips = [next, letter + letter + next, next + letter, letter + next];
    letters.splice(at, 2, ...(slips[chance % slips.length] ?? ''));
    return letters.join('');
  });
