// `>@ kept = kept.json`: what the desk keeps beside orders and has before the first turn: what it remembers of people,
// what they watch, and what was handed on. A recording of a running server begins with it.

import { z } from 'zod';
import { memoryKey } from '../../conversation/memory.ts';
import { handedOnSchema } from '../../domain/feed.ts';
import type { Drawer, Json, OrderStore } from '../../stores/store.ts';
import type { GivenLine } from '../transcript.ts';
import { readGiven } from './givenFile.ts';

const documentSchema = z.strictObject({
  /** As a person's line names it; absent: where everybody is. */
  conversation: z.string().optional(),
  person: z.string(),
  document: z.record(z.string(), z.json()),
});
type KeptDocument = z.infer<typeof documentSchema>;

const keptSchema = z.strictObject({
  memories: z.array(documentSchema),
  watches: z.array(documentSchema),
  feed: z.array(
    handedOnSchema.extend({
      cursor: z.int(),
      entered: z.strictObject({ at: z.iso.datetime(), by: z.string() }).optional(),
    }),
  ),
});
export type KeptFile = z.infer<typeof keptSchema>;

export interface Laying {
  readonly tenant: string;
  readonly now: Date;
  /** The transcript's, which names the conversation where everybody is. */
  readonly file: string;
}

/** Lays it into a store that has nothing of it. */
export async function layKept(line: GivenLine, store: OrderStore, laying: Laying): Promise<void> {
  const { tenant, now, file } = laying;
  const { memories, watches, feed } = await readGiven(line, file, keptSchema);
  const change = (drawer: Drawer, { conversation = file, person }: KeptDocument, document: Json) => ({
    ...{ drawer, document, version: 0 },
    key: memoryKey({ conversation, person: { id: person, role: 'guest' } }),
  });
  await store.commit({
    ...{ tenant, at: now, changes: [] },
    documents: [
      ...memories.map((kept) => change('memories', kept, kept.document)),
      // A watch names its conversation as well, and is reached by it.
      ...watches.flatMap((kept) => {
        const { conversation = file, document } = kept;
        return [
          change('watches', kept, { ...document, conversation }),
          change('addresses', kept, conversation),
        ];
      }),
    ],
    feed: feed.map(({ cursor: _cursor, entered: _entered, ...handedOn }) => handedOn),
  });
  for (const { cursor, entered } of feed) {
    if (!entered) continue;
    const mark = { cursors: [cursor], by: entered.by };
    await store.commit({ tenant, at: new Date(entered.at), changes: [], entered: mark });
  }
}
