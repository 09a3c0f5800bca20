import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/transcripts/parse.ts';
import { report } from '../../../src/transcripts/report.ts';
import { run } from '../../../src/transcripts/run.ts';
import { scriptedBot } from './scriptedBot.ts';

const answers = {
  status: ['Order 123 is gone now.'],
  注文の状況: ['注文123はキャンセルされました。'],
  over: ['One', 'Two'],
  less: [],
  quiet: ['x'],
};
const played = (file: string, chat: string) => run(parse(chat, file), scriptedBot(answers));

describe('the report', () => {
  it('begins each failure with its place and shows the turn and the words that differ', async () => {
    const transcripts = [
      await played('a/good.chat', 'user: hi\nbot: You said hi'),
      await played(
        'a/status.chat',
        'user: status\nbot: Order 123 is cancelled.\nuser: over\nbot: One\nuser: less\nbot: So',
      ),
      await played('a/check.chat', 'user: quiet\nbot: x\n>? quiet'),
      await played('a/unread.chat', '>? quiet\n  >? no\n>@ x=1'),
    ];
    expect(report(transcripts)).toBe(`a/status.chat:2:6 The reply is not the one written.
    user: status
    expected  Order 123 is [-cancelled-].
    said      Order 123 is {+gone now+}.

a/status.chat:4:6 The bot says more than is written.
    user: over
    said      {+Two+}

a/status.chat:6:6 A reply is missing.
    user: less
    expected  [-So-]

a/check.chat:3:4 The bot should say nothing.
    user: quiet
    >? quiet
    expected
    said      {+x+}

a/unread.chat:2:1 This text follows a ">?" line and belongs to nobody: begin it with "bot:" or "user:", or with ">" to make it a comment; headers are bot=, users= and channelId=, at the very top.

a/unread.chat:3:4 There is no setting "x": write one of language, clock, time-zone, role, tags.

1 passed, 3 failed
`);
  });

  it('marks words in languages that write without spaces', async () => {
    const said = report([await played('ja.chat', 'user: 注文の状況\nbot: 注文123は完了しました。')]);
    expect(said).toContain('said      注文123は{+キャンセルされま+}した。');
    expect(said).toContain('expected  注文123は[-完了しま-]した。');
  });

  it('uses colour only when asked, and then no marks', async () => {
    const failed = [await played('a.chat', 'user: status\nbot: Order 123 is cancelled.')];
    expect(report(failed)).not.toContain('\u001b');
    expect(report(failed, { colour: true })).toContain('Order 123 is \u001b[31mcancelled\u001b[0m.');
  });

  it('prints the last line alone where all pass, or nothing was played', async () => {
    expect(report([await played('a.chat', 'user: hi\nbot: You said hi')])).toBe('1 passed, 0 failed\n');
    expect(report([])).toBe('0 passed, 0 failed\n');
  });
});
