import { describe, expect, it } from 'vitest';
import { credentialsFindings, peopleFindings } from '../../../src/cli/doctor/credentials.ts';
import { examineEnvironment } from '../../../src/cli/doctor/environment.ts';
import { nodeFindings } from '../../../src/cli/doctor/program.ts';
import { readConfig } from '../../../src/config.ts';
import { admin, credentials, examined, now } from './examined.ts';

type Environment = Record<string, string>;
const bare = { config: readConfig({}), clock: () => now };

describe('what the doctor says of the environment', () => {
  it.each<[Environment, string, string]>([
    [credentials, 'ok', '4 variables are set, all as they should be'],
    [{ PORT: 'x' }, 'fail', 'PORT: must be a port number from 0 to 65535, not "x"'],
    [{ PORTDESK_ADMIN: admin }, 'warn', 'PORTDESK_ADMIN: no such variable is read; is it PORTDESK_ADMINS?'],
    [
      { MicrosoftAppIdentity: 'x' },
      'warn',
      'MicrosoftAppIdentity: no such variable is read; is it MicrosoftAppId?',
    ],
    [{ PORTDESK_COLOUR: 'red' }, 'warn', 'PORTDESK_COLOUR: no such variable is read; see the README'],
    [
      { PORTDESK_API_TOKEN: '"token"' },
      'warn',
      'PORTDESK_API_TOKEN: its quotation marks count as part of the value; leave them out',
    ],
  ])('of %j: %s', (env, verdict, says) => {
    expect(examineEnvironment({ PATH: '/bin', ...env }).findings).toEqual([{ verdict, says }]);
  });

  it('tells all at once, and goes on where there is a configuration', () => {
    const { config, findings } = examineEnvironment({ PORT: 'x', LOG_LEVEL: 'loud', PORTDESK_X: 'y' });
    expect([config, findings.map(({ verdict }) => verdict)]).toEqual([undefined, ['fail', 'fail', 'warn']]);
    expect(examineEnvironment({}).config).toEqual(readConfig({}));
  });
});

describe('what the doctor says of the credentials', () => {
  it.each<[Environment, string, RegExp]>([
    [{}, 'ok', /^SingleTenant, app id 7d0a3c52/],
    [{ MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMsi' }, 'ok', /^UserAssignedMsi, app id/],
    [{ MicrosoftAppPassword: admin }, 'warn', /^MicrosoftAppPassword: looks like a client secret's ID/],
    [{ MicrosoftAppType: 'MultiTenant' }, 'warn', /^MicrosoftAppType: Azure takes no new MultiTenant bots/],
  ])('of %j: %s', (env, verdict, says) => {
    const findings = credentialsFindings(examined(env));
    expect(findings).toEqual([{ verdict, says: expect.stringMatching(says) }]);
    expect(JSON.stringify(findings)).not.toMatch(new RegExp(`hush|${admin}`));
  });

  it('of none: that nobody is authenticated', () => {
    expect(credentialsFindings(bare)).toEqual([
      { verdict: 'warn', says: expect.stringMatching(/^none: nobody is authenticated/) },
    ]);
  });
});

describe('what the doctor says of the people', () => {
  it.each<[Environment, string, RegExp]>([
    [{}, 'ok', /^1 person may change orders, 0 people may ask about them$/],
    [{ PORTDESK_ADMINS: '' }, 'warn', /^PORTDESK_ADMINS: is empty, so nobody can change an order/],
    [{ PORTDESK_ADMINS: `${admin} ann@contoso.com` }, 'warn', /^PORTDESK_ADMINS: ann@contoso\.com: no UUID/],
    [{ PORTDESK_HELPDESK: 'bob, eve' }, 'warn', /^PORTDESK_HELPDESK: bob, eve: no UUID/],
    [{ PORTDESK_TENANTS: admin }, 'warn', /^PORTDESK_TENANTS: lacks the bot's own tenant 2b1c0f9e/],
    [{ PORTDESK_TENANTS: credentials.MicrosoftAppTenantId.toUpperCase() }, 'ok', /^1 person may/],
  ])('of %j: %s', (env, verdict, says) => {
    expect(peopleFindings(examined(env))).toEqual([{ verdict, says: expect.stringMatching(says) }]);
  });

  it('takes any ids where nobody is authenticated', () => {
    const config = readConfig({ PORTDESK_ADMINS: 'ann', PORTDESK_HELPDESK: 'bob' });
    expect(peopleFindings({ ...bare, config })[0]?.verdict).toBe('ok');
  });
});

describe('what the doctor says of Node.js', () => {
  it.each([
    ['20.19.0', 'ok', '20.19.0'],
    ['26.3.1', 'ok', '26.3.1'],
    ['20.9.0', 'fail', '20.9.0; install 20.19.0 or later'],
    ['18.20.8', 'fail', '18.20.8; install 20.19.0 or later'],
  ])('of %s: %s', (version, verdict, says) => {
    expect(nodeFindings(version)).toEqual([{ verdict, says }]);
  });
});
