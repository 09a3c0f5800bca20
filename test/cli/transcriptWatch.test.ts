import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Running } from './inProcess.ts';
import { newFolder, run } from './portdesk.ts';

const good = 'user: bye\nbot: Goodbye.\n';
const withOrders = '>@ orders = orders.json\nuser: bye\nbot: Goodbye.\n>? order 101 = processing\n';
const orders = (status: string) => JSON.stringify([{ number: '101', status }]);

const watching = (folder: string): Running => run(['transcript', 'run', folder, '--watch']);

describe('portdesk transcript run --watch', () => {
  it('plays what changes, what is named in there and what is new, and goes on over broken files', async () => {
    const folder = newFolder();
    const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
    write('a.chat', good);
    write('orders.chat', withOrders);
    write('orders.json', orders('processing'));
    const running = watching(folder);
    await running.says(/^2 passed, 0 failed\n/m);
    await running.says(/^Watching .*, and the files named in there\. Enter plays all, q ends\.\n/m);

    write('a.chat', '>@ colour=red\n');
    await running.says(
      /a\.chat:1:4 There is no setting "colour".*\n\n0 passed, 1 failed\nOf 2, 1 fail:\n.*a\.chat:1:4\n/,
    );
    write('a.chat', good);
    await running.says(/^1 passed, 0 failed\nAll 2 pass\.\n/m);

    write('orders.json', orders('error'));
    await running.says(/orders\.chat:4:4 .*\n[\s\S]*Of 2, 1 fail:\n.*orders\.chat:4:4\n/);
    write('orders.json', orders('processing'));
    await running.says(/(All 2 pass\.\n[\s\S]*){2}/);

    mkdirSync(join(folder, 'deep'));
    write('deep/new.chat', good);
    await running.says(/^All 3 pass\.\n/m);

    running.type('\n');
    await running.says(/^3 passed, 0 failed\n/m);
    running.type('q');
    expect((await running.ended).status).toBe(0);
  });

  it('ends at Ctrl+C as the last play of each came out', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a.chat'), good.replace('Goodbye', 'Hello'));
    const running = watching(folder);
    await running.says(/^Watching /m);
    expect(await running.stop()).toMatchObject({ status: 1 });
  });
});
