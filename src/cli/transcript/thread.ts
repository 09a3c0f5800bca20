// A thread that plays the files it is sent, one after the other, against a desk of its own.

import { parentPort, workerData } from 'node:worker_threads';
import type { Timed } from '../../transcripts/reports/reporter.ts';
import type { Mistake } from '../../transcripts/transcript.ts';
import { UsageError } from '../failure.ts';
import { deskUnderTest } from './deskUnderTest.ts';
import { playerOf } from './player.ts';

export interface Task {
  readonly rewrites: boolean;
  readonly counts: boolean;
}

/** What can be sent from thread to thread: no errors of our own. */
export type Answer = { readonly played: Timed } | { readonly unreadable: string };

const task: Task = workerData;
const play = playerOf(deskUnderTest(task), { ...task, clock: () => new Date() });

let last: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (file: string) => {
  last = last.then(async () => parentPort?.postMessage(await answerTo(file)));
});

async function answerTo(file: string): Promise<Answer> {
  try {
    return { played: sendable(await play(file)) };
  } catch (error) {
    if (error instanceof UsageError) return { unreadable: error.message };
    throw error;
  }
}

/** What a bot threw may hold anything; its message is told. */
const sendable = (played: Timed): Timed => ({
  ...played,
  transcript: { ...played.transcript, mistakes: played.transcript.mistakes.map(plain) },
  failures: played.failures.map(({ cause: _cause, ...failure }) => failure),
});

const plain = ({ file, line, column, message }: Mistake): Mistake => ({ file, line, column, message });
