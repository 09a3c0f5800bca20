// Plays a parsed transcript against a bot. What differs is a value; only what the bot itself throws ends the play.

import { runCheck } from './checks.ts';
import { compare, type Difference } from './compare.ts';
import type { Reached } from './coverage.ts';
import type { Load } from './emulator/attachments.ts';
import { lookUp } from './lookUp.ts';
import { type Captures, fill, uncapturedMessage } from './pattern.ts';
import { type BotReply, type BotSession, type BotUnderTest, Unreachable } from './port.ts';
import { type Location, type Mistake, type Step, type Transcript, TranscriptError } from './transcript.ts';
import { type ExpectedPart, type Stimulus, type Turn, turnsOf } from './turns.ts';

/** `expected` and `said` have their white space folded; they are absent where there is nothing to compare. */
export interface Failure extends Omit<Difference, 'kind'> {
  readonly kind: Difference['kind'] | 'check' | 'error';
  readonly location: Location;
  /** Absent where the transcript couldn't be played at all. */
  readonly turn?: Turn;
  /** What the bot threw, if it wasn't a TranscriptError. */
  readonly cause?: unknown;
}

export interface PlayedTurn {
  readonly turn: Turn;
  readonly replies: readonly BotReply[];
  /** Those of the turns before. */
  readonly captures: Captures;
}

export interface Played {
  readonly transcript: Transcript;
  readonly passed: boolean;
  /** At most one for each turn. */
  readonly failures: readonly Failure[];
  /** The turns that the bot answered, however it did. */
  readonly turns: readonly PlayedTurn[];
  /** What of the bot it reached, where the bot tells. */
  readonly reached: readonly Reached[];
}

/**
 * `load`: absent, no attachment is read, and any will do where one is written. Rejects with Unreachable, and with
 * nothing else.
 */
export async function run(written: Transcript, bot: BotUnderTest, load?: Load): Promise<Played> {
  let transcript = written;
  const turns: PlayedTurn[] = [];
  let reached: readonly Reached[] = [];
  const failures: Failure[] = transcript.mistakes.map(misread);
  if (failures.length === 0) {
    try {
      if (load) transcript = await lookUp(written, load);
      const session = await bot.open(transcript);
      try {
        await playTurns(transcript, session, turns, failures);
      } finally {
        reached = session.reached?.() ?? [];
        await session.close();
      }
    } catch (error) {
      failures.push(thrown(error, { file: transcript.file, line: 1, column: 1 }));
    }
  }
  return { transcript, passed: failures.length === 0, failures, turns, reached };
}

async function playTurns(
  transcript: Transcript,
  session: BotSession,
  played: PlayedTurn[],
  failures: Failure[],
): Promise<void> {
  let captures: Captures = new Map();
  const turns = turnsOf(transcript);
  if (turns.length === 0)
    throw new TranscriptError(
      { file: transcript.file, line: 1, column: 1 },
      'Nothing is said or done here, so nothing is tried: write a line such as "user: help".',
    );
  for (const turn of turns) {
    const location = beginningOf(turn, transcript);
    try {
      const stimuli = withCaptures(turn.stimuli, captures);
      if ('uncaptured' in stimuli) {
        const message = uncapturedMessage(stimuli.uncaptured);
        failures.push({ kind: 'error', location, message, turn });
        continue;
      }
      const replies: BotReply[] = [];
      for (const stimulus of stimuli.filled) replies.push(...(await stimulate(session, stimulus)));
      const written = turn.expectations.flatMap((one) => (one.kind === 'reply' ? [one.part] : []));
      await hearOut(session, written, replies);
      played.push({ turn, replies, captures });

      const compared = compare(written, replies, captures);
      captures = compared.captures;
      const failure =
        compared.difference ?? (await firstFailedCheck(session, turn, replies, compared.ends, captures));
      if (failure) failures.push({ location, ...failure, turn });
    } catch (error) {
      failures.push({ ...thrown(error, location), turn });
      return;
    }
  }
}

/** Waits for as much as is written, as long as the bot says more. */
async function hearOut(
  session: BotSession,
  written: readonly ExpectedPart[],
  replies: BotReply[],
): Promise<void> {
  const texts = (all: readonly { readonly kind: string }[]): number =>
    all.filter(({ kind }) => kind === 'text').length;
  while (session.more && texts(replies) < texts(written)) {
    const more = await session.more();
    if (more.length === 0) return;
    replies.push(...more);
  }
}

function beginningOf(turn: Turn, { file, entries }: Transcript): Location {
  const line = turn.lines[0] ?? entries[0]?.location.line ?? 1;
  return { file, line, column: 1 };
}

type Filled = { readonly filled: readonly Stimulus[] } | { readonly uncaptured: string };

function withCaptures(stimuli: readonly Stimulus[], captures: Captures): Filled {
  const filled: Stimulus[] = [];
  for (const stimulus of stimuli) {
    if (stimulus.kind === 'members') {
      filled.push(stimulus);
      continue;
    }
    const text = fill(stimulus.kind === 'say' ? stimulus.text : stimulus.step.rest, captures);
    if (!text.ok) return text;
    if (stimulus.kind === 'say') filled.push({ ...stimulus, text: text.text });
    else filled.push({ ...stimulus, step: { ...stimulus.step, rest: text.text } });
  }
  return { filled };
}

function stimulate(session: BotSession, stimulus: Stimulus): Promise<readonly BotReply[]> {
  switch (stimulus.kind) {
    case 'say':
      return session.say(stimulus);
    case 'members':
      return session.changeMembers(stimulus);
    case 'step':
      return session.step(stimulus.step);
  }
}

async function firstFailedCheck(
  session: BotSession,
  turn: Turn,
  replies: readonly BotReply[],
  ends: readonly number[],
  captures: Captures,
): Promise<Failure | undefined> {
  let above = 0;
  for (const expectation of turn.expectations) {
    if (expectation.kind === 'reply') {
      above += 1;
      continue;
    }
    const { step } = expectation;
    const mismatch = await checkStep(session, step, replies.slice(0, ends[above - 1] ?? 0), captures);
    if (mismatch) return { kind: 'check', location: step.location, ...mismatch };
  }
  return undefined;
}

export async function checkStep(
  session: BotSession,
  step: Step,
  replies: readonly BotReply[],
  captures: Captures,
) {
  const checked = await runCheck(step, captures, replies);
  if (checked.known) return checked.mismatch;
  const rest = fill(step.rest, captures);
  if (!rest.ok) return { message: uncapturedMessage(rest.uncaptured) };
  return session.check({ ...step, rest: rest.text }, replies);
}

function thrown(error: unknown, location: Location): Failure {
  if (error instanceof Unreachable) throw error;
  if (error instanceof TranscriptError) return misread(error);
  const message = `The bot failed: ${error instanceof Error ? error.message : String(error)}`;
  return { kind: 'error', location, message, cause: error };
}

const misread = ({ file, line, column, message }: Mistake): Failure => ({
  ...{ kind: 'error', location: { file, line, column }, message },
});
