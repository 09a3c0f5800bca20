import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, portdesk } from './portdesk.ts';

const convert = (from: string, to: string) => portdesk(['transcript', 'convert', from, to]);

function file(name: string, text: string): string {
  const path = join(newFolder(), name);
  writeFileSync(path, text);
  return path;
}

describe.concurrent('portdesk transcript convert', () => {
  it('makes a .transcript, with the files beside the chat, and a .chat of it again', async () => {
    const chat = file(
      'a.chat',
      'language=ja\n\nuser: hi\nbot: Look\n[Attachment=cards\\card.json adaptivecard]\n',
    );
    mkdirSync(join(chat, '..', 'cards'));
    writeFileSync(join(chat, '..', 'cards', 'card.json'), '{"type":"AdaptiveCard"}');
    const [middle, back] = [chat.replace('a.chat', 'a.transcript'), chat.replace('a.chat', 'b c.chat')];

    const there = await convert(chat, middle);
    expect(there).toMatchObject({ status: 0, stdout: '' });
    expect(there.stderr).toMatch(/a\.chat:1:1 This text belongs to nobody: begin it with/);
    expect(JSON.parse(readFileSync(middle, 'utf8'))[3]).toMatchObject({
      text: 'Look',
      attachments: [{ content: { type: 'AdaptiveCard' } }],
    });

    expect((await convert(middle, back)).status).toBe(0);
    expect(readFileSync(back, 'utf8')).toBe(
      'user=user\nbot=bot\n>@ language=en-US\n\nlanguage=ja\n\nuser: hi\nbot: Look\n[Attachment=b-c-attachments/1.json adaptivecard]\n',
    );
    expect(readFileSync(join(back, '..', 'b-c-attachments', '1.json'), 'utf8')).toBe(
      '{\n  "type": "AdaptiveCard"\n}\n',
    );
  });

  it.each([
    [
      'a.transcript',
      'b.chat',
      '\uFEFF[\n  {"type": "message"},\n]\n',
      'a.transcript:3:1 this is not JSON: a value is expected here',
    ],
    [
      'a.transcript',
      'b.chat',
      '[\n {"type": "message"},\n {"type": 1}\n]',
      'a.transcript:3:11 activity 2: type must be a text',
    ],
    ['a.transcript', 'b.chat', '{}', 'a.transcript:1:1 a .transcript must be a list'],
    ['a.chat', 'b.transcript', 'user=a=b\n', 'a.chat:1:7 A second "=" in a header'],
    [
      'a.chat',
      'b.transcript',
      'bot: a\n[Attachment=no.png]',
      "a.chat:2:1 The attachment no.png can't be read",
    ],
    ['a.chat', 'b.chat', '', 'One file ends in .chat and the other in .transcript'],
  ])('tells what is wrong with %s to %s where it holds %j', async (from, to, text, message) => {
    const path = file(from, text);
    const { status, stdout, stderr } = await convert(path, path.replace(from, to));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe.concurrent('portdesk transcript lint', () => {
  it('ends with 1 where it finds something, and says where', async () => {
    const path = file('a.chat', 'users=Tom, Bob\nTom: hi\n');
    const { status, stdout, stderr } = await portdesk(['transcript', 'lint', path]);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(
      /a\.chat:1:12 .*write no spaces behind the comma\. \(space-before-user\)\n1 found in 1 file\n$/,
    );
  });

  it('ends with 0 where it finds nothing, also not in a file beside the transcript', async () => {
    const path = file('a.chat', 'bot: Look\n[Attachment=a.chat text/plain]\n');
    expect(await portdesk(['transcript', 'lint', path])).toEqual({
      status: 0,
      stdout: '0 found in 1 file\n',
      stderr: '',
    });
  });
});

describe.concurrent('portdesk transcript record', () => {
  const record = (out: string, words: readonly string[], input: string) =>
    portdesk(['transcript', 'record', ...words, out], { input });

  it('writes down what is said to a desk with the demo orders, so that it passes', async () => {
    const out = join(newFolder(), 'a.chat');
    const input = ['101の状況', '>~ advance 1h', '>? order 101 = error', '101をキャンセル', 'はい', ''].join(
      '\n',
    );
    const { status, stdout, stderr } = await record(out, ['--language', 'ja'], input);
    expect(status).toBe(0);
    expect(stdout).toContain('[いいえ]');
    expect(stderr).toContain('Not kept: Order 101 has another status. – expected: error – said: processing');
    expect(stderr).toContain(`${out} is written, and passes.`);
    const written = readFileSync(out, 'utf8');
    expect(written).toMatch(
      /^user=user\nbot=bot\n>@ language=ja clock=\S+ time-zone=UTC role=admin\n>@ order 101 = processing /,
    );
    expect(written).toMatch(/\n\nuser: 101をキャンセル\nbot: .+\n.+\n\nuser: はい\nbot: .+/);
    expect(await portdesk(['transcript', 'run', out])).toMatchObject({ status: 0 });
  });

  it('takes orders from a file, and leaves a file alone that is there', async () => {
    const out = file('a.chat', 'kept');
    writeFileSync(join(out, '..', 'orders.json'), '[{"number":"7","status":"error","name":"Seven"}]');
    expect(await record(out, [], '')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is there already'),
    });
    expect(readFileSync(out, 'utf8')).toBe('kept');
    const { status } = await record(
      out,
      ['--force', '--orders', 'orders.json', '--role', 'helpdesk'],
      'status of 7\n',
    );
    expect(status).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/role=helpdesk\n>@ orders = orders\.json\n[\s\S]*Seven/);
  });
});

describe.concurrent('a place where nothing can be written', () => {
  it.each<[words: (chat: string, place: string) => string[]]>([
    [(chat, place) => ['transcript', 'convert', chat, join(place, 'a.transcript')]],
    [(_chat, place) => ['transcript', 'record', join(place, 'a.chat')]],
    [(_chat, place) => ['serve', '--record', join(place, 'recordings')]],
  ])('is told of in words (%#)', async (words) => {
    const chat = file('a.chat', 'user=user\nbot=bot\n\nuser: hi\n');
    const { status, stderr } = await portdesk(words(chat, chat));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^portdesk: cannot write .*a\.chat\/.*: E(NOTDIR|EXIST)/m);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
