// Wires the house: the only place that knows which parts stand behind which door.

import { randomBytes, randomInt } from 'node:crypto';
import type { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type Logger, pino } from 'pino';
import { type Config, rolesFrom, servedBy } from './config.ts';
import type { Desk } from './conversation/desk.ts';
import { demoTenant, type Role } from './domain/people.ts';
import { factsOf } from './errorFacts.ts';
import { type House, houseWith } from './house.ts';
import { demoOrders } from './intake/demoOrders.ts';
import type { Intake } from './intake/intake.ts';
import { createIntake } from './intake/storeIntake.ts';
import { readLocales } from './locales.ts';
import type { Metrics } from './metrics.ts';
import type { NotifierParts } from './notices/notifier.ts';
import type { Send } from './notices/send.ts';
import { startTicker, type Ticker } from './notices/ticker.ts';
import { createOutlet, type Outlet } from './outlet/outlet.ts';
import { storePlace } from './storePlace.ts';
import { measured } from './stores/measured.ts';
import { type Observed, observed } from './stores/observed.ts';
import { openStore } from './stores/open.ts';
import type { OpenStore, OrderStore } from './stores/store.ts';

/** Letters and digits that are not taken for one another. */
const legible = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Six of them tell a turn from every other of its days: `7F3K2Q`. */
const newErrorId = (): string => Array.from({ length: 6 }, () => legible[randomInt(legible.length)]).join('');

export interface App {
  readonly store: Observed<OpenStore>;
  readonly house: House;
  readonly desk: Desk;
  readonly intake: Intake;
  readonly outlet: Outlet;
}

export interface Opening {
  /** Told how long the store takes, and of what fails in it. */
  readonly metrics?: Metrics;
  readonly log?: Logger;
  /** How many copies of the store's file are kept, where that is not left to the store. */
  readonly keep?: number | undefined;
}

/** Opens the store and puts a desk and an intake before it. @throws StoreError */
export async function openApp(
  config: Config,
  clock: () => Date,
  { metrics, log, keep }: Opening = {},
): Promise<App> {
  const snapshotFailed = (error: Error) => {
    metrics?.snapshotFailed();
    log?.warn({ error: factsOf(error) }, notSnapshot);
  };
  const opened = await openStore({
    ...storePlace(config),
    ...(keep !== undefined && { keep }),
    snapshotFailed,
  });
  const store = observed(metrics ? measured(opened, metrics) : opened);
  const house = houseWith(readLocales(), config);
  return {
    ...{ store, house, desk: house.deskOn(store, newErrorId) },
    ...{ intake: createIntake(store, clock), outlet: createOutlet(store, clock) },
  };
}

const notSnapshot =
  'A snapshot of the orders, or a copy of it, could not be written. Nothing is lost: all of it is in the log beside the ' +
  'file, which goes on growing; make room for another file of its size, or its folder writable. It is tried again';

/** Tells people what they asked to be told, when it falls due and as soon as orders change. */
export function tellNews(
  { store, house }: App,
  through: Pick<NotifierParts, 'send' | 'roleOf' | 'clock'>,
  { log, metrics }: { readonly log: Logger; readonly metrics?: Pick<Metrics, 'noticesWaiting'> },
): Ticker {
  const broken = (error: unknown) => log.error({ error: factsOf(error) }, 'A round of notices broke');
  const notifier = house.notifierOn(store, through);
  const tick = async (stopped: AbortSignal) => {
    const { next, waiting } = await notifier.tick(stopped);
    metrics?.noticesWaiting(waiting);
    return next;
  };
  const ticker = startTicker({ tick, clock: through.clock, broken });
  store.onChange(ticker.soon);
  return ticker;
}

/** Puts the demo orders into the demo tenant where it is empty, or in place of those there are. */
export async function layDemoOrders(
  store: OrderStore,
  { now, timeZone, fresh }: { readonly now: Date; readonly timeZone: string; readonly fresh: boolean },
): Promise<void> {
  const { total } = await store.select(demoTenant, { sought: { now }, limit: 1 });
  if (total > 0 && !fresh) return;
  const orders = demoOrders(readLocales().demo, now, timeZone);
  const numbers = orders.map(({ number }) => number);
  const known = new Map(
    (await store.exactly(demoTenant, numbers)).map(({ number, version }) => [number, version]),
  );
  const changes = orders.map((order) => {
    const version = known.get(order.number) ?? 0;
    return { order: { ...order, version: version + 1 }, version };
  });
  await store.commit({ tenant: demoTenant, at: now, changes });
}

export interface Served {
  /** Where the server listens: `http://127.0.0.1:3978`. */
  readonly url: string;
  /** What was sent to it by now is answered. */
  close(): Promise<void>;
}

/** So long a request may be under way before it is read, in milliseconds: a connection with none is cut when the server closes. */
const underWay = 200;

export interface Serving {
  readonly demo: boolean;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Serves the app over HTTP. Bot Framework and restify are loaded only here: they cost a third of a second. */
export async function serve(
  app: App,
  config: Config,
  { demo, clock, log, metrics }: Serving,
): Promise<Served> {
  const [{ createBotHost }, { createHttpServer }] = await Promise.all([
    import('./teams/host.ts'),
    import('./server/http.ts'),
  ]);
  const { store, desk, intake, outlet } = app;
  const roleOf: (id: string) => Role = demo ? () => 'admin' : rolesFrom(config);
  const serves = demo ? () => true : servedBy(config);
  const messages = createBotHost({
    desk,
    ...(config.credentials && { credentials: config.credentials }),
    roleOf,
    demo,
    defaults: { locale: config.language, timeZone: config.timeZone },
    serves,
    log,
    now: clock,
    newErrorId,
    onTurn: (told) => {
      log.info(told, 'A turn');
      metrics.turn(told.kind, told.came, told.milliseconds);
    },
  });
  // Commands on this machine find this token in the lock beside the store, which only its owner can read.
  const local = { token: randomBytes(32).toString('base64url'), by: 'command line' };
  const server = createHttpServer({
    messages,
    intake,
    outlet,
    apiTokens: [local, ...(config.apiToken ? [{ token: config.apiToken, by: 'API' }] : [])],
    tenants: () => store.tenants(),
    serves,
    ready: () => store.ready(),
    metrics,
    log,
    newErrorId,
  });
  const { address, close } = await server.listen({ port: config.port, host: config.host });
  const url = `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;
  await store.announce({ address: url, token: local.token }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const send: Send = async (...notice) => {
    const sent = await messages.send(...notice);
    metrics.notice(sent);
    return sent;
  };
  const ticker = tellNews(app, { send, roleOf, clock }, { log, metrics });
  return {
    url,
    close: async () => {
      await Promise.all([ticker.stop(), pause(underWay)]);
      await close();
    },
  };
}

/** JSON lines on stderr, for stdout is for results; to its descriptor, where it has one, each before anything else happens. */
export const createLog = (
  { logLevel }: Pick<Config, 'logLevel'>,
  stderr: Writable & { readonly fd?: number },
): Logger =>
  pino(
    { level: logLevel },
    stderr.fd === undefined ? stderr : pino.destination({ dest: stderr.fd, sync: true }),
  );
