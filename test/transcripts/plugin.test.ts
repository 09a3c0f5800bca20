// What portdesk's own lines say where they can't be read.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deskUnderTest } from '../../src/cli/transcript/deskUnderTest.ts';
import { parse } from '../../src/transcripts/parse.ts';
import { run } from '../../src/transcripts/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'no.json'), '[1,');
writeFileSync(join(folder, 'nothing.json'), '{}');
writeFileSync(join(folder, 'wrong.json'), '[{"number":"1","status":"processing","colour":"red"}]');

const bot = deskUnderTest();
const failures = async (chat: string) => {
  const { failures } = await run(parse(chat, join(folder, 'a.chat')), bot);
  return failures.map(({ location, message }) => `${location.line}:${location.column} ${message}`);
};
const asked = '>@ order 101 = processing\nuser: cancel 101\nbot: {{it:/.*/}}\n';

describe("portdesk's lines", () => {
  it.each([
    ['>@ ordre 1 = error', '1:4 "ordre" is not known here: write one of order, orders, kept, person, desk.'],
    ['>@ order 1 = lost', '1:10 Write "order 123 = STATUS", where STATUS is one of processing,'],
    ['>@ order 1 = error colour=red', '1:19 Order 1: '],
    ['>@ order 1 = transferApproved focDate=soon', '1:30 "soon" is no moment'],
    ['>@ orders no.json', '1:11 Write "orders = orders.json".'],
    ['>@ orders = nowhere.json', "1:11 nowhere.json: it can't be read (ENOENT"],
    ['>@ orders = no.json', '1:11 no.json: it is no JSON: '],
    ['>@ orders = nothing.json', "1:11 nothing.json: it doesn't hold what it should: "],
    ['>@ orders = wrong.json', '1:11 Order 1: '],
    [
      '>@ person Mika colour=red',
      '1:11 Write "person NAME role=ROLE language=TAG"; its words are role, language,',
    ],
    ['>@ person Mika role=boss', '1:16 The role "boss" is not known'],
    ['>@ person Mika time-zone=Mars', '1:16 "Mars" is no time zone'],
    ['>@ desk rules=2018', '1:9 Write some of "desk rules=2017 deletion=off'],
    ['>@ time-zone=Mars', '1:4 "Mars" is no time zone'],
  ])('%s is told before anything is played', async (line, message) => {
    expect(await failures(`${line}\nuser: hello\n`)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['>~ forward 1h', '4:4 "~ forward" is not known: write ~ advance, ~ clock, ! restart'],
    ['>~ advance soon', '4:12 "soon" is no span of time'],
    ['>! press "Maybe"', '4:4 The last reply has no button "Maybe": it has Yes, cancel it, No.'],
    ['>! submit pin', '4:11 Write the entries as JSON'],
    ['>! event 101 completed', '4:4 The event was not taken: {"kind":"impossible"'],
    ['>! import nothing.json', "4:11 nothing.json: it doesn't hold what it should: "],
    ['>! entered 7', '4:4 There are no such changes'],
    ['>! event 101 approved reason', '4:23 "reason" is not key=value'],
    [
      '>? colour = red',
      '4:4 The check "colour" is not known: write one of order, request, quiet, says, buttons, card.',
    ],
    ['>? order 101', '4:10 Write "order 123 = STATUS key=value…".'],
    ['>? order 102 = error', '4:4 There is no order 102'],
    ['>? request = frobnicate', '4:12 Write "request = cancel 123"'],
    ['>? request = delete 101', '4:4 It was taken for another request.'],
    ['>? card $.body[', "4:4 The JSONPath can't be read: "],
    ['>? card $.nothing', '4:4 The card has nothing at $.nothing.'],
    ['>? card $.type = "Card"', '4:4 The card has something else at $.type.'],
  ])('%s is told where it stands', async (line, message) => {
    expect(await failures(`${asked}${line}\n`)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['>? card body', '2:9 A card check begins with a JSONPath'],
    ['>? card $.type = Card', '2:9 Card is no JSON'],
  ])('%s is told at reading', async (line, message) => {
    expect(await failures(`user: hi\n${line}\n`)).toEqual([expect.stringContaining(message)]);
  });

  it('a card check needs a card', async () => {
    expect(await failures('user: thanks\nbot: {{it:/.*/}}\n>? card $.type\n>? request = thanks\n')).toEqual([
      '3:4 The last reply has no card.',
    ]);
  });

  it('a request check needs something said', async () => {
    expect(await failures('bot: {{it:/.*/}}\n>? request = thanks\n')).toEqual(['2:4 Nothing was said yet.']);
  });
});
