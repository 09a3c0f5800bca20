// The port through which notices leave the house.

import type { Reply } from '../replies/reply.ts';
import type { Json } from '../stores/store.ts';

/**
 * `sent`: the channel has taken it. `gone`: nobody is to be written to there any more. `later`: it could not be
 * delivered now, for whatever reason.
 */
export type Sent = 'sent' | 'gone' | 'later';

/**
 * Says something in a conversation without having been asked. `address` is what came with a message from there: only
 * whoever carries messages understands it. Never rejects.
 */
export type Send = (tenant: string, address: Json, reply: Reply) => Promise<Sent>;
