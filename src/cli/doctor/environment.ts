// Checks the environment: all mistakes that keep the server from starting, and slips that no table of values can tell.

import { readConfig } from '../../config.ts';
import { ConfigError } from '../../configError.ts';
import { type Variable, variables } from '../../environment.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Examined, type Finding, fail, orWell, warn } from './finding.ts';

type Environment = Surroundings['env'];

/** The findings; and the configuration, where there is one. */
export function examineEnvironment(env: Environment): Partial<Pick<Examined, 'config'>> & {
  readonly findings: readonly Finding[];
} {
  const slips = [...strays(env), ...quoted(env)];
  try {
    const config = readConfig(env);
    const set = Object.keys(variables).filter((name) => env[name]?.trim()).length;
    return { config, findings: orWell(slips, `${set} variables are set, all as they should be`) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { findings: [...error.faults.map(fail), ...slips] };
  }
}

const looksLikeOurs = (name: string): boolean => /^(PORTDESK_|MicrosoftApp)/i.test(name);

/** Names that look like ours, and are none. */
const strays = (env: Environment): Finding[] =>
  Object.keys(env)
    .filter((name) => looksLikeOurs(name) && !Object.hasOwn(variables, name))
    .map((name) => {
      const alike = (known: string) => isPrefix(name, known) || isPrefix(known, name);
      const meant = Object.keys(variables).filter(looksLikeOurs).find(alike);
      return warn(`${name}: no such variable is read; ${meant ? `is it ${meant}?` : 'see the README'}`);
    });

const isPrefix = (start: string, of: string): boolean => of.toLowerCase().startsWith(start.toLowerCase());

/** Shells take quotation marks away, env files of containers leave them in the value. */
const quoted = (env: Environment): Finding[] =>
  (Object.entries(variables) as [string, Variable][])
    .filter(([name]) => /^(["']).*\1$/.test(env[name]?.trim() ?? ''))
    .map(([name]) => warn(`${name}: its quotation marks count as part of the value; leave them out`));
