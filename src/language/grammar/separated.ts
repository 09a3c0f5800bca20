// Verbs in two halves, the second further behind: "call the order off". The two become one token.

import { type SenseOf, senseOf, type Token } from '../senses.ts';
import { endsSentence } from './words.ts';

export function joinSeparated(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ senses }) => senses.some(isHalf))) return tokens;
  const joined: Token[] = [];
  const taken = new Set<Token>();
  for (const [at, token] of tokens.entries()) {
    if (taken.has(token)) continue;
    const halves = token.senses.filter((sense) => sense.is === 'separated');
    const other = halves.length > 0 ? otherHalf(tokens, at, halves) : undefined;
    if (other) taken.add(other);
    const verbs = halves.flatMap((half) => (completes(other, [half]) ? [half.verb] : []));
    const rest = token.senses.filter((sense) => !isHalf(sense) && (!other || sense.is !== 'verb'));
    joined.push({ ...token, senses: [...verbs, ...rest] });
  }
  return joined;
}

const isHalf = ({ is }: Token['senses'][number]): boolean => is === 'separated' || is === 'particle';

const completes = (token: Token | undefined, halves: readonly SenseOf<'separated'>[]): boolean => {
  const particle = senseOf(token, 'particle')?.particle;
  return particle !== undefined && halves.some(({ particles }) => particles.includes(particle));
};

/** In the same sentence, and before the next verb in two halves. */
function otherHalf(
  tokens: readonly Token[],
  at: number,
  halves: readonly SenseOf<'separated'>[],
): Token | undefined {
  for (let place = at + 1; place < tokens.length; place += 1) {
    const token = tokens[place];
    if (completes(token, halves)) return token;
    if (endsSentence(token) || senseOf(token, 'separated')) return undefined;
  }
  return undefined;
}
