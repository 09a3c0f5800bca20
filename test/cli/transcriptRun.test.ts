import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EchoBot, startEchoBot } from '../transcripts/http/echoBot.ts';
import { inProcess } from './inProcess.ts';
import { inOwnProcess, newFolder, serve } from './portdesk.ts';

const run = (...words: string[]) => inProcess(['transcript', 'run', ...words]);

const good = '>@ tags=smoke,bye\nuser: bye\nbot: Goodbye.\n';
const bad = '>@ tags=slow\nuser: bye\nbot: See you.\n';

/** A folder with these transcripts. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe('portdesk transcript run', () => {
  const folder = folderOf({ 'a/one.chat': bad, 'a/two.chat': good, 'b/three.chat': good });
  const last = ({ stdout }: { readonly stdout: string }) => stdout.trim().split('\n').at(-1);

  it.each([
    [[], '2 passed, 1 failed'],
    [['--filter', 'b/'], '1 passed, 0 failed'],
    [['--tag', 'slow'], '0 passed, 1 failed'],
    [['--tag', 'slow', '--tag', 'bye'], '2 passed, 1 failed'],
    [['--tag', 'smoke', '--filter', 'two'], '1 passed, 0 failed'],
    [['--bail'], '0 passed, 1 failed'],
    [['--jobs', '1'], '2 passed, 1 failed'],
  ])('with %j plays what is asked for', async (options, expected) => {
    expect(last(await run(folder, ...options))).toBe(expected);
  });

  it.each([
    [['--filter', 'nowhere'], /no \.chat file with "nowhere" in its path/],
    [['--tag', 'quick'], /no transcript is tagged quick: their tags are bye, slow, smoke/],
    [['--jobs', '0'], /'0' is invalid\. It is a number of transcripts, from 1/],
    [['--reporter', 'xml'], /Allowed choices are spec, tap, junit, json, html/],
    [['--http', 'nowhere'], /--http nowhere is no address: write one such as http/],
    [['--http', 'http://127.0.0.1:9', '--coverage'], /--coverage looks into the desk: leave out --http/],
    [['--out', join(folder, 'a', 'one.chat', 'report')], /cannot write the report to .*one\.chat.report: /],
  ])('with %j says what is wrong', async (options, told) => {
    const { status, stderr } = await run(folder, ...options);
    expect([status, stderr]).toEqual([2, expect.stringMatching(told)]);
  });

  it('begins what it tells on a line of its own, where a bar shows how far it is', async () => {
    let screen = '';
    const terminal = () =>
      Object.assign(
        new Writable({
          write(chunk, _encoding, done) {
            screen += chunk;
            done();
          },
        }),
        { isTTY: true },
      );
    const files = folderOf({ 'a.chat': good, 'b.chat': bad });
    await inProcess(['transcript', 'run', files], { stdout: terminal(), stderr: terminal() });
    expect(screen).toContain('50 %');
    // The bar is taken away by going back and clearing the line.
    expect(screen).toContain(`\r\u001b[K${join(files, 'b.chat')}:3:6 `);
  });

  it('stops at Ctrl+C, and reports what was played by then', async () => {
    const stopped = () => Promise.resolve();
    expect(await inProcess(['transcript', 'run', folder], { stopped })).toEqual({
      status: 1,
      stdout: expect.stringMatching(/\n0 passed, 1 failed\n$/),
      stderr: 'portdesk: stopped: 1 of 3 transcripts were played\n',
    });
  });

  it('ends with 3 where no bot answers', async () => {
    const { status, stderr } = await run(folder, '--http', 'http://127.0.0.1:9/api/messages');
    expect([status, stderr]).toEqual([
      3,
      expect.stringMatching(/^portdesk: No bot answers at http.*: start it/),
    ]);
  });

  it.each([
    ['tap', /^TAP version 14\nnot ok 1 - .*one\.chat\n/],
    ['junit', /^<\?xml .*\n<testsuites tests="3" failures="1" errors="0" /],
    ['json', /^\{\n {2}"passed": 2,\n {2}"failed": 1,/],
    ['html', /^<!doctype html>\n/],
  ])('reports in %s, to stdout or to a file', async (reporter, form) => {
    expect((await run(folder, '--reporter', reporter)).stdout).toMatch(form);
    const out = join(newFolder(), 'deep', 'report');
    const { status, stdout } = await run(folder, '--reporter', reporter, '--out', out);
    expect([status, stdout]).toEqual([1, expect.stringMatching(/\n2 passed, 1 failed\n$/)]);
    expect(readFileSync(out, 'utf8')).toMatch(form);
  });

  it('tells what of the desk was reached', async () => {
    const { stdout } = await run(folder, '--coverage', '--tag', 'smoke');
    expect(stdout).toMatch(/^cells en: 0 of 28\n {2}never reached: processing view\n/m);
    expect(stdout).toMatch(/^requests en: 1 of \d+\n {2}bye {2}.*two\.chat and 1 more\n/m);
  });

  it('reports the same, however many threads play', async () => {
    const files = folderOf({ 'a.chat': bad, 'b.chat': '>@ colour=red\n', 'c.chat': good, 'd.chat': bad });
    const options = [files, '--reporter', 'json', '--coverage'];
    const untimed = ({ stdout }: { readonly stdout: string }) => stdout.replace(/"milliseconds": \d+/g, '');
    const one = untimed(await run(...options, '--jobs', '1'));
    expect(one).toContain('"failed": 3');
    const three = await inOwnProcess(['transcript', 'run', ...options, '--jobs', '3']);
    expect(untimed(three)).toBe(one);
  });

  it('rewrites only what differs', async () => {
    const files = folderOf({ 'one.chat': bad, 'two.chat': good });
    expect(await run(files, '--update')).toEqual({ status: 0, stdout: '2 passed, 0 failed\n', stderr: '' });
    expect(readFileSync(join(files, 'one.chat'), 'utf8')).toBe(bad.replace('See you.', 'Goodbye.'));
    expect(readFileSync(join(files, 'two.chat'), 'utf8')).toBe(good);
  });
});

describe('portdesk transcript run --http', () => {
  let echo: EchoBot;
  beforeAll(async () => {
    echo = await startEchoBot();
  });
  afterAll(() => echo.close());

  it('plays against any bot, whose endpoint may be left to its usual path', async () => {
    const folder = folderOf({
      'one.chat': 'user: hello\nbot: en-US: hello\nuser: look\n[Attachment=cat.png]\nbot: Got image/png\n',
      'cat.png': 'a cat',
      'two.chat': '>@ clock=2026-11-18T09:00Z\nuser: hello\n',
    });
    const { status, stdout } = await run(folder, '--http', new URL('/', echo.url).href);
    expect([status, stdout]).toEqual([
      1,
      expect.stringMatching(/two\.chat:1:4 "clock" needs the inside of the bot.*\n\n1 passed, 1 failed\n$/s),
    ]);
  });

  it('plays against the server of this house', async () => {
    const server = await serve(['--demo']);
    const chat = [
      'user: cancel 101\nbot: Cancel order 101 ({{name}})? {{rest}}\n>? buttons = Yes, cancel it|No\n',
      '>! press "No"\nbot: All right, nothing was changed.\n',
    ];
    const { stdout } = await run(folderOf({ 'one.chat': chat.join('') }), '--http', server.url);
    await server.stop();
    expect(stdout).toBe('1 passed, 0 failed\n');
  });

  it('rewrites to what that bot says', async () => {
    const ordering = 'user: order\nbot: Order a drink\n[Attachment=card.json adaptivecard]\n';
    const folder = folderOf({ 'one.chat': `${ordering}user: hello\nbot: x\n`, 'card.json': '{"body":[]}' });
    const now = (file: string) => readFileSync(join(folder, file), 'utf8');
    expect((await run(folder, '--http', echo.url)).stdout).toContain('said      {+What may it be?+}');
    expect((await run(folder, '--update', '--http', echo.url)).status).toBe(0);
    expect(now('one.chat')).toBe(`${ordering}user: hello\nbot: en-US: hello\n`);
    expect(JSON.parse(now('card.json'))).toMatchObject({
      body: [{ text: 'What may it be?' }, { id: 'drink' }],
    });
  });
});
