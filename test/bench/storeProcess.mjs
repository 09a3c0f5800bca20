// One process of bench:store: opens what it is told to, says so, and writes when it is told to go.

import { once } from 'node:events';
import { changesIn, writers } from './storeWriters.mjs';

const { name, place, count, names, seconds } = JSON.parse(process.argv[2]);
const { change, close } = await writers[name](place, count);
await changesIn(0.5, change, names); // statements prepared, code compiled, connections open
process.send('ready');
await once(process, 'message');
process.send(await changesIn(seconds, change, names));
await close();
process.disconnect();
