// Sealing by itself, and secrets as the store's file holds them.

import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLowdbForReading, openLowdbStore } from '../../src/stores/lowdb.ts';
import { KeyFault, type Keys, keyId, SealFault, sealerWith } from '../../src/stores/sealing.ts';
import { type OrderStore, StoreError } from '../../src/stores/store.ts';
import { anOrder, changing, numbers, openOn, placing, start } from './commits.ts';
import { expectAll as expectAllIn, fill as fillStore, order, ours, secrets, theirs } from './secrets.ts';
import { beginningOf, copyOf, refusal, tempStore } from './tempStore.ts';

const sealerFor = (keys: Keys) => sealerWith(keys, randomBytes);
const place = ['demo', '101', 'pin'];

describe('a sealer', () => {
  it('opens what it sealed, whatever the text and the place', () => {
    const { seal, open } = sealerFor({ key: ours });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, at) => {
        expect(open(seal(text, at), at)).toBe(text);
      }),
    );
  });

  it('seals the same text differently each time, and names form and key', () => {
    const { seal } = sealerFor({ key: ours });
    const [one, other] = [seal('4711', place), seal('4711', place)];
    expect(one).not.toEqual(other);
    expect(one).toEqual({ sealed: expect.stringMatching(`^1\\.${keyId(ours)}\\.[\\w-]{43}$`) });
  });

  it('opens nothing in another place', () => {
    const { seal, open } = sealerFor({ key: ours });
    expect(() => open(seal('4711', place), ['demo', '102', 'pin'])).toThrow(SealFault);
  });

  it('opens nothing of which a single character was altered, added or taken away', () => {
    const { seal, open } = sealerFor({ key: ours });
    const { sealed } = seal('4711', place) as { sealed: string };
    const [form, id, text = ''] = sealed.split('.');
    const altered = [...text]
      .slice(0, -1)
      .map((one, at) => text.slice(0, at) + (one === 'A' ? 'B' : 'A') + text.slice(at + 1));
    for (const each of [...altered, `${text}AAAA`, text.slice(4), text.slice(0, 8), ''])
      expect(() => open({ sealed: `${form}.${id}.${each}` }, place), each).toThrow(SealFault);
  });

  it('names the key that is needed where it has another, or none', () => {
    const sealed = sealerFor({ key: ours }).seal('4711', place);
    expect(() => sealerFor({ key: theirs }).open(sealed, place)).toThrow(KeyFault);
    expect(() => sealerFor({ key: theirs }).open(sealed, place)).toThrow(
      `are sealed with the key ${keyId(ours)}, but PORTDESK_KEY is the key ${keyId(theirs)}`,
    );
    expect(() => sealerFor({}).open(sealed, place)).toThrow(/and PORTDESK_KEY is not set/);
    expect(() => sealerFor({ key: ours }).open({ sealed: '2.x.y' }, place)).toThrow(/form .* not know \(2\)/);
  });

  it('opens with the key before, and seals with its own', () => {
    const both = sealerFor({ key: theirs, before: [ours] });
    const old = sealerFor({ key: ours }).seal('4711', place);
    expect(both.open(old, place)).toBe('4711');
    expect([both.isCurrent(old), both.isCurrent('4711'), both.isCurrent(both.seal('4711', place))]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('hashes the same text alike, and with another key otherwise', () => {
    const [one, same, other] = [{ key: ours }, { key: ours }, { key: theirs }].map((keys) =>
      sealerFor(keys).hash('ACC-1'),
    );
    expect(one).toBe(same);
    expect(one).not.toBe(other);
    expect(one).not.toContain('ACC');
  });

  it('without a key leaves texts as they are', () => {
    const plain = sealerFor({});
    expect(plain.seal('4711', place)).toBe('4711');
    expect(plain.open('4711', place)).toBe('4711');
    expect(plain.isCurrent('4711')).toBe(true);
  });
});

const temp = tempStore();
const openWith = (keys: Keys) => openLowdbStore({ file: temp.file, sealer: sealerFor(keys) });

async function fill(keys: Keys): Promise<void> {
  const store = await openWith(keys);
  await fillStore(store);
  await store.close();
}

async function expectAll(keys: Keys): Promise<void> {
  const store = await openWith(keys);
  await expectAllIn(store);
  await store.close();
}

/** The secrets that stand plain anywhere in the folder of the store. */
async function plainSecrets(): Promise<string[]> {
  const texts = await Promise.all(
    (await readdir(temp.folder)).map((name) => readFile(join(temp.folder, name), 'utf8')),
  );
  return secrets.filter((secret) => texts.some((text) => text.includes(secret)));
}

describe('a file under a key', () => {
  it('holds no secret that can be read, and gives all back', async () => {
    await fill({ key: ours });
    expect(await plainSecrets()).toEqual([]);
    const text = await readFile(temp.file, 'utf8');
    expect(text).toContain('Contoso');
    expect(text.split(`"1.${keyId(ours)}.`)).toHaveLength(1 + 7);
    await expectAll({ key: ours });
    expect(await plainSecrets()).toEqual([]);
  });

  it('without the key holds them plain, whatever they look like', async () => {
    await fill({});
    expect(await plainSecrets()).toEqual(secrets);
    const odd = anOrder('102', { pin: `1.${keyId(ours)}.x`, accountNumber: '{"sealed":"x"}' });
    const store = await openWith({});
    await store.commit(placing(odd));
    await store.close();
    const again = await openWith({});
    expect(await again.find('demo', '102')).toEqual([odd]);
    await again.close();
    await expectAll({});
  });

  it.each<[string, Keys, RegExp]>([
    ['no key', {}, /holds secrets that are sealed with the key \w{8}, and PORTDESK_KEY is not set: set it/],
    [
      'another key',
      { key: theirs },
      /sealed with the key \w{8}, but PORTDESK_KEY is the key \w{8}: set .* rotate-key/,
    ],
  ])('is left alone, with its copy, where it is opened with %s', async (_, keys, told) => {
    await fill({ key: ours });
    await expectAll({ key: ours });
    const before = await readFile(temp.file, 'utf8');
    const { message } = await refusal(openWith(keys));
    expect(message).toMatch(told);
    expect(message).toContain(keyId(ours));
    expect(await readFile(temp.file, 'utf8')).toBe(before);
    expect(await readFile(await copyOf(temp.file), 'utf8')).toBe(before);
    await expect(openLowdbForReading(temp.file, sealerFor(keys))).rejects.toBeInstanceOf(StoreError);
    await expectAll({ key: ours });
  });

  it('names the place of a secret that was moved or altered', async () => {
    await fill({ key: ours });
    const document = JSON.parse(await readFile(temp.file, 'utf8'));
    document.tenants.demo.orders['101'].pin = document.tenants.demo.orders['101'].accountNumber;
    await writeFile(temp.file, JSON.stringify(document, null, 2));
    const { message } = await refusal(openWith({ key: ours }));
    expect(message).toMatch(
      /line 11, column 16: order 101 of tenant demo: does not open: it was altered, or/,
    );
  });

  it('reads without any key where no secrets are asked for', async () => {
    await fill({ key: ours });
    const reader = await openLowdbForReading(temp.file);
    expect(await reader.find('demo', '101')).toMatchObject([
      { pin: '••••', accountNumber: '••••', carrier: 'Contoso', history: [{ fields: [{ before: '••••' }] }] },
    ]);
    expect(await reader.feed('demo', {})).toMatchObject([{ fields: [{ field: 'pin', after: '••••' }] }]);
  });

  it('knows open orders by account after an opening', async () => {
    await fill({ key: ours });
    const store = await openWith({ key: ours });
    expect(numbers(await openOn(store, 'demo', 'acc 90210'))).toEqual(['101']);
    const twin = anOrder('102', { accountNumber: 'ACC90210' });
    expect(await store.commit({ ...placing(twin), soleAccounts: ['ACC90210'] })).toBe('conflict');
    await store.close();
  });
});

describe('a change of key', () => {
  it.each<[string, Keys, Keys, Keys]>([
    ['from plain to sealed', {}, { key: ours }, { key: ours }],
    ['from one key to another', { key: ours }, { key: theirs, before: [ours] }, { key: theirs }],
    ['from sealed to plain', { key: ours }, { before: [ours] }, {}],
  ])('%s is done at the opening, in the copy too, once', async (_, before, during, after) => {
    await fill(before);
    await (await openWith(before)).close(); // leaves a copy
    const store = await openWith(during);
    expect(store.sealedAnew).toBe(7);
    await store.close();
    expect(await readFile(await copyOf(temp.file), 'utf8')).toBe(await readFile(temp.file, 'utf8'));
    expect(await plainSecrets()).toEqual(after.key ? [] : secrets);
    for (const name of await readdir(temp.folder))
      expect(await readFile(join(temp.folder, name), 'utf8')).not.toContain(
        `"1.${keyId(before.key ?? Buffer.alloc(32))}.`,
      );
    const again = await openWith(during);
    expect(again.sealedAnew).toBe(0);
    await again.close();
    await expectAll(after);
  });
});

describe('after a crash', () => {
  /** All files of the store as its process would leave them if it were killed now, in its place; the store itself is closed. */
  async function crashed(store: OrderStore): Promise<void> {
    const names = (await readdir(temp.folder)).filter((name) => !name.endsWith('.lock'));
    const left = await Promise.all(
      names.map(async (name) => [join(temp.folder, name), await readFile(join(temp.folder, name))] as const),
    );
    await store.close();
    await rm(temp.file);
    for (const [file, content] of left) await writeFile(file, content);
  }

  it('the log holds no secret that can be read, and a change of key leaves nothing under the key before', async () => {
    await fill({ key: ours });
    const store = await openWith({ key: ours });
    await store.commit(placing(anOrder('102', { pin: 'PIN-3141', accountNumber: 'ACC-90211' })));
    await beginningOf(temp.file).toContain('"continued":true');
    await crashed(store);
    expect((await readdir(temp.folder)).filter((name) => name.endsWith('.log'))).toHaveLength(1);
    expect(await plainSecrets()).toEqual([]);

    const again = await openWith({ key: theirs, before: [ours] });
    expect(again.sealedAnew).toBeGreaterThanOrEqual(9);
    expect(await again.find('demo', '102')).toMatchObject([{ pin: 'PIN-3141', accountNumber: 'ACC-90211' }]);
    await again.close();
    for (const name of await readdir(temp.folder))
      expect(await readFile(join(temp.folder, name), 'utf8')).not.toContain(`1.${keyId(ours)}.`);
    await expectAll({ key: theirs });
  });
});

it('opens a file written before there were feed, watches, addresses and sealing', async () => {
  const document = {
    format: 1,
    tenants: {
      demo: {
        orders: { 101: order },
        memories: { mia: { document: 'cancelling', version: 3 } },
        messages: { m1: { at: start.toISOString(), reply: 'Placed.' } },
      },
    },
  };
  await writeFile(temp.file, JSON.stringify(document));
  const store = await openWith({ key: ours });
  expect(await store.find('demo', '101')).toEqual([order]);
  expect(await store.recall('demo', 'memories', 'mia')).toEqual({ document: 'cancelling', version: 3 });
  expect(await store.feed('demo', {})).toEqual([]);
  expect(await store.commit(changing(order, { name: 'New' }))).toBe('done');
  await store.close();
});
