// Who plays the transcripts: desks of their own, on one thread or several, or a bot that runs somewhere.

import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Sheet } from '../../transcripts/coverage.ts';
import type { Player } from '../../transcripts/playAll.ts';
import type { Timed } from '../../transcripts/reports/reporter.ts';
import { UsageError } from '../failure.ts';
import { type Playing, playerOf } from './player.ts';

export interface Players {
  readonly players: readonly Player<Timed>[];
  /** What of the bot can be reached; empty where it is not counted. */
  readonly sheets: readonly Sheet[];
  close(): Promise<void>;
}

export interface Wanted extends Playing {
  /** How many at a time; absent: as is quickest. */
  readonly jobs?: number;
  /** It is counted what of the desk is reached. */
  readonly counts: boolean;
  /** The messages endpoint of a bot that runs. */
  readonly http?: string;
}

export const openPlayers = (count: number, { http, ...wanted }: Wanted): Promise<Players> =>
  http === undefined ? openDesks(count, wanted) : openBotAt(http, wanted);

/** So many transcripts take as long as another thread takes to start. */
const worthAThread = 150;

/** Loaded here, so that the commands beside this one don't wait for a desk. */
async function openDesks(count: number, wanted: Wanted): Promise<Players> {
  const wished = Math.min(wanted.jobs ?? Math.ceil(count / worthAThread), count);
  // A desk waits for nothing, so that more threads than cores only cost.
  const threads = Math.min(wished, availableParallelism()) - 1;
  const others = threads > 0 ? (await import('./threads.ts')).openThreads(threads, wanted) : undefined;
  const { deskUnderTest } = await import('./deskUnderTest.ts');
  const bot = deskUnderTest(wanted);
  return {
    players: [playerOf(bot, wanted), ...(others?.players ?? [])],
    sheets: bot.sheets ?? [],
    close: async () => others?.close(),
  };
}

/** How long a running bot may take for what it says by itself, in milliseconds. */
const patience = 5_000;

/** How long for an answer, in milliseconds: after that Teams sends a message again. */
const limit = 15_000;

/** What it keeps may be shared, so one plays after the other. */
async function openBotAt(address: string, { jobs = 1, ...playing }: Wanted): Promise<Players> {
  if (playing.counts) throw new UsageError('--coverage looks into the desk: leave out --http');
  const url = endpointOf(address);
  const { botOverHttp } = await import('../../transcripts/http/bot.ts');
  const bot = await botOverHttp({
    ...{ url, clock: playing.clock, patience, limit, newId: randomUUID },
  });
  return { players: Array(jobs).fill(playerOf(bot, playing)), sheets: [], close: bot.close };
}

/** Where no path is said, the one that Bot Framework's samples have. */
function endpointOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new UsageError(
      `--http ${address} is no address: write one such as http://127.0.0.1:3978/api/messages`,
    );
  if (url.pathname === '/') url.pathname = '/api/messages';
  return url.href;
}
