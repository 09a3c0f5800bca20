// A process of its own for the lock's tests: opens the store in the file named, says "open" or why not, and then
// does as told. `hold`: keeps it open until its input ends; `write`: commits order after order, telling the
// number of each one acknowledged, until it is killed. Plain JavaScript on the built store, so that Node runs it.

import { openLowdbStore } from '../../build/stores/lowdb.js';

const [file, task] = process.argv.slice(2);
const say = (text) => process.stdout.write(`${text}\n`);

try {
  const store = await openLowdbStore({ file });
  await store.announce({ address: 'http://127.0.0.1:3978', token: 'secret' });
  say('open');
  if (task === 'hold') {
    for await (const _ of process.stdin);
    await store.close();
  } else {
    for (let number = 1; ; number++) {
      const order = {
        tenant: 'demo',
        number: String(number),
        name: 'Head office',
        country: 'US',
        numberType: 'geographic',
        phoneNumbers: ['+14255550100'],
        status: 'processing',
        placedAt: '2026-11-01T09:00:00Z',
        placedBy: 'mia',
        version: 1,
        comments: [],
        history: [],
      };
      await store.commit({ tenant: 'demo', at: new Date(), changes: [{ order, version: 0 }] });
      say(number);
    }
  }
} catch (error) {
  say(`${error.name}: ${error.message}`);
}
