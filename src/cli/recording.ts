// portdesk serve --record: writes down what happens to the desk, and plays it once the server has stopped.

import { randomInt } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import { ownerOnly } from '../stores/durableFile.ts';
import { parse } from '../transcripts/parse.ts';
import { recorded } from '../transcripts/portdesk/recording/recorder.ts';
import { run } from '../transcripts/run.ts';
import { unwritable } from './failure.ts';
import { type Surroundings, say } from './surroundings.ts';
import { told } from './transcript/files.ts';

export interface Recording {
  /** The app, with somebody who listens. */
  readonly app: App;
  /** Plays what was recorded and tells whether it passes. */
  finish(): Promise<void>;
}

export interface RecordingOptions {
  readonly folder: string;
  readonly config: Config;
  /** Told why something was not written down. */
  readonly broken: (error: unknown) => void;
}

export async function startRecording(
  app: App,
  { folder, config, broken }: RecordingOptions,
  { clock, stderr }: Surroundings,
): Promise<Recording> {
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw unwritable(folder, cause);
  });
  const written = new Set<string>();
  const { rules, region, language, timeZone } = config;
  const recordedApp = recorded(app, {
    ...{ clock, timeZone, random: randomInt },
    desk: `rules=${rules.reading} deletion=${rules.deletion} region=${region} language=${language}`,
    nameFor: (tenant, begun) =>
      `${tenant.replace(/[^\w.-]/g, '-')}-${begun.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    write: async (recording) => {
      for (const [name, text] of recording.files()) {
        await writeFile(join(folder, name), text, { mode: ownerOnly });
        if (name.endsWith('.chat')) written.add(join(folder, name));
      }
    },
    broken,
  });
  say(
    stderr,
    `What happens is recorded in ${folder}, with others in place of PINs and account numbers; what the desk does not ` +
      'take for one stays as it is typed, so read a recording before you pass it on.',
  );
  return {
    app: recordedApp,
    finish: async () => {
      const { deskUnderTest } = await import('./transcript/deskUnderTest.ts');
      const bot = deskUnderTest();
      for (const file of written) {
        const { failures } = await run(parse(await readFile(file, 'utf8'), file), bot);
        const [failure] = failures;
        say(stderr, failure ? told({ ...failure.location, message: failure.message }) : `${file} passes.`);
      }
    },
  };
}
