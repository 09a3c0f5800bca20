// portdesk doctor: tells of everything that the bot stands on whether it is well, and what to mend.

import type { Command } from 'commander';
import { packageFindings } from './doctor/appPackage.ts';
import { clockFindings } from './doctor/clock.ts';
import { credentialsFindings, peopleFindings } from './doctor/credentials.ts';
import { examineEnvironment } from './doctor/environment.ts';
import type { Examined, Finding } from './doctor/finding.ts';
import { localesFindings, nodeFindings } from './doctor/program.ts';
import { processFindings, storeFindings } from './doctor/store.ts';
import type { ExitStatus } from './failure.ts';
import { type Surroundings, say } from './surroundings.ts';

interface Options {
  readonly package?: string;
  readonly json?: boolean;
}

type Findings = readonly Finding[] | Promise<readonly Finding[]>;

/** In this order, once the environment has been read. */
const checks: Readonly<Record<string, (examined: Examined, options: Options) => Findings>> = {
  credentials: credentialsFindings,
  people: peopleFindings,
  store: storeFindings,
  process: processFindings,
  clock: (examined) => clockFindings(examined),
  package: (examined, { package: file }) => (file ? packageFindings(examined, file) : []),
};

const help = `
A line a finding: ok; warn, where it works, but hardly as wished; fail, where it does not. Exit status 1 where
anything fails. Run it with the environment of the server, on the same machine (in a container: inside of it).
Nothing is changed. Whether Microsoft takes the credentials shows only once somebody writes to the bot.`;

export function doctorCommand(
  command: Command,
  around: Surroundings,
  end: (status: ExitStatus) => void,
): void {
  command
    .option('--package <zip>', 'look at this app package too')
    .option('--json', 'one JSON object a line')
    .addHelpText('after', help)
    .action(async (options: Options) => end(await run(options, around)));
}

async function run(options: Options, { env, clock, stdout, stderr }: Surroundings): Promise<ExitStatus> {
  let failed = false;
  const tell = (check: string, findings: readonly Finding[]) => {
    for (const { verdict, says } of findings) {
      failed ||= verdict === 'fail';
      const line = options.json
        ? JSON.stringify({ check, verdict, says })
        : `${verdict.padEnd(4)}  ${check.padEnd(width)}  ${says}`;
      say(stdout, line);
    }
  };
  tell('Node.js', nodeFindings(process.versions.node));
  tell('locales', localesFindings());
  const { config, findings } = examineEnvironment(env);
  tell('environment', findings);
  if (!config) say(stderr, 'Nothing else was looked at: mend the environment, and run this again.');
  else
    for (const [check, findingsOf] of Object.entries(checks))
      tell(check, await findingsOf({ config, clock }, options));
  return failed ? 1 : 0;
}

/** Of the longest name of a check. */
const width = 'environment'.length;
