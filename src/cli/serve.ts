// portdesk serve: the bot on HTTP until it is told to stop.

import { type Command, InvalidArgumentError } from 'commander';
import type { App, createLog } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { factsOf } from '../errorFacts.ts';
import { storeName } from '../storePlace.ts';
import { copiesKept } from '../stores/lowdb/copies.ts';
import { UsageError } from './failure.ts';
import { startPlayground } from './playground.ts';
import type { Recording } from './recording.ts';
import { type Surroundings, say } from './surroundings.ts';

interface Options {
  readonly demo?: boolean;
  readonly fresh?: boolean;
  readonly playground?: boolean;
  readonly record?: string;
  readonly keep?: number;
}

export function serveCommand(command: Command, around: Surroundings): void {
  command
    .option('--demo', 'demo orders in an empty store; everyone is an admin of the demo tenant')
    .option('--fresh', 'with --demo: lay the demo orders anew in place of those in the store')
    .option('--playground', "open Microsoft's Agents Playground beside the bot, where it is installed")
    .option('--keep <number>', `how many dated copies of the store's file are kept (${copiesKept})`, count)
    .option('--record <folder>', 'write what happens down as transcripts that pass')
    .action((options: Options) => run(options, around));
}

async function run(
  { demo = false, fresh = false, playground, record, keep }: Options,
  around: Surroundings,
): Promise<void> {
  const { stderr, clock, env } = around;
  if (fresh && !demo) throw new UsageError('--fresh replaces the demo orders: say --demo with it');
  if (demo && (env.MicrosoftAppId || env.NODE_ENV === 'production')) {
    throw new UsageError(
      'In demo mode everyone is an admin: unset MicrosoftAppId and NODE_ENV=production, or serve without --demo',
    );
  }
  const config = readConfig(env);
  const { createLog, layDemoOrders, openApp, serve } = await import('../app.ts');
  const stopped = around.stopped();
  const metrics = (await import('../metrics.ts')).createMetrics();
  const log = createLog(config, stderr);
  const app = await openApp(config, clock, { metrics, log, keep });
  try {
    if (demo) await layDemoOrders(app.store, { now: clock(), timeZone: config.timeZone, fresh });
    const recording = record === undefined ? undefined : await recordIn(record, app, config, log, around);
    const served = await serve(recording?.app ?? app, config, { demo, clock, log, metrics });
    const endpoint = `${served.url}/api/messages`;
    say(stderr, `portdesk listens on ${endpoint}; orders are in ${storeName(config)}`);
    for (const remark of remarksOn(config, { demo, sealedAnew: app.store.sealedAnew })) say(stderr, remark);
    const page = playground && (await openPlayground(endpoint, around));
    say(stderr, 'Stop with Ctrl+C.');
    await stopped;
    if (page) await page.stop();
    await served.close();
    await recording?.finish();
  } finally {
    await app.store.close();
  }
}

/** What whoever starts it should know of how it is set up, and of what that came to. */
function remarksOn(
  { credentials, key, admins, databaseUrl }: Config,
  { demo, sealedAnew }: { readonly demo: boolean; readonly sealedAnew: number },
): readonly string[] {
  const copies = databaseUrl ? '' : ', and so are those in the copies (.bak)';
  const remarks: readonly (readonly [applies: boolean, says: string])[] = [
    [
      !credentials,
      'No credentials (MicrosoftAppId): nobody is authenticated, so only this machine is served.',
    ],
    [
      !key,
      'PORTDESK_KEY is not set, so PINs and account numbers are stored plain; make a key with: openssl rand -base64 32',
    ],
    [sealedAnew > 0, `PINs and account numbers were stored plain: ${sealedAnew} are sealed now${copies}.`],
    [
      !demo && admins.length === 0,
      'PORTDESK_ADMINS is empty: nobody is an admin, so nobody can change an order.',
    ],
  ];
  return remarks.flatMap(([applies, says]) => (applies ? says : []));
}

/** @throws InvalidArgumentError, which commander tells with the option's name */
function count(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number of copies, such as 10; 0 makes none.');
}

async function recordIn(
  folder: string,
  app: App,
  config: Config,
  log: ReturnType<typeof createLog>,
  around: Surroundings,
): Promise<Recording> {
  const { startRecording } = await import('./recording.ts');
  const broken = (error: unknown) => log.error({ error: factsOf(error) }, 'A recording was not kept up');
  return startRecording(app, { folder, config, broken }, around);
}

async function openPlayground(endpoint: string, { env, stderr }: Surroundings) {
  try {
    const page = await startPlayground({ endpoint, env });
    if (page)
      say(
        stderr,
        `Chat with it in your browser (Microsoft's Agents Playground): ${page.url}\n${page.warning}`,
      );
    else
      say(
        stderr,
        'The Agents Playground is not installed, so there is no chat page; the bot runs all the same.',
      );
    return page;
  } catch (error) {
    say(
      stderr,
      `The Agents Playground did not start; the bot runs all the same. ${(error as Error).message}`,
    );
    return undefined;
  }
}
