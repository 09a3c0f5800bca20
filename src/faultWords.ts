// What is wrong with a value from outside, in plain words that follow the name of its place.

import type { z } from 'zod';

/** Our own schemas say themselves what they expect; for the rest the schema library's words are put plainly. */
export function faultWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? 'is missing'
        : `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return `has what is not known here: ${issue.keys.join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'must not be empty'
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must have at most ${issue.maximum} characters`
        : `must be at most ${issue.maximum}${issue.origin === 'array' ? ' in number' : ''}`;
    case 'invalid_format':
      return formats[issue.format] ?? issue.message;
    default:
      return issue.message;
  }
}

/** A line a fault, each with its place. `whole`: what to call it where no part of it is to blame. */
export const faultLines = ({ issues }: z.ZodError, whole: string): string[] =>
  issues.map((issue) => `${issue.path.join('.') || whole}: ${faultWords(issue)}`);

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'an object',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

const formats: Readonly<Record<string, string>> = {
  datetime: 'must be a date-time with its offset, such as 2026-12-01T09:00:00+09:00',
  date: 'must be a date such as 2026-12-01',
};
