import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/transcripts/parse.ts';
import type { BotReply } from '../../../src/transcripts/port.ts';
import { type Played, run } from '../../../src/transcripts/run.ts';
import { scriptedBot, text, typing } from './scriptedBot.ts';

type Answers = Readonly<Record<string, readonly (BotReply | string)[]>>;

const play = (chat: string, answers: Answers = {}): Promise<Played> =>
  run(parse(chat, 'a.chat'), scriptedBot(answers));

const failures = async (chat: string, answers: Answers = {}) =>
  (await play(chat, answers)).failures.map(({ kind, location, message, expected, said }) =>
    [`${location.line} ${kind}`, message, expected, said].filter((part) => part !== undefined),
  );

const heard = async (chat: string, answers: Answers = {}): Promise<readonly string[]> => {
  const bot = scriptedBot(answers);
  await run(parse(chat, 'a.chat'), bot);
  return bot.heard;
};

describe('a transcript that passes', () => {
  it.each<[string, string, Answers]>([
    ['has the same replies in the same order', 'user: a\nbot: one\nbot: two', { a: ['one', 'two'] }],
    ['may lay out white space otherwise', 'user: a\nbot:  one\n\ntwo   three', { a: ['one two\nthree '] }],
    ['need not write that the bot is typing', 'user: a\nbot: one', { a: [typing, 'one', typing] }],
    ['may write that the bot is typing', 'user: a\nbot: [Typing][Delay=3000]\none', { a: [typing, 'one'] }],
    ['need not write suggestions', 'user: a\nbot: one', { a: [text('one', { suggestions: ['x'] })] }],
    [
      'may write suggestions',
      'user: a\nbot: one\n[Suggestions=x | y]',
      { a: [text('one', { suggestions: ['x', 'y'] })] },
    ],
    [
      'may write a card alone',
      'user: a\nbot: [Attachment=a.json]',
      { a: [text('A card', { attachments: [{ contentType: 'x' }] })] },
    ],
    ['has a user whom nobody answers', 'user: a\n>? quiet\nuser: b\nbot: B', { a: [], b: ['B'] }],
    ['looks at what is said', 'user: a\nbot: {{all}}\n>? says /order \\d+ is$/i', { a: ['Order 12  is'] }],
    [
      'looks at the last buttons',
      'user: a\nbot: 1\nbot: 2\n>? buttons = Yes, cancel|Keep it',
      { a: ['1', text('2', { buttons: ['Yes, cancel', 'Keep it'] })] },
    ],
    [
      'looks at a reply with more below it',
      'user: a\nbot: 1\n>? buttons = Yes\nbot: 2\n>? buttons =',
      { a: [text('1', { buttons: ['Yes'] }), '2'] },
    ],
    [
      'asks the plug-in for checks of its own',
      'user: a\nbot: 1\n>? replies = 1\nbot: 2\n>? replies = 2',
      { a: ['1', '2'] },
    ],
    ['lets time pass', 'user: a\nbot: A\n>~ advance 15m\nbot: Late', { a: ['A'], '15m': ['Late'] }],
    ['begins with the bot', 'bot=Lula\nbot: Welcome\nuser: a\nbot: A', { '+Lula -': ['Welcome'], a: ['A'] }],
    [
      'brings people in',
      'user: a\nbot: A\n[ConversationUpdate=\nAdded=Sam]\nbot: Hi Sam',
      { a: ['A'], '+Sam -': ['Hi Sam'] },
    ],
  ])('%s', async (_, chat, answers) => {
    expect(await failures(chat, answers)).toEqual([]);
    expect((await play(chat, answers)).passed).toBe(true);
  });

  it('says what the users say, each under the name declared', async () => {
    expect(await heard('users=Tom,Bob\nTOM: a\nBob->Tom: b\nuser: c\n\nd')).toEqual([
      'Tom: a',
      'Bob->Tom: b',
      'Bob: c\n\nd',
    ]);
  });

  it('opens a fresh bot with the settings and closes it', async () => {
    const bot = scriptedBot();
    await run(
      parse('users=Tom,Bob\n>@ language=ja\n>@ order 1 = error\nTom: a\nbot: You said a', 'a.chat'),
      bot,
    );
    expect(bot.setups).toMatchObject([
      {
        file: 'a.chat',
        users: ['Tom', 'Bob'],
        settings: { language: { value: 'ja' } },
        given: [{ word: 'order' }],
      },
    ]);
    expect(bot.closed).toBe(1);
  });
});

describe('a transcript that fails', () => {
  it.each<[string, string, Answers, unknown[][]]>([
    [
      'other words',
      'user: a\nbot: one',
      { a: ['two'] },
      [['2 different', 'The reply is not the one written.', 'one', 'two']],
    ],
    [
      'other case',
      'user: a\nbot: One',
      { a: ['one'] },
      [['2 different', 'The reply is not the one written.', 'One', 'one']],
    ],
    [
      'a reply that is missing',
      'user: a\nbot: one\nbot: two',
      { a: ['one'] },
      [['3 missing', 'A reply is missing.', 'two']],
    ],
    [
      'a reply missing between others',
      'user: a\nbot: 1\nbot: 2\nbot: 3',
      { a: ['1', '3'] },
      [['3 missing', 'A reply is missing.', '2']],
    ],
    [
      'a reply over, at the line it should follow',
      'user: a\nbot: 1\nbot: 3',
      { a: ['1', '2', '3'] },
      [['2 surplus', 'The bot says more than is written.', '2']],
    ],
    [
      'a reply where none is written',
      'user: a\nuser: b\nbot: B',
      { a: ['A'], b: ['B'] },
      [['1 surplus', 'The bot says more than is written.', 'A']],
    ],
    [
      'replies in another order',
      'user: a\nbot: 1\nbot: 2',
      { a: ['2', '1'] },
      [['2 different', 'The replies come in another order.', '1', '2']],
    ],
    [
      'typing that is written and not done',
      'user: a\nbot: [Typing]1',
      { a: ['1'] },
      [['2 missing', 'The bot is not typing here.', '[Typing]']],
    ],
    [
      'other suggestions',
      'user: a\nbot: 1 [Suggestions=x|y]',
      { a: [text('1', { suggestions: ['x'] })] },
      [['2 different', 'The reply is not the one written.', '1 [Suggestions=x|y]', '1 [Suggestions=x]']],
    ],
    [
      'a transcript in which nothing happens',
      '> note\n>@ language=en\n',
      {},
      [['1 error', expect.stringMatching(/^Nothing is said or done here/)]],
    ],
    [
      'a card that is not there',
      'user: a\nbot: 1\n[Attachment=a.json]',
      { a: ['1'] },
      [['2 different', 'The reply has no card or attachment.']],
    ],
    [
      'words where quiet is checked',
      'user: a\nbot: 1\n>? quiet',
      { a: ['1'] },
      [['3 check', 'The bot should say nothing.', '', '1']],
    ],
    [
      'words that do not match',
      'user: a\nbot: 1\n>? says /2/',
      { a: ['1'] },
      [['3 check', "The reply doesn't match /2/.", '1']],
    ],
    [
      'other buttons',
      'user: a\nbot: 1\n>? buttons = A|B',
      { a: [text('1', { buttons: ['B'] })] },
      [['3 check', 'The buttons are not those written.', 'A|B', 'B']],
    ],
    [
      'nothing to look at',
      'user: a\n>? says /2/',
      { a: [] },
      [['2 check', 'There is no reply above to look at.', '/2/']],
    ],
    [
      "a check of the plug-in's",
      'user: a\nbot: 1\n>? replies = 2',
      { a: ['1'] },
      [['3 check', 'Another count.', '= 2', '= 1']],
    ],
    [
      'a greeting that does not come',
      'bot: Welcome',
      { '+bot -': [] },
      [['1 missing', 'A reply is missing.', 'Welcome']],
    ],
  ])('reports %s', async (_, chat, answers, expected) => {
    expect(await failures(chat, answers)).toEqual(expected);
  });

  it('reports one failure for each turn and goes on with the next', async () => {
    const chat = 'user: a\nbot: x\nbot: y\n>? quiet\nuser: b\nbot: B\nuser: c\nbot: z';
    expect((await failures(chat, { a: ['1', '2'], b: ['B'], c: ['C'] })).map(([first]) => first)).toEqual([
      '2 different',
      '8 different',
    ]);
  });

  it("ends at what the bot throws, names the turn and closes the bot's session", async () => {
    const bot = scriptedBot();
    const { failures: found } = await run(parse('user: a\nbot: x\nuser: fail\nuser: b', 'a.chat'), bot);
    expect(found).toMatchObject([
      { kind: 'different' },
      {
        kind: 'error',
        location: { line: 3 },
        message: 'The bot failed: the store is gone',
        cause: expect.any(Error),
      },
    ]);
    expect(bot.heard).toEqual(['user: a', 'user: fail']);
    expect(bot.closed).toBe(1);
  });

  it('reports a step that the plug-in does not know where the plug-in says', async () => {
    expect(await failures('user: a\nbot: You said a\n>~ wind 1m')).toEqual([
      ['3 error', 'There is no ">~ wind".'],
    ]);
  });

  it('reports a bot that does not open', async () => {
    const bot = { open: () => Promise.reject(new Error('no bot')) };
    expect((await run(parse('user: a', 'a.chat'), bot)).failures).toMatchObject([
      { kind: 'error', location: { line: 1 }, message: 'The bot failed: no bot' },
    ]);
  });

  it('reports the mistakes of a transcript and does not play it', async () => {
    const bot = scriptedBot();
    const played = await run(parse('>@ x=1\nuser: a\n>?', 'a.chat'), bot);
    expect(played.failures.map(({ location }) => location.line)).toEqual([1, 3]);
    expect(bot.setups).toEqual([]);
  });
});

describe('captures', () => {
  const answers = { new: ['Order A-17 of 2 numbers is new.'], 'show A-17': ['A-17 is here'] };

  it('takes words out of a reply and puts them into later lines, steps and checks', async () => {
    const chat = [
      'user: new',
      'bot: Order {{number}} of {{count:/\\d+/}} numbers is new.',
      `>? says /Order \${number} of/`,
      `user: show \${number}`,
      `bot: \${number} is here`,
      `>~ advance \${count}m`,
      'bot: You said 2m',
    ].join('\n');
    expect(await failures(chat, answers)).toEqual([]);
    expect(await heard(chat, answers)).toEqual(['user: new', 'user: show A-17', 'step: 2m']);
  });

  it('matches a captured value as it is, never as a pattern', async () => {
    const chat = `user: a\nbot: {{x}}\n>? says /^\${x}$/\nuser: b\nbot: \${x}`;
    expect(await failures(chat, { a: ['1.(2'], b: ['1.(2'] })).toEqual([]);
    expect(await failures(chat, { a: ['1.2'], b: ['1x2'] })).toHaveLength(1);
  });

  it('compares what a pattern takes', async () => {
    expect(await failures('user: a\nbot: {{n:/\\d+/}}!', { a: ['x!'] })).toHaveLength(1);
    expect(await failures('user: a\nbot: {{n:/\\d|x/}}!', { a: ['x!'] })).toEqual([]);
  });

  it('shows what a capture takes where other words differ', async () => {
    const chat = 'user: new\nbot: Order {{number:/\\S+/}} of {{count}} numbers is old.';
    expect(await failures(chat, answers)).toEqual([
      [
        '2 different',
        'The reply is not the one written.',
        'Order A-17 of 2 numbers is old.',
        'Order A-17 of 2 numbers is new.',
      ],
    ]);
  });

  it('still captures in a line where other words differ', async () => {
    const chat = `user: new\nbot: Order {{number:/\\S+/}} of 2 numbers is old.\nuser: show \${number}\nbot: A-17 is here`;
    expect(await failures(chat, answers)).toHaveLength(1);
  });

  it('reports the use of what nothing captures, and goes on', async () => {
    const chat = `user: \${x}\nbot: a\nuser: b\nbot: \${y}\nuser: c\nbot: You said c\n>? replies = \${z}`;
    expect((await failures(chat)).map(([place, message]) => `${place}: ${message}`)).toEqual([
      `1 error: Nothing is captured as \${x}: write {{x}} in a line of the bot above.`,
      `4 different: Nothing is captured as \${y}: write {{y}} in a line of the bot above.`,
      `7 check: Nothing is captured as \${z}: write {{z}} in a line of the bot above.`,
    ]);
  });
});
