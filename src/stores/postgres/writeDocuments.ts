// The part of a commit's statement that writes what is kept beside the orders.

import type { Sealer } from '../sealing.ts';
import type { Commit, DocumentChange } from '../store.ts';
import type { Draft } from './draft.ts';
import { asText, written } from './rows.ts';

export function writeDocuments(draft: Draft, { tenant, documents = [] }: Commit, sealer: Sealer): void {
  const some = (isKept: boolean, isNew: boolean) =>
    documents.filter(({ document, version }) => (document !== null) === isKept && (version === 0) === isNew);
  const [added, changed, gone, absent] = [
    some(true, true),
    some(true, false),
    some(false, false),
    some(false, true),
  ];
  if (added.length > 0)
    draft.write(
      `INSERT INTO portdesk.documents (tenant, drawer, name, version, kept, key)
       SELECT ${draft.tenant}, given.drawer, given.name, 1, given.kept::json, given.key
       FROM ${draft.table(columnsOf(added, tenant, sealer))}`,
      added.length,
    );
  if (changed.length > 0)
    draft.write(
      `UPDATE portdesk.documents AS there
       SET version = there.version + 1, kept = given.kept::json, key = given.key
       FROM ${draft.table(columnsOf(changed, tenant, sealer))} WHERE ${isSame(draft)} AND ${asDecidedOn}`,
      changed.length,
    );
  if (gone.length > 0)
    draft.write(
      `DELETE FROM portdesk.documents AS there USING ${draft.table(placesOf(gone))}
       WHERE ${isSame(draft)} AND ${asDecidedOn}`,
      gone.length,
    );
  // To take away what is not there is to find that it is not.
  if (absent.length > 0)
    draft.demand(
      `NOT EXISTS (SELECT FROM portdesk.documents AS there, ${draft.table(placesOf(absent))} WHERE ${isSame(draft)})`,
    );
}

const isSame = (draft: Draft): string =>
  `there.tenant = ${draft.tenant} AND there.drawer = given.drawer AND there.name = given.name`;
const asDecidedOn = 'there.version = given.was::integer';

const placesOf = (documents: readonly DocumentChange[]) => ({
  drawer: documents.map(({ drawer }) => drawer),
  name: documents.map(({ key }) => asText(key)),
  was: documents.map(({ version }) => version),
});

function columnsOf(documents: readonly DocumentChange[], tenant: string, sealer: Sealer) {
  const forms = documents.map(({ drawer, key, document, version }) => {
    const kept = { document, version: version + 1 };
    return drawer === 'memories'
      ? written('memories', tenant, key, kept, sealer)
      : { json: JSON.stringify(kept), key: null };
  });
  return { ...placesOf(documents), kept: forms.map(({ json }) => json), key: forms.map(({ key }) => key) };
}
