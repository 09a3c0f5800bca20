// Why a text was taken as it was: what a linguist needs to see to mend a word list.

import type { Request } from '../domain/request.ts';
import { spell } from '../domain/spelling.ts';
import type { Rule } from './grammar/steps.ts';
import { isOnly } from './grammar/words.ts';
import type { Sense } from './senses.ts';
import { type Hearing, hearOut } from './understand.ts';

export interface Explanation {
  /** The text in its normal form, misspelled words mended. */
  readonly normal: string;
  readonly language?: string;
  /** The words and figures it was cut into, each with all it can mean; none where no list holds it. */
  readonly words: readonly { readonly text: string; readonly meanings: readonly string[] }[];
  /** Each clause, the rule that decided about it and what it alone asks for. */
  readonly clauses: readonly { readonly text: string; readonly rule: Rule; readonly request?: string }[];
  readonly requests: readonly Request[];
}

export function explain(text: string, hearing: Hearing): Explanation {
  const { heard, steps, said } = hearOut(text, hearing);
  const { normal, tokens } = heard;
  return {
    normal: normal.text,
    ...(said.language !== undefined && { language: said.language }),
    words: tokens
      .filter((token) => !isOnly(token, 'mark'))
      .map(({ from, to, senses }) => ({
        text: normal.text.slice(from, to).trim(),
        meanings: [...new Set(senses.map(meaningOf))],
      })),
    clauses: steps.map(({ clause, rule, request }) => ({
      text: normal.text.slice(clause[0]?.from ?? 0, clause.at(-1)?.to ?? 0).trim(),
      rule,
      ...(request && { request: spell(request) }),
    })),
    requests: said.requests,
  };
}

/** `verb cancel plain`, `order 123`: the class and what it holds. */
function meaningOf(sense: Sense): string {
  if (sense.is === 'separated') return `separated ${meaningOf(sense.verb)}`;
  const { is, ...rest } = sense;
  return [is, ...Object.values(rest).flat()].join(' ');
}
