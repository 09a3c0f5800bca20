// portdesk transcript record: a conversation in the terminal, written down as a transcript that passes.

import { access, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { type Command, Option } from 'commander';
import { isoIn } from '../../domain/dates.ts';
import type { Role } from '../../domain/people.ts';
import { demoOrders } from '../../intake/demoOrders.ts';
import { readLocales } from '../../locales.ts';
import { spellPair } from '../../transcripts/pairs.ts';
import { parse } from '../../transcripts/parse.ts';
import type { BotReply } from '../../transcripts/port.ts';
import { orderLine } from '../../transcripts/portdesk/writtenOrder.ts';
import { type Recording, record } from '../../transcripts/record.ts';
import { run as play } from '../../transcripts/run.ts';
import { TranscriptError } from '../../transcripts/transcript.ts';
import { CheckFailed, UsageError, unwritable } from '../failure.ts';
import { printable } from '../printable.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { told } from './files.ts';

interface Options {
  readonly language: string;
  readonly role: Role;
  readonly orders?: string;
  readonly force?: boolean;
}

export function recordCommand(command: Command, around: Surroundings): void {
  command
    .argument('<out>', 'the .chat to write')
    .option('--language <tag>', 'your language', around.locale)
    .addOption(
      new Option('--role <role>', 'what you may do').choices(['admin', 'helpdesk', 'guest']).default('admin'),
    )
    .option(
      '--orders <file>',
      'the orders that there are, as seen from the transcript; without it, the demo orders',
    )
    .option('--force', 'write over a file that is there')
    .action((out: string, options: Options) => run(out, options, around));
}

async function run(out: string, options: Options, around: Surroundings): Promise<void> {
  const { stdin, stdout, stderr } = around;
  if (!options.force && (await exists(out))) {
    throw new UsageError(`${out} is there already: name another file, or say --force to write over it`);
  }
  const { deskUnderTest } = await import('./deskUnderTest.ts');
  const bot = deskUnderTest();
  const recording = await record(headOf(options, around), out, bot).catch(refused);
  const stopped = around.stopped();
  const prompt = (): void => void stdout.write('> ');
  say(stderr, guide(out));
  const write = () =>
    writeFile(out, recording.text()).catch((cause) => {
      throw unwritable(out, cause);
    });
  await write();
  // What is typed before somebody listens is lost.
  const terminal = createInterface({ input: stdin, output: stdout, terminal: false });
  void stopped.then(() => terminal.close());
  try {
    show(recording.welcome, around);
    prompt();
    for await (const line of terminal) {
      show(await taken(line, recording, around), around);
      await write();
      prompt();
    }
    say(stdout, '');
  } finally {
    terminal.close();
    await recording.close();
  }
  const played = await play(parse(recording.text(), out), bot);
  const [failure] = played.failures;
  if (failure) throw new CheckFailed(told({ ...failure.location, message: failure.message }));
  say(stderr, `${out} is written, and passes.`);
}

const guide = (out: string): string =>
  [
    `What you write here goes into ${out}. The desk and its orders are of this recording alone, and its clock stands`,
    'still. Besides sentences you can write the lines of a transcript: ">! press "Yes"" presses a button,',
    '">~ advance 1h" lets time pass, ">! event 101 approved" is the carrier\'s side, ">? order 101 = cancelled" checks.',
    'End with Ctrl+D.',
  ].join('\n');

function headOf({ language, role, orders }: Options, { clock, timeZone }: Surroundings): string {
  const minute = 60_000;
  const now = new Date(Math.floor(clock().getTime() / minute) * minute);
  const settings = { language, clock: isoIn(now, timeZone), 'time-zone': timeZone, role };
  const given = orders
    ? [`>@ orders = ${orders}`]
    : demoOrders(readLocales().demo, now, timeZone).map((order) => orderLine(order, now));
  return [
    'user=user',
    'bot=bot',
    `>@ ${Object.entries(settings)
      .map(([name, value]) => spellPair(name, value))
      .join(' ')}`,
    ...given,
    '',
  ].join('\n');
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

function refused(error: unknown): never {
  throw error instanceof TranscriptError ? new UsageError(told(error), { cause: error }) : error;
}

/** A line that can't be taken is told and not kept. */
async function taken(
  line: string,
  recording: Recording,
  { stderr }: Surroundings,
): Promise<readonly BotReply[]> {
  try {
    return await recording.take(line);
  } catch (error) {
    if (!(error instanceof TranscriptError)) throw error;
    say(stderr, `Not kept: ${error.message}`);
    return [];
  }
}

function show(replies: readonly BotReply[], { stdout }: Surroundings): void {
  for (const reply of replies) {
    if (reply.kind === 'typing') continue;
    say(stdout, printable(reply.text));
    if (reply.buttons.length > 0)
      say(stdout, printable(reply.buttons.map((label) => `[${label}]`).join(' ')));
  }
}
