import { describe, expect, it } from 'vitest';
import { portdesk } from './portdesk.ts';

describe.concurrent('portdesk', () => {
  it.each([
    ['', 'serve', 'chat', 'understand', 'orders', 'transcript', 'doctor', 'manifest'],
    ['serve', '--demo', '--fresh', '--record', '--keep'],
    ['chat', '--tenant', '--role', '--locale'],
    ['understand', '--locale', '--now', '--time-zone', '--region', '--awaiting', '--json'],
    ['orders', 'import', 'export', 'list', 'event', 'changes', 'entered', 'restore', 'rotate-key'],
    ['orders import', '<file>', '--tenant'],
    ['orders export', '--tenant', '--secrets'],
    ['orders list', '--tenant'],
    ['orders event', '<number> <name>', 'carrierRejected', '--tenant'],
    ['orders changes', '--after', '--open', '--limit', '--secrets', '--format', '--json', '--tenant'],
    ['orders entered', '<cursor...>', '--by', '--tenant'],
    ['orders restore', '[date]', 'the youngest first', '--keep'],
    ['orders rotate-key', '--to-plain', 'PORTDESK_KEY_BEFORE', '.bak'],
    ['transcript', 'run', 'record', 'convert', 'lint'],
    ['transcript run', '<path...>', '--update'],
    ['transcript record', '<out>', '--language', '--role', '--orders', '--force'],
    ['transcript convert', '<in>', '<out>'],
    ['transcript lint', '<path...>'],
    ['doctor', '--package', '--json'],
    ['manifest', '--id', '--domain', '--out', '--app-version', '--check', 'MicrosoftAppId'],
  ])('%s --help tells how it is used', async (command, ...named) => {
    const { status, stdout, stderr } = await portdesk([...command.split(' ').filter(Boolean), '--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: portdesk ?${command} `));
    for (const word of named) expect(stdout).toContain(word);
    expect(stdout).not.toContain('{}');
  });

  it.each([
    ['', /^Usage: portdesk /],
    ['fly', /unknown command 'fly'/],
    ['orders', /^Usage: portdesk orders /],
    ['orders list --colour', /unknown option '--colour'/],
    ['serve --keep all', /--keep.*'all' is invalid. It is a number of copies/],
    ['chat --role boss', /'boss' is invalid.*admin, helpdesk, guest/],
  ])('%j is wrong use, which stderr explains', async (words, told) => {
    const { status, stdout, stderr } = await portdesk(words.split(' ').filter(Boolean));
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(told)]);
  });
});
