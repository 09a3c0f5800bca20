// Forgets a conversation that the desk was put out of: what it remembers of people there, what they want to be told
// of, and how it is reached. Orders, and who did what to them, stay.

import { type DocumentChange, drawers, type OrderStore } from '../stores/store.ts';
import { conversationIn } from './memory.ts';

/** How often it is tried again because somebody said something meanwhile. */
const attempts = 5;

/** `conversation`: with all the threads in it, which channels name behind a semicolon. */
export async function forget(
  tenant: string,
  conversation: string,
  at: Date,
  store: OrderStore,
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const documents = await documentsOf(tenant, conversation, store);
    if (documents.length === 0) return;
    if ((await store.commit({ tenant, at, changes: [], documents })) === 'done') return;
  }
  throw new Error(
    `people kept talking in a conversation that is to be forgotten; gave up after ${attempts} attempts`,
  );
}

async function documentsOf(
  tenant: string,
  conversation: string,
  store: OrderStore,
): Promise<DocumentChange[]> {
  const changes: DocumentChange[] = [];
  for (const drawer of drawers) {
    for (const [key, { version }] of await store.recallAll(tenant, drawer)) {
      const [base] = conversationIn(key).split(';');
      if (base === conversation || conversationIn(key) === conversation)
        changes.push({ drawer, key, document: null, version });
    }
  }
  return changes;
}
