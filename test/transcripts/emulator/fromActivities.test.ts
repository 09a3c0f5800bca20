import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromActivities } from '../../../src/transcripts/emulator/fromActivities.ts';
import { activitiesSchema } from '../../../src/transcripts/emulator/schema.ts';
import { toActivities } from '../../../src/transcripts/emulator/toActivities.ts';
import { parse } from '../../../src/transcripts/parse.ts';

const you = { id: '1', name: 'User', role: 'user' };
const bot = { id: '2', name: 'Bot', role: 'bot' };
const asked = { type: 'message', from: you, recipient: bot };
const answered = { type: 'message', from: bot, recipient: you };

const written = (...activities: readonly object[]) =>
  fromActivities(activitiesSchema.parse(activities), 'files');
/** Below the header. */
const lines = (...activities: readonly object[]): string => {
  const { text } = written(...activities);
  return text.slice(text.indexOf('\n\n') + 2, -1);
};
/** What the chat gives when it is converted again. */
const again = async (...activities: readonly object[]) => {
  const { text, files } = written(...activities);
  const load = async (path: string): Promise<Uint8Array> =>
    files.get(path) ?? Promise.reject(new Error('no file'));
  return (await toActivities(parse(text, 'a.chat'), load)).slice(1);
};

describe('a chat written of activities', () => {
  it('declares who speaks, and in which language', () => {
    const { text } = written(
      { ...asked, from: { id: '1', name: 'Tom' }, text: 'hi', locale: 'ja' },
      { ...answered, recipient: { id: '3', name: 'Eve' }, text: 'you' },
      { ...answered, recipient: { id: '1' }, text: 'and you' },
    );
    expect(text).toBe('users=Tom,Eve\nbot=Bot\n>@ language=ja\n\nTom: hi\nBot->Eve: you\nBot: and you\n');
  });

  it.each([
    [
      'by the role of the recipient',
      [{ type: 'message', from: { id: '2' }, recipient: { id: '1', role: 'user' }, text: 'a' }],
    ],
    [
      'by who else has that id',
      [
        { ...asked, text: 'x' },
        { type: 'message', from: { id: '2' }, text: 'a' },
      ],
    ],
    [
      'by who is told of members',
      [
        { type: 'conversationUpdate', recipient: { id: '2' } },
        { type: 'message', from: { id: '2' }, text: 'a' },
      ],
    ],
    ['by what it replies to', [{ type: 'message', from: { id: '7' }, replyToId: '5', text: 'a' }]],
  ])('knows the bot %s', (_, activities) => {
    expect(lines(...activities)).toMatch(/^bot: a$|^Bot: a$/m);
  });

  it.each([
    ['C++ (dev)', 'user'],
    ['Bot', 'user'],
    ['a=b,c', 'user'],
    ['佐藤 美香', '佐藤 美香'],
  ])('calls the user %j %j, as a name is read as a pattern', (name, expected) => {
    expect(written({ ...asked, from: { id: '1', name }, text: 'hi' }).text).toMatch(
      new RegExp(`^${expected}: hi$`, 'm'),
    );
  });

  it('drops traces, notes what it has no words for, and skips the bot joining', () => {
    const { text, leftOut } = written(
      { type: 'conversationUpdate', recipient: bot, membersAdded: [bot] },
      {
        type: 'conversationUpdate',
        recipient: bot,
        membersAdded: [you, bot],
        membersRemoved: [{ id: '9', name: 'Eve' }],
      },
      { type: 'trace', from: bot, value: { much: 1 } },
      { type: 'event', name: 'Refresh', from: you },
      { ...answered, text: 'a', attachments: [{ contentType: 'x/y', content: {} }] },
    );
    expect(text).toBe(
      'user=User\nbot=Bot\n\nBot: [ConversationUpdate=\n  Added=User\n  Removed=Eve]\n> event Refresh\nBot: a\n',
    );
    expect(leftOut).toEqual([
      'activity 4: an activity of the type event',
      'activity 5: an attachment of the type x/y',
    ]);
  });

  it('writes what a form sends as our own line', () => {
    expect(lines({ ...asked, text: 'a' }, { ...asked, value: { pin: '1' } })).toBe(
      'User: a\n\n>! submit {"pin":"1"}',
    );
  });

  it('takes the summary where a card has no text', () => {
    expect(lines({ ...answered, summary: 'in words' })).toBe('Bot: in words');
  });

  it('captures ids and moments that the bot says, and uses them', () => {
    const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    const said = lines(
      { ...answered, text: `Ticket ${id} of 2026-11-30T10:00:00.123Z` },
      { ...asked, text: `close ${id} but not 00000000-0000-0000-0000-000000000000` },
      { ...answered, text: `Closed ${id}` },
    );
    expect(said).toBe(
      `Bot: Ticket {{id1:/[\\w-]{36}/}} of {{time2:/[\\dT:.Z+-]+/}}\n\nUser: close \${id1} but not 00000000-0000-0000-0000-000000000000\nBot: Closed \${id1}`,
    );
    expect(parse(said, 'a.chat').mistakes).toEqual([]);
  });

  it('writes cards in lines where they can be said so, else as files beside it', () => {
    const hero = {
      contentType: 'application/vnd.microsoft.card.hero',
      content: { title: 'T', buttons: [{ type: 'imBack', title: 'A', value: 'A' }] },
    };
    const odd = { ...hero, content: { title: 'a ] in it', tap: {} } };
    const page = { contentType: 'text/html', contentUrl: 'https://a.com/a b]' };
    const { text, files } = written({
      ...answered,
      text: 'Look',
      attachments: [hero, odd, odd, page],
      attachmentLayout: 'carousel',
    });
    expect(text).toContain(`Bot: Look
[AttachmentLayout=carousel]
[HeroCard=
  title=T
  buttons=A
]
[Attachment=files/1.json hero]
[Attachment=files/1.json hero]
[Attachment=https://a.com/a%20b%5D text/html]
`);
    expect([...files.keys()]).toEqual(['files/1.json']);
  });
});

describe('converting back and forth', () => {
  const text = fc
    .array(
      fc.constantFrom(
        '>',
        '> ',
        'bot: ',
        'User: ',
        'Bot->User:',
        'bot=a',
        '[Typing]',
        '[A-1]',
        '[',
        ']',
        '[Suggestions=',
        '{{a}}',
        `\${a}`,
        '\n',
        ' ',
        'hello',
        '注文',
        '|',
      ),
      { maxLength: 8 },
    )
    .map((pieces) => pieces.join(''));
  const label = text.map((one) => one.replace(/\s+/g, ' ').trim() || 'x');
  const card = fc.record(
    {
      title: text,
      text: fc.constantFrom('plain', 'a ] b', 'c\nd'),
      buttons: fc.array(label.map((title) => ({ title, type: 'imBack', value: title }))),
    },
    { requiredKeys: ['buttons'] },
  );
  const attachment = fc.oneof(
    card.map((content) => ({ contentType: 'application/vnd.microsoft.card.hero', content })),
    fc.constant({ contentType: 'image/png', contentUrl: 'https://a.com/x.png' }),
    fc.constant({ contentType: 'image/gif', contentUrl: 'data:image/gif;base64,AAE=' }),
    fc.constant({ contentType: 'text/plain', content: 'a\nb' }),
    fc.constant({ contentType: 'application/vnd.microsoft.card.adaptive', content: { body: [1] } }),
  );
  const suggested = fc.array(label, { maxLength: 2 }).map((titles) => ({
    actions: titles.map((title) => ({ title, type: 'imBack', value: title })),
  }));
  const message = fc.record({
    text,
    attachments: fc.array(attachment, { maxLength: 2 }),
    attachmentLayout: fc.constantFrom('list', 'carousel', undefined),
    suggestedActions: suggested,
  });
  const activity = fc.oneof(
    fc.tuple(fc.constantFrom(asked, answered), message).map(([who, what]) => ({ ...who, ...what })),
    fc.constant({ ...answered, type: 'typing' }),
  );

  const told = (activities: readonly object[]) =>
    activitiesSchema
      .parse(activities)
      .flatMap(({ type, from, text: said, attachments, attachmentLayout, suggestedActions }) => {
        const folded = said?.replace(/\s+/g, ' ').trim();
        const actions = suggestedActions?.actions ?? [];
        const empty = !folded && !attachments?.length && actions.length === 0;
        if (type === 'message' && empty) return [];
        return [
          {
            type,
            role: from?.role,
            text: folded,
            attachments: attachments ?? [],
            actions,
            ...(type === 'message' && { attachmentLayout }),
          },
        ];
      });

  it('gives the same activities', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(activity, { maxLength: 6 }), async (activities) => {
        expect(told(await again(...activities))).toEqual(told(activities));
      }),
    );
  });
});
