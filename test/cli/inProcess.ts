// Runs a command in this process, with streams of its own: as quick as a function call, where no process is needed.

import { Readable, Writable } from 'node:stream';
import { Command, CommanderError } from 'commander';
import { exitStatusOf, messageOf } from '../../src/cli/failure.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';
import type { Ended } from './portdesk.ts';

type Add = (program: Command, around: Surroundings, end: (status: 0 | 1 | 2 | 3) => void) => void;

export async function inProcess(
  add: Add,
  words: readonly string[],
  more: Partial<Surroundings> = {},
): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const to = (name: keyof typeof said) =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += chunk;
        done();
      },
    });
  const around: Surroundings = {
    ...{ env: {}, stdin: Readable.from([]), stdout: to('stdout'), stderr: to('stderr') },
    ...{ clock: () => new Date(), locale: 'en-US', timeZone: 'UTC', stopped: () => new Promise(() => {}) },
    ...more,
  };
  let status: number = 0;
  const program = new Command('portdesk').exitOverride().configureOutput({
    writeOut: (text) => around.stdout.write(text),
    writeErr: (text) => around.stderr.write(text),
  });
  add(program, around, (ended) => {
    status = ended;
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { status: error.exitCode === 0 ? 0 : 2, ...said };
    return {
      status: exitStatusOf(error),
      stdout: said.stdout,
      stderr: `${said.stderr}portdesk: ${messageOf(error)}\n`,
    };
  }
  return { status, ...said };
}
