// portdesk orders migrate: takes the orders in the file over into the database, with all that is kept beside them.

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { storeName, storePlace } from '../../storePlace.ts';
import { openLowdbLedger } from '../../stores/lowdb.ts';
import { openStore } from '../../stores/open.ts';
import { type Moved, transfer } from '../../stores/transfer.ts';
import { UsageError } from '../failure.ts';
import { progressOn } from '../progress.ts';
import { type Surroundings, say } from '../surroundings.ts';

const help = `
The file is that of PORTDESK_DATA, the database that of DATABASE_URL; PORTDESK_KEY opens and seals the secrets of both.
Stop the server first. Orders, their history, the feed with its cursors, what conversations remember and who watches
what: all of it goes over, and both sides are then counted and compared by a checksum. The file stays as it is.

Where it is interrupted, run it again: it goes on. A database that holds other orders already is not touched.`;

export function migrateCommand(command: Command, around: Surroundings): void {
  command.addHelpText('after', help).action(() => run(around));
}

async function run({ env, stdout, stderr, clock }: Surroundings): Promise<void> {
  const config = readConfig(env);
  const { databaseUrl: _database, ...ofFile } = config;
  const [from, to] = [storePlace(ofFile), storePlace(config)];
  if (!('file' in from) || 'file' in to)
    throw new UsageError('Set DATABASE_URL to the database that the orders are to be moved to');
  if (!existsSync(from.file))
    throw new UsageError(`There is no file ${from.file}: name the one to move with PORTDESK_DATA`);
  const { ledger, release } = await openLowdbLedger(from);
  try {
    const store = await openStore(to);
    const members = [...ledger.values()].flatMap((rooms) => Object.values(rooms).map(({ size }) => size));
    const size = members.reduce((sum, each) => sum + each, 0);
    const progress = progressOn(stderr, { size, pieces: 'members' }, clock);
    try {
      const moved = await transfer(ledger, store, (count) => progress.done({ size: count, count }));
      progress.end();
      for (const each of moved) say(stdout, inWords(each));
      say(stdout, `${storeName(config)} holds all that ${from.file} holds; the file was left as it is.`);
    } finally {
      progress.end();
      await store.close();
    }
  } finally {
    await release();
  }
}

const inWords = ({ tenant, counts, checksum }: Moved): string =>
  `${tenant}: ${Object.entries(counts)
    .map(([room, count]) => `${count} ${room === 'feed' ? 'changes' : room}`)
    .join(', ')}; SHA-256 of both ${checksum}`;
