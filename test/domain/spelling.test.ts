import { describe, expect, it } from 'vitest';
import { fieldNames } from '../../src/domain/fields.ts';
import type { Request } from '../../src/domain/request.ts';
import { readSpelling, readSpellings, spell, spellAll, spellRedacted } from '../../src/domain/spelling.ts';

/** Reads, or says what could not be read. */
function read(text: string): Request {
  const request = readSpelling(text);
  if (!request) throw new Error(`cannot be read: ${text}`);
  return request;
}

describe('the canonical spelling', () => {
  it.each([
    'status 123',
    'view 123',
    'edit 123 focDate=2026-11-27',
    'edit 123 focDate=2026-11-27T09:00',
    'edit 123 focDate=+2d',
    'edit 123 focDate=-1w',
    'edit 123',
    'edit 123 field=pin',
    'edit 12 removeNumber=+81312345678',
    'cancel 123',
    'delete 123',
    'cancel it',
    'cancel #2 #last',
    'cancel them',
    'cancel 10 11 13',
    'cancel all status=error',
    'cancel all except=12,13',
    'cancel number=+81312345678',
    'place',
    'place number=+81312345678 number=+81312345679 carrier="Verizon"',
    'recreate 123',
    'comment 123 text="call back"',
    'undo',
    'undo 12',
    'notify 123',
    'notify all',
    'notify all except=77',
    'mute 123',
    'language ja',
    'language zh-TW',
    'export',
    'export status=error',
    'list',
    'list status=error',
    'list status=error,transferPending',
    'list carrier="NTT" since=2026-10-01 until=2026-10-31 by=me sort=-focDate',
    'count status=completed',
    'history 123',
    'reason 123',
    'when 123',
    'meaning transferPending',
    'meaning focDate',
    'meaning btn',
    'rules',
    'may cancel 123',
    'may any 123',
    'may cancel status=transferPending',
    'may cancel 123 at=2026-12-04T12:00',
    'how cancel',
    'how edit',
    'how delete',
    'how place',
    'how view',
    'support',
    'todo',
    'more',
    'drafts',
    'resume #1',
    'discard #1',
    'settings timeZone=Asia/Tokyo',
    'help',
    'yes',
    'no',
    'stop',
    'instead 124',
    'instead date=2026-11-27',
    'not cancel 123',
    'order 123',
    'order PO-0102',
    'order number=+81312345678',
    'greet',
    'thanks',
    'bye',
    'unclear',
    'other',
  ])('%s is read and spelled back as it was', (spelling) => {
    expect(spell(read(spelling))).toBe(spelling);
  });

  it('has the keys of a selection in their order, however they were written', () => {
    const spelling =
      'cancel all except=12 number=+81312345678 status=error carrier="NTT" since=2026-10-01 until=2026-10-31 by=me because="moved"';
    const [verb, orders, ...keys] = spelling.split(' ');
    expect(spell(read([verb, orders, ...keys.reverse()].join(' ')))).toBe(spelling);
  });

  it('has the fields of an edit in their order, after the selection and before the rest', () => {
    const spelling =
      'edit all except=12 status=error name=Annex focDate=+2d targetDate=2026-12-01 carrier="NTT" accountNumber=7 ' +
      'pin=1 btn=+81312345678 organization=Contoso authorizedPerson=Abe serviceAddress=Konan ' +
      'addNumber=+81312345670 removeNumber=+81312345672 field=pin,btn date=2026-12-02';
    const [verb, orders, ...keys] = spelling.split(' ');
    expect(spell(read([verb, orders, ...keys.reverse()].join(' ')))).toBe(spelling);
    expect(fieldNames.filter((field) => !spelling.includes(` ${field}=`))).toEqual([]);
  });

  it('keeps the order of telephone numbers that share a key', () => {
    const spelling = 'edit 1 addNumber=+81312345672 addNumber=+81312345671';
    expect(spell(read(spelling))).toBe(spelling);
  });

  it('has several requests in the order they are to be done', () => {
    const spelling = 'cancel 12 ; not cancel 13 ; comment 14 text="a ; b"';
    const requests = readSpellings(spelling);
    expect(requests?.map(({ verb }) => verb)).toEqual(['cancel', 'not', 'comment']);
    expect(spellAll(requests ?? [])).toBe(spelling);
  });

  it.each([
    'cancel 12 ; dance 13',
    '',
    ' ',
    ';',
    ' ; ',
    'cancel 12 ;',
    ' ; cancel 12',
    'help ;; help',
    'help; help',
    'help ;help',
    'help  ; help',
  ])('reads none of several where one of them is none: "%s"', (text) => {
    expect(readSpellings(text)).toBeUndefined();
  });

  it('is not read as one request where it is of several', () => {
    expect(readSpelling('cancel 12 ; cancel 13')).toBeUndefined();
  });
});

describe('quotes in the spelling', () => {
  it.each<[Request, string]>([
    [{ verb: 'list', carrier: 'NTT' }, 'list carrier="NTT"'],
    [{ verb: 'cancel', orders: ['1'], because: 'moved' }, 'cancel 1 because="moved"'],
    [{ verb: 'comment', orders: ['1'], text: 'hi' }, 'comment 1 text="hi"'],
    [{ verb: 'edit', orders: ['1'], corrections: { name: 'Annex' } }, 'edit 1 name=Annex'],
    [{ verb: 'edit', orders: ['1'], corrections: { name: 'The Annex' } }, 'edit 1 name="The Annex"'],
    [{ verb: 'comment', orders: ['1'], text: 'say "hi"\nnow' }, 'comment 1 text="say \\"hi\\"\\nnow"'],
    [{ verb: 'comment', orders: ['1'], text: '折り返し' }, 'comment 1 text="折り返し"'],
  ])('of %j stand as in %s, and are read back', (request, spelling) => {
    expect(spell(request)).toBe(spelling);
    expect(read(spelling)).toEqual(request);
  });

  it('keep a spelling on one line', () => {
    expect(spell({ verb: 'comment', orders: [], text: 'one\r\ntwo' })).not.toMatch(/[\r\n]/);
  });
});

describe('the redacted spelling', () => {
  it.each<[string, string]>([
    ['edit 1 pin=4711', '4711'],
    ['edit 1 accountNumber=A-99', 'A-99'],
    ['comment 1 text="call Mia"', 'Mia'],
    ['cancel 1 because="Mia left"', 'Mia'],
    ['delete 1 because="Mia left"', 'Mia'],
    ['place pin=4711', '4711'],
  ])('of %s does not tell %s', (spelling, secret) => {
    const redacted = spellRedacted(read(spelling));
    expect(redacted).not.toContain(secret);
    expect(redacted.replace(/=.*/, '=')).toBe(spelling.replace(/=.*/, '='));
  });

  it.each([
    [
      'edit 1 focDate=2026-12-01 name=Annex accountNumber=A-99 pin=4711 btn=+81312345678',
      'edit 1 name=*** focDate=2026-12-01 accountNumber=*** pin=*** btn=***',
    ],
    ['list number=+81312345678 status=error carrier="NTT"', 'list number=*** status=error carrier="***"'],
  ])('tells what was asked of which orders, and masks whatever a person typed: %s', (spelling, told) => {
    expect(spellRedacted(read(spelling))).toBe(told);
  });
});
