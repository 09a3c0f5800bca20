// A store on a file in a temporary folder of its own, for each test of the file that calls this.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { type LowdbPlace, openLowdbStore } from '../../src/stores/lowdb.ts';
import { type OpenStore, StoreError } from '../../src/stores/store.ts';
import { anOrder, placing } from './commits.ts';

export const freshFolder = () => mkdtemp(join(tmpdir(), 'portdesk-stores-'));

export interface TempStore {
  readonly folder: string;
  readonly file: string;
  /** Closed after the test. */
  open(around?: LowdbPlace['around']): Promise<OpenStore>;
}

/** The getters give the running test's own. */
export function tempStore(): TempStore {
  let folder: string;
  const opened: OpenStore[] = [];
  beforeEach(async () => {
    folder = await freshFolder();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    await rm(folder, { recursive: true });
  });
  return {
    get folder() {
      return folder;
    },
    get file() {
      return join(folder, 'portdesk.json');
    },
    async open(around) {
      const store = await openLowdbStore({ file: this.file, ...(around && { around }) });
      opened.push(store);
      return store;
    },
  };
}

/** Leaves a file with order 101 behind, and a copy of it; gives the text of both. */
export async function storedBefore(file: string): Promise<string> {
  const store = await openLowdbStore({ file });
  await store.commit(placing(anOrder('101')));
  await store.close();
  await (await openLowdbStore({ file })).close();
  return readFile(file, 'utf8');
}

export const refusal = (doing: Promise<unknown>): Promise<Error> =>
  doing.then(
    () => expect.fail('nothing was refused'),
    (error) => {
      expect(error).toBeInstanceOf(StoreError);
      return error;
    },
  );
