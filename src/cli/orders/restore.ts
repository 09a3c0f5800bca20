// portdesk orders restore: lists the copies of the store's file, and goes back to one of them.

import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { storePlace } from '../../storePlace.ts';
import { type ListedCopy, listCopies, restoreCopy } from '../../stores/lowdb/restore.ts';
import { StoreError } from '../../stores/store.ts';
import { counted } from '../counted.ts';
import { UsageError } from '../failure.ts';
import { type Surroundings, say } from '../surroundings.ts';

const help = `
Without a date it lists the copies that lie beside the file, the youngest first: the date of what they hold, their size,
and how many orders of which tenants. With the date of one, as listed, the store holds again what it held then.

The copy is read whole first, and what the store holds now becomes a copy of its own, so that you can go back; where it
cannot be read, its files are kept under other names. Stop the server first. What a copy lacks, nobody is told again:
notices may come a second time, and programs that follow the feed have to start over.

Copies are made when the store is opened and once a day while it runs, where anything has changed; serve --keep says how
many. A database has its own ways: docs/postgresql.md.`;

export function restoreCommand(command: Command, around: Surroundings): void {
  command
    .argument('[date]', 'the date of a copy, as listed')
    .addHelpText('after', help)
    .action((date: string | undefined) => run(date, around));
}

async function run(date: string | undefined, { env, stdout, clock }: Surroundings): Promise<void> {
  const place = storePlace(readConfig(env));
  if (!('file' in place))
    throw new UsageError(
      'The orders are in a database, which has its own ways to go back: docs/postgresql.md',
    );
  const copies = await listCopies(place.file);
  if (date === undefined) {
    for (const copy of copies) say(stdout, inWords(copy));
    if (copies.length === 0) say(stdout, `There is no copy of ${place.file}.`);
    return;
  }
  const copy = copies.find(({ at }) => at.toISOString() === date);
  if (!copy) {
    const dates = copies.map(({ at }) => at.toISOString()).join(', ');
    throw new UsageError(
      `There is no copy of ${place.file} of ${date}${dates ? `, but of ${dates}` : ', nor any other'}`,
    );
  }
  const { before } = await restoreCopy(place, copy, clock());
  say(stdout, `${place.file} holds again what it held at ${date}: ${ordersIn(copy)}.`);
  if (before)
    say(
      stdout,
      before.isWhole
        ? `What it held until now is a copy, too: ${before.file}`
        : `What was there could not be read, and lies in ${before.file} now`,
    );
}

const inWords = (copy: ListedCopy): string =>
  [copy.at.toISOString(), `${(copy.size / 1e6).toFixed(1)} MB`, ordersIn(copy)].join('\t');

function ordersIn({ held }: ListedCopy): string {
  if (held instanceof StoreError) return held.message;
  const each = Array.from(held, ([tenant, count]) => `${counted(count, 'order')} of ${tenant}`);
  return each.join(', ') || 'no orders';
}
