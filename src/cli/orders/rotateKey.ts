// portdesk orders rotate-key: seals all secrets of the store with another key, or makes them plain.

import type { Command } from 'commander';
import { type Config, readConfig } from '../../config.ts';
import { storeName, storePlace } from '../../storePlace.ts';
import { openStore } from '../../stores/open.ts';
import { type Keys, keyId } from '../../stores/sealing.ts';
import { counted } from '../counted.ts';
import { UsageError } from '../failure.ts';
import { type Surroundings, say } from '../surroundings.ts';

interface Options {
  readonly toPlain?: boolean;
}

const help = `
The key is read from PORTDESK_KEY, and the one before from PORTDESK_KEY_BEFORE (neither is ever an argument, where
other users could see it). To go over to a new key: stop the server, run this with both set, and start the server
again with the new one; of several servers on one database, stop all. Secrets that were stored plain need no key
before. Make a key with: openssl rand -base64 32

The store's file is written in one step: it holds all secrets under the old key, or all under the new one. Its copies
(.bak) are sealed anew before it, so that no file holds anything that the old key opens; a copy that cannot be read is
taken away. Run it again where it was interrupted: it goes on, or finds that all is done; so it does in a database,
which is gone through bit by bit. Backups of your own keep what they hold, and need the key of their time.

With --to-plain secrets are stored plain from now on; unset PORTDESK_KEY afterwards, or the next start seals them again.`;

export function rotateKeyCommand(command: Command, around: Surroundings): void {
  command
    .option('--to-plain', 'store them plain instead')
    .addHelpText('after', help)
    .action((options: Options) => run(options, around));
}

async function run({ toPlain = false }: Options, { env, stdout }: Surroundings): Promise<void> {
  const config = readConfig(env);
  const store = await openStore(storePlace(config, toPlain ? opening(config) : writing(config)));
  await store.close();
  const as = toPlain || !config.key ? 'plain' : `sealed with the key ${keyId(config.key)}`;
  const count = store.sealedAnew;
  say(
    stdout,
    count === 0
      ? `All secrets in ${storeName(config)} are ${as}; nothing had to be changed.`
      : `${counted(count, 'secret')} in ${storeName(config)}${config.databaseUrl ? '' : ' and its copies'}: now ${as}.`,
  );
}

function writing({ key, keyBefore }: Config): Keys {
  if (!key)
    throw new UsageError(
      'Set PORTDESK_KEY to the key to seal with, or say --to-plain to store secrets plain',
    );
  return { key, before: keyBefore ? [keyBefore] : [] };
}

const opening = ({ key, keyBefore }: Config): Keys => ({
  before: [key, keyBefore].filter((each) => each !== undefined),
});
