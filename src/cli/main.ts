#!/usr/bin/env node
// The command line as a process: it ends here and nowhere else.

import { portdesk } from './portdesk.ts';
import type { Surroundings } from './surroundings.ts';

const stopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
const { env, stdin, stdout, stderr } = process;
const around: Surroundings = {
  env,
  stdin,
  stdout,
  stderr,
  clock: () => new Date(),
  locale,
  timeZone,
  stopped,
};

// Who reads no further, as in `portdesk orders list | head`, has got what they wanted.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await portdesk(process.argv.slice(2), around);
