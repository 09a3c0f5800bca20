// A store on a file in a temporary folder of its own, for each test of the file that calls this.

import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { copiesOf } from '../../src/stores/lowdb/copies.ts';
import { type LowdbPlace, openLowdbStore } from '../../src/stores/lowdb.ts';
import { type OpenStore, StoreError } from '../../src/stores/store.ts';
import { anOrder, placing } from './commits.ts';

export const freshFolder = () => mkdtemp(join(tmpdir(), 'portdesk-stores-'));

export interface TempStore {
  readonly folder: string;
  readonly file: string;
  /** Puts something else in the place of the folder: nothing can be written there. */
  block(): Promise<void>;
  unblock(): Promise<void>;
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
    async block() {
      await rename(folder, `${folder}.away`);
      await writeFile(folder, '');
    },
    async unblock() {
      await rm(folder);
      await rename(`${folder}.away`, folder);
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

/** The file as it begins, until it is what is expected: a snapshot is taken after the first change. */
export const beginningOf = (file: string) =>
  expect.poll(async () => (await readFile(file, 'utf8').catch(() => '')).slice(0, 200));

/** The youngest copy of a store's file. */
export async function copyOf(file: string): Promise<string> {
  const [copy] = await copiesOf(file);
  return copy?.file ?? expect.fail(`there is no copy of ${file}`);
}

export const refusal = (doing: Promise<unknown>): Promise<Error> =>
  doing.then(
    () => expect.fail('nothing was refused'),
    (error) => {
      expect(error).toBeInstanceOf(StoreError);
      return error;
    },
  );
