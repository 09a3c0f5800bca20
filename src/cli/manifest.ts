// portdesk manifest: builds the app package for Teams, or checks one.

import type { Command } from 'commander';
import { z } from 'zod';
import { buildPackage } from '../appPackage/build.ts';
import { type Checked, checkPackage } from '../appPackage/check.ts';
import { isDomain } from '../appPackage/identity.ts';
import { readSchemas } from '../appPackage/schemas.ts';
import { aboutPath, readSources } from '../appPackage/sources.ts';
import type { ExitStatus } from './failure.ts';
import { readOptions } from './options.ts';
import { readPackage, writePackage } from './packageFile.ts';
import { type Surroundings, say } from './surroundings.ts';

const id = z.guid("must be the bot's app id, a UUID; or set MicrosoftAppId");
const domain = z
  .string('must be the host name at which Teams reaches the bot')
  .toLowerCase()
  .refine(isDomain, 'must be a host name such as bot.example.com, without https:// and path');
const page = z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' }).optional();

const buildSchema = z.object({
  id,
  domain,
  out: z.string(),
  appVersion: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.1'),
  developer: z.string().min(1, 'must not be empty').max(32, 'must have at most 32 characters'),
  website: page,
  privacy: page,
  terms: page,
});

const checkSchema = z.object({ check: z.string(), id: id.optional(), domain: domain.optional() });

const help = `
Teams takes the package as a new app, or as an update of the app with the same id where --app-version is greater.
Without --website, --privacy and --terms Teams links to the page that the bot itself serves.
With --check nothing is built; --id and --domain then say what the package is to be for.`;

export function manifestCommand(
  command: Command,
  around: Surroundings,
  end: (status: ExitStatus) => void,
): void {
  command
    .option('--id <uuid>', "the bot's app id (default: MicrosoftAppId)")
    .option('--domain <host>', 'the host name at which Teams reaches the bot')
    .option('--out <file>', 'where the package is written', 'portdesk.zip')
    .option('--app-version <version>', 'of the package', '1.0.0')
    .option('--developer <name>', "the app's maker, as Teams shows it", 'portdesk')
    .option('--website <url>', 'a page about the app')
    .option('--privacy <url>', 'a page on privacy')
    .option('--terms <url>', 'the terms of use')
    .option('--check <zip>', 'check this package instead')
    .addHelpText('after', help)
    .action((given: Record<string, unknown>) =>
      end(given.check ? check(given, around) : build(given, around)),
    );
}

function build(given: Record<string, unknown>, { env, stdout, stderr }: Surroundings): ExitStatus {
  const { out, appVersion, ...options } = readOptions(buildSchema, {
    ...given,
    id: given.id ?? env.MicrosoftAppId,
  });
  const { id, domain } = options;
  const about = `https://${domain}${aboutPath}`;
  const pages = { website: about, privacy: `${about}#privacy`, terms: `${about}#terms` };
  const values = { ...pages, ...options, version: appVersion };
  const bytes = buildPackage(readSources(), values);
  const checked = checkPackage(bytes, readSchemas(), { id, domain });
  if (checked.faults.length === 0) {
    writePackage(out, bytes);
    say(stderr, `The bot's messaging endpoint is https://${domain}/api/messages`);
  }
  return tell(out, checked, stdout);
}

function check(given: Record<string, unknown>, { stdout }: Surroundings): ExitStatus {
  const { check: file, ...expected } = readOptions(checkSchema, given);
  return tell(file, checkPackage(readPackage(file), readSchemas(), expected), stdout);
}

function tell(file: string, { faults, manifest }: Checked, stdout: Surroundings['stdout']): ExitStatus {
  for (const fault of faults) say(stdout, fault);
  if (faults.length > 0 || !manifest) return 1;
  const { id, version, bots, validDomains } = manifest;
  say(
    stdout,
    `${file}: app ${id}, version ${version}, bot ${bots[0]?.botId} at ${validDomains.join(', ')}; no faults`,
  );
  return 0;
}
