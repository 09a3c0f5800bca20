// A bot that answers from a table and echoes the rest: it shows that the core drives any bot.

import type { BotReply, BotSession, BotUnderTest, SaidReply, Setup } from '../../../src/transcripts/port.ts';
import { TranscriptError } from '../../../src/transcripts/transcript.ts';

export const typing: BotReply = { kind: 'typing' };

export const text = (words: string, more: Partial<SaidReply> = {}): BotReply => ({
  kind: 'text',
  text: words,
  suggestions: [],
  buttons: [],
  attachments: [],
  ...more,
});

export interface ScriptedBot extends BotUnderTest {
  readonly heard: string[];
  readonly setups: Setup[];
  closed: number;
}

/** `fail` throws, as a broken bot does; what is not in the table is echoed. */
export function scriptedBot(
  answers: Readonly<Record<string, readonly (BotReply | string)[]>> = {},
): ScriptedBot {
  const heard: string[] = [];
  const answer = (input: string): readonly BotReply[] => {
    heard.push(input);
    if (input.endsWith('fail')) throw new Error('the store is gone');
    const said = input.slice(input.indexOf(': ') + 2);
    const replies = answers[input] ?? answers[said] ?? [`You said ${said}`];
    return replies.map((reply) => (typeof reply === 'string' ? text(reply) : reply));
  };
  const session: BotSession = {
    say: async ({ speaker, recipient, text: words }) =>
      answer(`${speaker}${recipient ? `->${recipient}` : ''}: ${words}`),
    changeMembers: async ({ added, removed }) => answer(`members: +${added} -${removed}`),
    step: async (step) => {
      if (step.word !== 'advance') throw new TranscriptError(step.location, `There is no ">~ ${step.word}".`);
      return answer(`step: ${step.rest}`);
    },
    check: async (step, replies) =>
      step.rest === `= ${replies.length}`
        ? undefined
        : { message: 'Another count.', expected: step.rest, said: `= ${replies.length}` },
    close: async () => {
      bot.closed += 1;
    },
  };
  const bot: ScriptedBot = {
    heard,
    setups: [],
    closed: 0,
    open: async (setup) => {
      bot.setups.push(setup);
      return session;
    },
  };
  return bot;
}
