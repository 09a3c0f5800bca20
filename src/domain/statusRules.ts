// Microsoft's table of what may be done with a port order in which status, laid out like Microsoft's table.
// Source: the help page on port order statuses, revision of 2017-11-17; docs/status-rules.md prints the page's
// own cells, and a test holds the two equal. Names and reasons are words: they live in locales.

export const actions = ['view', 'edit', 'cancel', 'delete'] as const;
export type Action = (typeof actions)[number];

export type Verdict = 'yes' | 'no' | 'focOnly' | 'notNow';
type Row = Readonly<Record<Action, Verdict>>;

const row = (view: Verdict, edit: Verdict, cancel: Verdict, del: Verdict): Row => ({
  view,
  edit,
  cancel,
  delete: del,
});
const yes = 'yes';
const no = 'no';
/** "Firm Order Commitment (FOC)": of all fields, only the FOC date may be edited. */
const focOnly = 'focOnly';
/** "Yes (at this time …)": allowed in principle, not available yet; re-create the order or contact support. */
const notNow = 'notNow';

// biome-ignore format: laid out like Microsoft's table
const asOf2017 = {
  //                   View   Edit     Cancel  Delete
  processing:       row(yes,  no,      yes,    no),
  contactingCarrier:row(yes,  no,      yes,    no),
  transferApproved: row(yes,  focOnly, yes,    no),
  transferPending:  row(yes,  no,      no,     no),
  error:            row(no,   yes,     yes,    notNow),
  completed:        row(yes,  no,      no,     no),
  cancelled:        row(no,   yes,     no,     no),
};

export type Status = keyof typeof asOf2017;
export const statuses = Object.keys(asOf2017) as readonly Status[];

/** Microsoft replaced the "FOC" cell by "No" in 2020, after readers had found it unclear (documentation issue #3568). */
const asOf2020: Record<Status, Row> = {
  ...asOf2017,
  transferApproved: row(yes, no, yes, no),
};

const readings = { '2017': asOf2017, '2020': asOf2020 } satisfies Record<string, Record<Status, Row>>;
export type Reading = keyof typeof readings;

/** Which reading of the page is in force, and whether Microsoft has made deleting an order in error possible. */
export interface Rules {
  readonly reading: Reading;
  readonly deletion: 'off' | 'on';
}

export const defaultRules: Rules = { reading: '2017', deletion: 'off' };

export function verdictOn(action: Action, status: Status, rules: Rules): Verdict {
  const verdict = readings[rules.reading][status][action];
  return verdict === notNow && rules.deletion === 'on' ? yes : verdict;
}

/** Whether a verdict lets something be done now, be it to the FOC date alone. */
export const isPossible = (verdict: Verdict): boolean => verdict === 'yes' || verdict === 'focOnly';

export interface StatusVerdict {
  readonly status: Status;
  readonly verdict: Verdict;
}
