import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPairs, spellPair } from '../../../src/transcripts/pairs.ts';
import { parse } from '../../../src/transcripts/parse.ts';
import type { BotReply } from '../../../src/transcripts/port.ts';
import { record } from '../../../src/transcripts/record.ts';
import { run } from '../../../src/transcripts/run.ts';
import { anyText } from '../../anyText.ts';
import { scriptedBot, text, typing } from './scriptedBot.ts';

type Answers = Readonly<Record<string, readonly (BotReply | string)[]>>;
const head = 'user=Tom\nbot=Lula\n>@ language=ja\n\n';
const welcome: Answers = { 'members: +Lula -': ['Welcome'] };

const recorded = async (lines: readonly string[], answers: Answers = welcome, bot = scriptedBot(answers)) => {
  const recording = await record(head, 'a.chat', bot);
  for (const line of lines) await recording.take(line);
  await recording.close();
  return recording.text();
};

describe('recording a conversation', () => {
  it('writes down what is said, done and checked, each with what the bot says to it', async () => {
    const bot = scriptedBot({ ...welcome, 'step: 1h': [typing, text('It is late.\nGood night.')] });
    expect(
      await recorded(['hi', '>~ advance 1h', '>? says /late/', '> a note', 'bye'], welcome, bot),
    ).toBe(`${head.trim()}
Lula: Welcome

Tom: hi
Lula: You said hi

>~ advance 1h
Lula: [Typing]
Lula: It is late.
Good night.
>? says /late/
> a note

Tom: bye
Lula: You said bye
`);
    expect(bot.closed).toBe(1);
    expect(bot.setups[0]?.settings.language?.value).toBe('ja');
  });

  it.each([
    ['>! frob', 'There is no ">~ frob"'],
    ['>~', 'This is no line of the form ">~ word'],
    ['>@ role=admin', 'The conversation has begun'],
    ['>? says /no/', "The reply doesn't match /no/."],
    ['>? count = 7', 'Another count. – expected: = 7 – said: = 1'],
  ])('keeps nothing of %s, and says why', async (line, message) => {
    const recording = await record(head, 'a.chat', scriptedBot(welcome));
    await recording.take('hi');
    const before = recording.text();
    await expect(recording.take(line)).rejects.toThrow(message);
    expect(recording.text()).toBe(before);
  });

  it('does not begin where the head cannot be read', async () => {
    await expect(record('>@ colour=red', 'a.chat', scriptedBot())).rejects.toMatchObject({
      line: 1,
      column: 4,
    });
  });

  const piece = fc.constantFrom(
    '>',
    '> ',
    'Lula: ',
    'Tom: ',
    'user:',
    '[Typing]',
    '[Delay=5]',
    '[A-1]',
    '[',
    ']',
    '{{a}}',
    '{{a:/(/}}',
    `\${a}`,
    '{',
    ' ',
    'hello',
    '注文',
    '|',
    '=',
    '\\',
  );
  const line = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  const reply = fc.oneof(
    fc.constant(typing),
    fc
      .array(fc.oneof(piece, fc.constantFrom('\n', '\r\n')), { maxLength: 6 })
      .map((pieces) => text(pieces.join(''))),
  );

  it('gives a transcript that passes, whatever is said', async () => {
    const sentence = line.map((one) => (one.startsWith('>') ? `a${one}` : one));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(sentence, fc.array(reply, { maxLength: 3 })), { maxLength: 4 }),
        async (turns) => {
          // The same sentence twice gets the same answer, with blanks at its ends or without.
          const answers: Answers = {
            ...welcome,
            ...Object.fromEntries(turns.map(([said, replies]) => [said.trim(), replies])),
          };
          const bot = scriptedBot(answers);
          const written = await recorded(
            turns.map(([said]) => said.trim()),
            answers,
            bot,
          );
          const { failures } = await run(parse(written, 'a.chat'), bot);
          expect(failures).toEqual([]);
        },
      ),
    );
  });
});

it('spells pairs so that they are read back, white space folded', () => {
  const at = { file: 'a.chat', line: 1, column: 1 };
  fc.assert(
    fc.property(anyText(), (value) => {
      const [pair] = readPairs(spellPair('key', value), at);
      expect(pair?.value).toBe(value.replace(/\s+/g, ' ').trim());
    }),
  );
});
