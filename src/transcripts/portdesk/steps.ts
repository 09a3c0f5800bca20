// What happens besides talk: `>~` lines let time pass; `>!` lines press, submit, report a carrier's event, restart.

import { z } from 'zod';
import type { Intake } from '../../intake/intake.ts';
import type { Outlet } from '../../outlet/outlet.ts';
import { type Press, pressFrom } from '../../replies/press.ts';
import type { Card } from '../../replies/reply.ts';
import { readPairs } from '../pairs.ts';
import type { BotReply } from '../port.ts';
import { noSuchButton, readEntries, readPress } from '../pressLine.ts';
import { type Location, type Step, TranscriptError } from '../transcript.ts';
import { tenant } from './beginning.ts';
import { type Button, buttonsOf, pressed } from './buttons.ts';
import { readGiven } from './givenFile.ts';
import { advanced, clockSet } from './time.ts';

/** What a step acts on. */
export interface Stage {
  readonly timeZone: string;
  readonly intake: Intake;
  readonly outlet: Outlet;
  /** The transcript's name; files that it mentions lie beside it. */
  readonly file: string;
  now(): Date;
  /** The card of the last reply. */
  card(): Card | undefined;
  /** What falls due until then is told, then the clock shows it. */
  passUntil(then: Date): Promise<readonly BotReply[]>;
  /** `speaker`: who spoke last, where it isn't said. */
  press(press: Press | undefined, speaker: string | undefined): Promise<readonly BotReply[]>;
  restart(): void;
  newId(): string;
}

type Act = (step: Step, stage: Stage) => Promise<readonly BotReply[]>;

const steps: Readonly<Record<string, Act>> = {
  '~ advance': ({ rest, restLocation }, stage) => stage.passUntil(advanced(stage.now(), rest, restLocation)),

  '~ clock': ({ rest, restLocation }, stage) =>
    stage.passUntil(clockSet(rest.trim(), stage.timeZone, restLocation)),

  '! restart': async (_, stage) => {
    stage.restart();
    return stage.passUntil(stage.now());
  },

  '! event': async (step, stage) => {
    const [number, pairs, event = ''] = wordAndPairs(step, 2);
    const { by = 'carrier', ...values } = pairs;
    const body = { event, eventId: stage.newId(), ...values };
    const result = await stage.intake.event(tenant, number, body, by);
    if (result.kind === 'moved') return stage.passUntil(stage.now());
    throw new TranscriptError(step.location, `The event was not taken: ${JSON.stringify(result)}`);
  },

  /** `rows.json by="command line" absent=kept`: orders and events from a file. */
  '! import': async (step, stage) => {
    const [name = '', pairs] = wordAndPairs(step);
    const { by = 'import', absent = 'none' } = pairs;
    const rows = await readGiven({ ...step, rest: `= ${name}` }, stage.file, z.array(z.unknown()));
    const result = await stage.intake.importRows(tenant, rows, by, absent === 'kept' ? 'kept' : 'none');
    if (result.kind === 'imported' && result.rejected.length === 0) return stage.passUntil(stage.now());
    throw new TranscriptError(step.location, `The rows were not taken: ${JSON.stringify(result)}`);
  },

  /** `1,2 by=Mika`: changes that somebody has entered in the admin center. */
  '! entered': async (step, stage) => {
    const [cursors, { by = 'somebody' }] = wordAndPairs(step);
    const result = await stage.outlet.enter(tenant, cursors.split(',').map(Number), by);
    if (result.kind === 'entered') return stage.passUntil(stage.now());
    throw new TranscriptError(step.location, `There are no such changes: ${JSON.stringify(result)}`);
  },

  '! press': (step, stage) => {
    const { what, speaker } = readPress(step);
    if (what.startsWith('{')) return stage.press(pressFrom(readEntries(what, step.restLocation)), speaker);
    const button = buttonsOf(stage.card()).find(({ title }) => title === what);
    return stage.press(
      pressed(known(button, `button "${what}"`, step.location, stage.card()), stage.card()),
      speaker,
    );
  },

  '! submit': (step, stage) => {
    const { what, speaker } = readPress(step);
    const button = known(buttonsOf(stage.card())[0], 'form', step.location, stage.card());
    return stage.press(pressed(button, stage.card(), readEntries(what, step.restLocation)), speaker);
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

/** The first words, one or two, and the pairs behind them. */
function wordAndPairs(
  { rest, restLocation }: Step,
  words: 1 | 2 = 1,
): [first: string, pairs: Readonly<Record<string, string>>, second?: string] {
  const [written = '', first = '', second] = (words === 1 ? /^(\S+)/ : /^(\S+)\s+(\S+)/).exec(rest) ?? [];
  const at = { ...restLocation, column: restLocation.column + written.length };
  const pairs = readPairs(rest.slice(written.length), at).map(({ key, value }) => [key, value]);
  return [first, Object.fromEntries(pairs), second];
}

function known(button: Button | undefined, what: string, at: Location, card: Card | undefined): Button {
  if (button) return button;
  throw new TranscriptError(at, noSuchButton(what, buttonsOf(card)));
}
