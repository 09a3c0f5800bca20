// Checks the app package that was built or uploaded for this bot.

import { checkPackage } from '../../appPackage/check.ts';
import { readSchemas } from '../../appPackage/schemas.ts';
import { readPackage } from '../packageFile.ts';
import { type Examined, type Finding, fail, ok } from './finding.ts';

export function packageFindings({ config }: Examined, file: string): readonly Finding[] {
  const { faults, manifest } = checkPackage(readPackage(file), readSchemas(), {
    id: config.credentials?.appId,
  });
  if (faults.length > 0 || !manifest) return faults.map(fail);
  const endpoints = manifest.validDomains.map((domain) => `https://${domain}/api/messages`);
  return [ok(`${file}: version ${manifest.version}; the messaging endpoint is ${endpoints.join(' or ')}`)];
}
