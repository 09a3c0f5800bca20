import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/transcripts/parse.ts';
import type { BotReply } from '../../../src/transcripts/port.ts';
import { run } from '../../../src/transcripts/run.ts';
import { update } from '../../../src/transcripts/update.ts';
import { scriptedBot, text, typing } from './scriptedBot.ts';

type Answers = Readonly<Record<string, readonly (BotReply | string)[]>>;

const updated = async (chat: string, answers: Answers): Promise<string> =>
  update(await run(parse(chat, 'a.chat'), scriptedBot(answers)));

const passes = async (chat: string, answers: Answers): Promise<boolean> =>
  (await run(parse(chat, 'a.chat'), scriptedBot(answers))).passed;

describe('updating', () => {
  it.each<[string, string, Answers, string]>([
    ['rewrites a reply', 'user: a\nbot: x\n', { a: ['A'] }, 'user: a\nbot: A\n'],
    [
      'adds a reply below a user',
      '> one\nuser: a\n> two\n\nuser: b',
      { a: ['A'], b: ['B'] },
      '> one\nuser: a\nbot: A\n> two\n\nuser: b\nbot: B',
    ],
    [
      'adds a reply below a text of several lines',
      'user: a\nb\n\nuser: c\n',
      { 'a\nb': ['A'], c: [] },
      'user: a\nb\nbot: A\n\nuser: c\n',
    ],
    [
      'adds a reply below a step',
      '>~ advance 1m\n>? replies = 1\n',
      { '1m': ['A'] },
      '>~ advance 1m\nbot: A\n>? replies = 1\n',
    ],
    [
      'adds a reply between others',
      'user: a\nbot: 1\n> note\nbot: 3\n',
      { a: ['1', '2', '3'] },
      'user: a\nbot: 1\nbot: 2\n> note\nbot: 3\n',
    ],
    [
      'adds a reply above the first',
      'user: a\n> note\nbot: 2',
      { a: ['1', '2'] },
      'user: a\nbot: 1\n> note\nbot: 2',
    ],
    ['adds a greeting above the first', '> note\nbot: 2', { '+bot -': ['1', '2'] }, '> note\nbot: 1\nbot: 2'],
    [
      'removes replies over',
      'user: a\nbot: 1\nbot: 2\nmore\n> note\n\nuser: b\nbot: B',
      { a: ['1'], b: [] },
      'user: a\nbot: 1\n> note\n\nuser: b',
    ],
    ['fills an empty line of the bot', 'user: a\nbot:\n', { a: ['A'] }, 'user: a\nbot: A\n'],
    [
      'writes the bot as the lines near it do',
      'bot=Lula\nuser=Tom\nTom: a\nTom: b\nLula->Tom: x',
      { a: ['A'], b: ['B', 'C'] },
      'bot=Lula\nuser=Tom\nTom: a\nLula: A\nTom: b\nLula->Tom: B\nLula->Tom: C',
    ],
    [
      'keeps spacing and layout of what matches',
      'user: a\nbot:   one\n  two  \n\n\nbot:x',
      { a: ['one two', 'y'] },
      'user: a\nbot:   one\n  two  \n\n\nbot:y',
    ],
    [
      'writes lines below',
      'user: a\nbot: x',
      { a: ['one\r\n- two\n\n three'] },
      'user: a\nbot: one\n- two\n\n three',
    ],
    [
      'keeps comments inside a reply that it rewrites',
      'user: a\nbot: x\n> note\ny\n',
      { a: ['A'] },
      'user: a\nbot: A\n> note\n',
    ],
    [
      'keeps lines that would be something else as text',
      'user: a\nbot: x',
      { a: ['one\n> two\n>? quiet\nuser: three\nBOT: four'] },
      'user: a\nbot: one\n > two\n >? quiet\n user: three\n BOT: four',
    ],
    [
      'spells brackets that would be commands',
      'user: a\nbot: x',
      { a: ['press [Typing] [x] [open'] },
      'user: a\nbot: press {{_:/\\x5B/}}Typing] [x] {{_:/\\x5B/}}open',
    ],
    [
      'spells what would be captures',
      'user: a\nbot: x',
      { a: [`{{a}} \${b} {c}`] },
      'user: a\nbot: {{_:/\\x7B/}}{a}} {{_:/\\x24/}}{b} {c}',
    ],
    [
      'keeps captures that match',
      'user: a\nbot: No {{n:/\\d+/}}\nbot: x',
      { a: ['No 12', 'A'] },
      'user: a\nbot: No {{n:/\\d+/}}\nbot: A',
    ],
    [
      'keeps captures that match among other words',
      'user: a\nbot: Order {{n:/\\d+/}} is {{s}}.',
      { a: ['Order 12 was kept, yes.'] },
      'user: a\nbot: Order {{n:/\\d+/}} was {{s}}.',
    ],
    [
      'keeps captures in a text without spaces',
      'user: a\nbot: 注文{{n:/\\d+/}}は完了しました。',
      { a: ['注文12はキャンセルされました。'] },
      'user: a\nbot: 注文{{n:/\\d+/}}はキャンセルされました。',
    ],
    [
      'keeps uses of captures',
      `user: a\nbot: is {{n:/\\d+/}}\nbot: x \${n}`,
      { a: ['is 12', 'y 12'] },
      `user: a\nbot: is {{n:/\\d+/}}\nbot: y \${n}`,
    ],
    [
      'drops captures that no longer match',
      'user: a\nbot: is {{n:/\\d+/}}',
      { a: ['is none'] },
      'user: a\nbot: is none',
    ],
    [
      'keeps typing and delays where they are written',
      'user: a\nbot: [Typing][Delay=9]\nx',
      { a: [typing, 'A'] },
      'user: a\nbot: [Typing][Delay=9]A',
    ],
    ['removes typing that is not done', 'user: a\nbot: [Typing] A', { a: ['A'] }, 'user: a\nbot: A'],
    [
      'adds no typing and no suggestions of itself',
      'user: a',
      { a: [typing, text('A', { suggestions: ['x'] })] },
      'user: a\nbot: A',
    ],
    [
      'rewrites suggestions where they are written',
      'user: a\nbot: A\n[Suggestions=]\n',
      { a: [text('A', { suggestions: ['x', 'y|]'] })] },
      'user: a\nbot: A\n[Suggestions=x|y{{_:/\\x7C/}}{{_:/\\x5D/}}]\n',
    ],
    [
      'keeps attachments where the reply has a card',
      'user: a\nbot: x\n[Attachment=a.json]\n',
      { a: [text('A', { attachments: [{ contentType: 'x' }] })] },
      'user: a\nbot: A\n[Attachment=a.json]\n',
    ],
    [
      'keeps who comes and goes',
      'user: a\nbot: x\n[ConversationUpdate=\nAdded=Sam]\nbot: y',
      { a: ['A'], '+Sam -': ['B', 'C'] },
      'user: a\nbot: A\n[ConversationUpdate=\nAdded=Sam]\nbot: B\nbot: C',
    ],
    ['keeps a check that the bot is quiet', 'user: a\n>? quiet\n', { a: ['A'] }, 'user: a\n>? quiet\n'],
    [
      'keeps what comes below a failure of the bot',
      'user: a\nbot: x\nuser: fail\nbot: y',
      { a: ['A'] },
      'user: a\nbot: A\nuser: fail\nbot: y',
    ],
    ['keeps a transcript with mistakes', 'user: a\nbot: x\n>?', { a: ['A'] }, 'user: a\nbot: x\n>?'],
    [
      'keeps Windows line ends and a byte order mark',
      '\uFEFFuser: a\r\nbot: x\r\n\r\nuser: b',
      { a: ['A\nB'], b: ['C'] },
      '\uFEFFuser: a\r\nbot: A\r\nB\r\n\r\nuser: b\r\nbot: C',
    ],
  ])('%s', async (_, chat, answers, expected) => {
    expect(await updated(chat, answers)).toBe(expected);
  });

  it('changes nothing in a transcript that passes, and makes one that does, whatever is said', async () => {
    const piece = fc.constantFrom(
      'one',
      'two',
      ' ',
      '\n',
      '\r',
      '>',
      '>? quiet',
      'user: ',
      'bot->user:',
      'Tom:',
      '[',
      ']',
      '[Typing]',
      '[Suggestions=',
      '[\n',
      '{{n}}',
      '{{n:/',
      '/}}',
      '{',
      `\${n}`,
      '$',
      '|',
      '=',
      '注文',
      '12',
      '\uFEFF',
      'bot=x',
      '\\',
      '/',
    );
    const words = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    const reply = fc.oneof(
      fc.constant(typing),
      fc
        .record({
          words,
          suggestions: fc.array(
            words.map((label) => `x${label}`),
            { maxLength: 2 },
          ),
        })
        .map(({ words, suggestions }) => text(words, { suggestions })),
    );
    const line = fc.constantFrom(
      'bot: one',
      'bot:',
      'bot: [Typing]',
      'bot: [Typing][Delay=2]\ntwo',
      'bot: one {{n}}',
      'bot: {{n:/\\d+/}} two',
      `bot: is \${n}`,
      'bot: one\n[Suggestions=one|two]',
      'more',
      '',
      '> note',
      'bot: [Suggestions=]',
      'bot: one\n[ConversationUpdate=\nAdded=Tom]\ntwo',
    );
    const lines = fc.array(line, { maxLength: 5 }).map((all) => all.join('\n'));
    const replies = fc.array(reply, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lines, lines, replies, replies, replies, async (first, second, a, b, joins) => {
        const answers = { 'user: aa': a, 'user: bb': b, 'members: +Tom -': joins };
        // A line of the bot first, so that lines below belong to it and not to the user.
        const chat = `user: aa\nbot: x\n${first}\nuser: bb\nbot: x\n${second}`;
        const once = await updated(chat, answers);
        expect(await passes(once, answers)).toBe(true);
        expect(await updated(once, answers)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});
