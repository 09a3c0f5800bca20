// The command line: what was typed is run to its end.

import { Command, CommanderError } from 'commander';
import { addCommands, type Commands } from './commands.ts';
import { type ExitStatus, exitStatusOf, messageOf } from './failure.ts';
import type { Surroundings } from './surroundings.ts';

const commands: Commands = {
  serve: {
    does: 'serve the bot on HTTP until stopped (Ctrl+C)',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  chat: {
    does: 'talk to the desk in the terminal, as an admin of the demo tenant unless told otherwise',
    load: async () => (await import('./chat.ts')).chatCommand,
  },
  understand: {
    does: 'print what sentences ask for, one line a message',
    load: async () => (await import('./understand.ts')).understandCommand,
  },
  orders: {
    does: 'bring orders in and out, and report what carriers did',
    set: async () => (await import('./orders.ts')).orderCommands,
  },
  transcript: {
    does: 'replay conversations',
    set: async () => (await import('./transcript.ts')).transcriptCommands,
  },
  doctor: {
    does: 'tell what is wrong with configuration, store, clock and app package, and how to mend it',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  manifest: {
    does: 'build the app package for Teams, or check one',
    load: async () => (await import('./manifest.ts')).manifestCommand,
  },
};

/** `words`: all behind the program's name. */
export async function portdesk(words: readonly string[], around: Surroundings): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const end = (ended: ExitStatus): void => {
    status = ended;
  };
  const program = new Command('portdesk')
    .description('looks after telephone-number port orders by chat')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => around.stdout.write(text),
      writeErr: (text) => around.stderr.write(text),
    });
  await addCommands(program, commands, { words, around, end });
  try {
    await program.parseAsync(words, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // it has said why itself
    around.stderr.write(`portdesk: ${messageOf(error)}\n`);
    return exitStatusOf(error);
  }
}
