#!/usr/bin/env node
// The command line: one file a command. The process ends here and nowhere else.

import { Command, CommanderError } from 'commander';
import { type ExitStatus, exitStatusOf, messageOf } from './failure.ts';
import type { Surroundings } from './surroundings.ts';

type Add = (program: Command, around: Surroundings, end: (status: ExitStatus) => void) => void;

/** Each loads what it needs, so that nobody waits for the parts of another: reading orders needs no grammar. */
const commands: Readonly<Record<string, () => Promise<Add>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand,
  chat: async () => (await import('./chat.ts')).chatCommand,
  understand: async () => (await import('./understand.ts')).understandCommand,
  orders: async () => (await import('./orders.ts')).ordersCommand,
  transcript: async () => (await import('./transcript.ts')).transcriptCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  manifest: async () => (await import('./manifest.ts')).manifestCommand,
};

/** The command that is named first; all of them where none is, for help and for words that name none. */
function commandsFor([first = '']: readonly string[]): readonly (() => Promise<Add>)[] {
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined;
  return named ? [named] : Object.values(commands);
}

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
  for (const load of commandsFor(words)) {
    const add = await load();
    add(program, around, (ended) => {
      status = ended;
    });
  }
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
});

process.exitCode = await main(process.argv.slice(2), around);
