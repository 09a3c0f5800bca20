// The columns of a table of orders and of carriers' events: their names, what a cell of each holds, and in which order
// an export writes them. A name with a dot is a field within a field.

import type { Order } from '../domain/order.ts';

export type CellKind = 'text' | 'code' | 'telephone' | 'telephones' | 'list' | 'number' | 'json';

/** `code`: a text in which every digit counts. `json`: what no cell holds plainly. */
const orderColumns = {
  number: 'code',
  name: 'text',
  status: 'text',
  country: 'text',
  numberType: 'text',
  phoneNumbers: 'telephones',
  carrier: 'text',
  btn: 'telephone',
  accountNumber: 'code',
  pin: 'code',
  organization: 'text',
  authorizedPerson: 'text',
  serviceAddress: 'text',
  requester: 'text',
  notify: 'list',
  targetDate: 'text',
  focDate: 'text',
  focTimeZone: 'text',
  'rejection.reason': 'text',
  'rejection.at': 'text',
  placedAt: 'text',
  placedBy: 'text',
  tenant: 'text',
  version: 'number',
  comments: 'json',
  history: 'json',
  deletedAt: 'text',
} as const satisfies Record<
  keyof Omit<Order, 'rejection'> | `rejection.${keyof NonNullable<Order['rejection']>}`,
  CellKind
>;

const eventColumns = {
  number: 'code',
  event: 'text',
  eventId: 'text',
  at: 'text',
  focDate: 'text',
  focTimeZone: 'text',
  reason: 'text',
} as const satisfies Record<string, CellKind>;

export const columns = { ...orderColumns, ...eventColumns };
export type Column = keyof typeof columns;

/** An export holds no deleted orders. */
export const exportedColumns = (Object.keys(orderColumns) as (keyof typeof orderColumns)[]).filter(
  (column) => column !== 'deletedAt',
);

export const isOfEvent = (column: Column): boolean => column in eventColumns;
export const isOfOrder = (column: Column): boolean => column in orderColumns;

/** What stands between the values of one cell; an export writes a semicolon. */
export const between = /[,;\u3001\uff0c\uff1b\r\n\t]+/;

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
const byBareName = new Map((Object.keys(columns) as Column[]).map((column) => [bare(column), column]));

/** The column of this name, however it is written: `phoneNumbers`, `Phone numbers`, `PHONE_NUMBERS`. */
export const columnNamed = (name: string): Column | undefined => byBareName.get(bare(name));
