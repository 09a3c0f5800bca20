// Where the store of a configuration lies, what its secrets are sealed with, and how it is called to people.

import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import type { StorePlace } from './stores/open.ts';
import { type Keys, sealerWith } from './stores/sealing.ts';

type Placing = Pick<Config, 'dataFile' | 'databaseUrl' | 'key'>;

/** @param keys other ones than the configuration's own */
export function storePlace(config: Placing, keys: Keys = { key: config.key }): StorePlace {
  const { dataFile, databaseUrl } = config;
  const sealer = sealerWith(keys, randomBytes);
  return databaseUrl === undefined ? { file: dataFile, sealer } : { url: databaseUrl, sealer };
}

/** The file; of a database, all of its address but who gets in. */
export function storeName({ dataFile, databaseUrl }: Placing): string {
  if (databaseUrl === undefined) return dataFile;
  const { protocol, host, pathname } = new URL(databaseUrl);
  return `${protocol}//${host}${pathname}`;
}
