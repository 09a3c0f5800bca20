// The way in for what a command writes: through the running server where there is one, else into the store itself.

import { z } from 'zod';
import { readConfig } from '../../config.ts';
import { statuses } from '../../domain/statusRules.ts';
import type { EventResult, ImportResult, Intake } from '../../intake/intake.ts';
import { createIntake } from '../../intake/storeIntake.ts';
import { createOutlet, type Entered, type Outlet } from '../../outlet/outlet.ts';
import { storePlace } from '../../storePlace.ts';
import { openForReading, openStore } from '../../stores/open.ts';
import { UsageError } from '../failure.ts';
import { type Answered, post, type RunningServer, runningServer } from '../running.ts';
import type { Surroundings } from '../surroundings.ts';

export interface WayIn {
  readonly intake: Intake;
  readonly enter: Outlet['enter'];
  /** Those that the store holds; to be asked only where none is named, for it may take reading all of it. */
  tenants(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function openWayIn({ env, clock }: Pick<Surroundings, 'env' | 'clock'>): Promise<WayIn> {
  const config = readConfig(env);
  const place = storePlace(config);
  const server = await runningServer(place);
  if (server) {
    const tenants = async () => (await openForReading(place, false)).tenants();
    return { intake: serverIntake(server), enter: serverEnter(server), tenants, close: async () => {} };
  }
  const store = await openStore(place);
  return {
    intake: createIntake(store, clock),
    enter: createOutlet(store, clock).enter,
    tenants: () => store.tenants(),
    close: () => store.close(),
  };
}

/** The same intake over HTTP. */
const serverIntake = (server: RunningServer): Intake => ({
  event: async (tenant, number, body) => {
    const path = `/api/orders/${encodeURIComponent(number)}/events?${new URLSearchParams({ tenant })}`;
    return eventResult(await post(server, path, body));
  },
  importRows: async (tenant, body, _by, absent) =>
    importResult(await post(server, `/api/orders/import?${new URLSearchParams({ tenant, absent })}`, body)),
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

const rejectedSchema = z.object({
  index: z.int(),
  faults: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
});
const importedSchema = z.object({
  added: z.int(),
  replaced: z.int(),
  unchanged: z.int(),
  moved: z.int(),
  rejected: z.array(rejectedSchema),
});

function importResult({ body, fault }: Answered): ImportResult {
  const imported = importedSchema.safeParse(body);
  if (imported.success) return { kind: 'imported', ...imported.data };
  throw new UsageError(fault ?? 'the server gave no answer that can be read');
}

const enteredSchema = z.object({ entered: z.int(), already: z.int() });

const serverEnter =
  (server: RunningServer): Outlet['enter'] =>
  async (tenant, cursors, by): Promise<Entered> => {
    const path = `/api/orders/changes/entered?${new URLSearchParams({ tenant })}`;
    const { body, fault } = await post(server, path, { cursors, by });
    const entered = enteredSchema.safeParse(body);
    if (entered.success) return { kind: 'entered', ...entered.data };
    throw new UsageError(fault ?? 'the server gave no answer that can be read');
  };
