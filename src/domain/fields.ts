// The fields of a port order that an edit can name, in the order of the canonical spelling, and what each holds.

import { z } from 'zod';

export const fieldNames = [
  'name',
  'focDate',
  'targetDate',
  'carrier',
  'accountNumber',
  'pin',
  'btn',
  'organization',
  'authorizedPerson',
  'serviceAddress',
  'addNumber',
  'removeNumber',
] as const;
export type FieldName = (typeof fieldNames)[number];

interface FieldSort {
  readonly kind: 'text' | 'telephone' | 'day' | 'moment';
  /** Masked wherever it is shown. */
  readonly secret?: true;
  /** Takes several values, each of which adds to, or is taken out of, the numbers that the order has. */
  readonly list?: true;
}

export const fields: Readonly<Record<FieldName, FieldSort>> = {
  name: { kind: 'text' },
  focDate: { kind: 'moment' },
  targetDate: { kind: 'day' },
  carrier: { kind: 'text' },
  accountNumber: { kind: 'text', secret: true },
  pin: { kind: 'text', secret: true },
  btn: { kind: 'telephone' },
  organization: { kind: 'text' },
  authorizedPerson: { kind: 'text' },
  serviceAddress: { kind: 'text' },
  addNumber: { kind: 'telephone', list: true },
  removeNumber: { kind: 'telephone', list: true },
};

/** No field of the order itself: what an edit does to its telephone numbers. */
export type ListField = 'addNumber' | 'removeNumber';
/** The others, which the order holds under the same name. */
export type SingleField = Exclude<FieldName, ListField>;
export const isList = (field: FieldName): field is ListField => fields[field].list === true;

type SecretField = 'accountNumber' | 'pin';
export const secretFields = fieldNames.filter((field): field is SecretField => fields[field].secret === true);

const said = z.string().min(1);

/**
 * What an edit asks to be written, as the person said it: telephone numbers E.164 or national, dates
 * `2026-11-27`, `2026-11-27T09:00` or a shift (`+2d`, `-1w`).
 */
export const correctionsSchema = z.strictObject({
  name: said.optional(),
  focDate: said.optional(),
  targetDate: said.optional(),
  carrier: said.optional(),
  accountNumber: said.optional(),
  pin: said.optional(),
  btn: said.optional(),
  organization: said.optional(),
  authorizedPerson: said.optional(),
  serviceAddress: said.optional(),
  addNumber: z.array(said).min(1).readonly().optional(),
  removeNumber: z.array(said).min(1).readonly().optional(),
} satisfies Record<FieldName, z.ZodType>);
export type Corrections = Readonly<z.infer<typeof correctionsSchema>>;
