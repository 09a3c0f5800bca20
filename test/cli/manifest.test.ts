import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { domain, filesOf, id, spoiled } from '../appPackage/packages.ts';
import { newFolder, portdesk } from './portdesk.ts';

describe.concurrent('portdesk manifest', () => {
  it('builds a package and finds nothing wrong with it', async () => {
    const file = join(newFolder(), 'portdesk.zip');
    const made = await portdesk(['manifest', '--out', file, '--id', id, '--domain', 'Bot.Contoso.com']);
    expect(made).toEqual({
      status: 0,
      stdout: `${file}: app ${id}, version 1.0.0, bot ${id} at ${domain}; no faults\n`,
      stderr: `The bot's messaging endpoint is https://${domain}/api/messages\n`,
    });
    const checked = await portdesk(['manifest', '--check', file, '--id', id, '--domain', domain]);
    expect(checked).toEqual({ ...made, stderr: '' });
    expect(filesOf(readFileSync(file))['manifest.json']).toMatchObject({
      developer: {
        name: 'portdesk',
        websiteUrl: `https://${domain}/about`,
        privacyUrl: `https://${domain}/about#privacy`,
        termsOfUseUrl: `https://${domain}/about#terms`,
      },
    });
  });

  it("takes the bot's id from the environment, and the maker's own pages", async () => {
    const folder = newFolder();
    const words = ['--domain', domain, '--app-version', '1.2.0', '--developer', 'Contoso IT'];
    const pages = ['--website', 'https://contoso.com/', '--privacy', 'https://contoso.com/privacy'];
    const made = await portdesk(['manifest', ...words, ...pages], {
      cwd: folder,
      env: { MicrosoftAppId: id },
    });
    expect(made.stdout).toMatch(/^portdesk\.zip: app .*, version 1\.2\.0, /);
    expect(filesOf(readFileSync(join(folder, 'portdesk.zip')))['manifest.json']).toMatchObject({
      id,
      developer: {
        name: 'Contoso IT',
        websiteUrl: 'https://contoso.com/',
        privacyUrl: 'https://contoso.com/privacy',
        termsOfUseUrl: `https://${domain}/about#terms`,
      },
    });
  });

  it('tells every fault of a package, a line each', async () => {
    const file = join(newFolder(), 'bad.zip');
    writeFileSync(
      file,
      spoiled((files) => {
        files['manifest.json'].icons.outline = 'color.png';
        files['ja.json']['name.short'] = 'x'.repeat(31);
      }),
    );
    const { status, stdout, stderr } = await portdesk([
      ...['manifest', '--check', file],
      ...['--domain', 'bot.fabrikam.com'],
    ]);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.split('\n')).toEqual([
      'manifest.json: validDomains lacks bot.fabrikam.com',
      'ja.json: name.short must NOT have more than 30 characters',
      'color.png: must be 32 x 32 pixels, not 192 x 192',
      'color.png: must have a transparent background: save it as RGBA, 8 bits each',
      '',
    ]);
  });

  it.each<[string, string[], RegExp[]]>([
    [
      'says nothing',
      [],
      [/--id must be the bot's app id, a UUID; or set MicrosoftAppId/, /--domain must be/],
    ],
    [
      'says all wrongly',
      [
        ...['--id', 'portdesk', '--domain', 'https://bot.contoso.com/', '--app-version', '2'],
        ...['--terms', 'http://contoso.com', '--developer', ''],
      ],
      [
        ...[/--id must be/, /--domain must be a host name such as/, /--app-version must be a version/],
        ...[/--terms must be an address/, /--developer must not be empty/],
      ],
    ],
    ['checks what is not there', ['--check', 'nowhere.zip'], [/cannot read nowhere\.zip: ENOENT/]],
    [
      'writes where no folder is',
      ['--id', id, '--domain', domain, '--out', 'no/where.zip'],
      [/cannot write no\/where\.zip: ENOENT.*; name another place with --out/],
    ],
  ])('is used wrongly where somebody %s', async (_what, words, told) => {
    const { status, stdout, stderr } = await portdesk(['manifest', ...words]);
    expect([status, stdout]).toEqual([2, '']);
    for (const mend of told) expect(stderr).toMatch(mend);
    expect(['portdesk.zip', 'no'].filter((name) => existsSync(name))).toEqual([]);
  });
});
