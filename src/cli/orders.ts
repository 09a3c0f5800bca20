// portdesk orders: its commands, one a file in orders/.

import type { Commands } from './commands.ts';

export const orderCommands: Commands = {
  import: {
    does: "take orders and carriers' events from a file: every row that is right; again, it changes nothing",
    load: async () => (await import('./orders/import.ts')).importCommand,
  },
  export: {
    does: 'write all orders to stdout, as a JSON array or as CSV',
    load: async () => (await import('./orders/export.ts')).exportCommand,
  },
  list: {
    does: 'list the orders with their status as of now',
    load: async () => (await import('./orders/list.ts')).listCommand,
  },
  event: {
    does: 'report what a carrier did',
    load: async () => (await import('./orders/event.ts')).eventCommand,
  },
  changes: {
    does: 'write what people changed to stdout, each change once and in order, with its cursor',
    load: async () => (await import('./orders/changes.ts')).changesCommand,
  },
  entered: {
    does: 'mark changes as entered in the admin center: all that are named or, where one is not there, none',
    load: async () => (await import('./orders/entered.ts')).enteredCommand,
  },
  migrate: {
    does: 'move the orders from the file over into the database',
    load: async () => (await import('./orders/migrate.ts')).migrateCommand,
  },
  restore: {
    does: 'list the copies of the store, or go back to one of them',
    load: async () => (await import('./orders/restore.ts')).restoreCommand,
  },
  'rotate-key': {
    does: 'seal PINs and account numbers with the key in PORTDESK_KEY, whatever they were stored under',
    load: async () => (await import('./orders/rotateKey.ts')).rotateKeyCommand,
  },
};
