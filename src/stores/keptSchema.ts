// A document that is kept beside the orders, as it stands in a file or in a table: checked where it comes in.

import { z } from 'zod';
import type { Json } from './store.ts';

export const json = z.custom<Json>((value) => value !== undefined, 'is missing');

export const keptSchema = z.strictObject({ document: json, version: z.int().min(1) });
