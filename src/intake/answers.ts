// What comes of an event and of an import, as it goes over HTTP: the server answers with it, and commands read it.

import { z } from 'zod';
import { statuses } from '../domain/statusRules.ts';
import type { ImportCounts, RejectedRow } from './intake.ts';

export const eventAnswer = z.union([
  z.object({ order: z.string(), from: z.enum(statuses), to: z.enum(statuses) }),
  z.object({ repeated: z.literal(true) }),
]);

export const importAnswer = z.object({
  added: z.int(),
  replaced: z.int(),
  unchanged: z.int(),
  moved: z.int(),
  rejected: z.array(
    z.object({
      index: z.int().describe('The place in the body, from 0'),
      faults: z.array(z.object({ path: z.array(z.union([z.string(), z.int()])), message: z.string() })),
    }),
  ),
}) satisfies z.ZodType<ImportCounts & { readonly rejected: readonly RejectedRow[] }>;
