import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findPlayground, startPlayground } from '../../src/cli/playground.ts';

const endpoint = 'http://127.0.0.1:9/api/messages';

function programThat(does: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'portdesk-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'cli.cjs');
  writeFileSync(file, does);
  return file;
}

describe('the Agents Playground', () => {
  it('is installed for development', () => {
    expect(findPlayground()).toMatch(/cli\.js$/);
  });

  it('serves its page until it is stopped', async () => {
    const playground = await startPlayground({ endpoint, env: process.env });
    expect(playground?.warning).toContain('every network interface');
    const url = playground?.url ?? '';
    expect(await (await fetch(url)).text()).toContain('<html');
    await playground?.stop();
    await playground?.stop();
    await expect(fetch(url)).rejects.toThrow();
  });

  it('is told where the bot is, and none of the secrets of the bot', async () => {
    const program = programThat(`
      require('node:http').createServer((_req, res) => res.end(JSON.stringify([process.argv.slice(2), process.env])))
        .listen(0, '127.0.0.1', function () { console.log('Listening on ' + this.address().port); });`);
    const env = {
      ...process.env,
      MicrosoftAppPassword: 'hush',
      PORTDESK_API_TOKEN: 'hush',
      PORT: '3978',
      KEPT: 'yes',
    };
    const playground = await startPlayground({ endpoint, env, program });
    onTestFinished(() => playground?.stop());
    const told = await (await fetch(playground?.url ?? '')).text();
    const [args, given] = JSON.parse(told);
    expect(args).toEqual(['start', '-e', endpoint, '-c', 'msteams', '--dt']);
    expect(given).toMatchObject({
      TEAMSAPPTESTER_BROWSER: 'none',
      APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
      KEPT: 'yes',
    });
    expect(JSON.stringify(given)).not.toContain('hush');
    expect(given).not.toHaveProperty('PORT');
  });

  it('says why it could not be started', async () => {
    const program = programThat('console.error("no such luck"); process.exit(3);');
    await expect(startPlayground({ endpoint, env: process.env, program })).rejects.toThrow(
      /ended before it was ready:\nno such luck/,
    );
  });
});
