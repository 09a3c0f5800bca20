import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig, rolesFrom, servedBy } from '../src/config.ts';
import { ConfigError } from '../src/configError.ts';
import { settingOf } from '../src/domain/people.ts';
import { type Variable, variables } from '../src/environment.ts';

type Environment = Record<string, string | undefined>;

const appId = '7d0a3c52-9c4e-4f0e-8a55-0f5a1f6f2b11';
const tenantId = '2b1c0f9e-77aa-4d53-b1c8-90a3d3f5e6c4';
const singleTenant: Environment = {
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'hush-hush',
  MicrosoftAppTenantId: tenantId,
  MicrosoftAppType: 'SingleTenant',
};

function faultsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('the configuration', () => {
  it('has a default for everything, serves this machine alone and knows no admin', () => {
    expect(readConfig({})).toEqual({
      port: 3978,
      host: '127.0.0.1',
      dataFile: 'data/portdesk.json',
      admins: [],
      helpdesk: [],
      tenants: [],
      rules: { reading: '2017', deletion: 'off' },
      language: 'en',
      timeZone: 'UTC',
      region: 'US',
      logLevel: 'info',
      production: false,
    });
  });

  it.each(['admin', 'helpdesk'] as const)(
    'gives the role %s by the setting that people are told of',
    (role) => {
      const roleOf = rolesFrom(readConfig({ [settingOf[role]]: 'ada' }));
      expect([roleOf('ada'), roleOf('eve')]).toEqual([role, 'guest']);
    },
  );

  it('takes what is set', () => {
    const config = readConfig({
      ...singleTenant,
      PORT: '0',
      PORTDESK_DATA: ' /var/lib/portdesk/orders.json ',
      PORTDESK_ADMINS: 'ada, grace;',
      PORTDESK_HELPDESK: 'linus',
      PORTDESK_TENANTS: 'contoso fabrikam',
      PORTDESK_API_TOKEN: 's3cret',
      PORTDESK_KEY: `${'A'.repeat(42)}E=`,
      PORTDESK_KEY_BEFORE: `${'_'.repeat(42)}8`,
      PORTDESK_RULES: '2020',
      PORTDESK_DELETE: 'on',
      PORTDESK_LANGUAGE: 'ja',
      PORTDESK_TIME_ZONE: 'Asia/Tokyo',
      PORTDESK_REGION: 'JP',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    });
    expect(config).toEqual({
      port: 0,
      host: '0.0.0.0',
      credentials: { appId, appType: 'SingleTenant', password: 'hush-hush', tenantId },
      dataFile: '/var/lib/portdesk/orders.json',
      admins: ['ada', 'grace'],
      helpdesk: ['linus'],
      tenants: ['contoso', 'fabrikam'],
      apiToken: 's3cret',
      key: Buffer.from([...Array(31).fill(0), 1]),
      keyBefore: Buffer.alloc(32, 0xff),
      rules: { reading: '2020', deletion: 'on' },
      language: 'ja',
      timeZone: 'Asia/Tokyo',
      region: 'JP',
      logLevel: 'warn',
      production: true,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    const empty = Object.fromEntries(Object.keys(variables).map((name) => [name, ' ']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it.each([
    { ...singleTenant, MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppPassword: '' },
    { ...singleTenant, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: '' },
    { ...singleTenant, HOST: '127.0.0.1' },
    { HOST: 'localhost' },
    { HOST: '::1' },
    { HOST: '127.0.0.2' },
  ])('accepts %j', (env) => {
    expect(faultsOf(env)).toEqual([]);
  });

  it.each<[Environment, string]>([
    [{ PORT: 'http' }, 'PORT: must be a port number from 0 to 65535, not "http"'],
    [{ PORT: '65536' }, 'PORT: must be a port number from 0 to 65535, not "65536"'],
    [{ PORT: '-1' }, 'PORT: must be a port number from 0 to 65535, not "-1"'],
    [
      { ...singleTenant, HOST: 'http://x' },
      'HOST: must be an address or a host name, such as 127.0.0.1, not "http://x"',
    ],
    [
      { HOST: '0.0.0.0' },
      'HOST: must be a loopback address such as 127.0.0.1 unless MicrosoftAppId is set, not "0.0.0.0"',
    ],
    [{ HOST: '127.evil.example' }, 'HOST: must be a loopback address'],
    [
      { DATABASE_URL: 'mysql://u:hush@h/d' },
      'DATABASE_URL: must be the address of a database: postgres://user:password@host:5432/name',
    ],
    [{ DATABASE_URL: 'postgres://u:hush@h' }, 'DATABASE_URL: must be the address of a database'],
    [
      { PORTDESK_API_TOKEN: 'two words' },
      'PORTDESK_API_TOKEN: must be visible ASCII characters without spaces',
    ],
    [
      { PORTDESK_KEY: 'c2hvcnQ=' },
      'PORTDESK_KEY: must be 32 bytes in base64; make one with: openssl rand -base64 32',
    ],
    [{ PORTDESK_KEY_BEFORE: 'A'.repeat(44) }, 'PORTDESK_KEY_BEFORE: must be 32 bytes in base64'],
    [{ PORTDESK_RULES: '2018' }, 'PORTDESK_RULES: must be 2017 or 2020, not "2018"'],
    [{ PORTDESK_DELETE: 'true' }, 'PORTDESK_DELETE: must be off or on, not "true"'],
    [{ PORTDESK_LANGUAGE: 'klingon!' }, 'PORTDESK_LANGUAGE: must be a language tag such as en or ja'],
    [{ PORTDESK_TIME_ZONE: 'Mars/Base' }, 'PORTDESK_TIME_ZONE: must be the IANA name of a time zone'],
    [{ PORTDESK_REGION: 'Japan' }, 'PORTDESK_REGION: must be a country code of two capital letters'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL: must be trace, debug, info, warn, error, fatal or silent, not "loud"',
    ],
    [
      { ...singleTenant, MicrosoftAppId: 'portdesk' },
      `MicrosoftAppId: must be the app id of the bot's registration, a UUID, not "portdesk"`,
    ],
    [
      { ...singleTenant, MicrosoftAppTenantId: 'contoso.com' },
      `MicrosoftAppTenantId: must be the id of the bot's Entra tenant, a UUID, not "contoso.com"`,
    ],
    [{ NODE_ENV: 'production' }, 'MicrosoftAppId: must be set where NODE_ENV is production'],
    [{ MicrosoftAppPassword: 'x' }, 'MicrosoftAppId: must be set where MicrosoftAppPassword is'],
    [{ ...singleTenant, MicrosoftAppType: '' }, 'MicrosoftAppType: must be set with MicrosoftAppId'],
    [
      { ...singleTenant, MicrosoftAppType: 'Singletenant' },
      'MicrosoftAppType: must be SingleTenant, UserAssignedMsi or MultiTenant, not "Singletenant"',
    ],
    [
      { ...singleTenant, MicrosoftAppPassword: '' },
      'MicrosoftAppPassword: must be set where MicrosoftAppType is',
    ],
    [
      { ...singleTenant, MicrosoftAppTenantId: '' },
      'MicrosoftAppTenantId: must be set where MicrosoftAppType is',
    ],
    [{ ...singleTenant, MicrosoftAppType: 'UserAssignedMsi' }, 'MicrosoftAppPassword: must be unset'],
  ])('refuses %j with the mend', (env, mend) => {
    expect(faultsOf(env)).toEqual([expect.stringContaining(mend)]);
  });

  it('reports every mistake at once, in its message too', () => {
    const env = {
      PORT: 'x',
      HOST: '0.0.0.0',
      LOG_LEVEL: 'loud',
      NODE_ENV: 'production',
      PORTDESK_RULES: '1',
    };
    const names = faultsOf(env).map((fault) => fault.split(':')[0]);
    expect(names.sort()).toEqual(['HOST', 'LOG_LEVEL', 'MicrosoftAppId', 'PORT', 'PORTDESK_RULES']);
    expect(() => readConfig(env)).toThrow(/PORT: .*\n.*LOG_LEVEL: /s);
  });

  it('never shows a secret', () => {
    const env = {
      PORTDESK_API_TOKEN: 'my secret',
      DATABASE_URL: 'postgres://me:secret@host',
      PORTDESK_KEY: 'secret',
      PORT: 'x',
    };
    expect(faultsOf(env).join()).not.toContain('secret');
  });

  it('ends in a configuration or in a list of faults, whatever the environment holds', () => {
    const names = Object.keys(variables);
    const environments = fc.dictionary(fc.constantFrom(...names), fc.string());
    fc.assert(
      fc.property(environments, (env) => {
        expect(faultsOf(env).every((fault) => names.includes(fault.split(':')[0] ?? ''))).toBe(true);
      }),
    );
  });

  it.each(Object.entries<Variable>(variables))('tells what %s means in one line', (_name, row) => {
    expect(row.meaning).toMatch(/^[^\n]{10,120}\.$/);
    if (row.default !== undefined) expect(row.schema.safeParse(row.default).success).toBe(true);
  });
});

describe('roles', () => {
  const roleOf = rolesFrom({ admins: ['ADA-1'], helpdesk: ['linus-2', 'ada-1'] });

  it.each([
    ['ada-1', 'admin'],
    ['LINUS-2', 'helpdesk'],
    ['somebody', 'guest'],
    ['', 'guest'],
  ])('makes %j a person of role %s', (id, role) => {
    expect(roleOf(id)).toBe(role);
  });
});

it('serves every tenant where none is named, and else those that are, in either case', () => {
  const ofAll = servedBy(readConfig({}));
  const ofSome = servedBy(readConfig({ PORTDESK_TENANTS: 'Contoso-1,fabrikam-2' }));
  expect(['contoso-1', 'FABRIKAM-2', 'other', ''].map((tenant) => [ofAll(tenant), ofSome(tenant)])).toEqual([
    [true, true],
    [true, true],
    [true, false],
    [true, false],
  ]);
});
