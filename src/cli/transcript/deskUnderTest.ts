// The desk that transcripts are played against: the default rules and the words of the package, unless they say otherwise.

import { defaultRules } from '../../domain/statusRules.ts';
import { houseWith } from '../../house.ts';
import { readLocales } from '../../locales.ts';
import type { BotUnderTest } from '../../transcripts/port.ts';
import { portdeskBot } from '../../transcripts/portdesk/desk.ts';

/** Where a transcript sets no clock and no zone: any fixed ones, so that it plays the same every day. */
const clock = (): Date => new Date('2026-11-18T09:00:00Z');
const timeZone = 'UTC';
const settings = { rules: defaultRules, region: 'US', language: 'en' };

/** `counts`: whether its sessions tell what of it they reach. */
export function deskUnderTest({ counts = false } = {}): BotUnderTest {
  const locales = readLocales();
  const usual = houseWith(locales, settings);
  return portdeskBot({
    houseWith: (said) => (said === settings ? usual : houseWith(locales, said)),
    ...(counts && { counted: locales.says }),
    ...{ clock, timeZone, settings },
  });
}
