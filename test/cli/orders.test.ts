import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exported, fileOf, order, textOf } from './orderFiles.ts';
import { newStore, portdesk, run } from './portdesk.ts';

const inHours = (hours: number): string => new Date(Date.now() + hours * 60 * 60 * 1000).toISOString();

describe.concurrent('portdesk orders export', () => {
  it('gives with --secrets what an import makes the same orders of, and masks without', async () => {
    const data = newStore();
    const given = [
      order('501', { pin: '4711', accountNumber: 'A-501' }),
      order('502', {
        status: 'transferApproved',
        focDate: inHours(12),
        history: [
          {
            at: '2026-11-03T09:00:00Z',
            by: { id: 'ann' },
            what: 'edited',
            fields: [{ field: 'pin', before: '4711', after: '0815' }],
          },
        ],
      }),
    ];
    expect((await portdesk(['orders', 'import', fileOf(given)], { data })).status).toBe(0);

    const [masked, open] = await Promise.all([exported(data), exported(data, '--secrets')]);
    expect(JSON.stringify(masked)).not.toMatch(/4711|0815|A-50/);
    expect(masked.map(({ number, status }) => [number, status])).toEqual([
      ['501', 'processing'],
      ['502', 'transferPending'],
    ]);
    expect(open).toMatchObject([
      { pin: '4711', accountNumber: 'A-501' },
      { history: [{ fields: [{ before: '4711', after: '0815' }] }] },
    ]);

    const fresh = newStore();
    const refused = await portdesk(['orders', 'import', fileOf(masked)], { data: fresh });
    expect(refused).toMatchObject({ status: 1, stdout: '0 added, 0 replaced, 0 unchanged, 2 rejected\n' });
    expect(refused.stderr).toMatch(/:2:\d+: \w+ is masked: export with --secrets/);
    expect(() => textOf(fresh)).toThrow(/ENOENT/);

    const again = await portdesk(['orders', 'import', '-'], { data: fresh, input: JSON.stringify(open) });
    expect(again.stdout).toBe('2 added, 0 replaced, 0 unchanged, 0 rejected\n');
    expect(await exported(fresh, '--secrets')).toEqual(open);
  });
});

describe.concurrent('portdesk orders', () => {
  it('lists orders with their status as of now', async () => {
    const data = newStore();
    const focDate = inHours(12);
    const approved = order('502', { status: 'transferApproved', focDate });
    await portdesk(['orders', 'import', fileOf([order('501'), approved])], { data });
    expect((await portdesk(['orders', 'list'], { data })).stdout).toBe(
      `501\tprocessing\t-\tOffice 501\n502\ttransferPending\t${focDate}\tOffice 502\n`,
    );
  });

  it('lists an order on one line, whatever somebody typed into its name', async () => {
    const data = newStore();
    await portdesk(['orders', 'import', fileOf([order('501', { name: 'Head\u001b[2J\noffice\t9' })])], {
      data,
    });
    expect((await portdesk(['orders', 'list'], { data })).stdout).toBe(
      '501\tprocessing\t-\tHead [2J office 9\n',
    );
  });

  it('needs --tenant where the store holds several', async () => {
    const data = newStore();
    const file = fileOf([order('501', { tenant: 'contoso' })]);
    const here = (...words: string[]) => portdesk(['orders', ...words], { data });
    expect((await here('import', file)).stderr).toMatch(/:2:\d+: tenant is contoso, but .* is for demo/);
    expect((await here('import', file, '--tenant', 'contoso')).status).toBe(0);
    expect((await here('import', fileOf([order('601')]), '--tenant', 'fabrikam')).status).toBe(0);

    for (const each of await Promise.all([here('list'), here('event', '501', 'approved')])) {
      expect(each).toMatchObject({ status: 2, stdout: '' });
      expect(each.stderr).toMatch(/several tenants \(contoso, fabrikam\): say --tenant/);
    }
    const list = await here('list', '--tenant', 'fabrikam');
    expect(list.stdout).toBe('601\tprocessing\t-\tOffice 601\n');
  });

  it('names the line of a damaged store, and the way back', async () => {
    const data = newStore();
    const damaged = '{\n  "format": 1,\n  "tenants": {"demo": nothing}\n}\n';
    writeFileSync(data, damaged);
    const place = `portdesk: ${data} does not hold a store's orders: line 3, column 23: `;

    const read = await portdesk(['orders', 'list'], { data });
    expect(read).toMatchObject({ status: 3, stdout: '' });
    expect(read.stderr).toContain(place);
    expect(read.stderr).toContain(`there is no copy of ${data}`);

    writeFileSync(`${data}.bak`, '{"format":1,"tenants":{}}');
    const written = await portdesk(['orders', 'event', '501', 'approved'], { data });
    expect(written).toMatchObject({ status: 3, stdout: '' });
    expect(written.stderr).toContain(place);
    expect(written.stderr).toContain('go back to its copy of 2');
    expect(textOf(data)).toBe(damaged);
  });

  it('names the process that has the store open and is no server; reading goes on', async () => {
    const data = newStore();
    const chat = run(['chat'], { data });
    await chat.says(/> /);
    const [written, listed] = await Promise.all([
      portdesk(['orders', 'event', '101', 'approved'], { data }),
      portdesk(['orders', 'list'], { data }),
    ]);
    expect(written).toMatchObject({ status: 3, stdout: '' });
    expect(written.stderr).toMatch(new RegExp(`process ${chat.pid} has ${data} open .*: end it`));
    expect(listed).toMatchObject({ status: 0, stdout: expect.stringMatching(/^101\tprocessing\t/) });
  });
});
