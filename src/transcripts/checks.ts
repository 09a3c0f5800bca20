// The checks that need no knowledge of the bot: `>? quiet`, `>? says /pattern/`, `>? buttons = A|B`,
// `>? card $.path = "…"`.

import { checkCard, readCardCheck } from './cardCheck.ts';
import { labels } from './commands.ts';
import { escapeForPattern } from './escape.ts';
import { type Captures, fill, fold, uncapturedMessage } from './pattern.ts';
import type { BotReply, Mismatch, SaidReply } from './port.ts';
import type { Step } from './transcript.ts';

type Check = (replies: readonly SaidReply[]) => Mismatch | undefined | Promise<Mismatch | undefined>;
type Read = (rest: string) => Check | string;

const checks: Readonly<Record<string, Read>> = {
  ...{ quiet: readQuiet, says: readSays, buttons: readButtons, card: readCard },
};

export const coreChecks: readonly string[] = Object.keys(checks);

const ofCore = (word: string): Read | undefined => (Object.hasOwn(checks, word) ? checks[word] : undefined);

/** What is wrong with a check's line, if it is one of these. */
export function checkMistake(word: string, rest: string): string | undefined {
  const read = ofCore(word)?.(rest.replace(/\$\{[A-Za-z_][\w-]*\}/g, 'x'));
  return typeof read === 'string' ? read : undefined;
}

export type Checked =
  | { readonly known: false }
  | { readonly known: true; readonly mismatch: Mismatch | undefined };

export async function runCheck(
  step: Step,
  captures: Captures,
  replies: readonly BotReply[],
): Promise<Checked> {
  const read = ofCore(step.word);
  if (!read) return { known: false };
  const filled = fill(step.rest, captures, step.word === 'says' ? escapeForPattern : undefined);
  if (!filled.ok) return { known: true, mismatch: { message: uncapturedMessage(filled.uncaptured) } };
  const check = read(filled.text);
  const mismatch =
    typeof check === 'string'
      ? { message: check }
      : await check(replies.filter((reply) => reply.kind === 'text'));
  return { known: true, mismatch };
}

function readQuiet(rest: string): Check | string {
  if (rest !== '') return 'A quiet check has nothing behind the word: write ">? quiet".';
  return ([first]) =>
    first && { message: 'The bot should say nothing.', expected: '', said: fold(first.text) };
}

function readSays(rest: string): Check | string {
  const [, source, flags] = /^\/([\s\S]+)\/([a-z]*)$/.exec(rest) ?? [];
  const mend = 'write ">? says /regular expression/", with flags as in /yes/i';
  if (source === undefined) return `A says check has its pattern between slashes: ${mend}.`;
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, [...new Set(`${flags}u`)].join(''));
  } catch {
    return `The regular expression ${rest} can't be read: ${mend}.`;
  }
  return (replies) => {
    const last = replies.at(-1);
    if (!last) return { ...nothingSaid, expected: rest };
    // A new object for each text: flags such as g keep a position.
    const fits = new RegExp(pattern).test(fold(last.text));
    return fits ? undefined : { message: `The reply doesn't match ${rest}.`, said: fold(last.text) };
  };
}

function readButtons(rest: string): Check | string {
  if (!rest.startsWith('=')) return 'A buttons check names them all: write ">? buttons = A|B".';
  const expected = labels(rest.slice(1)).map(fold).join('|');
  return (replies) => {
    const last = replies.at(-1);
    if (!last) return { ...nothingSaid, expected };
    const said = last.buttons.map(fold).join('|');
    return said === expected ? undefined : { message: 'The buttons are not those written.', expected, said };
  };
}

function readCard(rest: string): Check | string {
  const check = readCardCheck(rest);
  return typeof check === 'string' ? check : (replies) => checkCard(check, replies.at(-1));
}

const nothingSaid = { message: 'There is no reply above to look at.' };
