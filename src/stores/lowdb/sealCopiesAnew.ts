// Copies of a file whose secrets are sealed with another key from now on: they are sealed anew, too, so that none is left
// lying about as it was. One that cannot be read any more could not be restored either, and is taken away.

import { open, rm } from 'node:fs/promises';
import type { Sealer } from '../sealing.ts';
import { openingForms, sealingForms } from '../secretForms.ts';
import { copiesOf } from './copies.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

export async function sealCopiesAnew(file: string, sealer: Sealer): Promise<void> {
  for (const copy of await copiesOf(file))
    if (!(await sealAnew(copy.file, sealer))) await rm(copy.file, { force: true });
}

/** Whether it could be read. @throws the file system's error where it cannot be written */
async function sealAnew(file: string, sealer: Sealer): Promise<boolean> {
  let outdated = 0;
  const opening = openingForms(sealer, () => {
    outdated += 1;
  });
  const handle = await open(file);
  const read = await readSnapshot(handle, opening).catch(() => undefined);
  await handle.close();
  if (!read) return false;
  if (outdated > 0) await writeSnapshot(file, read.head, read.ledger.hold(), sealingForms(sealer));
  return true;
}
