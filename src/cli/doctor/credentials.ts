// Checks the shape of what Bot Framework authenticates the bot by, and who may do what. Whether Microsoft takes the
// credentials shows only once somebody writes to the bot.

import { counted } from '../counted.ts';
import { type Examined, type Finding, isUuid, orWell, warn } from './finding.ts';

export function credentialsFindings({ config: { credentials } }: Examined): readonly Finding[] {
  if (!credentials)
    return [warn('none: nobody is authenticated, so only this machine is served; set MicrosoftAppId')];
  const { appId, appType, password } = credentials;
  const findings: Finding[] = [];
  if (password && isUuid(password))
    findings.push(
      warn("MicrosoftAppPassword: looks like a client secret's ID; set it to the secret's Value"),
    );
  if (appType === 'MultiTenant')
    findings.push(
      warn('MicrosoftAppType: Azure takes no new MultiTenant bots; set SingleTenant or UserAssignedMsi'),
    );
  return orWell(findings, `${appType}, app id ${appId}`);
}

export function peopleFindings({ config }: Examined): readonly Finding[] {
  const { admins, helpdesk, tenants, credentials } = config;
  const findings: Finding[] = [];
  if (admins.length === 0)
    findings.push(
      warn('PORTDESK_ADMINS: is empty, so nobody can change an order; set it to Entra object ids'),
    );
  const lists = { PORTDESK_ADMINS: admins, PORTDESK_HELPDESK: helpdesk, PORTDESK_TENANTS: tenants };
  for (const [name, ids] of Object.entries(credentials ? lists : {})) {
    const others = ids.filter((id) => !isUuid(id));
    if (others.length > 0)
      findings.push(warn(`${name}: ${others.join(', ')}: no UUID; Teams knows people and tenants by UUIDs`));
  }
  const home = credentials?.tenantId;
  if (home && tenants.length > 0 && !tenants.some((each) => each.toLowerCase() === home.toLowerCase()))
    findings.push(warn(`PORTDESK_TENANTS: lacks the bot's own tenant ${home}, so nobody there is served`));
  return orWell(findings, `${people(admins)} may change orders, ${people(helpdesk)} may ask about them`);
}

const people = ({ length }: readonly string[]): string => counted(length, 'person', 'people');
