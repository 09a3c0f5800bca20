// The core drives any Bot Framework bot over HTTP: shown on an echo bot of Microsoft's own SDK.

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotOverHttp, botOverHttp, type Door } from '../../../src/transcripts/http/bot.ts';
import { parse } from '../../../src/transcripts/parse.ts';
import { Unreachable } from '../../../src/transcripts/port.ts';
import { run } from '../../../src/transcripts/run.ts';
import { update } from '../../../src/transcripts/update.ts';
import { reported } from '../reported.ts';
import { type EchoBot, startEchoBot } from './echoBot.ts';

let ids = 0;
const door = (url: string, more: Partial<Door> = {}): Door => ({
  url,
  newId: () => {
    ids += 1;
    return String(ids);
  },
  clock: () => new Date('2026-11-18T09:00:00Z'),
  ...{ patience: 5_000, limit: 5_000 },
  ...more,
});

let echo: EchoBot;
let bot: BotOverHttp;
beforeAll(async () => {
  echo = await startEchoBot();
  bot = await botOverHttp(door(echo.url));
});
afterAll(async () => {
  await bot.close();
  await echo.close();
});

const load = async () => new TextEncoder().encode('a picture');
const play = (chat: string, under = bot) => run(parse(chat, 'a.chat'), under, load);

describe('a bot over HTTP', () => {
  it.each([
    ['answers', '>@ language=de\nuser: hi\nbot: de: hi'],
    ['is told of people who come', 'user=Tom\n[ConversationUpdate=\nAdded=Tom]\nbot: Welcome, Tom.'],
    ['is added where the transcript begins with it', 'bot=Echo\nbot: Welcome, Echo.'],
    ['answers with several activities', 'user: two\nbot: [Typing]one\nbot: two'],
    ['says nothing', 'user: silent\n>? quiet'],
    ['sends what nobody sees', 'user: trace\n>? quiet'],
    ['says something by itself, and is waited for', 'user: later\nbot: Wait.\nbot: Now it is later.'],
    ['is sent a picture', 'user: look\n[Attachment=cat.png]\nbot: Got image/png'],
    [
      'has a form submitted, with what nobody touched',
      'user: order\nbot: Order a drink\n>? buttons = Order|Never mind\n>! submit {}\nbot: Taken: {"deed":"order","drink":"tea"}',
    ],
    [
      'has a form filled in',
      'user: order\nbot: {{_}}\n>! submit {"drink":"milk"}\nbot: Taken: {"deed":"order","drink":"milk"}',
    ],
    [
      'has a button pressed that only universal actions know',
      'user: order\nbot: {{_}}\n>! press "Never mind"\nbot: Done: drop',
    ],
    [
      'has a button pressed that says something',
      'user: pets\nbot: Which one?\n[Suggestions=Neither]\n>! press "Dog"\nbot: en-US: Dog',
    ],
    ['has a suggestion pressed', 'user: pets\nbot: Which one?\n>! press Neither\nbot: en-US: no pet'],
    ['has anything at all pressed', '>! press {"a":1}\nbot: Taken: {"a":1}'],
    [
      'tells people apart',
      'users=Ann,Bob\nAnn: a\nbot: en-US: a\nBob: order\nbot: {{_}}\n>! press "Order" as Ann\nbot: Taken: {{_:/.*/}}',
    ],
    ['shows its card', 'user: order\nbot: {{_}}\n>? card $.body[0].text = "What may it be?"'],
  ])('%s', async (_, chat) => {
    expect(reported([await play(chat)])).toBe('1 passed, 0 failed\n');
  });

  it('is given activities as a channel gives them', async () => {
    await play('users=Ann\n>@ language=ja time-zone=Asia/Tokyo\nAnn: hello there\nbot: x');
    expect(echo.heard.at(-1)).toMatchObject({
      ...{ type: 'message', text: 'hello there', locale: 'ja', localTimezone: 'Asia/Tokyo' },
      ...{ channelId: 'emulator', deliveryMode: 'expectReplies' },
      from: { id: 'user-Ann', name: 'Ann', role: 'user' },
      recipient: { id: 'bot-bot', name: 'bot', role: 'bot' },
      serviceUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
  });

  it('is in a new conversation for every transcript', async () => {
    await play('user: a');
    await play('user: a');
    const [one, other] = echo.heard.slice(-2).map(({ conversation }) => conversation.id);
    expect(one).not.toBe(other);
  });

  it('gets its lines rewritten to what it said', async () => {
    expect(update(await play('user: two\nbot: x\n> note\nuser: b\nbot: y'))).toBe(
      'user: two\nbot: one\nbot: two\n> note\nuser: b\nbot: en-US: b',
    );
  });

  it.each([
    ['>@ clock=2026-11-18T09:00Z\nuser: a', 1, '"clock" needs the inside of the bot'],
    ['>@ role=admin\nuser: a', 1, '"role" needs the inside'],
    ['>@ order 1 = error\nuser: a', 1, '"order" needs the inside'],
    ['user: a\nbot: en-US: a\n>~ advance 1h', 3, '"advance" needs the inside'],
    ['user: a\nbot: en-US: a\n>! restart', 3, '"restart" needs the inside'],
    ['user: a\nbot: en-US: a\n>? order 1 = error', 3, '"order" needs the inside'],
    ['user: pets\nbot: Which one?\n>! press "Cow"', 3, 'no button "Cow": it has Neither, Cat, Dog.'],
  ])('refuses what it cannot do from outside: %j', async (chat, line, told) => {
    const { failures } = await play(chat);
    expect(failures).toMatchObject([{ location: { line }, message: expect.stringContaining(told) }]);
  });

  it('hears nothing of a transcript that needs the inside further down', async () => {
    const before = echo.heard.length;
    await play('user: a\nbot: en-US: a\n>~ advance 1h');
    expect(echo.heard.length).toBe(before);
  });

  it('is told what differs, and that it broke', async () => {
    const { failures } = await play('user: a\nbot: en-US: b\nuser: fail\nbot: fine');
    expect(failures).toMatchObject([
      { expected: 'en-US: b', said: 'en-US: a' },
      { expected: 'fine', said: 'Something broke.' },
    ]);
  });

  it('is not waited for longer than patience lasts', async () => {
    const impatient = await botOverHttp(door(echo.url, { patience: 1 }));
    const { failures } = await play('user: a\nbot: en-US: a\nbot: more', impatient);
    await impatient.close();
    expect(failures).toMatchObject([{ kind: 'missing', expected: 'more' }]);
  });
});

describe('what is no bot that can be talked to', () => {
  /** A server that answers everything so, and what a play against it comes to. */
  async function playedAgainst(answer: RequestListener, more: Partial<Door> = {}) {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const under = await botOverHttp(door(`http://127.0.0.1:${port}/api/messages`, more));
    try {
      return await play('> A comment.\nuser: a', under);
    } finally {
      await under.close();
      server.closeAllConnections();
      server.close();
    }
  }
  const answering =
    (status: number, body: string): RequestListener =>
    (_, response) => {
      response.statusCode = status;
      response.end(body);
    };

  it.each([
    [401, 'no', /takes messages only from channels that it knows \(401\): run it without an app id/],
    [404, 'no', /There is no bot at .* \(404\): start it/],
    [429, 'no', /takes no more for now \(429\)/],
    [503, 'no', /There is no bot at .* \(503\): start it/],
    [200, '<!doctype html>', /What answers at .* is no bot, it says <!doctype html>: start it/],
  ])('ends the play of all where it answers %i %s', async (status, body, told) => {
    const played = playedAgainst(answering(status, body));
    await expect(played).rejects.toSatisfy((error: Error) => error instanceof Unreachable);
    await expect(played).rejects.toThrow(told);
  });

  it('ends the play of all where nothing answers', async () => {
    const gone: RequestListener = (request) => void request.socket.destroy();
    await expect(playedAgainst(gone)).rejects.toThrow(/^No bot answers at http.* \(.+\): start it/);
  });

  it.each<[string, RequestListener, number, RegExp]>([
    ['fails', answering(500, 'no'), 5_000, /^The bot failed: it answered 500: no$/],
    ['takes too long', () => {}, 1, /^The bot failed: it gave no answer within 0\.001 seconds$/],
  ])('ends a transcript at its line where it %s', async (_, answer, limit, told) => {
    const { failures } = await playedAgainst(answer, { limit });
    expect(failures).toMatchObject([{ location: { line: 2 }, message: expect.stringMatching(told) }]);
  });
});
