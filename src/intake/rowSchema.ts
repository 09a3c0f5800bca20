// What a row of an import may hold, for those who write one. Whether it is taken depends on the order that is there
// already (importedOrder.ts, events.ts).

import { z } from 'zod';
import { carrierEventSchema } from '../domain/lifecycle.ts';
import { orderSchema } from '../domain/order.ts';
import { importedSchema } from './importedOrder.ts';

const { number } = orderSchema.shape;

const fieldsOfOrder = Object.fromEntries(
  Object.entries(importedSchema.shape).map(([field, schema]) => [field, schema.nullish()]),
);

const orderRow = z
  .strictObject({ ...fieldsOfOrder, number })
  .describe(
    'An order as it is exported. A new one needs name, status, country, numberType, phoneNumbers, placedAt and placedBy; null says that there is no value',
  )
  .meta({ id: 'ImportedOrder' });

const eventRow = z
  .union(carrierEventSchema.options.map((event) => event.extend({ number })))
  .describe("A carrier's event, and the order that it is for")
  .meta({ id: 'ImportedEvent' });

export const rowSchema = z.union([orderRow, eventRow]);
