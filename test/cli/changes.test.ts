// The way out on the command line: reading the feed of changes, and marking what was entered in the admin center.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLowdbStore } from '../../src/stores/lowdb.ts';
import { anOrder, placing } from '../stores/commits.ts';
import { handing, handingOn } from '../stores/contractOfHandingOn.ts';
import { say } from './channel.ts';
import { newStore, portdesk, type Server, serve } from './portdesk.ts';

/** A store in which three changes wait to be entered. */
async function filledStore(): Promise<string> {
  const file = newStore();
  const store = await openLowdbStore({ file });
  await store.commit({
    ...placing(anOrder('101')),
    ...{ feed: handing(handingOn('101'), handingOn('102', { what: 'cancelled', fields: [] })).feed },
  });
  await store.commit(
    handing(
      handingOn('101', {
        by: { id: 'leo' },
        because: 'moved, to Osaka',
        fields: [
          { field: 'name', before: '=A1\n2', after: 'Office' },
          { field: 'carrier', before: 'Contoso' },
        ],
      }),
    ),
  );
  await store.close();
  return file;
}

const at = '2026-11-02T09:00:00.000Z';

describe.concurrent('portdesk orders changes', () => {
  let data: string;
  beforeAll(async () => {
    data = await filledStore();
  });
  const changes = (...words: string[]) => portdesk(['orders', 'changes', ...words], { data });

  it('writes a line a change, secrets masked', async () => {
    expect(await changes()).toEqual({
      status: 0,
      stdout: [
        `1\topen\t101\tedited\tpin: •••• -> ••••\t${at}\tMia\n`,
        `2\topen\t102\tcancelled\t\t${at}\tMia\n`,
        `3\topen\t101\tedited\tname: =A1 2 -> Office; carrier: Contoso -> \t${at}\tleo\n`,
      ].join(''),
      stderr: '',
    });
  });

  it('writes JSON as the server does, from a cursor on', async () => {
    const { stdout } = await changes('--json', '--after', '1', '--limit', '1');
    expect(JSON.parse(stdout)).toEqual({
      changes: [{ ...handingOn('102', { what: 'cancelled', fields: [] }), cursor: 2 }],
      next: 2,
    });
  });

  it('writes a table with a line a field, in which nothing is a formula', async () => {
    const { stdout } = await changes('--format', 'csv', '--secrets');
    expect(stdout).toBe(
      [
        'cursor,number,version,at,by,what,from,to,because,field,before,after,entered,enteredBy\n',
        `1,101,2,${at},Mia,edited,,,,pin,4711,0815,,\n`,
        `2,102,2,${at},Mia,cancelled,,,,,,,,\n`,
        `3,101,2,${at},leo,edited,,,"moved, to Osaka",name,"'=A1\n2",Office,,\n`,
        `3,101,2,${at},leo,edited,,,"moved, to Osaka",carrier,Contoso,,,\n`,
      ].join(''),
    );
  });

  it.each([
    [['--after', 'x'], /'x' is invalid.*write a whole number/],
    [['--format', 'xml'], /'xml' is invalid.*lines, json, csv/],
  ])('takes no %j', async (words, told) => {
    expect(await changes(...words)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(told),
    });
  });
});

describe.concurrent('portdesk orders entered', () => {
  it('marks changes once, and says how many', async () => {
    const data = await filledStore();
    const entered = (...words: string[]) => portdesk(['orders', 'entered', ...words], { data });
    expect(await entered('1', '3', '--by', 'Leo')).toMatchObject({
      status: 0,
      stdout: '2 marked as entered\n',
    });
    expect((await entered('3', '2')).stdout).toBe('1 marked as entered, 1 had been before\n');
    const { stdout } = await portdesk(['orders', 'changes', '--json'], { data });
    const { changes } = JSON.parse(stdout) as { changes: { entered: { by: string } }[] };
    expect(changes.map(({ entered: { by } }) => by)).toEqual(['Leo', 'command line', 'Leo']);
  });

  it('marks none where one is not there, or is no cursor', async () => {
    const data = await filledStore();
    const entered = (...words: string[]) => portdesk(['orders', 'entered', ...words], { data });
    expect(await entered('1', '4')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'portdesk: There is no change 4; none was marked\n',
    });
    expect(await entered('1', 'all')).toMatchObject({ status: 2, stdout: '' });
    const { stdout } = await portdesk(['orders', 'changes', '--open'], { data });
    expect(stdout.match(/\topen\t/g)).toHaveLength(3);
  });
});

describe('beside a running server', () => {
  let server: Server;
  beforeAll(async () => {
    server = await serve(['--demo'], { env: { PORTDESK_API_TOKEN: 'token' } });
  });
  afterAll(async () => void (await server.stop()));
  const get = async (path: string) => {
    const response = await fetch(server.url + path, { headers: { Authorization: 'Bearer token' } });
    return response.json();
  };

  it('a change by chat is handed on, and entered through the server', async () => {
    await say(server, 'cancel order 101');
    await say(server, 'yes');
    const { data } = server;
    expect((await portdesk(['orders', 'changes', '--open'], { data })).stdout).toMatch(
      /^1\topen\t101\tcancelled\t/,
    );
    const unknown = await portdesk(['orders', 'entered', '1', '2'], { data });
    expect(unknown).toMatchObject({ status: 2, stderr: 'portdesk: There is no change 2; none was marked\n' });
    const entered = await portdesk(['orders', 'entered', '1', '--by', 'Leo'], { data });
    expect(entered).toEqual({ status: 0, stdout: '1 marked as entered\n', stderr: '' });
    expect(await get('/api/orders/changes')).toMatchObject({
      changes: [{ number: '101', what: 'cancelled', by: { name: 'Ann' }, entered: { by: 'Leo' } }],
      next: 1,
    });
    expect((await portdesk(['orders', 'changes', '--open'], { data })).stdout).toBe('');
  });
});
