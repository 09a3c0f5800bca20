// The log beside the file: what a crash may leave of it, and what nobody but a person can have done to it.

import { appendFile, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLowdbForReading, openLowdbStore } from '../../src/stores/lowdb.ts';
import type { OrderStore } from '../../src/stores/store.ts';
import { anOrder, answering, changing, numbers, placing, remembering, strangeKeys } from './commits.ts';
import { handing, handingOn } from './contractOfHandingOn.ts';
import { beginningOf, refusal, storedBefore, tempStore } from './tempStore.ts';

const temp = tempStore();
const logOf = (file: string, number = 1) => `${file}.${number}.log`;

let crashes = 0;
/** The file as a crash of its process would leave it now, with the logs beside it, in a folder of its own. */
async function afterCrash(): Promise<string> {
  crashes += 1;
  const folder = join(temp.folder, `crash ${crashes}`);
  await mkdir(folder);
  // The file last: a log that is gone by then is in it.
  for (const name of (await readdir(temp.folder)).sort().reverse())
    if (/^portdesk\.json(\.\d+\.log)?$/.test(name))
      await copyFile(join(temp.folder, name), join(folder, name)).catch(() => {});
  return join(folder, 'portdesk.json');
}

/** A file with order 101 in it and a log with 102 and 103 beside it. */
async function withLog(): Promise<string> {
  await storedBefore(temp.file);
  const store = await temp.open();
  await store.commit(placing(anOrder('102')));
  await store.commit(placing(anOrder('103')));
  return afterCrash();
}

async function orderNumbers(file: string): Promise<readonly string[]> {
  const store = await openLowdbStore({ file });
  const found = numbers(await store.list('demo'));
  await store.close();
  return found;
}

const taken = () => beginningOf(temp.file);

describe('after a crash', () => {
  it('all that was acknowledged is there, of every kind, and the next opening finds it, too', async () => {
    await storedBefore(temp.file);
    const store = await temp.open();
    await store.commit({ ...changing(anOrder('101'), { name: 'New' }), messageId: 'm1', reply: 'Changed.' });
    await store.commit(remembering('mia', 'first', 0));
    await store.commit(remembering('mia', 'second', 1));
    await store.commit(remembering('leo', 'first', 0));
    await store.commit({
      ...remembering('leo', '', 1),
      documents: [{ drawer: 'memories', key: 'leo', document: null, version: 1 }],
    });
    await store.commit(handing(handingOn('101'), handingOn('101')));
    const wish = { drawer: 'watches' as const, key: 'mia', document: 'all', version: 0 };
    for (const key of strangeKeys)
      await store.commit({ ...answering(key, key), tenant: key, documents: [wish] });
    const file = await afterCrash();
    for (let time = 0; time < 2; time += 1) {
      const again: OrderStore = await openLowdbStore({ file });
      expect(await again.list('demo')).toEqual(await store.list('demo'));
      expect(await again.recallAll('demo', 'memories')).toEqual(await store.recallAll('demo', 'memories'));
      expect(await again.feed('demo', {})).toEqual(await store.feed('demo', {}));
      expect(await again.answered('demo', 'm1')).toBe('Changed.');
      for (const key of strangeKeys) expect(await again.answered(key, key)).toBe(key);
      await again.close();
    }
  });

  it.each<[string, (line: string) => string]>([
    ['half of it', (line) => line.slice(0, line.length / 2)],
    ['all of it but its end', (line) => line],
    ['nothing but zeros', (line) => '\0'.repeat(line.length)],
    ['zeros in the midst of it', (line) => `${line.slice(0, 20)}${'\0'.repeat(20)}${line.slice(40)}\n`],
  ])('a last line of which the disk took %s is passed over: nobody was told of it', async (_, torn) => {
    const file = await withLog();
    const [line = ''] = (await readFile(logOf(file), 'utf8')).split('\n').slice(-2);
    await appendFile(logOf(file), torn(line.replaceAll('103', '104')));
    expect(await orderNumbers(file)).toEqual(['101', '102', '103']);
    expect(await orderNumbers(file)).toEqual(['101', '102', '103']);
  });

  it('while the log was begun, all is there', async () => {
    const file = await withLog();
    await writeFile(logOf(file, 2), '{"log":{"in');
    expect(await orderNumbers(file)).toEqual(['101', '102', '103']);
  });

  it('logs that have grown long are taken into the file at the next opening, however often it crashes', async () => {
    const store = await temp.open();
    await store.commit(remembering('mia', 'first '.repeat(1 << 20), 0));
    await store.commit(remembering('mia', 'second '.repeat(1 << 20), 1));
    await store.commit(placing(anOrder('101')));
    const file = await afterCrash();
    const again = await openLowdbStore({ file });
    expect((await readdir(dirname(file))).filter((name) => name.endsWith('.log'))).toEqual([]);
    expect(await again.recall('demo', 'memories', 'mia')).toEqual({
      document: 'second '.repeat(1 << 20),
      version: 2,
    });
    await again.close();
  });

  it('between a new snapshot and the end of the log before it, nothing is undone', async () => {
    await storedBefore(temp.file);
    const store = await openLowdbStore({ file: temp.file });
    await store.commit(changing(anOrder('101'), { name: 'Old' }));
    await copyFile(logOf(temp.file), join(temp.folder, 'kept'));
    await store.commit(changing(anOrder('101', { version: 2 }), { name: 'New' }));
    await store.close();
    await copyFile(join(temp.folder, 'kept'), logOf(temp.file));
    const again = await temp.open();
    expect((await again.list('demo')).map(({ name }) => name)).toEqual(['New']);
  });
});

describe('a log that has outgrown the file', () => {
  it('is taken into a new snapshot while commits go on, and another one goes on from there', async () => {
    await storedBefore(temp.file);
    const store = await temp.open();
    await store.commit(placing(anOrder('102')));
    await taken().toContain('"continued":true');
    const long = 'x'.repeat(1 << 20);
    for (let version = 0; version < 6; version += 1) {
      await store.commit(remembering('mia', `${long}${version}`, version));
      await store.commit(placing(anOrder(String(200 + version))));
      await expect(orderNumbers(await afterCrash())).resolves.toHaveLength(3 + version);
    }
    expect((await readdir(temp.folder)).filter((name) => name.endsWith('.log'))).not.toContain(
      'portdesk.json.1.log',
    );
    const again = await openLowdbStore({ file: await afterCrash() });
    expect((await again.recall('demo', 'memories', 'mia'))?.document).toBe(`${long}5`);
    await again.close();
  });
});

describe('what a person did to the files', () => {
  it.each<[string, (text: string) => string, string]>([
    [
      'a line that is no JSON',
      (text) => text.replace('"US"', 'US'),
      'line 2, column \\d+: a value is expected',
    ],
    [
      'a line that was halved',
      (text) => text.replace('"US"', '\n"US"'),
      'line 2, column \\d+: the text ends where',
    ],
    [
      'a wrong value',
      (text) => text.replace('"US"', '7'),
      'line 2, column \\d+: order 102 of tenant demo, field country: Invalid input',
    ],
    [
      'a wrong value in its last line',
      (text) => text.replace(/"US"(?=.*\n$)/, '7'),
      'line 3, column \\d+: order 103 of tenant demo, field country: Invalid input',
    ],
    ['a line of zeros', (text) => text.replace(/\n/, '\n\0\0\n'), 'line 2, column 1: '],
    [
      'an unknown room',
      (text) => text.replace('"orders"', '"order"'),
      'line 2, column \\d+: order is no room',
    ],
    [
      'an order taken away',
      (text) => `${text}{"demo":{"orders":{"101":null}}}\n`,
      'line 4, column \\d+: order 101 of',
    ],
    [
      'another beginning',
      (text) => text.replace('"log"', '"lock"'),
      'line 1, column 1: this is not how a log begins',
    ],
  ])('%s in the log is an error that says where; nothing is written over', async (_, damage, told) => {
    const file = await withLog();
    const text = await readFile(logOf(file), 'utf8');
    const damaged = damage(text);
    expect(damaged).not.toBe(text);
    await writeFile(logOf(file), damaged);
    const names = await readdir(dirname(file));
    for (const opening of [() => openLowdbStore({ file }), () => openLowdbForReading(file)]) {
      const { message } = await refusal(opening());
      expect(message).toContain(`${logOf(file)} does not hold a store's orders: `);
      expect(message).toMatch(new RegExp(told));
      expect(message).toContain('It was left as it is. Mend that line, or ');
    }
    expect(await readFile(logOf(file), 'utf8')).toBe(damaged);
    expect(await readdir(dirname(file))).toEqual(names);
  });

  it.each<[string, (file: string, before: string) => Promise<unknown>, RegExp]>([
    [
      'the log was taken away',
      (file) => rm(logOf(file)),
      /json says that a log goes on from it, and there is none/,
    ],
    ['the file was taken away', (file) => rm(file), /json is missing, but .*json\.1\.log goes on from/],
    [
      'the file is another one',
      (file, before) => writeFile(file, before),
      /json is not what .*1\.log goes on from/,
    ],
  ])('is an error where %s; nothing is written over', async (_, change, told) => {
    await storedBefore(temp.file);
    const store = await temp.open();
    await store.commit(placing(anOrder('102')));
    await taken().toContain('"continued":true');
    const file = await afterCrash();
    const other = join(temp.folder, 'other.json');
    await change(file, await storedBefore(other));
    const names = await readdir(dirname(file));
    for (const opening of [() => openLowdbStore({ file }), () => openLowdbForReading(file)])
      expect((await refusal(opening())).message).toMatch(told);
    expect(await readdir(dirname(file))).toEqual(names);
  });

  it('goes on without the log where a person says so in the file, as the error told', async () => {
    await storedBefore(temp.file);
    const store = await temp.open();
    await store.commit(placing(anOrder('102')));
    await taken().toContain('"continued":true');
    const file = await afterCrash();
    await rm(logOf(file));
    expect((await refusal(openLowdbStore({ file }))).message).toContain(
      'write "continued":false in the first line',
    );
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"continued":true', '"continued":false'));
    expect(await orderNumbers(file)).toEqual(['101', '102']);
  });

  it('loses nothing where the log is taken away while the store is open', async () => {
    const store = await openLowdbStore({ file: temp.file });
    await store.commit(placing(anOrder('101')));
    await taken().toContain('"continued":true');
    await rm(logOf(temp.file));
    await store.commit(placing(anOrder('102')));
    expect(await orderNumbers(await afterCrash())).toEqual(['101', '102']);
    await store.close();
    expect((await stat(temp.file)).size).toBeGreaterThan(0);
  });
});

describe('beside a process that writes', () => {
  it('a reader sees all that was acknowledged, whichever file it is in at the time', async () => {
    const store = await temp.open();
    const long = 'x'.repeat(1 << 20);
    let acknowledged = 0;
    let isOver = false;
    const writing = (async () => {
      for (let version = 0; version < 12; version += 1) {
        await store.commit({
          ...remembering('mia', long, version),
          changes: placing(anOrder(String(version + 1))).changes,
        });
        acknowledged = version + 1;
      }
      isOver = true;
    })();
    while (!isOver) {
      const before = acknowledged;
      const found = (await (await openLowdbForReading(temp.file)).list('demo')).length;
      expect(found).toBeGreaterThanOrEqual(before);
    }
    await writing;
  });
});
