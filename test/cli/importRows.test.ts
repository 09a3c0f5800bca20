import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decoded, encodingOf } from '../../src/cli/orders/importing/encoding.ts';
import { linesIn, recordsOf } from '../../src/cli/orders/importing/records.ts';
import { rowsOf } from '../../src/cli/orders/importing/rows.ts';
import type { Source } from '../../src/cli/orders/importing/source.ts';
import { bar } from '../../src/cli/progress.ts';
import { statuses } from '../../src/domain/statusRules.ts';
import { exportedColumns } from '../../src/table/columns.ts';
import { csvLine } from '../../src/table/csv.ts';
import { exportedOrder } from '../../src/table/exportedOrder.ts';
import { cellsOf } from '../../src/table/writtenOrder.ts';
import { now, orderIn } from '../domain/orders.ts';
import { deskWith, taken } from '../intake/desk.ts';

/** A file that comes in pieces of so many bytes. */
function sourceOf(content: string | Uint8Array, piece = 7): Source {
  const bytes = Buffer.from(content as Uint8Array);
  return {
    name: 'file',
    size: bytes.length,
    bytes: async function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

async function read(content: string | Uint8Array, encoding?: string) {
  const warnings: string[] = [];
  const { rows, absent } = await rowsOf(sourceOf(content), {
    encoding,
    warn: (text) => void warnings.push(text),
    read: () => {},
  });
  const all = [];
  for await (const row of rows) all.push(row);
  const told = all.flatMap((row) =>
    row.faults.map(({ path, message }) => {
      const { line, column } = row.place(path);
      return `${[line, column].filter(Boolean).join(':')} ${[...path, message].join(' ')}`;
    }),
  );
  return { items: all.flatMap(({ item }) => item ?? []), rows: all, absent, warnings, told };
}

describe('the rows of JSON', () => {
  it('are the elements of an array, each with its place and the places of its fields', async () => {
    const { items, rows, absent, told } = await read(
      '\ufeff [ {"number":"1"},\n\n  {"number": "2",\n "name":"],{"} ]\n',
    );
    expect([items, absent, told]).toEqual([[{ number: '1' }, { number: '2', name: '],{' }], 'none', []]);
    expect(rows.map((row) => row.place([]))).toEqual([
      { line: 1, column: 4 },
      { line: 3, column: 3 },
    ]);
    expect(rows[1]?.place(['name'])).toEqual({ line: 4, column: 9 });
  });

  it('are values a line each, and a line that is none costs no other', async () => {
    const { items, told } = await read('{"number":"1"}\r\n\r\n{"number":\r\n{"number":"3"}');
    expect(items).toEqual([{ number: '1' }, { number: '3' }]);
    expect(told).toEqual([
      expect.stringMatching(/^3:11 is not JSON: the text ends where a value is expected/),
    ]);
  });

  it('name the place in an element that is no JSON, and go on behind it', async () => {
    const { items, told } = await read('[{"number":"1", "name": tru},\n{"number":"2"}]');
    expect(items).toEqual([{ number: '2' }]);
    expect(told).toEqual([expect.stringMatching(/^1:25 is not JSON: /)]);
  });

  it.each([
    ['[', /^file:1:1: the text ends where a value or \] is expected; what follows cannot be read$/],
    ['[{"number":"1"}', /:1:15: the text ends where a comma or \] is expected/],
    ['[{"number":"1', /:1:13: the text ends where more of a value is expected/],
    ['[1,,2]', /:1:4: a value is expected here/],
    ['[}', /:1:2: a value or \] is expected here/],
    ['[] x', /:1:4: the end of the text is expected here/],
  ])('break off in %j', async (text, told) => {
    await expect(read(text)).rejects.toThrow(told);
  });

  it('are told apart in any array, however it is written and comes in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.constantFrom(undefined, 1, '\t'),
        async (values, indent) => {
          const { rows } = await read(JSON.stringify(values, null, indent));
          expect(rows.map(({ item }) => item)).toEqual(JSON.parse(JSON.stringify(values)));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the rows of a table', () => {
  it.each([',', ';', '\t'])(
    'have cells between %j, found from the header, in columns of any order',
    async (separator) => {
      const table = [
        ['Carrier', 'NUMBER', 'Phone numbers'],
        ['Contoso', '1', "'+12065550142"],
      ];
      const { items, absent } = await read(`${table.map((row) => row.join(separator)).join('\r\n')}\r\n`);
      expect(items).toEqual([{ carrier: 'Contoso', number: '1', phoneNumbers: ['+12065550142'] }]);
      expect(absent).toBe('kept');
    },
  );

  it('may be told their separator by the first line', async () => {
    const { items } = await read('sep=|\nnumber|name\n1|a,b;c\n');
    expect(items).toEqual([{ number: '1', name: 'a,b;c' }]);
  });

  it('leave columns aside that are not known, and name them once', async () => {
    const { items, warnings } = await read('number,colour,name,remark\n1,red,Office,x\n2,blue,Branch,y\n');
    expect(items).toEqual([
      { number: '1', name: 'Office' },
      { number: '2', name: 'Branch' },
    ]);
    expect(warnings).toEqual(['file: columns that are not known here are left aside: colour, remark']);
  });

  it('are numbered by the lines of the file, past line breaks in cells and empty lines', async () => {
    const text = 'number,name\r\n1,"two\r\nlines"\r\n\r\n,\r\n2,b\r\n3,c,d\r\n4,"x"y\r\n5,z\r\n';
    const { rows, told } = await read(text);
    expect(rows.map((row) => row.place([]).line)).toEqual([2, 6, 7, 8, 9]);
    expect(told).toEqual([
      '7 has 3 cells, but 2 columns are named: a cell with a separator in it needs quotes',
      '8 has a quote within a cell: write it twice, and the cell in quotes',
    ]);
  });

  it('lose one line, and no more, to a quote that nothing closes', async () => {
    const { items, told } = await read('number,name\n1,"a\n2,b\n3,"c ""x"""\n4,d\n');
    expect(items).toEqual(['2', '3', '4'].map((number, at) => ({ number, name: ['b', 'c "x"', 'd'][at] })));
    expect(told).toEqual([
      '2 opens a quote that nothing closes: write the quote twice, and the cell in quotes',
    ]);
  });

  it.each([
    [
      'name,carrier\nOffice,Contoso\n',
      /^file:1: names no column number, so its rows .* Columns can be number, name,/,
    ],
    ['number,Name,NAME\n', /^file:1: names the column name twice$/],
    ['\n \n', /^file is empty: the first line of a table names its columns$/],
    ['', /is empty/],
    ['PK\u0003\u0004…', /^file is a workbook or an archive: save the sheet as CSV UTF-8 and import that$/],
    [Buffer.from('number,name', 'utf16le'), /It looks like UTF-16: say --encoding utf-16le/],
  ])('are none in %j', async (content, told) => {
    await expect(read(content)).rejects.toThrow(told);
  });
});

/** All that Shift_JIS can write, by what this platform reads of it. */
const shiftJis = new Map<string, Uint8Array>();
for (let code = 0; code < 0x80; code += 1) shiftJis.set(String.fromCharCode(code), Uint8Array.of(code));
for (let lead = 0x81; lead <= 0x9f; lead += 1)
  for (let trail = 0x40; trail <= 0xfc; trail += 1) {
    const text = new TextDecoder('shift_jis').decode(Uint8Array.of(lead, trail));
    if (text.length === 1 && text !== '\ufffd') shiftJis.set(text, Uint8Array.of(lead, trail));
  }

const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  shift_jis: (text) => Buffer.concat([...text].map((each) => shiftJis.get(each) ?? Buffer.from('?'))),
};

describe('any table of cells, written as CSV', () => {
  const letters = fc.constantFrom(
    ...['a', 'Z', '0', ' ', ',', ';', '\t', '"', "'", '\n', '\r', '\r\n', '表', 'ソ', 'あ', '、'],
  );
  const cell = fc.string({ unit: letters, maxLength: 8 });
  const tables = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });

  it.each(Object.keys(encodings))('reads back the same in %s', async (encoding) => {
    const encode = encodings[encoding] as (text: string) => Uint8Array;
    const written = fc.record({
      cells: tables,
      separator: fc.constantFrom(',', ';', '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      quoteAll: fc.boolean(),
      piece: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(written, async ({ cells, separator, lineEnd, quoteAll, piece }) => {
        const table = cells.map((row) => ['東', ...row]); // no row without anything in it
        const quoted = (text: string) =>
          quoteAll || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const text = table.map((row) => row.map(quoted).join(separator) + lineEnd).join('');
        const source = sourceOf(encode(text), piece);
        const pieces = decoded(source, await encodingOf(source));
        const read = [];
        for await (const record of recordsOf(linesIn(pieces), separator, (row) => row.length === 4))
          read.push(record.cells);
        expect(read).toEqual(table);
      }),
      { numRuns: 60 },
    );
  });
});

it('a table that comes out of an export changes nothing, whatever its texts are', async () => {
  const word = fc.constantFrom(
    '=1+1',
    '+81',
    '-',
    '@a',
    "'",
    "''=",
    '"',
    ',',
    ';',
    '\n',
    '[x',
    'あ',
    ' ',
    'E+5',
    '1',
  );
  const text = fc
    .array(word, { minLength: 1, maxLength: 6 })
    .map((words) => words.join('').trim())
    .filter((each) => each !== '');
  const some = {
    name: text,
    carrier: fc.option(text, { nil: undefined }),
    serviceAddress: text,
    notify: fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined }),
    comments: fc.array(
      fc.record({ at: fc.constant('2026-11-01T09:00:00Z'), by: fc.record({ id: text }), text }),
    ),
    status: fc.constantFrom(...statuses),
  };
  await fc.assert(
    fc.asyncProperty(fc.record(some), async ({ status, ...but }) => {
      const order = orderIn(status, JSON.parse(JSON.stringify(but)));
      const table = [exportedColumns, cellsOf(exportedOrder(order, now, true))];
      const { items, told } = await read(`${table.map(csvLine).join('\n')}\n`);
      expect(told).toEqual([]);
      const { take, stored } = deskWith([order]);
      expect(await take(items, 'kept')).toEqual(taken({ unchanged: 1 }));
      expect(await stored(order.number)).toEqual(order);
      expect(await deskWith().take(items)).toEqual(taken({ added: 1 }));
    }),
    { numRuns: 60 },
  );
});

it.each([
  [0, 0, 0, '[------------------------------] 0 %  0 rows, 0/s'],
  [0.5, 12_345, 2_000, '[###############---------------] 50 %  12,345 rows, 6,173/s'],
  [1.2, 100_000, 8_000, '[##############################] 100 %  100,000 rows, 12,500/s'],
])('a bar at %d with %i rows after %i ms', (share, rows, elapsed, drawn) => {
  expect(bar(share, { count: rows, of: 'rows' }, elapsed)).toBe(drawn);
});
