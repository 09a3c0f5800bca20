// Runs a command in this process, with streams of its own: as quick as a function call, where no process is needed.

import { Readable, Writable } from 'node:stream';
import { portdesk } from '../../src/cli/portdesk.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export async function inProcess(words: readonly string[], more: Partial<Surroundings> = {}): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const to = (name: keyof typeof said) =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += chunk;
        done();
      },
    });
  const status = await portdesk(words, {
    ...{ env: {}, stdin: Readable.from([]), stdout: to('stdout'), stderr: to('stderr') },
    ...{ clock: () => new Date(), locale: 'en-US', timeZone: 'UTC', stopped: () => new Promise(() => {}) },
    ...more,
  });
  return { status, ...said };
}
