// Tells a process from a later one that was given the same id: by the time at which it started.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A mark that no other process shares with this id; '' where the system tells none; `undefined`: no such process. */
export async function birthOf(pid: number): Promise<string | undefined> {
  if (!isThere(pid)) return undefined;
  return process.platform === 'linux' ? birthInProc(pid) : birthByPs(pid);
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // there, but another user's
  }
}

/** proc(5): the name in brackets may hold anything; after it, field 3 is the state and field 22 the start time. */
async function birthInProc(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined; // dead, its parent has not yet looked
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()}/${fields[19]}`;
  } catch {
    return isThere(pid) ? '' : undefined; // /proc may be hidden
  }
}

async function birthByPs(pid: number): Promise<string | undefined> {
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }; // both sides must write the time the same way
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], { env });
    return stdout.trim();
  } catch {
    return isThere(pid) ? '' : undefined; // no ps on Windows
  }
}
