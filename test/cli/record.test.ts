import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { message, post, say } from './channel.ts';
import { newFolder, portdesk, serve } from './portdesk.ts';

describe('portdesk serve --record', () => {
  it('writes transcripts that pass, without PINs', async () => {
    const folder = join(newFolder(), 'recordings');
    const server = await serve(['--demo', '--record', folder]);
    await say(server, 'edit order 105 pin 48151623');
    await post(server, message('', { value: { request: 'yes' } }));
    await say(server, 'status of 105');
    const { status, stderr } = await server.stop();
    expect(status).toBe(0);
    expect(stderr).toMatch(/What happens is recorded in .*recordings, with others in place of PINs/);
    expect(stderr).toMatch(/demo-\d{8}T\d{6}Z\.chat passes\.\n/);
    const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(written).toHaveLength(2);
    expect(written.join('\n')).not.toMatch(/48151623|V-88120/);
    expect(written.join('\n')).toMatch(/\nAnn: edit order 105 pin \d{8}\nbot: /);
    expect(await portdesk(['transcript', 'run', folder])).toMatchObject({ status: 0 });
  });
});
