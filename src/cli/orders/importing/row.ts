// A row of an import: an order or an event from a file, and where it stands there.

import type { RowFault } from '../../../intake/intake.ts';
import type { Place } from '../../../stores/jsonText.ts';

export interface Row {
  /** Untrusted JSON; nothing where it could not be read. */
  readonly item?: unknown;
  /** What is wrong with it as it stands; nothing where the intake is to say. */
  readonly faults: readonly RowFault[];
  /** The order's number, where it can be told. */
  readonly number?: string;
  /** How much of the file it takes, in characters. */
  readonly size: number;
  /** Where the row stands, or a field of it. A row of a table has no columns but its fields' names. */
  place(path: RowFault['path']): Pick<Place, 'line'> & Partial<Place>;
}
