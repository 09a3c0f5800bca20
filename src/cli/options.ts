// The options of a command, checked by its schema.

import type { z } from 'zod';
import { UsageError } from './failure.ts';

/** @throws UsageError that names every option that is wrong */
export function readOptions<T>(schema: z.ZodType<T>, given: unknown): T {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `--${optionName(String(path[0]))} ${message}`);
  throw new UsageError(faults.join('\n'));
}

const optionName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
