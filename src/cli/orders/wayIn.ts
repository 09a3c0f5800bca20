// The way in for what a command writes: through the running server where there is one, else into the store itself.

import { z } from 'zod';
import { readConfig } from '../../config.ts';
import { statuses } from '../../domain/statusRules.ts';
import type { EventResult, ImportResult, Intake } from '../../intake/intake.ts';
import { createIntake } from '../../intake/storeIntake.ts';
import { storePlace } from '../../storePlace.ts';
import { openLowdbForReading, openLowdbStore } from '../../stores/lowdb.ts';
import { UsageError } from '../failure.ts';
import { type Answered, post, type RunningServer, runningServer } from '../running.ts';
import type { Surroundings } from '../surroundings.ts';

export interface WayIn {
  readonly intake: Intake;
  readonly tenants: readonly string[];
  close(): Promise<void>;
}

export async function openWayIn({ env, clock }: Pick<Surroundings, 'env' | 'clock'>): Promise<WayIn> {
  const config = readConfig(env);
  const { dataFile } = config;
  const server = await runningServer(dataFile);
  if (server) {
    const tenants = await (await openLowdbForReading(dataFile)).tenants();
    return { intake: serverIntake(server), tenants, close: async () => {} };
  }
  const store = await openLowdbStore(storePlace(config));
  return {
    intake: createIntake(store, clock),
    tenants: await store.tenants(),
    close: () => store.close(),
  };
}

/** The same intake over HTTP. */
const serverIntake = (server: RunningServer): Intake => ({
  event: async (tenant, number, body) => {
    const path = `/api/orders/${encodeURIComponent(number)}/events?${new URLSearchParams({ tenant })}`;
    return eventResult(await post(server, path, body));
  },
  importOrders: async (tenant, body) =>
    importResult(await post(server, `/api/orders/import?${new URLSearchParams({ tenant })}`, body)),
});

const movedSchema = z.object({ from: z.enum(statuses), to: z.enum(statuses) });

function eventResult({ status, body, fault }: Answered): EventResult {
  if (fault === undefined) {
    const moved = movedSchema.safeParse(body);
    return moved.success ? { kind: 'moved', ...moved.data } : { kind: 'repeated' };
  }
  if (status === 404) return { kind: 'unknownOrder' };
  return status === 409 ? { kind: 'impossible', message: fault } : { kind: 'malformed', faults: [fault] };
}

const countsSchema = z.object({ added: z.int(), replaced: z.int(), unchanged: z.int() });
const faultsSchema = z.object({
  error: z.object({
    faults: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
  }),
});

function importResult({ body, fault }: Answered): ImportResult {
  const counts = countsSchema.safeParse(body);
  if (counts.success) return { kind: 'imported', ...counts.data };
  const faults = faultsSchema.safeParse(body);
  if (faults.success) return { kind: 'malformed', faults: faults.data.error.faults };
  throw new UsageError(fault ?? 'the server gave no answer that can be read');
}
