// What the server is set up to do: the environment, read once and checked together.

import type { z } from 'zod';
import { ConfigError } from './configError.ts';
import type { Role } from './domain/people.ts';
import type { Rules } from './domain/statusRules.ts';
import { isLoopback, type Variable, type VariableName, variables } from './environment.ts';

type Row<N extends VariableName> = (typeof variables)[N];
type Values = {
  readonly [N in VariableName]:
    | z.output<Row<N>['schema']>
    | (Row<N> extends { readonly default: string } ? never : undefined);
};
type Environment = Readonly<Record<string, string | undefined>>;
type Texts = Readonly<Record<VariableName, string | undefined>>;

/** What Bot Framework authenticates the bot by. */
export interface Credentials {
  readonly appId: string;
  readonly appType: z.output<Row<'MicrosoftAppType'>['schema']>;
  readonly password?: string;
  readonly tenantId?: string;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absent: nobody is authenticated, and only this machine is served. */
  readonly credentials?: Credentials;
  readonly dataFile: string;
  /** Of the database that orders are kept in instead. */
  readonly databaseUrl?: string;
  /** What secrets are stored under, 32 bytes; absent: they are stored plain. */
  readonly key?: Uint8Array;
  /** What they were stored under before. */
  readonly keyBefore?: Uint8Array;
  readonly admins: readonly string[];
  readonly helpdesk: readonly string[];
  /** Empty: every tenant the bot is installed in. */
  readonly tenants: readonly string[];
  readonly apiToken?: string;
  readonly rules: Rules;
  readonly language: string;
  readonly timeZone: string;
  readonly region: string;
  readonly logLevel: z.output<Row<'LOG_LEVEL'>['schema']>;
  readonly production: boolean;
}

/** Throws ConfigError. A variable set to nothing counts as not set. */
export function readConfig(env: Environment): Config {
  const set = Object.fromEntries(
    Object.keys(variables).map((name) => [name, env[name]?.trim() || undefined]),
  ) as Texts;
  const { values, faults: ofEach } = readEach(set);
  const faults = [...ofEach, ...faultsOfCredentials(set), ...faultsOfExposure(set)];
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    port: values.PORT,
    host: values.HOST ?? (set.MicrosoftAppId ? '0.0.0.0' : '127.0.0.1'),
    ...(values.MicrosoftAppId &&
      values.MicrosoftAppType && {
        credentials: {
          appId: values.MicrosoftAppId,
          appType: values.MicrosoftAppType,
          ...(values.MicrosoftAppPassword && { password: values.MicrosoftAppPassword }),
          ...(values.MicrosoftAppTenantId && { tenantId: values.MicrosoftAppTenantId }),
        },
      }),
    dataFile: values.PORTDESK_DATA,
    ...(values.DATABASE_URL && { databaseUrl: values.DATABASE_URL }),
    ...(values.PORTDESK_KEY && { key: values.PORTDESK_KEY }),
    ...(values.PORTDESK_KEY_BEFORE && { keyBefore: values.PORTDESK_KEY_BEFORE }),
    admins: values.PORTDESK_ADMINS,
    helpdesk: values.PORTDESK_HELPDESK,
    tenants: values.PORTDESK_TENANTS,
    ...(values.PORTDESK_API_TOKEN && { apiToken: values.PORTDESK_API_TOKEN }),
    rules: { reading: values.PORTDESK_RULES, deletion: values.PORTDESK_DELETE },
    language: values.PORTDESK_LANGUAGE,
    timeZone: values.PORTDESK_TIME_ZONE,
    region: values.PORTDESK_REGION,
    logLevel: values.LOG_LEVEL,
    production: values.NODE_ENV === 'production',
  };
}

/** Each by itself; what is wrong is among the faults, and then the values are not to be used. */
function readEach(set: Texts): { readonly values: Values; readonly faults: readonly string[] } {
  const read = (Object.entries(variables) as [VariableName, Variable][]).map(([name, row]) => {
    const text = set[name] ?? row.default;
    return { name, text, ...row, ...row.schema.optional().safeParse(text) };
  });
  const faults = read.flatMap(({ name, text, secret, error }) => {
    const shown = secret ? '' : `, not ${JSON.stringify(text)}`;
    return error ? `${name}: ${error.issues[0]?.message}${shown}` : [];
  });
  const values = Object.fromEntries(read.map(({ name, data }) => [name, data])) as unknown as Values;
  return { values, faults };
}

/** Bot Framework takes a misspelt type for MultiTenant, and empty credentials switch its authentication off. */
function faultsOfCredentials(set: Texts): string[] {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType } = set;
  if (!MicrosoftAppId) {
    const orphan = (['MicrosoftAppPassword', 'MicrosoftAppTenantId', 'MicrosoftAppType'] as const).find(
      (name) => set[name],
    );
    return orphan ? [`MicrosoftAppId: must be set where ${orphan} is; or unset ${orphan}`] : [];
  }
  const faults: string[] = [];
  if (!MicrosoftAppType)
    faults.push(
      'MicrosoftAppType: must be set with MicrosoftAppId: SingleTenant, UserAssignedMsi or MultiTenant',
    );
  if (
    !MicrosoftAppTenantId &&
    (MicrosoftAppType === 'SingleTenant' || MicrosoftAppType === 'UserAssignedMsi')
  )
    faults.push(`MicrosoftAppTenantId: must be set where MicrosoftAppType is ${MicrosoftAppType}`);
  if (MicrosoftAppType === 'UserAssignedMsi' && MicrosoftAppPassword)
    faults.push('MicrosoftAppPassword: must be unset: a managed identity (UserAssignedMsi) has no password');
  if (!MicrosoftAppPassword && (MicrosoftAppType === 'SingleTenant' || MicrosoftAppType === 'MultiTenant'))
    faults.push(`MicrosoftAppPassword: must be set where MicrosoftAppType is ${MicrosoftAppType}`);
  return faults;
}

/** Without credentials anybody who reaches the server could pose as anybody. */
function faultsOfExposure({ MicrosoftAppId, HOST, NODE_ENV }: Texts): string[] {
  if (MicrosoftAppId) return [];
  return [
    ...(NODE_ENV === 'production' ? ['MicrosoftAppId: must be set where NODE_ENV is production'] : []),
    ...(HOST && !isLoopback(HOST)
      ? [`HOST: must be a loopback address such as 127.0.0.1 unless MicrosoftAppId is set, not "${HOST}"`]
      : []),
  ];
}

const lowered = (ids: readonly string[]): ReadonlySet<string> => new Set(ids.map((id) => id.toLowerCase()));

/** Entra writes ids in either case. */
export function servedBy({ tenants }: Pick<Config, 'tenants'>): (tenant: string) => boolean {
  const served = lowered(tenants);
  return (tenant) => served.size === 0 || served.has(tenant.toLowerCase());
}

/** Entra writes object ids in either case. Who is in both lists is an admin. */
export function rolesFrom(people: Pick<Config, 'admins' | 'helpdesk'>): (id: string) => Role {
  const admins = lowered(people.admins);
  const helpdesk = lowered(people.helpdesk);
  return (id) =>
    admins.has(id.toLowerCase()) ? 'admin' : helpdesk.has(id.toLowerCase()) ? 'helpdesk' : 'guest';
}
