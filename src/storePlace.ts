// Where the store of a configuration lies, and what its secrets are sealed with.

import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import type { LowdbPlace } from './stores/lowdb.ts';
import { sealerWith } from './stores/sealing.ts';

export const storePlace = ({ dataFile, key }: Pick<Config, 'dataFile' | 'key'>): LowdbPlace => ({
  file: dataFile,
  sealer: sealerWith({ key }, randomBytes),
});
