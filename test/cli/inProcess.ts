// Runs a command in this process, with streams of its own: as quick as a function call, where no process is needed.

import { PassThrough, Readable, Writable } from 'node:stream';
import { portdesk } from '../../src/cli/portdesk.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';
import { type Said, type Voice, voice } from './voice.ts';

export interface Ended extends Said {
  readonly status: number | null;
}

export interface Running extends Pick<Voice, 'says'> {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  type(text: string): void;
  /** As Ctrl+C does. */
  stop(): Promise<Ended>;
}

/** Begins a command that goes on until it is stopped, or has read what it was to read. */
export function begin(words: readonly string[], more: Partial<Surroundings> = {}): Running {
  const { said, hear, ends, says } = voice();
  const to = (stream: keyof Said) =>
    new Writable({
      write(chunk, _encoding, done) {
        hear(stream, String(chunk));
        done();
      },
    });
  const stdin = new PassThrough();
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const ended = portdesk(words, {
    ...{ env: {}, stdin, stdout: to('stdout'), stderr: to('stderr') },
    ...{ clock: () => new Date(), locale: 'en-US', timeZone: 'UTC', stopped: () => stopped },
    ...more,
  }).then((status) => {
    ends();
    return { status, ...said };
  });
  return {
    pid: process.pid,
    ended,
    says,
    type: (text) => void stdin.write(text),
    stop() {
      stop();
      return ended;
    },
  };
}

/** Runs a command to its end. Where nothing else is said, there is nothing for it to read. */
export const inProcess = (words: readonly string[], more: Partial<Surroundings> = {}): Promise<Ended> =>
  begin(words, { stdin: Readable.from([]), ...more }).ended;
