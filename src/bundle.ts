// Joins the compiled program and the ES modules that it uses into few files: opening eight hundred takes longer than what
// most commands do. `npm run build` runs it. Nothing is renamed or shortened: what an error's stack names can be read in dist/.

import { build } from 'rolldown';

/** CommonJS, or what few commands load: left where it is installed. */
const external = [
  'ajv',
  'ajv-draft-04',
  'ajv-formats',
  'botbuilder',
  'mime-types',
  'pg',
  'pino',
  'prom-client',
  'rate-limiter-flexible',
  'restify',
];

await build({
  // What is started by its name: the program, and what a thread of transcript run looks for beside all else.
  input: { 'cli/main': 'build/cli/main.js', thread: 'build/cli/transcript/thread.js' },
  platform: 'node',
  resolve: { mainFields: ['module', 'main'] },
  logLevel: 'warn',
  external,
  output: { dir: 'dist', cleanDir: true, chunkFileNames: '[name].js' },
});
