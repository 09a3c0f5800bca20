import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../src/transcripts/coverage.ts';
import { parse } from '../../../src/transcripts/parse.ts';
import { html } from '../../../src/transcripts/reports/html.ts';
import { json } from '../../../src/transcripts/reports/json.ts';
import { junit } from '../../../src/transcripts/reports/junit.ts';
import { spec } from '../../../src/transcripts/reports/spec.ts';
import { tap } from '../../../src/transcripts/reports/tap.ts';
import { run } from '../../../src/transcripts/run.ts';
import { anyText } from '../../anyText.ts';
import { reported } from '../reported.ts';
import { scriptedBot, text } from './scriptedBot.ts';

const answers = {
  status: ['Order 123 is gone now.'],
  注文の状況: ['注文123はキャンセルされました。'],
  over: ['One', 'Two'],
  less: [],
  quiet: ['x'],
};
const played = (file: string, chat: string) => run(parse(chat, file), scriptedBot(answers));

describe('the report for a terminal', () => {
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
    expect(reported(transcripts)).toBe(`a/status.chat:2:6 The reply is not the one written.
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
    const said = reported([await played('ja.chat', 'user: 注文の状況\nbot: 注文123は完了しました。')]);
    expect(said).toContain('said      注文123は{+キャンセルされま+}した。');
    expect(said).toContain('expected  注文123は[-完了しま-]した。');
  });

  it('uses colour only when asked, and then no marks', async () => {
    const failed = [await played('a.chat', 'user: status\nbot: Order 123 is cancelled.')];
    expect(reported(failed)).not.toContain('\u001b');
    expect(reported(failed, spec({ colour: true }))).toContain('Order 123 is \u001b[31mcancelled\u001b[39m.');
  });

  it('prints the last line alone where all pass, or nothing was played', async () => {
    expect(reported([await played('a.chat', 'user: hi\nbot: You said hi')])).toBe('1 passed, 0 failed\n');
    expect(reported([])).toBe('0 passed, 0 failed\n');
  });
});

const passing = () => played('a/good.chat', '>@ tags=smoke\nuser: hi\nbot: You said hi');
const failing = () => played('a/b #1.chat', 'user: status\nbot: Order 123 is cancelled.');
const unread = () => played('a/unread.chat', '>@ x=1');

describe('the report in TAP', () => {
  it('has a test point a transcript and, for what failed, where and why', async () => {
    expect(reported([await passing(), await failing()], tap)).toBe(`TAP version 14
ok 1 - a/good.chat
not ok 2 - a/b \\#1.chat
  ---
  duration_ms: 7
  failures:
    - message: "The reply is not the one written."
      at: "a/b #1.chat:2:6"
      details: "user: status\\nexpected  Order 123 is [-cancelled-].\\nsaid      Order 123 is {+gone now+}."
  ...
1..2
`);
  });
});

describe('the report for build servers', () => {
  const parsed = (xml: string) => {
    expect(XMLValidator.validate(xml)).toBe(true);
    return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', trimValues: false }).parse(xml);
  };

  it('counts, and tells what failed apart from what could not be read', async () => {
    const { testsuites } = parsed(reported([await passing(), await failing(), await unread()], junit));
    const { testsuite } = testsuites;
    expect(testsuite).toMatchObject({ tests: '3', failures: '1', errors: '1', time: '1.234' });
    expect(testsuite.testcase).toMatchObject([
      { classname: 'a', name: 'a/good.chat', file: 'a/good.chat', time: '0.007' },
      { failure: { message: 'The reply is not the one written.' } },
      { error: { message: expect.stringMatching(/^There is no setting "x"/) } },
    ]);
    expect(testsuite.testcase[1].failure['#text']).toMatch(/^a\/b #1\.chat:2:6 [\s\S]*said {6}Order 123 is/);
  });

  it('is well-formed whatever is said', async () => {
    const { failures, ...rest } = await failing();
    fc.assert(
      fc.property(anyText(), (said) => {
        parsed(reported([{ ...rest, failures: failures.map((one) => ({ ...one, said })) }], junit));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the report for programs', () => {
  it('tells of every transcript', async () => {
    expect(JSON.parse(reported([await passing(), await failing()], json))).toEqual({
      ...{ passed: 1, failed: 1, turns: 2, milliseconds: 1234 },
      transcripts: [
        { file: 'a/good.chat', tags: ['smoke'], passed: true, turns: 1, milliseconds: 7, failures: [] },
        {
          ...{ file: 'a/b #1.chat', tags: [], passed: false, turns: 1, milliseconds: 7 },
          failures: [
            {
              ...{ kind: 'different', file: 'a/b #1.chat', line: 2, column: 6 },
              message: 'The reply is not the one written.',
              ...{ expected: 'Order 123 is cancelled.', said: 'Order 123 is gone now.' },
            },
          ],
        },
      ],
    });
  });
});

describe('the report as a page', () => {
  it('draws what was said, and marks what differs where it stands', async () => {
    const page = reported([await passing(), await failing()], html);
    expect(page).toContain('<div class="bubble user">hi</div>\n<div class="bubble bot">You said hi</div>');
    expect(page).toContain('Order 123 is <del>cancelled</del><ins>gone now</ins>.');
    expect(page).toMatch(/1 passed.*1 failed/);
  });

  it('needs nothing from elsewhere, and takes nothing that is said for markup', async () => {
    const said = '<script src="https://example.com/x.js"></script><b>';
    const bot = scriptedBot({
      [said]: [
        text(said, { suggestions: [said], attachments: [{ contentType: said, content: { title: said } }] }),
      ],
    });
    const page = reported([await run(parse(`user: ${said}\nbot: x`, '<i>.chat'), bot)], html);
    expect(page).not.toMatch(/<script|<b>|<i>|<link|src=(?!&quot;)|url\(/);
  });
});

describe('coverage', () => {
  const sheets = [
    { name: 'cells en', items: ['a', 'b', 'c'] },
    { name: 'words', items: Array.from({ length: 60 }, (_, at) => `w${at}`) },
  ];
  const reaching = async (file: string, ...reached: string[]) => ({
    ...(await played(file, 'user: hi\nbot: You said hi')),
    reached: reached.map((item) => ({ sheet: item.startsWith('w') ? 'words' : 'cells en', item })),
  });

  it('tells by which file each item was reached, and which never was', async () => {
    const all = [await reaching('x.chat', 'a', 'b', 'w0'), await reaching('y.chat', 'a')];
    const coverage = coverageOf(sheets, all);
    expect(coverage[0]).toEqual({
      name: 'cells en',
      reached: [
        { item: 'a', files: ['x.chat', 'y.chat'] },
        { item: 'b', files: ['x.chat'] },
      ],
      never: ['c'],
    });
    const said = reported(all, spec({ colour: false }), coverage);
    expect(said).toContain(
      'cells en: 2 of 3\n  a  x.chat and 1 more\n  b  x.chat\n  never reached: c\nwords: 1 of 60\n  never reached: w1\n',
    );
    expect(said).toMatch(/\n2 passed, 0 failed\n$/);
  });

  it.each([
    ['TAP', tap, '\n# cells en: 2 of 3\n'],
    ['JUnit', junit, '<system-out>cells en: 2 of 3\n'],
    ['JSON', json, '"name": "cells en"'],
    ['HTML', html, '<td class="bad">c</td><td class="bad">never reached</td>'],
  ])('stands in %s too', async (_, reporter, expected) => {
    const all = [await reaching('x.chat', 'a', 'b')];
    expect(reported(all, reporter, coverageOf(sheets, all))).toContain(expected);
  });
});
