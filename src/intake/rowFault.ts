// What a schema finds wrong with a row, as the import tells it.

import type { z } from 'zod';
import { faultWords } from '../faultWords.ts';
import type { RowFault } from './intake.ts';

export const rowFault = (issue: z.core.$ZodIssue): RowFault => ({
  path: issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
  message: faultWords(issue),
});
