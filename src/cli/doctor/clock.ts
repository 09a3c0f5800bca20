// Checks the clock against that of Microsoft's login server, whose tokens are good for a span of time only; and that
// there are time zones to tell times in.

import { messageIn } from '../../errorFacts.ts';
import { type Examined, type Finding, fail, ok, warn } from './finding.ts';

export const loginServer = 'https://login.microsoftonline.com/';

/** In seconds. Bot Framework takes tokens that are five minutes off. */
const tolerated = 5 * 60;
const unremarkable = 60;

/** How long the other clock may take to answer, in milliseconds. */
const patience = 5000;

/** @param server any HTTP server whose clock is right: its answers say what time it is */
export async function clockFindings(
  { clock, config }: Examined,
  server = loginServer,
): Promise<readonly Finding[]> {
  const now = `${clock().toISOString()}, time zones of ${process.versions.tz}`;
  // No token depends on it, and nobody need be asked.
  if (!config.credentials) return [ok(`${now}; compared with no other clock, as there are no credentials`)];
  const { host } = new URL(server);
  let theirs: Date;
  try {
    theirs = await timeAt(server);
  } catch (error) {
    const why = reasonOf(error);
    return [warn(`${now}; not compared: ${host} does not answer (${why}), and the bot needs it in Teams`)];
  }
  const off = Math.round((clock().getTime() - theirs.getTime()) / 1000);
  const says = `${now}; ${Math.abs(off)} s ${off < 0 ? 'behind' : 'ahead of'} ${host}`;
  if (Math.abs(off) > tolerated) return [fail(`${says}: set the clock, or every token is refused`)];
  return [Math.abs(off) > unremarkable ? warn(`${says}: let the system keep its time (NTP)`) : ok(says)];
}

async function timeAt(server: string): Promise<Date> {
  const { headers } = await fetch(server, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  });
  const time = new Date(headers.get('date') ?? '');
  if (Number.isNaN(time.getTime())) throw new Error('it tells no time');
  return time;
}

/** Of a failed fetch the cause says more. */
const reasonOf = (error: unknown): string => messageIn((error as Error).cause ?? error);
