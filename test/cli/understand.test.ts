import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { portdesk, start } from './portdesk.ts';

const now = '2026-11-18T23:30:00Z'; // the 19th in Tokyo

describe.concurrent('portdesk understand', () => {
  it('joins its arguments', async () => {
    const ended = await portdesk(['understand', 'cancel', 'order', '102']);
    expect(ended).toEqual({ status: 0, stdout: 'cancel 102\n', stderr: '' });
  });

  it.each<[words: string[], input: string, stdout: string]>([
    [['--awaiting'], 'cancel', 'stop\n'],
    [
      ['--now', now, '--time-zone', 'Asia/Tokyo'],
      'change the FOC date of 123 to tomorrow',
      'edit 123 focDate=2026-11-20\n',
    ],
    [
      ['--now', now, '--locale', 'en-GB'],
      'change the target date of 123 to 5/12\nstatus of 020 7946 0018',
      'edit 123 targetDate=2026-12-05\nstatus number=+442079460018\n',
    ],
    [['--locale', 'en-GB', '--region', 'JP'], 'status of 03-1234-5678', 'status number=+81312345678\n'],
    [['--locale', 'es-419'], 'status of 206-555-0142', 'status number=+12065550142\n'],
  ])('with %j takes %j for %j', async (words, input, stdout) => {
    expect(await portdesk(['understand', ...words], { input })).toEqual({ status: 0, stdout, stderr: '' });
  });

  it.each<[string, string | Uint8Array, string]>([
    ['nothing at all', '', ''],
    ['100 kB in a line', `cancel\n${'a'.repeat(100_000)}\ncancel 102\n`, 'cancel\nother\ncancel 102\n'],
    [
      'bytes that are no UTF-8, an empty line and a character cut off',
      Uint8Array.of(0xff, 0x0a, 0x0a, 0xe3),
      'other\nother\nother\n',
    ],
  ])('takes %s on stdin', async (_what, input, stdout) => {
    expect(await portdesk(['understand'], { input })).toEqual({ status: 0, stdout, stderr: '' });
  });

  it('gives one line for each line of stdin, which line feeds alone divide', async () => {
    const lines = ['cancel 102', '', 'show order status\r', '注文104を\u2028キャンセルして\f', '\r', ' '];
    const { status, stdout, stderr } = await portdesk(['understand', '--json'], { input: lines.join('\n') });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const said = stdout.split('\n');
    expect(said.pop()).toBe('');
    const answers = said.map((line) => JSON.parse(line));
    expect(answers.map(({ text }) => text)).toEqual(lines);
    const spellings = ['cancel 102', 'other', 'list', 'cancel 104', 'other', 'other'];
    expect(answers.map(({ spelling }) => spelling)).toEqual(spellings);
  });

  it('gives an object of five members with --json, and suggests where it could not tell', async () => {
    const input = 'cancel 102 and show 103\nthe order thing';
    const { stdout } = await portdesk(['understand', '--json'], { input });
    const [first, second] = stdout.trimEnd().split('\n');
    expect(JSON.parse(first ?? '')).toEqual({
      text: 'cancel 102 and show 103',
      language: 'en',
      spelling: 'cancel 102 ; view 103',
      requests: [
        { verb: 'cancel', orders: ['102'] },
        { verb: 'view', orders: ['103'] },
      ],
      suggestions: [],
    });
    const { spelling, suggestions } = JSON.parse(second ?? '');
    expect(spelling).toBe('unclear');
    expect(suggestions).toContainEqual(expect.objectContaining({ verb: expect.any(String) }));
  });

  it('names every wrong option at once', async () => {
    const wrong = ['--locale', 'x_y', '--now', 'soon', '--time-zone', 'Mars/Base', '--region', 'usa'];
    const { status, stdout, stderr } = await portdesk(['understand', ...wrong, 'hello']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const named = stderr.match(/--[a-z-]+(?= is not)/g);
    expect(named).toEqual(['--locale', '--now', '--time-zone', '--region']);
  });

  it('ends without a word where nobody reads on', async () => {
    const { child, type, says, ended } = start(['understand']);
    type('help\n');
    await says(/help/);
    child.stdout.destroy();
    await once(child.stdout, 'close');
    child.stdin.end('help\n');
    expect(await ended).toMatchObject({ status: 0, stderr: '' });
  });
});

describe.concurrent('portdesk understand --explain', () => {
  it('shows the words, the rule of each clause and what it all asks for', async () => {
    const { status, stdout } = await portdesk([
      'understand',
      '--explain',
      'Cancle order 123. Oh wait, don’t',
    ]);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      "text      cancel order 123. oh wait, don't",
      'language  en',
      'word      cancel     verb cancel plain',
      'word      order 123  order 123',
      'word      oh wait    link corrects',
      "word      don't      mood not",
      'clause    cancel order 123.',
      '          command -> cancel 123',
      "clause    oh wait, don't",
      '          takesBack',
      'requests  not cancel 123',
      '',
    ]);
  });

  it('marks a word that no list holds', async () => {
    const { stdout } = await portdesk(['understand', '--explain', 'cancel my hotel 12']);
    expect(stdout).toContain('word      hotel   ?\n');
    expect(stdout).toContain('          foreign\n');
    expect(stdout).toContain('requests  other\n');
  });

  it('is not given together with --json', async () => {
    const { status, stderr } = await portdesk(['understand', '--explain', '--json', 'x']);
    expect(status).toBe(2);
    expect(stderr).toContain('--json');
  });
});
