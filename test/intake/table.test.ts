import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCells } from '../../src/intake/table/readCells.ts';
import { columnNamed } from '../../src/table/columns.ts';
import { csvLine, unguarded } from '../../src/table/csv.ts';
import { exportedOrder } from '../../src/table/exportedOrder.ts';
import { now, orderIn } from '../domain/orders.ts';
import { deskWith, refusedFor, taken } from './desk.ts';

/** The row of a table with these columns, by name. */
function row(cells: Readonly<Record<string, string>>) {
  const read = readCells(Object.keys(cells).map(columnNamed), Object.values(cells));
  return 'item' in read ? read.item : read.faults.map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('a cell of telephone numbers', () => {
  const two = ['+81312345678', '+81312345679'];
  it.each([
    ['+81312345678; +81312345679', two],
    ["'+81312345678; +81312345679", two],
    ["'+81312345678,'+81312345679", two],
    ['+81312345678 +81312345679', two],
    ['+81 3 1234 5678 +81 3 1234 5679', two],
    ['03-1234-5678\n03-1234-5679', two],
    ['03-1234-5678 03-1234-5679', two],
    ['03 1234 5678、03 1234 5679', two],
    ['（03）1234-5678；０３-1234-5679', two],
    ['', []],
  ])('%j holds each of them', (text, phoneNumbers) => {
    expect(row({ number: '1', phoneNumbers: text, country: 'JP' })).toEqual({
      number: '1',
      phoneNumbers,
      country: 'JP',
    });
  });

  it.each([
    [
      '8.13123E+11',
      /^phoneNumbers was rounded by the spreadsheet, .* format the column as text and give it again$/,
    ],
    ['+81312345678; 8,13123E+11', /^phoneNumbers was rounded/],
    ['03-1234-5678; call us', /^phoneNumbers call us is not a telephone number$/],
    ['12', /^phoneNumbers 12 is not a telephone number$/],
  ])('%j is refused', (text, told) => {
    expect(row({ number: '1', phoneNumbers: text, country: 'JP' })).toEqual([expect.stringMatching(told)]);
  });

  it('needs the country of numbers without their country code', () => {
    expect(row({ number: '1', btn: '03-1234-5678' })).toEqual([
      'btn 03-1234-5678 is not a telephone number; a number without its country code needs the column country',
    ]);
  });
});

describe("a spreadsheet's damage", () => {
  it.each([
    ['accountNumber', '4.71E+15', /^accountNumber was rounded/],
    ['btn', '8.13123E+11', /^btn was rounded/],
    ['name', '#REF!', /^name is the spreadsheet's error #REF!: mend the cell there$/],
    ['focDate', '########', /^focDate is the spreadsheet's error ########/],
    [
      'carrier',
      'T\ufffdl\ufffdcom',
      /^carrier has letters that were lost when the file was written: save it as UTF-8$/,
    ],
    ['history', '[{"at":', /^history is not JSON, as an export writes it$/],
  ])('in %s is named: %s', (column, text, told) => {
    expect(row({ number: '1', [column]: text })).toEqual([expect.stringMatching(told)]);
  });

  it.each([
    ['name', '1E+3 Street'],
    ['number', '2E10'],
    ['name', '#1'],
  ])('is none in %s %j', (column, text) => {
    expect(row({ [column]: text })).toEqual({ [column]: text });
  });
});

describe('a row', () => {
  it('is an event where it names one, and an order elsewhere', () => {
    const cells = {
      number: '1',
      event: 'approved',
      eventId: 'e1',
      at: '',
      reason: '',
      name: '',
      focDate: '',
    };
    expect(row(cells)).toEqual({ number: '1', event: 'approved', eventId: 'e1' });
    expect(row({ ...cells, event: '', eventId: '', name: 'Office' })).toEqual({
      number: '1',
      name: 'Office',
      focDate: null,
    });
  });

  it('loses nothing that belongs to the other kind', () => {
    expect(row({ number: '1', event: 'approved', name: 'Office' })).toEqual([
      'name belongs to an order, and this row is an event: give the order in a row of its own',
    ]);
    expect(row({ number: '1', event: '', eventId: 'e1' })).toEqual([
      'eventId belongs to an event, and the row names none in column event',
    ]);
  });

  it.each(['phoneNumbers', 'Phone Numbers', 'PHONE_NUMBERS', ' phone-numbers '])(
    'has the column %j',
    (name) => {
      expect(columnNamed(name)).toBe('phoneNumbers');
    },
  );
});

describe('a line of CSV', () => {
  it.each([
    [['a', '', '1'], 'a,,1'],
    [['a,b', 'c;d', 'say "x"', 'two\nlines'], '"a,b","c;d","say ""x""","two\nlines"'],
    [['=1+1', '+8', '-1', '@a', "'=x", "'x"], "'=1+1,'+8,'-1,'@a,''=x,'x"],
    [['\t=1', '\r=1'], '"\'\t=1","\'\r=1"'],
  ])('of %j is %j', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  it('holds no formula, and its cells are what they were', () => {
    const cell = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', 'a', '\t') });
    fc.assert(
      fc.property(cell, (text) => {
        const [, written = ''] = /^"?(.*?)"?$/s.exec(csvLine([text])) ?? [];
        expect(written).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguarded(written)).toBe(text);
      }),
    );
  });
});

describe('a code that lost its leading zeros', () => {
  it('is refused where the order has it with them, and taken where it is another', async () => {
    const { take, stored } = deskWith([orderIn('processing', { pin: '0815', accountNumber: '00' })]);
    const lost = await take([{ number: '123', pin: '815', accountNumber: '0' }], 'kept');
    expect(refusedFor(lost)).toEqual(['0.pin']);
    expect(await take([{ number: '123', pin: '816', accountNumber: '0' }], 'kept')).toEqual(
      taken({ replaced: 1 }),
    );
    expect(await stored('123')).toMatchObject({ pin: '816', accountNumber: '0' });
  });
});

describe('what a row leaves open', () => {
  const known = orderIn('processing');
  const whole = JSON.parse(JSON.stringify(exportedOrder(known, now, true)));

  it('stays as it is where a table has no column for it', async () => {
    const { take, stored } = deskWith([known]);
    expect(await take([{ number: '123', name: 'Annex', requester: null }], 'kept')).toEqual(
      taken({ replaced: 1 }),
    );
    const { requester: _cleared, ...rest } = known;
    expect(await stored('123')).toMatchObject({
      ...rest,
      name: 'Annex',
      version: 4,
      history: [{ what: 'imported' }],
    });
    expect(await stored('123')).not.toHaveProperty('requester');
  });

  it('is missing where there is no such order yet', async () => {
    const result = await deskWith().take([{ number: '123', name: 'Annex' }], 'kept');
    expect(refusedFor(result)).toEqual(
      ['country', 'numberType', 'phoneNumbers', 'status', 'placedAt', 'placedBy'].map((each) => `0.${each}`),
    );
  });

  it('is gone in JSON, but for history and comments, which no file takes away', async () => {
    const comments = [{ at: '2026-11-01T09:00:00Z', by: { id: 'mia' }, text: 'Call first' }];
    const history = [{ at: '2026-11-01T09:00:00Z', by: { id: 'mia' }, what: 'placed' as const }];
    const { take, stored } = deskWith([{ ...known, comments, history }]);
    const { requester: _left, comments: _none, history: _too, ...file } = whole;
    expect(await take([file])).toEqual(taken({ replaced: 1 }));
    expect(await stored('123')).toMatchObject({
      comments,
      history: [...history, { what: 'imported' }],
    });
    expect(await stored('123')).not.toHaveProperty('requester');
  });
});
