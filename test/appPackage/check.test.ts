import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkPackage } from '../../src/appPackage/check.ts';
import { readSchemas } from '../../src/appPackage/schemas.ts';
import { built, domain, filesOf, id, type Loose, spoiled } from './packages.ts';

const schemas = readSchemas();
const bot = '00000000-0000-4000-8000-000000000001';

describe('the check of a package', () => {
  it.each<[string, (files: Loose) => void, string]>([
    [
      'a member that Teams does not know',
      (f) => (f['manifest.json'].colour = 'red'),
      'manifest.json: must not have colour: Teams knows no such member',
    ],
    ['no icons', (f) => delete f['manifest.json'].icons, 'manifest.json: lacks icons'],
    [
      'another version of the manifest',
      (f) => (f['manifest.json'].manifestVersion = '1.29'),
      'manifest.json: manifestVersion must be 1.30',
    ],
    ['an id that is none', (f) => (f['manifest.json'].id = 'portdesk'), 'manifest.json: id must be a UUID'],
    [
      'a name that is too long',
      (f) => (f['manifest.json'].name.short = 'x'.repeat(31)),
      'manifest.json: name.short must NOT have more than 30 characters',
    ],
    [
      'a place where no bot can be',
      (f) => f['manifest.json'].bots[0].scopes.push('garden'),
      'manifest.json: bots[0].scopes[3] must be one of team, personal, groupChat, copilot',
    ],
    [
      'a page that is no address',
      (f) => (f['manifest.json'].developer.privacyUrl = 'contoso.com'),
      'manifest.json: developer.privacyUrl must be an address that begins with https://',
    ],
    [
      'eleven commands',
      (f) => f['manifest.json'].bots[0].commandLists[0].commands.push({ title: 'Help' }),
      'manifest.json: bots[0].commandLists[0].commands must be at most 10, not 11: Teams shows no more',
    ],
    [
      'no bot',
      (f) => delete f['manifest.json'].bots,
      'manifest.json: lacks bots: people could not talk to the bot',
    ],
    [
      'a search of another bot',
      (f) => (f['manifest.json'].composeExtensions[0].botId = bot),
      `manifest.json: composeExtensions[0].botId must be the bot's app id ${id}, not ${bot}`,
    ],
    [
      'an address where a host name belongs',
      (f) => f['manifest.json'].validDomains.push('https://bot.contoso.com/'),
      'manifest.json: validDomains[1] must be a host name such as bot.example.com, not https://bot.contoso.com/',
    ],
    [
      'a gap that nobody filled',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what a gap looks like
      (f) => (f['manifest.json'].name.full = '${name}'),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what a gap looks like
      'manifest.json: name.full still holds ${name}: build the package to fill it',
    ],
    [
      'a text that is not translated',
      (f) => delete f['ja.json']['bots[0].commandLists[0].commands[4].title'],
      'ja.json: lacks bots[0].commandLists[0].commands[4].title: it would be shown in the default language',
    ],
    [
      'a translation of nothing',
      (f) => (f['ja.json']['bots[0].commandLists[1].commands[0].title'] = 'x'),
      'ja.json: must not have bots[0].commandLists[1].commands[0].title: the manifest has no such text',
    ],
    [
      'a translation that is misspelt',
      (f) => (f['ja.json']['name.shrt'] = 'portdesk'),
      'ja.json: must not have name.shrt: Teams knows no such member',
    ],
    ['no translation', (f) => delete f['ja.json'], 'ja.json: is missing: the manifest names it'],
    ['a translation that is no JSON', (f) => (f['ja.json'] = '{'), 'ja.json: is not JSON: '],
    ['no icon', (f) => delete f['outline.png'], 'outline.png: is missing: the manifest names it'],
    [
      'the color icon as the outline',
      (f) => (f['outline.png'] = f['color.png']),
      'outline.png: must be 32 x 32 pixels, not 192 x 192',
    ],
  ])('finds %s', (_what, spoil, told) => {
    const { faults } = checkPackage(spoiled(spoil), schemas);
    expect(faults.filter((fault) => fault.startsWith(told))).toHaveLength(1);
  });

  it('tells all faults at once', () => {
    const zip = spoiled((files) => {
      delete files['ja.json'];
      files['manifest.json'].accentColor = 'red';
      files['manifest.json'].bots = 'portdesk';
    });
    expect(checkPackage(zip, schemas).faults).toEqual([
      'manifest.json: accentColor must be a colour such as #0b5c6b',
      'manifest.json: bots must be array',
      'manifest.json: lacks bots: people could not talk to the bot',
      'ja.json: is missing: the manifest names it',
    ]);
  });

  it.each([
    [{ id, domain }, []],
    [{ id: id.toUpperCase() }, []],
    [
      { id: bot },
      [
        `manifest.json: bots[0].botId must be the bot's app id ${bot}, not ${id}`,
        `manifest.json: composeExtensions[0].botId must be the bot's app id ${bot}, not ${id}`,
      ],
    ],
    [{ domain: domain.toUpperCase() }, []],
    [{ domain: 'bot.fabrikam.com' }, ['manifest.json: validDomains lacks bot.fabrikam.com']],
  ])('compares the package with what it is for: %j', (expected, faults) => {
    expect(checkPackage(built(), schemas, expected).faults).toEqual(faults);
  });

  it.each([
    ['bot.contoso.com', 0],
    ['contoso.com', 1],
    ['evilcontoso.com', 1],
  ])('takes a domain with an asterisk for all hosts below it: %s', (host, count) => {
    const zip = spoiled((all) => {
      all['manifest.json'].validDomains = ['*.contoso.com'];
    });
    expect(checkPackage(zip, schemas, { domain: host }).faults).toHaveLength(count);
  });

  const files = Object.entries(filesOf(built())).map(([name, content]) => [
    `portdesk/${name}`,
    content instanceof Uint8Array ? content : new TextEncoder().encode(JSON.stringify(content)),
  ]);
  it.each([
    ['no zip', new TextEncoder().encode('PK? no.'), /^The package is no zip file that can be opened/],
    ['half a zip', built().subarray(0, 2000), /^The package is no zip file that can be opened/],
    ['nothing', new Uint8Array(), /^The package is no zip file that can be opened/],
    ['no manifest', zipSync({ 'readme.txt': new Uint8Array(3) }), /^The package holds no manifest\.json/],
    [
      'a folder',
      zipSync(Object.fromEntries(files)),
      /has its manifest in portdesk\/manifest\.json; zip the files/,
    ],
    ['a flood', zipSync({ 'manifest.json': new Uint8Array(30_000_000) }), /holds more than \d+ bytes/],
    ['another text', spoiled((all) => (all['manifest.json'] = 'hello')), /^manifest\.json is not JSON: /],
    ['a list', spoiled((all) => (all['manifest.json'] = [])), /^manifest\.json must be a JSON object$/],
  ])('says what is wrong with %s', (_what, zip, told) => {
    const { faults } = checkPackage(zip, schemas);
    expect(faults[0]).toMatch(told);
  });
});
