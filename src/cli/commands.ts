// Sets of commands as data: what each does, in a line, and where the rest of it is. Only a command that is named is
// loaded: help waits for none, and no command for the parts of another.

import type { Command } from 'commander';
import type { ExitStatus } from './failure.ts';
import type { Surroundings } from './surroundings.ts';

export interface Called {
  /** All that was typed behind the program's name. */
  readonly words: readonly string[];
  readonly around: Surroundings;
  /** Who never calls it ends with 0. */
  readonly end: (status: ExitStatus) => void;
}

/** Gives a command its arguments, its options and what it does. */
export type Define = (command: Command, around: Surroundings, end: Called['end']) => void;

export interface Row {
  readonly does: string;
  /** Of a command that runs. */
  readonly load?: () => Promise<Define>;
  /** Of a command that is a set of others. */
  readonly set?: () => Promise<Commands>;
}
export type Commands = Readonly<Record<string, Row>>;

export async function addCommands(to: Command, commands: Commands, called: Called): Promise<void> {
  for (const [name, { does, load, set }] of Object.entries(commands)) {
    const command = to.command(name).description(does);
    if (!called.words.includes(name)) continue;
    if (set) await addCommands(command, await set(), called);
    (await load?.())?.(command, called.around, called.end);
  }
}
