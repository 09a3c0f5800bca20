// A file that is no store's: never written over, and the error says where the fault is and how to mend it.

import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLowdbForReading, openLowdbStore } from '../../src/stores/lowdb.ts';
import { anOrder, placing } from './commits.ts';
import { copyOf, refusal, storedBefore, tempStore } from './tempStore.ts';

const temp = tempStore();

/** Line and column, from 1, of what a pattern matches. */
const inside = (pattern: RegExp, text: string) => {
  const before = text.slice(0, text.search(pattern));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
};

describe('a damaged file', () => {
  const cut = (text: string) => text.slice(0, text.indexOf('"country"'));
  it.each<[string, (text: string) => string, RegExp, string]>([
    [
      'a missing comma',
      (text) => text.replace('"US",', '"US"'),
      /"numberType"/,
      'a comma or } is expected here',
    ],
    [
      'a comma too many',
      (text) => text.replace('"version": 1,', '"version": 1,,'),
      /,\n.*"comments"/,
      'a key in double quotes is expected here',
    ],
    ['a missing quote', (text) => text.replace('"US"', '"US'), /"US/, 'a value is expected here'],
    ['a bare word', (text) => text.replace('"US"', 'US'), /US,/, 'a value is expected here'],
    [
      'a missing colon',
      (text) => text.replace('"country":', '"country"'),
      /"US"/,
      'a colon is expected here',
    ],
    [
      'a bracket of the wrong kind',
      (text) => text.replace(']', '}'),
      /\},\n *"status"/,
      'a comma or ] is expected here',
    ],
    ['text after its end', (text) => `${text}{}`, /\{\}$/, 'the end of the text is expected here'],
    ['an end that is cut off', cut, /$(?!\n)/, 'the text ends where a key in double quotes is expected'],
    ['nothing in it', () => '', /$/, 'the text ends where a value is expected'],
    ['a null in its place', () => 'null\n', /null/, 'the whole: Invalid input: expected object'],
    ['a list in its place', () => '[]\n', /\[/, 'the whole: Invalid input: expected object'],
    [
      'an unknown format',
      (text) => text.replace('"format": 2', '"format": 3'),
      /3,\n *"snapshot"/,
      'format: is neither 1 nor 2',
    ],
    [
      'a field of the wrong type',
      (text) => text.replace('"US"', '7'),
      /7,/,
      'order 101 of tenant demo, field country:',
    ],
    [
      'a wrong value',
      (text) => text.replace('"+14', '"14'),
      /"142/,
      'order 101 of tenant demo, field phoneNumbers.0: is not an E.164',
    ],
    [
      'a missing field',
      (text) => text.replace(/.*"country".*\n/, ''),
      /\{\n.*"tenant"/,
      'order 101 of tenant demo, field country:',
    ],
    [
      'an unknown field',
      (text) => text.replace('"name"', '"nam"'),
      /\{\n.*"tenant"/,
      'order 101 of tenant demo',
    ],
    [
      'an order under another number',
      (text) => text.replace('"101": {', '"102": {'),
      /"101"/,
      'order 102 of tenant demo, field number: stands under 102',
    ],
    [
      'an order under another tenant',
      (text) => text.replace('"demo": {', '"other": {'),
      /"demo"/,
      'order 101 of tenant other, field tenant: stands under other',
    ],
    [
      'an order in the place of all',
      (text) => text.replace('"orders": {', '"orders": 5, "memories": {'),
      /5, /,
      'tenants.demo.orders: is not an object',
    ],
  ])(
    'with %s is left byte for byte, and the error names the line and the copy',
    async (_, damage, at, words) => {
      const good = await storedBefore(temp.file);
      const laidOut = `${JSON.stringify(JSON.parse(good), null, 2)}\n`; // as a person might, to read it
      const damaged = damage(laidOut);
      expect(damaged).not.toBe(laidOut);
      await writeFile(temp.file, damaged);

      const { message } = await refusal(openLowdbStore({ file: temp.file }));
      const place = inside(at, damaged);
      expect(message).toContain(`${temp.file} does not hold a store's orders`);
      expect(message).toContain(`line ${place.line}, column ${place.column}: `);
      expect(message).toContain(words);
      expect(message).toContain('portdesk orders restore 2');
      expect((await refusal(openLowdbForReading(temp.file))).message).toContain(words);
      expect(await readFile(temp.file, 'utf8')).toBe(damaged);
      expect(await readFile(await copyOf(temp.file), 'utf8')).toBe(good);

      await copyFile(await copyOf(temp.file), temp.file);
      expect(await (await temp.open()).list('demo')).toEqual([anOrder('101')]);
    },
  );

  it.each<[string, (text: string) => string, number, string]>([
    ['a missing comma', (text) => text.replace('"US",', '"US"'), 4, 'a comma or } is expected here'],
    [
      'a bracket too few',
      (text) => text.replace('}}', '}'),
      8,
      'the text ends where a comma or } is expected',
    ],
    ['an end that is cut off', (text) => text.slice(0, text.indexOf('"country"')), 4, 'the text ends where'],
    ['a wrong value', (text) => text.replace('"US"', '7'), 4, 'order 101 of tenant demo, field country:'],
    ['an unknown room', (text) => text.replace('"orders"', '"order"'), 3, 'order: is no room of a tenant'],
    ['another head', (text) => text.replace('"continued"', '"contin"'), 1, 'snapshot.continued: '],
  ])('as it was written, with %s, is told by its line', async (_, damage, line, words) => {
    const good = await storedBefore(temp.file);
    const damaged = damage(good);
    expect(damaged).not.toBe(good);
    await writeFile(temp.file, damaged);
    const { message } = await refusal(openLowdbStore({ file: temp.file }));
    expect(message).toContain(words);
    expect(message).toMatch(new RegExp(`line ${line}, column \\d+: `));
    expect(await readFile(temp.file, 'utf8')).toBe(damaged);
  });

  it('laid out otherwise by a person is read, and written as it was at the next change', async () => {
    const good = await storedBefore(temp.file);
    await writeFile(temp.file, JSON.stringify(JSON.parse(good), null, 2));
    const store = await openLowdbStore({ file: temp.file });
    expect(await store.list('demo')).toEqual([anOrder('101')]);
    await store.commit(placing(anOrder('102')));
    await store.close();
    expect(await readFile(temp.file, 'utf8')).toMatch(/^"101":\{.*\},\n"102":\{/m);
  });

  it('that is not UTF-8 is left byte for byte', async () => {
    const [before, rest] = (await storedBefore(temp.file)).split('Head');
    const damaged = Buffer.concat([
      Buffer.from(before ?? ''),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(rest ?? ''),
    ]);
    await writeFile(temp.file, damaged);
    const { line } = inside(/\ufffd/, damaged.toString());
    expect((await refusal(temp.open())).message).toMatch(new RegExp(`line ${line}, .*not UTF-8`));
    expect((await readFile(temp.file)).equals(damaged)).toBe(true);
  });

  it('says so where there is no copy to go back to', async () => {
    await writeFile(temp.file, '{');
    expect((await refusal(temp.open())).message).toContain(`there is no copy of ${temp.file}`);
    expect(await readdir(temp.folder)).toEqual(['portdesk.json']);
  });

  it('tells no secret that stands beside the fault', async () => {
    await storedBefore(temp.file);
    const store = await openLowdbStore({ file: temp.file });
    await store.commit(placing(anOrder('102', { pin: '987123' })));
    await store.close();
    const text = await readFile(temp.file, 'utf8');
    for (const damaged of [text.replace('"987123"', '"987123'), text.replace('"987123"', '987123')]) {
      await writeFile(temp.file, damaged);
      const error = await refusal(temp.open());
      expect(error.message).not.toContain('987123');
    }
  });

  it.each([
    ['a folder', 'folder'],
    ['nothing that can be reached', 'file/portdesk.json'],
  ])('with %s in its place is an error that says what to do', async (_, place) => {
    await mkdir(join(temp.folder, 'folder'));
    await writeFile(join(temp.folder, 'file'), '');
    const file = join(temp.folder, place);
    for (const opening of [() => openLowdbStore({ file }), () => openLowdbForReading(file)]) {
      const { message } = await refusal(opening());
      expect(message).toContain(file);
      expect(message).toContain('PORTDESK_DATA');
    }
  });
});
