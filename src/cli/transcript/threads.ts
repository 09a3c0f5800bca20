// Desks on threads of their own, each of which plays what it is told to.

import { Worker } from 'node:worker_threads';
import type { Player } from '../../transcripts/playAll.ts';
import type { Timed } from '../../transcripts/reports/reporter.ts';
import { UsageError } from '../failure.ts';
import type { Answer, Task } from './thread.ts';

export interface Threads {
  readonly players: readonly Player<Timed>[];
  close(): Promise<void>;
}

/** They begin to load at once. */
export function openThreads(count: number, { rewrites, counts }: Task): Threads {
  const task: Task = { rewrites, counts };
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('thread.js', import.meta.url), { workerData: task }),
  );
  return {
    players: workers.map(playerOn).flatMap((play) => Array<Player<Timed>>(ahead).fill(play)),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** What a thread is told at a time, so that it has the next one when it is done with one. */
const ahead = 2;

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** A thread answers in the order in which it was told. One that breaks rejects all that it has not answered. */
function playerOn(worker: Worker): Player<Timed> {
  const waiting: Waiting[] = [];
  let broken: Error | undefined;
  worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer));
  worker.on('error', (error: Error) => {
    broken = error;
    for (const each of waiting.splice(0)) each.reject(error);
  });
  return async (file) => {
    const answer = await new Promise<Answer>((resolve, reject) => {
      if (broken) return reject(broken);
      waiting.push({ resolve, reject });
      worker.postMessage(file);
    });
    if ('played' in answer) return answer.played;
    throw new UsageError(answer.unreadable);
  };
}
