import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { allStored, exported, fileOf, fileWith, order, stored, textOf } from './orderFiles.ts';
import { newFolder, newStore, portdesk, type Server, serve } from './portdesk.ts';

const header = 'number,name,status,country,numberType,phoneNumbers,placedAt,placedBy';
const line = (number: string, name = `Office ${number}`, phones = '+12065550142') =>
  [number, name, 'processing', 'US', 'geographic', phones, '2026-11-02T09:00:00Z', 'ann'].join(',');
const table = (...lines: string[]) => fileWith(`${[header, ...lines].join('\n')}\n`);

const summary = (words: string) => expect.stringContaining(`${words}\n`);
const importing = (file: string, data: string, ...options: string[]) =>
  portdesk(['orders', 'import', file, ...options], { data });

describe.concurrent('portdesk orders import', () => {
  it('takes the orders of a file, counts them, and changes nothing where nothing is new', async () => {
    const data = newStore();
    const take = async (...orders: object[]) => {
      const { status, stdout, stderr } = await importing(fileOf(orders), data);
      return [status, stdout, stderr];
    };
    const three = [order('501'), order('502'), order('503')];
    expect(await take(...three)).toEqual([0, '3 added, 0 replaced, 0 unchanged, 0 rejected\n', '']);
    const before = textOf(data);
    expect(await take(...three)).toEqual([0, '0 added, 0 replaced, 3 unchanged, 0 rejected\n', '']);
    expect(textOf(data)).toBe(before);
    const renamed = order('502', { name: 'Moved' });
    expect(await take(order('501'), renamed, order('504'))).toEqual([
      ...[0, '1 added, 1 replaced, 1 unchanged, 0 rejected\n', ''],
    ]);
    expect(await stored(data, '502')).toMatchObject({ name: 'Moved', version: 2 });
    expect(await stored(data, '501')).toMatchObject({ version: 1 });
  });

  it('names file, line and column of all that is wrong, and takes the other orders', async () => {
    const data = newStore();
    const orders = Array.from({ length: 20 }, (_, index) => order(String(500 + index)));
    orders[15] = order('515', { name: undefined, carrier: 7, colour: 'red', number: 'no 1' });
    const file = fileOf(orders);
    const bad = textOf(file).split('\n')[16] ?? '';
    const { status, stdout, stderr } = await importing(file, data);
    expect([status, stdout]).toEqual([1, '19 added, 0 replaced, 0 unchanged, 1 rejected\n']);
    expect(stderr).toContain(`${file}:17:${bad.indexOf('"no 1"') + 1}: number is not an order number`);
    expect(stderr).toContain(`${file}:17:${bad.indexOf('7,') + 1}: carrier `);
    expect(stderr).toMatch(/:17:1: name /);
    expect(stderr).toMatch(/:17:1: the row has what is not known here: colour/);
    expect(stderr.match(/:\d+:\d+: /g)).toHaveLength(4);
    expect(stderr).toMatch(/\nportdesk: rows were rejected; mend them, and import the file again\n$/);
    expect(await stored(data, '519')).toMatchObject({ name: 'Office 519' });
  });

  it('takes what stands before the place from which on a file cannot be read', async () => {
    const file = fileWith(`[${JSON.stringify(order('501'))},\n{"number": "502"}`);
    expect(await importing(file, newStore())).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'Taken so far: 1 added, 0 replaced, 0 unchanged, 0 rejected. Import the file again: nothing is done twice.\n' +
        `portdesk: ${file}:2:17: the text ends where a comma or ] is expected; what follows cannot be read\n`,
    });
  });

  it.each([
    ['nowhere.json', [], /^portdesk: cannot read nowhere\.json: .+\n$/],
    ['-', ['--encoding', 'klingon'], /^portdesk: no encoding is called klingon/],
  ])('does not read %s %j', async (file, options, told) => {
    const { status, stderr } = await importing(file, newStore(), ...options);
    expect([status, stderr]).toEqual([2, expect.stringMatching(told)]);
  });

  it('takes orders and their events from one table, once', async () => {
    const data = newStore();
    const rows = [
      `${header},event,eventId,focDate,reason`,
      `${line('501')},,,,`,
      '501,,,,,,,,approved,e1,,',
      '501,,,,,,,,carrierAccepted,e2,2099-12-01T09:00:00+09:00,',
      '501,,,,,,,,completed,e3,,',
      '501,,,,,,,,completed,e4,,',
      '999,,,,,,,,approved,e5,,',
      '501,Renamed,,,,,,,approved,e6,,',
      '501,,,,,,,,carrierRejected,e7,,badMood',
    ];
    const file = fileWith(rows.join('\r\n'));
    const report = join(newFolder(), 'rejected.csv');
    const first = await importing(file, data, '--report', report);
    expect(first).toMatchObject({
      status: 1,
      stdout: summary('1 added, 0 replaced, 0 unchanged, 3 moved by events, 4 rejected'),
    });
    expect(readFileSync(report, 'utf8').split('\n')).toEqual([
      'line,number,field,reason',
      '6,501,event,"cannot be taken: order 501 is in status completed, which does not take the event completed; it takes no event"',
      '7,999,number,999 names no order of this tenant',
      '8,501,name,"belongs to an order, and this row is an event: give the order in a row of its own"',
      expect.stringMatching(/^9,501,reason,"must be one of accountNumberMismatch, .*"$/),
      '',
    ]);
    expect(statSync(report).mode & 0o077).toBe(0);
    expect(await stored(data, '501')).toMatchObject({ status: 'completed', history: [{}, {}, {}] });

    const before = textOf(data);
    const again = await importing(file, data);
    expect(again.stdout).toBe('0 added, 0 replaced, 4 unchanged, 4 rejected\n');
    expect(textOf(data)).toBe(before);
  });

  it('tells the first twenty faults, and how many there are', async () => {
    const lines = Array.from({ length: 23 }, (_, at) => line(`bad ${at}`));
    const { stderr } = await importing(table(...lines), newStore());
    expect(stderr.match(/:\d+: number is not an order number/g)).toHaveLength(20);
    expect(stderr).toContain('… and 3 more; --report FILE writes all of them to a file\n');
  });

  it('does not write its report over the file that it reads', async () => {
    const file = table(line('501'));
    const { status, stderr } = await importing(file, newStore(), '--report', file);
    expect([status, stderr]).toEqual([2, expect.stringContaining('would overwrite')]);
    expect(textOf(file)).toContain(header);
  });

  it.each([
    [
      'shift_jis',
      Buffer.concat([
        Buffer.from(`${header}\n501,`),
        Buffer.from([0x93, 0x8c, 0x8b, 0x9e]),
        Buffer.from(line('', '').slice(1)),
      ]),
    ],
    ['utf-16le', Buffer.from(`\ufeff${header}\n${line('501', '東京')}`, 'utf16le')],
  ])('reads %s, and says so', async (encoding, bytes) => {
    const data = newStore();
    const file = fileWith('');
    writeFileSync(file, bytes);
    const { status, stderr } = await importing(file, data);
    expect([status, stderr]).toEqual([0, `${file} is read as ${encoding}\n`]);
    expect(await stored(data, '501')).toMatchObject({ name: '東京' });
  });

  it('does not guess at any other encoding, and takes the one that is named', async () => {
    const data = newStore();
    const file = fileWith('');
    writeFileSync(file, Buffer.from(`${header}\n${line('501', 'Köln, Büro'.replace(',', ''))}`, 'latin1'));
    expect(await importing(file, data)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        'is neither UTF-8 nor Shift_JIS: save it as CSV UTF-8, or name its encoding',
      ),
    });
    expect(await importing(file, data, '--encoding', 'windows-1252')).toMatchObject({ status: 0 });
    expect(await stored(data, '501')).toMatchObject({ name: 'Köln Büro' });
  });
});

describe.concurrent('a table that comes out of an export', () => {
  it('changes nothing where it comes in again, and is whole in an empty store', async () => {
    const data = newStore();
    const given = [
      order('501', {
        name: '=HYPERLINK("http://evil.example")',
        notify: ['a@contoso.example', 'Mika; "M" <m@x>'],
      }),
      order('502', {
        name: '-1 "Annex",\nsecond line',
        phoneNumbers: ['+12065550142', '+12065550143'],
        pin: '0042',
      }),
      order('503', {
        status: 'error',
        rejection: { reason: 'pinInvalid', at: '2026-11-03T09:00:00Z' },
        comments: [{ at: '2026-11-03T09:00:00Z', by: { id: 'ann' }, text: '@all: "call"' }],
        history: [
          { at: '2026-11-03T09:00:00Z', by: { id: 'carrier' }, what: 'carrierRejected', eventId: 'e1' },
        ],
      }),
      order('504', {
        status: 'transferApproved',
        focDate: new Date(Date.now() + 3600_000).toISOString(),
        name: "'=x",
      }),
    ];
    expect(await importing(fileOf(given), data)).toMatchObject({ status: 0 });
    const { stdout: csv } = await portdesk(['orders', 'export', '--format', 'csv', '--secrets'], { data });
    expect(csv).not.toMatch(/(^|,)"?[=+@-]/m);

    const before = textOf(data);
    expect((await importing(fileWith(csv), data)).stdout).toBe(
      '0 added, 0 replaced, 4 unchanged, 0 rejected\n',
    );
    expect(textOf(data)).toBe(before);
    const fresh = newStore();
    expect((await importing(fileWith(`\ufeff${csv}`), fresh)).stdout).toBe(
      '4 added, 0 replaced, 0 unchanged, 0 rejected\n',
    );
    expect(await exported(fresh, '--secrets')).toEqual(await exported(data, '--secrets'));
  });

  it('is refused where it is masked, but for the columns that are taken out of it', async () => {
    const data = newStore();
    await importing(fileOf([order('501')]), data);
    const { stdout: csv } = await portdesk(['orders', 'export', '--format', 'csv', '--bom'], { data });
    expect(csv).toMatch(/^\ufeffnumber,/);
    expect(csv).not.toMatch(/4711|A-501/);
    const refused = await importing(fileWith(csv), data);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringMatching(/:2: pin is masked/)]);

    const cut = 'number;name\n501;"Moved; renamed"\n';
    expect((await importing(fileWith(cut), data)).stdout).toBe(
      '0 added, 1 replaced, 0 unchanged, 0 rejected\n',
    );
    expect(await stored(data, '501')).toMatchObject({
      name: 'Moved; renamed',
      pin: '4711',
      accountNumber: 'A-501',
    });
  });
});

describe('an import beside a running server', () => {
  let server: Server;
  beforeAll(async () => {
    server = await serve([]);
  });
  afterAll(async () => void (await server.stop()));

  it('goes through it, row by row, and changes nothing when it comes again', async () => {
    const file = table(
      line('501'),
      line('bad 2'),
      line('503', 'Moved', '8.13123E+11'),
      line('504'),
      line('501'),
    );
    const first = await importing(file, server.data);
    expect([first.status, first.stdout]).toEqual([1, '2 added, 0 replaced, 0 unchanged, 3 rejected\n']);
    expect(first.stderr.split('\n')).toEqual([
      expect.stringMatching(/:3: number is not an order number/),
      expect.stringMatching(
        /:4: phoneNumbers was rounded by the spreadsheet, .*: format the column as text and give it/,
      ),
      expect.stringMatching(/:6: number 501 stands twice in this file, first in line 2$/),
      'portdesk: rows were rejected; mend them, and import the file again',
      '',
    ]);
    const before = await allStored(server.data);
    const again = await importing(file, server.data);
    expect(again.stdout).toBe('0 added, 0 replaced, 2 unchanged, 3 rejected\n');
    expect(await allStored(server.data)).toEqual(before);
  });

  it('tells through it who reported an event', async () => {
    const rows = [order('505'), { number: '505', event: 'approved', eventId: 'e1' }];
    const taken = await importing(fileOf(rows), server.data);
    expect(taken.stdout).toBe('1 added, 0 replaced, 0 unchanged, 1 moved by events, 0 rejected\n');
    expect((await stored(server.data, '505'))?.history).toMatchObject([
      { by: { id: 'command line' }, eventId: 'e1' },
    ]);
  });
});

it('an import that breaks off says what was taken, and that it can come again', async () => {
  let asked = 0;
  const dying = createServer((req, res) => {
    req.resume();
    asked += 1;
    if (asked > 1) req.socket.destroy();
    else res.end('{"added":10000,"replaced":0,"unchanged":0,"moved":0,"rejected":[]}');
  });
  await new Promise<void>((resolve) => dying.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void dying.close());
  const data = newStore();
  const address = `http://127.0.0.1:${(dying.address() as AddressInfo).port}`;
  const owner = { pid: process.pid, startedAt: new Date().toISOString(), birth: '', token: 'secret' };
  writeFileSync(
    `${data}.lock`,
    JSON.stringify({ ...owner, id: '00000000-0000-4000-8000-000000000000', address }),
  );
  const lines = Array.from({ length: 10_001 }, (_, at) => line(String(at)));
  const { status, stderr } = await importing(table(...lines), data);
  expect(status).toBe(3);
  expect(stderr).toContain(
    'Taken so far: 10000 added, 0 replaced, 0 unchanged, 0 rejected. Import the file again: ',
  );
  expect(stderr).toContain(`the server at ${address} does not answer`);
});
