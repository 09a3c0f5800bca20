// What queries can say: each a schema that reads the query's text, and describes the value.

import { z } from 'zod';
import { statuses } from '../domain/statusRules.ts';

const numberIn = (text: unknown) => (/^-?\d{1,15}$/.test(String(text)) ? Number(text) : text);
const truthIn = (text: unknown) => (text === 'true' ? true : text === 'false' ? false : text);

export const cursor = z.preprocess(numberIn, z.int().min(0));
export const count = (most: number) => z.preprocess(numberIn, z.int().min(1).max(most));
export const flag = z.preprocess(truthIn, z.boolean());
/** Separated by commas. */
export const statusList = z.preprocess((text) => String(text).split(','), z.array(z.enum(statuses)));
