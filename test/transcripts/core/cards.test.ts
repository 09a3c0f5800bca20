// Cards that are written in a transcript are compared strictly, told as a reader sees them, and rewritten.

import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/transcripts/parse.ts';
import { html } from '../../../src/transcripts/reports/html.ts';
import { run } from '../../../src/transcripts/run.ts';
import type { Carried } from '../../../src/transcripts/transcript.ts';
import { update, updatedFiles } from '../../../src/transcripts/update.ts';
import { reported } from '../reported.ts';
import { scriptedBot, text } from './scriptedBot.ts';

const adaptive = (content: object): Carried => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
});
const hero = (content: object): Carried => ({ contentType: 'application/vnd.microsoft.card.hero', content });

const drinks = {
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: 'What may it be?' },
    { type: 'FactSet', facts: [{ title: 'Table', value: '12' }] },
    { type: 'TextBlock', text: 'Today there is tea.' },
    { type: 'Input.Text', id: 'drink', label: 'Drink', value: 'tea' },
    { type: 'TextBlock', text: 'We serve until ten.' },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Order', data: { deed: 'order', version: 3 } },
    { type: 'Action.Submit', title: 'Never mind' },
  ],
};
/** The same card with something else written in its file. */
const writtenAs = (from: string, to: string): string => JSON.stringify(drinks).replace(from, to);
const ordering = 'user: a\nbot: A\n[Attachment=card.json adaptivecard]\n';

async function play(chat: string, said: readonly Carried[], files: Readonly<Record<string, string>> = {}) {
  const bot = scriptedBot({ a: [text('A', { attachments: said })] });
  return run(parse(chat, 'a.chat'), bot, async (path) => {
    const file = files[path];
    if (file === undefined) throw new Error('no such file');
    return new TextEncoder().encode(file);
  });
}

describe('a card in a file', () => {
  it('is the one that was sent, with captures that a later line uses', async () => {
    const files = { 'card.json': writtenAs('"12"', '"{{table}}"') };
    const played = await play(
      `${ordering}user: table \${table}\nbot: You said table 12`,
      [adaptive(drinks)],
      files,
    );
    expect(reported([played])).toBe('1 passed, 0 failed\n');
  });

  it.each([
    [
      'a text',
      writtenAs('until ten', 'until eleven'),
      `              …
              Today there is tea.
              Drink: tea
    expected  We serve until [-eleven-].
    said      We serve until {+ten+}.
              [Order]
              [Never mind]
`,
    ],
    [
      'a fact and a field',
      writtenAs('"12"', '"13"').replace('"tea"', '"milk"'),
      `              What may it be?
    expected  Table: [-13-]
    said      Table: {+12+}
              Today there is tea.
    expected  Drink: [-milk-]
    said      Drink: {+tea+}
              We serve until ten.
              [Order]
              …
`,
    ],
    [
      'a button that is missing, and another order',
      writtenAs('"Never mind"}', '"Order"},{"type":"Action.Submit","title":"Pay"}').replace(
        '"Order"',
        '"Later"',
      ),
      `              …
              Drink: tea
              We serve until ten.
    expected  [[-Later-]]
              [Order]
    expected  [[-Pay-]]
    said      [{+Never mind+}]
`,
    ],
    [
      'nothing that a reader sees',
      writtenAs('"version":3', '"version":4'),
      `    expected  $.actions[0].data.version = [-4-]
    said      $.actions[0].data.version = {+3+}
`,
    ],
  ])('differs in %s', async (_, file, told) => {
    const played = await play(ordering, [adaptive(drinks)], { 'card.json': file });
    expect(reported([played])).toBe(
      `a.chat:2:6 The card or attachment is not the one written.\n    user: a\n${told}\n0 passed, 1 failed\n`,
    );
  });

  it.each<[string, readonly Carried[], RegExp]>([
    ['is not sent', [], /The reply has no card or attachment\.\n.*\n.*expected {2}\[-What may it be\?-\]\n/],
    ['is sent with another', [adaptive(drinks), hero({ title: 'Bye' })], /said {6}\{\+Bye\+\}/],
    [
      'is of another type',
      [{ ...adaptive(drinks), contentType: 'application/json' }],
      /said {6}contentType = "application\/\{\+json\+\}"\n/,
    ],
  ])('%s', async (_, said, told) => {
    expect(reported([await play(ordering, said, { 'card.json': JSON.stringify(drinks) })])).toMatch(told);
  });

  it('is told of where its file is not there', async () => {
    expect((await play(ordering, [adaptive(drinks)])).failures).toMatchObject([
      { location: { line: 3 }, message: expect.stringMatching(/card\.json can't be read \(no such file\)/) },
    ]);
  });

  it('is drawn on the page with its changes where they stand', async () => {
    const played = await play(ordering, [adaptive(drinks)], {
      'card.json': writtenAs('until ten', 'until eleven'),
    });
    const page = reported([played], html);
    expect(page).toContain('<div class="text">We serve until <del>eleven</del><ins>ten</ins>.</div>');
    expect(page).toContain('<span class="button">Order</span>');
  });

  it('is rewritten with captures that still match, and then passes', async () => {
    const files = { 'card.json': writtenAs('until ten', 'until eleven').replace('"12"', '"{{table}}"') };
    const played = await play(ordering, [adaptive(drinks)], files);
    expect(update(played)).toBe(ordering);
    const rewritten = Object.fromEntries(updatedFiles(played));
    expect(JSON.parse(rewritten['card.json'] ?? '')).toEqual(JSON.parse(writtenAs('"12"', '"{{table}}"')));
    expect((await play(ordering, [adaptive(drinks)], rewritten)).passed).toBe(true);
  });

  it('is left alone where it matches, or something of another type was sent', async () => {
    const files = { 'card.json': JSON.stringify(drinks) };
    expect(updatedFiles(await play(ordering, [adaptive(drinks)], files)).size).toBe(0);
    expect(updatedFiles(await play(ordering, [hero({ title: 'x' })], files)).size).toBe(0);
  });
});

describe("a card in chatdown's lines", () => {
  const chat = (title: string) =>
    `user: a\nbot: A\n[HeroCard=\n  title=${title}\n  image=https://example.com/cat.png\n  buttons=Cat | Dog\n]\n`;
  const sent = hero({
    title: 'Pets',
    subtitle: '',
    image: { url: 'https://example.com/cat.png', alt: 'A cat' },
    buttons: ['Cat', 'Dog'].map((title) => ({ type: 'postBack', title, value: { pet: title } })),
    tap: { type: 'openUrl', value: 'https://example.com' },
  });

  it('is compared as far as the lines can say it', async () => {
    expect((await play(chat('{{what}}'), [sent])).passed).toBe(true);
  });

  it('is told of and rewritten in its lines', async () => {
    const played = await play(chat('Animals'), [sent]);
    expect(reported([played])).toContain('expected  [-Animals-]\n    said      {+Pets+}\n');
    const rewritten = update(played);
    expect(rewritten).toBe(chat('Pets').replace('Cat | Dog', 'Cat|Dog'));
    expect((await play(rewritten, [sent])).passed).toBe(true);
  });
});

describe('a file of another kind', () => {
  const chat = 'user: a\nbot: A\n[Attachment=cat.png]\n';
  const png = (contentUrl: string): Carried => ({ contentType: 'image/png', contentUrl });

  it.each([
    ['has the same bytes', png('data:image/png;base64,Y2F0'), true],
    ['has other bytes', png('data:image/png;base64,ZG9n'), false],
    ['is somewhere else, where nobody looks', png('https://example.com/cat.png'), true],
    ['is of another type', { ...png('https://example.com/cat'), contentType: 'image/jpeg' }, false],
  ])('%s', async (_, said, passes) => {
    expect((await play(chat, [said], { 'cat.png': 'cat' })).passed).toBe(passes);
  });
});
