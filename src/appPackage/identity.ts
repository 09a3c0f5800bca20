// Whether a manifest belongs to the bot that it is for: its ids, its domains, and no gap left open.

import { gap } from './build.ts';
import { type Manifest, textsOf } from './manifest.ts';

/** What a package is for, where that is known. */
export interface Expected {
  /** The bot's app id. */
  readonly id?: string | undefined;
  /** The host name at which Teams reaches the bot. */
  readonly domain?: string | undefined;
}

const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const domain = new RegExp(`^(${label}\\.)+${label}$`, 'i');

/** A host name with a dot in it: neither an address nor a port, and not this machine. */
export const isDomain = (text: string): boolean => domain.test(text) && !/^[\d.]+$/.test(text);

export const identityFaults = (manifest: Manifest, expected: Expected): string[] => [
  ...idFaults(manifest, expected),
  ...domainFaults(manifest, expected),
  ...[...textsOf(manifest)].flatMap(([path, text]) =>
    (text.match(gap) ?? []).map((left) => `${path} still holds ${left}: build the package to fill it`),
  ),
];

function idFaults({ bots, composeExtensions }: Manifest, expected: Expected): string[] {
  const [bot] = bots;
  if (!bot) return ['lacks bots: people could not talk to the bot'];
  const id = expected.id ?? bot.botId;
  const isOther = (botId: string | undefined) => botId?.toLowerCase() !== id?.toLowerCase();
  return Object.entries({ bots, composeExtensions }).flatMap(([name, rows]) =>
    rows.flatMap(({ botId }, at) =>
      isOther(botId) ? [`${name}[${at}].botId must be the bot's app id ${id}, not ${botId}`] : [],
    ),
  );
}

function domainFaults({ validDomains }: Manifest, expected: Expected): string[] {
  const bad = validDomains.flatMap((each, at) =>
    isDomain(each.replace(/^\*\./, ''))
      ? []
      : [`validDomains[${at}] must be a host name such as bot.example.com, not ${each}`],
  );
  const { domain } = expected;
  return domain === undefined || validDomains.some((each) => covers(each.toLowerCase(), domain.toLowerCase()))
    ? bad
    : [...bad, `validDomains lacks ${domain}`];
}

/** `*.contoso.com` covers all hosts below. */
const covers = (valid: string, domain: string): boolean =>
  valid.startsWith('*.') ? domain.endsWith(valid.slice(1)) : valid === domain;
