// What to tell who opens a file that cannot be read: what is wrong, where, and what to do.

import { JsonFault } from '../jsonText.ts';
import { KeyFault } from '../sealing.ts';
import { StoreError } from '../store.ts';
import { ChainFault } from './chain.ts';
import { copiesOf } from './copies.ts';
import type { FileFault } from './readLedger.ts';

/** @param file the store's, where the fault may be in a log beside it */
export async function inWords({ file: at, cause }: FileFault, file: string): Promise<StoreError> {
  if (cause instanceof KeyFault)
    return new StoreError(`${at} holds secrets that ${cause.message}. Nothing was changed.`, { cause });
  if (cause instanceof JsonFault) {
    const { line, column } = cause.place;
    return new StoreError(
      `${at} does not hold a store's orders: line ${line}, column ${column}: ${cause.message}. ` +
        `It was left as it is. Mend that line, or ${await wayBack(file)}`,
      { cause },
    );
  }
  if (cause instanceof ChainFault)
    return new StoreError(`${at} ${cause.message}; or ${await wayBack(file)} Nothing was changed.`, {
      cause,
    });
  return new StoreError(`cannot read ${at}: ${(cause as Error).message}. Name another with PORTDESK_DATA.`, {
    cause,
  });
}

/** What to do where the file cannot be read, as the end of a sentence. */
async function wayBack(file: string): Promise<string> {
  const [copy] = await copiesOf(file);
  if (!copy) return `restore it from a backup of your own: there is no copy of ${file}.`;
  const at = copy.at.toISOString();
  return `go back to its copy of ${at} with: portdesk orders restore ${at} (what was stored since then is not in the copy).`;
}
