// How well an examination is passed: a table of sentences, each with what it must be taken for. Plain JavaScript, so that
// the bench runs it on the build and the tests on the sources.

/**
 * @typedef {{ verb: string, action?: string, orders?: readonly string[], number?: readonly string[] }} Request
 * @typedef {{ spelling: string, kind: string, text: string }} Row
 * @typedef {{ row: Row, got: string, isDestructive: boolean }} Miss
 * @typedef {{ rows: number, exact: number, verbsAndOrders: number, destructive: number, misses: Miss[] }} Score
 */

const destructive = ['edit', 'cancel', 'delete'];

/**
 * @param {string} table lines of canonical spelling, kind and text, parted by tabs
 * @returns {Row[]}
 */
export function rowsIn(table) {
  return table
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [spelling = '', kind = '', text = ''] = line.split('\t');
      return { spelling, kind, text };
    });
}

/** @param {readonly Request[]} requests */
const verbsAndOrdersOf = (requests) =>
  requests
    .map(({ verb, action = '', orders = [], number = [] }) => [verb, action, ...orders, ...number].join(' '))
    .join(' ; ');

/** @param {readonly Request[]} requests */
const changesIn = (requests) =>
  requests
    .filter(({ verb }) => destructive.includes(verb))
    .map(({ verb, orders = [] }) => [verb, ...orders].join(' '));

/**
 * A change that is not asked for, or of other orders than asked for, is a destructive false accept.
 * @param {readonly Row[]} rows
 * @param {(row: Row) => readonly Request[]} understood
 * @param {{ spellAll: (requests: any) => string, readSpellings: (spelling: string) => readonly Request[] | undefined }} spelling
 * @returns {Score}
 */
export function scoreOf(rows, understood, { spellAll, readSpellings }) {
  /** @type {Score} */
  const score = { rows: rows.length, exact: 0, verbsAndOrders: 0, destructive: 0, misses: [] };
  for (const row of rows) {
    const requests = understood(row);
    const wanted = readSpellings(row.spelling) ?? [];
    const got = spellAll(requests);
    const asked = changesIn(wanted);
    const isDestructive = changesIn(requests).some((change) => !asked.includes(change));
    if (got === row.spelling) score.exact += 1;
    else score.misses.push({ row, got, isDestructive });
    if (verbsAndOrdersOf(requests) === verbsAndOrdersOf(wanted)) score.verbsAndOrders += 1;
    if (isDestructive) score.destructive += 1;
  }
  return score;
}
