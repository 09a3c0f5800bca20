// The way in for what a command writes: through the running server where there is one, else into the store itself.

import type { z } from 'zod';
import { readConfig } from '../../config.ts';
import { eventAnswer, importAnswer } from '../../intake/answers.ts';
import type { EventResult, Intake } from '../../intake/intake.ts';
import { createIntake } from '../../intake/storeIntake.ts';
import { createOutlet, enteredAnswer, type Outlet } from '../../outlet/outlet.ts';
import { storePlace } from '../../storePlace.ts';
import { openForReading, openStore, type StorePlace } from '../../stores/open.ts';
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
    return {
      intake: serverIntake(server),
      enter: serverEnter(server),
      tenants: () => tenantsIn(place),
      close: async () => {},
    };
  }
  const store = await openStore(place);
  return {
    intake: createIntake(store, clock),
    enter: createOutlet(store, clock).enter,
    tenants: () => store.tenants(),
    close: () => store.close(),
  };
}

async function tenantsIn(place: StorePlace): Promise<readonly string[]> {
  const store = await openForReading(place, false);
  try {
    return await store.tenants();
  } finally {
    await store.close();
  }
}

/** The same intake over HTTP. */
const serverIntake = (server: RunningServer): Intake => ({
  event: async (tenant, number, body) => {
    const path = `/api/orders/${encodeURIComponent(number)}/events?${new URLSearchParams({ tenant })}`;
    return eventResult(await post(server, path, body));
  },
  importRows: async (tenant, body, _by, absent) => {
    const path = `/api/orders/import?${new URLSearchParams({ tenant, absent })}`;
    return { kind: 'imported', ...read(await post(server, path, body), importAnswer) };
  },
});

function eventResult(answered: Answered): EventResult {
  const { status, fault } = answered;
  if (fault === undefined) {
    const taken = read(answered, eventAnswer);
    return 'repeated' in taken ? { kind: 'repeated' } : { kind: 'moved', from: taken.from, to: taken.to };
  }
  if (status === 404) return { kind: 'unknownOrder' };
  return status === 409 ? { kind: 'impossible', message: fault } : { kind: 'malformed', faults: [fault] };
}

const serverEnter =
  (server: RunningServer): Outlet['enter'] =>
  async (tenant, cursors, by) => {
    const path = `/api/orders/changes/entered?${new URLSearchParams({ tenant })}`;
    return { kind: 'entered', ...read(await post(server, path, { cursors, by }), enteredAnswer) };
  };

function read<S extends z.ZodType>({ body, fault }: Answered, schema: S): z.output<S> {
  const answer = schema.safeParse(body);
  if (answer.success) return answer.data;
  throw new UsageError(fault ?? 'the server gave no answer that can be read');
}
