import { describe, expect, it } from 'vitest';
import type { Load } from '../../../src/transcripts/emulator/attachments.ts';
import { toActivities } from '../../../src/transcripts/emulator/toActivities.ts';
import { parse } from '../../../src/transcripts/parse.ts';

const files: Readonly<Record<string, string>> = {
  'card.json': '\uFEFF{"type":"AdaptiveCard"}',
  'broken.json': '{"type":',
  'dot.png': '\u0000\u0001',
  'note.txt': 'one\ntwo',
  'thing.unknown-ending': 'x',
};
const load: Load = async (path) => {
  const content = files[path];
  if (content === undefined) throw new Error('no such file');
  return new TextEncoder().encode(content);
};

const activities = (chat: string) => toActivities(parse(chat, 'a.chat'), load);
/** Below the one that adds the bot. */
const said = async (chat: string) => (await activities(chat)).slice(1);
const attachments = async (chat: string) =>
  (await said(chat)).flatMap((activity) => activity.attachments ?? []);
const button = (title: string) => ({ type: 'imBack', title, value: title });

describe('the activities of a transcript', () => {
  it('begin with the bot being added', async () => {
    expect((await activities('user=Joe\nbot=LulaBot'))[0]).toMatchObject({
      type: 'conversationUpdate',
      from: { name: 'Joe', role: 'user' },
      recipient: { name: 'LulaBot', role: 'bot' },
      membersAdded: [{ name: 'LulaBot', role: 'bot' }],
      membersRemoved: [],
    });
  });

  it('have an id, a moment, a sender, a recipient and a locale each', async () => {
    const all = await activities('>@ language=ja\nuser: やあ\nbot: [Typing][Delay=5000]こんにちは');
    expect(all.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    const moments = all.map(({ timestamp }) => Date.parse(timestamp));
    expect(moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0))).toEqual([
      2000, 100, 5000,
    ]);
    for (const { channelId, conversation, from, recipient, locale } of all) {
      expect({ channelId, conversation, locale }).toEqual({
        channelId: 'chatdown',
        conversation: { id: '1' },
        locale: 'ja',
      });
      expect([from?.role, recipient?.role].sort()).toEqual(['bot', 'user']);
    }
  });

  it.each([
    ['user: hi\nbot: hello\nthere', ['user>bot hi', 'bot>user hello\nthere']],
    [
      'users=Tom,Bob\nuser: a\nBob: b\nbot: c\nbot->Tom: d',
      ['Tom>bot a', 'Bob>bot b', 'bot>Bob c', 'bot>Tom d'],
    ],
    ['users=Tom,Bob\nbot: a', ['bot>Tom a']],
    ['bot: one\n\n two  \n> note\nthree\n\n', ['bot>user one\n\n two  \nthree']],
    [
      'bot: the first line is trimmed  \nthe second is not  \n.',
      ['bot>user the first line is trimmed\nthe second is not  \n.'],
    ],
    ['bot: one\r\ntwo', ['bot>user one\ntwo']],
    ['bot: one [Typing] two', ['bot>user one', 'bot>user typing', 'bot>user two']],
    ['bot: see [A-12] and [1]', ['bot>user see [A-12] and [1]']],
    ['bot: a [event] b [ReceiptCard] [messageReaction]', ['bot>user a', 'bot>user b']],
    ['bot:\nuser:\nbot: [Delay=5]', []],
    ['bot: {{_:/\\x5B/}}Typing] is a command', ['bot>user [Typing] is a command']],
    ['\nlanguage=ja\nbot: a', ['nobody language=ja', 'bot>user a']],
    ['>! press "Yes"\nuser: a\n>? quiet\n>~ advance 1h\nbot: b', ['user>bot a', 'bot>user b']],
  ])('of %j are those of chatdown', async (chat, expected) => {
    const all = (await said(chat)).map(
      ({ type, from, recipient, text }) =>
        `${from ? `${from.name}>${recipient?.name}` : 'nobody'} ${text ?? type}`,
    );
    expect(all).toEqual(expected);
  });

  it('say who comes and goes', async () => {
    const [, , second] = await activities(
      'users=Tom\nTom: hi\n[ConversationUpdate=\n  Added=Sam, tom\n  MembersRemoved=Eve]',
    );
    expect(second).toMatchObject({
      type: 'conversationUpdate',
      membersAdded: [
        { name: 'Sam', role: 'user' },
        { name: 'Tom', role: 'user' },
      ],
      membersRemoved: [{ name: 'Eve', role: 'user' }],
    });
  });

  it('have suggestions and a layout', async () => {
    expect(
      await said('bot: Which?\n[Suggestions=A | B]\n[attachmentlayout=Carousel][AttachmentLayout=grid]'),
    ).toMatchObject([
      {
        text: 'Which?',
        suggestedActions: { actions: [button('A'), button('B')] },
        attachmentLayout: 'carousel',
      },
    ]);
  });

  it.each([
    [
      '[HeroCard\n title=T\n subtitle=S\n text=a=b\n image=http://a/1.png\n buttons=A| B]',
      'hero',
      {
        title: 'T',
        subtitle: 'S',
        text: 'a=b',
        image: { url: 'http://a/1.png' },
        buttons: [button('A'), button('B')],
      },
    ],
    ['[thumbnailcard=title=T]', 'thumbnail', { title: 'T', buttons: [] }],
    [
      '[AnimationCard=\nautoloop=TRUE\nautostart=no\nmedia=m\n]',
      'animation',
      { autoloop: true, autostart: false, media: [{ url: 'm' }], buttons: [] },
    ],
    ['[AudioCard=\naspect=16:9\nsharable=true]', 'audio', { aspect: '16:9', sharable: true, buttons: [] }],
    ['[VideoCard=\nimages=a\nimages=b]', 'video', { images: [{ url: 'a' }, { url: 'b' }], buttons: [] }],
    ['[MediaCard=\nvalue=v]', 'media', { value: 'v', buttons: [] }],
    ['[SigninCard=\nbuttons=Sign in]', 'signin', { buttons: [button('Sign in')] }],
    ['[OauthCard=\nconnectioname=c\ncolour=red\nno property]', 'oauth', { connectioname: 'c', buttons: [] }],
  ])('have the card %j', async (command, name, content) => {
    expect(await attachments(`bot: ${command}`)).toEqual([
      { contentType: `application/vnd.microsoft.card.${name}`, content },
    ]);
  });

  it.each([
    ['http://a.com/x.jpg', { contentType: 'image/jpeg', contentUrl: 'http://a.com/x.jpg' }],
    ['https://a.com/page', { contentType: 'text/html', contentUrl: 'https://a.com/page' }],
    [
      'https://a.com/page application/pdf',
      { contentType: 'application/pdf', contentUrl: 'https://a.com/page' },
    ],
    [
      'https://a.com/c.json AdaptiveCard',
      { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: 'https://a.com/c.json' },
    ],
    [
      'card.json adaptivecard',
      { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } },
    ],
    [
      'card.json "hero"',
      { contentType: 'application/vnd.microsoft.card.hero', content: { type: 'AdaptiveCard' } },
    ],
    ['card.json', { contentType: 'application/json', content: { type: 'AdaptiveCard' } }],
    ['dot.png', { contentType: 'image/png', contentUrl: 'data:image/png;base64,AAE=' }],
    ['note.txt', { contentType: 'text/plain', content: 'one\ntwo' }],
    [
      'thing.unknown-ending application/custom',
      { contentType: 'application/custom', contentUrl: 'data:application/custom;base64,eA==' },
    ],
  ])('have the attachment %j', async (written, expected) => {
    expect(await attachments(`bot: here\n[Attachment=${written}]`)).toEqual([expected]);
  });

  it.each([
    ['nowhere.png', "The attachment nowhere.png can't be read (no such file)"],
    ['broken.json', 'The attachment broken.json is no JSON'],
    ['thing.unknown-ending', "The ending of thing.unknown-ending doesn't tell its content type"],
  ])('are not made where %j is not to be had', async (path, message) => {
    await expect(activities(`bot: here\n  [Attachment=${path}]`)).rejects.toMatchObject({
      line: 2,
      column: 3,
      message: expect.stringContaining(message),
    });
  });
});
