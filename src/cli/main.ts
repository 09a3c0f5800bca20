#!/usr/bin/env node
// The command line: one file a command. The process ends here and nowhere else.

import { Command, CommanderError } from 'commander';
import { chatCommand } from './chat.ts';
import { type ExitStatus, exitStatusOf, messageOf } from './failure.ts';
import { ordersCommand } from './orders.ts';
import { serveCommand } from './serve.ts';
import type { Surroundings } from './surroundings.ts';
import { transcriptCommand } from './transcript.ts';
import { understandCommand } from './understand.ts';

async function main(words: readonly string[], around: Surroundings): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = new Command('portdesk')
    .description('looks after telephone-number port orders by chat')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => around.stdout.write(text),
      writeErr: (text) => around.stderr.write(text),
    });
  serveCommand(program, around);
  chatCommand(program, around);
  understandCommand(program, around);
  ordersCommand(program, around);
  transcriptCommand(program, around, (ended) => {
    status = ended;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // it has said why itself
    around.stderr.write(`portdesk: ${messageOf(error)}\n`);
    return exitStatusOf(error);
  }
}

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
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2), around);
