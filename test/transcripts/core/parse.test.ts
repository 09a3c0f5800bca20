import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { print } from '../../../src/transcripts/lines.ts';
import { readPairs } from '../../../src/transcripts/pairs.ts';
import { parse } from '../../../src/transcripts/parse.ts';
import {
  type Message,
  type Transcript,
  TranscriptError,
  tagsOf,
} from '../../../src/transcripts/transcript.ts';
import { anyText } from '../../anyText.ts';

const read = (text: string): Transcript => parse(text, 'a.chat');
const messages = (text: string): readonly Message[] =>
  read(text).entries.filter((entry) => entry.kind === 'message');
const said = (text: string) =>
  messages(text).map(({ speaker, recipient, parts }) => [
    `${speaker?.role} ${speaker?.name}${recipient ? `->${recipient}` : ''}`,
    ...parts.map((part) => (part.kind === 'text' ? part.text : part.kind)),
  ]);
const mistakes = (text: string) =>
  read(text).mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);

describe('keeping the file', () => {
  const piece = fc.constantFrom(
    '\n',
    '\r\n',
    '\r',
    '\uFEFF',
    '\u2028',
    '>',
    '>@ ',
    '>~ ',
    '>! ',
    '>? ',
    'user',
    'bot',
    'Tom',
    ': ',
    '->',
    '=',
    '|',
    ',',
    'users=Tom,[Bob',
    '[Typing]',
    '[Suggestions=',
    '[ConversationUpdate=',
    '[Delay]',
    ']',
    '{{',
    'a:/(/',
    '}}',
    `\${a}`,
    '"',
    'language=',
    'order',
    'says /(/',
    'buttons',
    'quiet',
    ' ',
    '注文',
    '\ud800',
  );

  it.each([
    ['arbitrary text', anyText()],
    ['text like a transcript', fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))],
  ])('prints %s as it was read, and throws nothing', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const transcript = read(text);
        expect(print(transcript)).toBe(text);
        for (const mistake of transcript.mistakes) {
          expect(mistake).toBeInstanceOf(TranscriptError);
          expect(transcript.lines.length).toBeGreaterThanOrEqual(mistake.line);
          expect(mistake.column).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });

  it('reads the same with a byte order mark and with Windows line ends', () => {
    const text = 'user=Joe\nJoe: Hi\nbot: Hello\nthere';
    const windows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(said(windows)).toEqual(said(text));
    expect(print(read(windows))).toBe(windows);
  });
});

describe("chatdown's lines", () => {
  it("reads the sample of chatdown's own tests", () => {
    const sample = readFileSync(new URL('chatdown.chat', import.meta.url), 'utf8');
    expect(mistakes(sample)).toEqual([]);
    expect(messages(sample).map(({ parts }) => parts.map(({ kind }) => kind))).toEqual([
      ['text'],
      ['text'],
      ['text'],
      ['typing', 'text'],
      ['text'],
      ['text'],
      ['text'],
    ]);
    const [, , cards, page, pictures, , cheese] = messages(sample).map(({ parts }) => parts.at(-1));
    expect(cards).toMatchObject({
      text: '',
      attachments: [
        {
          kind: 'card',
          card: 'herocard',
          properties: [
            ['title', 'Cheese gromit!'],
            ['buttons', 'Option 1| Option 2'],
          ],
        },
        { kind: 'card', card: 'thumbnailcard' },
      ],
    });
    expect(page).toMatchObject({
      text: 'web page attachment',
      commands: ['[Delay = 5000]', '[Attachment=https://example.com/a]'],
    });
    expect(pictures).toMatchObject({
      attachments: [
        { kind: 'file', path: 'turtle.jpg' },
        { kind: 'file', path: 'card.json', contentType: 'adaptivecard' },
      ],
    });
    expect(cheese).toMatchObject({ suggestions: ['option 1', 'option 2', 'option 3'] });
  });

  it.each([
    [
      'names without a header',
      'user: hi\nbot: hello',
      [
        ['user user', 'hi'],
        ['bot bot', 'hello'],
      ],
    ],
    [
      'names whatever their case',
      'user=Tom\nbot=Lula\nTOM: hi\nLULA: hello',
      [
        ['user Tom', 'hi'],
        ['bot Lula', 'hello'],
      ],
    ],
    ['every user of a list with spaces', 'users=Tom, Bob\nBob: hi', [['user Bob', 'hi']]],
    ['a name of regular-expression characters', 'user=C++ (dev)\nC++ (dev): hi', [['user C++ (dev)', 'hi']]],
    [
      '"user" as the user who spoke last',
      'users=Tom,Bob\nuser: a\nBob: b\nuser: c',
      [
        ['user Tom', 'a'],
        ['user Bob', 'b'],
        ['user Bob', 'c'],
      ],
    ],
    ['an addressee', 'users=Tom,Bob\nbot->bob: hi', [['bot bot->Bob', 'hi']]],
    ['an addressee nobody declared as text', 'user: a\nbot->Eve: hi', [['user user', 'a\nbot->Eve: hi']]],
    [
      'lines below as one text, blank ones inside it too',
      'bot:\n one\n\n two \n\n',
      [['bot bot', 'one\n\n two']],
    ],
    ['a comment inside a text as nothing', 'bot: one\n> note\ntwo', [['bot bot', 'one\ntwo']]],
    ['blank lines above the header', '\n\n user=Tom\nTom: hi', [['user Tom', 'hi']]],
    ['comments between headers', '> a\nuser=Tom\n> b\nbot=Lula\nLula: hi', [['bot Lula', 'hi']]],
    ['a header below a blank line as text', 'user: a\nbot=Lula', [['user user', 'a\nbot=Lula']]],
    [
      'an unknown tag as text, also above a command',
      'bot: [A-12] is it\n[Typing]\nso',
      [['bot bot', '[A-12] is it', 'typing', 'so']],
    ],
    ['activities that chatdown drops as nothing', 'bot: a [event] b', [['bot bot', 'a', 'b']]],
    ['a bot who says nothing as an empty text', 'bot:', [['bot bot', '']]],
  ])('reads %s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
    expect(mistakes(text)).toEqual([]);
  });

  it('reads who comes and goes, also before anybody speaks', () => {
    const [message] = messages('[ConversationUpdate=\n  Added=Sam, Susan\n  MembersRemoved=Tom]');
    expect(message?.parts).toMatchObject([{ kind: 'members', added: ['Sam', 'Susan'], removed: ['Tom'] }]);
  });
});

describe('our lines', () => {
  it('keeps settings with their places', () => {
    const { settings, mistakes: none } = read(
      '>@ language=ja clock=2026-11-18T09:00+09:00\n>@ tags="smoke, slow"',
    );
    expect(settings).toMatchObject({
      language: { value: 'ja', location: { line: 1, column: 4 } },
      clock: { value: '2026-11-18T09:00+09:00', location: { line: 1, column: 16 } },
    });
    expect(none).toEqual([]);
    expect(tagsOf(read('>@ tags="smoke, slow"'))).toEqual(['smoke', 'slow']);
  });

  it("keeps the plug-in's lines unread", () => {
    expect(read('>@ order 123 = error carrier="NTT East"').given).toEqual([
      {
        word: 'order',
        rest: '123 = error carrier="NTT East"',
        location: { file: 'a.chat', line: 1, column: 4 },
        restLocation: { file: 'a.chat', line: 1, column: 10 },
      },
    ]);
  });

  it('keeps steps in their order among the messages', () => {
    const entries = read('>~ advance 15m\nuser: a\n>! press "Yes, cancel"\n>? quiet').entries;
    expect(
      entries.map((entry) => (entry.kind === 'step' ? [entry.sigil, entry.word, entry.rest] : 'message')),
    ).toEqual([['~', 'advance', '15m'], 'message', ['!', 'press', '"Yes, cancel"'], ['?', 'quiet', '']]);
  });

  it('reads pairs for the plug-in, quotation marks and backslashes too', () => {
    const at = { file: 'a.chat', line: 3, column: 5 };
    expect(readPairs('a=1  b="x \\"y\\" \\\\"', at)).toEqual([
      { key: 'a', value: '1', location: at },
      { key: 'b', value: 'x "y" \\', location: { ...at, column: 10 } },
    ]);
    expect(() => readPairs('a=1 b', at)).toThrow(expect.objectContaining({ line: 3, column: 9 }));
  });

  it.each([
    ['an unknown setting', '>@ langauge=ja', '1:4 There is no setting "langauge"'],
    [
      'a setting with spaces',
      '>@ language = ja',
      '1:13 Settings have no spaces around "=": write language=ja.',
    ],
    ['a setting set twice', '>@ role=admin\n>@ role=helpdesk', '2:4 role is set above already'],
    ['a word among settings', '>@ role=admin ja', '1:15 "ja" is not key=value'],
    ['an open quotation mark', '>@ role="admin', "1:9 The value of role can't be read"],
    [
      'a setting below the first turn',
      'user: a\n>@ role=admin',
      '2:1 A ">@" line stands below the first turn',
    ],
    ['a line without a word', '>!', '1:3 This is no line of the form ">! word …"'],
    ['a mark in place of a word', '>? = 1', '1:4 This is no line of the form ">? word …"'],
    ['an unreadable pattern', '>? says /(/', "1:9 The regular expression /(/ can't be read"],
    ['a pattern without slashes', '>? says hello', '1:9 A says check has its pattern between slashes'],
    ['words behind quiet', '>? quiet please', '1:10 A quiet check has nothing behind'],
    ['buttons without "="', '>? buttons Yes', '1:12 A buttons check names them all'],
    ['an unreadable capture', 'user: a\nbot: is {{n:/(/}}', '2:6 The regular expression in {{n:/(/}}'],
    ['a second "=" in a header', 'user=a=b', '1:7 A second "=" in a header'],
    ['a text of nobody', 'language=ja\nuser: hi', '1:1 This text belongs to nobody'],
    ['a text of nobody below a step', 'user: a\n>~ advance 1m\nmore', '3:1 This text follows a ">~" line'],
    ['a command without what it needs', 'bot: now [Suggestions]', '1:10 [Suggestions] says nothing'],
    [
      'an unknown property of a command',
      'bot: a\n[ConversationUpdate=\nJoined=Tom]',
      '2:1 "joined" is not of',
    ],
  ])('reports %s with its place and the mend', (_, text, expected) => {
    expect(mistakes(text)).toEqual([expect.stringContaining(`a.chat:${expected}`)]);
  });

  it('reports all mistakes at once, in the order of the lines', () => {
    expect(read('>@ x=1\nuser: a\n>?\nbot: {{n:/(/}}\n>~').mistakes.map(({ line }) => line)).toEqual([
      1, 3, 4, 5,
    ]);
  });
});
