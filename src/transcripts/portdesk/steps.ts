// What happens besides talk: `>~` lines let time pass; `>!` lines press, submit, report a carrier's event, restart.

import type { Intake } from '../../intake/intake.ts';
import { type Press, pressFrom } from '../../replies/press.ts';
import type { Card } from '../../replies/reply.ts';
import { readPairs } from '../pairs.ts';
import type { BotReply } from '../port.ts';
import { type Location, type Step, TranscriptError } from '../transcript.ts';
import { tenant } from './beginning.ts';
import { type Button, buttonsOf, pressed } from './buttons.ts';
import { advanced, clockSet } from './time.ts';

/** What a step acts on. */
export interface Stage {
  readonly timeZone: string;
  readonly intake: Intake;
  readonly now: Date;
  /** The card of the last reply. */
  readonly card: Card | undefined;
  /** What falls due until then is told, then the clock shows it. */
  passUntil(then: Date): Promise<readonly BotReply[]>;
  /** `speaker`: who spoke last, where it isn't said. */
  press(press: Press | undefined, speaker: string | undefined): Promise<readonly BotReply[]>;
  restart(): void;
  newId(): string;
}

type Act = (step: Step, stage: Stage) => Promise<readonly BotReply[]>;

const steps: Readonly<Record<string, Act>> = {
  '~ advance': ({ rest, restLocation }, stage) => stage.passUntil(advanced(stage.now, rest, restLocation)),

  '~ clock': ({ rest, restLocation }, stage) =>
    stage.passUntil(clockSet(rest.trim(), stage.timeZone, restLocation)),

  '! restart': async (_, stage) => {
    stage.restart();
    return stage.passUntil(stage.now);
  },

  '! event': async ({ rest, location, restLocation }, stage) => {
    const [written = '', number = '', event = ''] = /^(\S+)\s+(\S+)/.exec(rest) ?? [];
    const at = { ...restLocation, column: restLocation.column + written.length };
    const pairs = readPairs(rest.slice(written.length), at).map(({ key, value }) => [key, value]);
    const { by = 'carrier', ...values } = Object.fromEntries(pairs);
    const body = { event, eventId: stage.newId(), ...values };
    const result = await stage.intake.event(tenant, number, body, by);
    if (result.kind === 'moved') return stage.passUntil(stage.now);
    throw new TranscriptError(location, `The event was not taken: ${JSON.stringify(result)}`);
  },

  '! press': ({ rest, location, restLocation }, stage) => {
    const { what, speaker } = whoIn(rest);
    if (what.startsWith('{')) return stage.press(pressFrom(entriesFrom(what, restLocation)), speaker);
    const title = what.replace(/^"(.*)"$/s, '$1');
    const button = buttonsOf(stage.card).find((each) => each.title === title);
    return stage.press(pressed(known(button, `button "${title}"`, location), stage.card), speaker);
  },

  '! submit': ({ rest, location, restLocation }, stage) => {
    const { what, speaker } = whoIn(rest);
    const button = known(buttonsOf(stage.card)[0], 'form', location);
    return stage.press(pressed(button, stage.card, entriesFrom(what, restLocation)), speaker);
  },
};

export function act(step: Step, stage: Stage): Promise<readonly BotReply[]> {
  const name = `${step.sigil} ${step.word}`;
  const one = Object.hasOwn(steps, name) ? steps[name] : undefined;
  if (one) return one(step, stage);
  const mend = `write ${Object.keys(steps)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ')}`;
  throw new TranscriptError(step.location, `"${name}" is not known: ${mend}.`);
}

/** `"Yes" as Mika` or `{…} as Mika`: who presses, where it is not who spoke last. */
function whoIn(rest: string): { readonly what: string; readonly speaker: string | undefined } {
  const [, what = rest.trim(), speaker] = /^(".*"|\{.*\})\s+as\s+(.+)$/s.exec(rest.trim()) ?? [];
  return { what, speaker };
}

function known(button: Button | undefined, what: string, at: Location): Button {
  if (button) return button;
  throw new TranscriptError(at, `The last reply has no ${what}.`);
}

/** `{"pin":"4711"}`: what is entered in which input. */
function entriesFrom(json: string, at: Location): Readonly<Record<string, string>> {
  try {
    return JSON.parse(json);
  } catch {
    throw new TranscriptError(at, 'Write the entries as JSON: {"pin":"4711"}.');
  }
}
