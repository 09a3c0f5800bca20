// What a command gets from the process: everything it may read, write or be told by.

import type { Readable, Writable } from 'node:stream';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly clock: () => Date;
  /** BCP 47 tag and IANA zone of the machine. */
  readonly locale: string;
  readonly timeZone: string;
  /** Resolves when the process is asked to end. Who never calls it is ended by the signal itself. */
  readonly stopped: () => Promise<void>;
}

export const say = (to: Writable, text: string): void => void to.write(`${text}\n`);
