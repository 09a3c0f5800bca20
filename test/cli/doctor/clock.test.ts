import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clockFindings } from '../../../src/cli/doctor/clock.ts';
import { readConfig } from '../../../src/config.ts';
import { examined, now } from './examined.ts';

/** A server whose clock is so many seconds ahead; `undefined`: it has none. */
async function serverWith(ahead: number | undefined): Promise<string> {
  const server = createServer((_request, response) => {
    response.sendDate = false;
    if (ahead !== undefined) response.setHeader('Date', new Date(now.getTime() + ahead * 1000).toUTCString());
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('what the doctor says of the clock', () => {
  it.each<[number, string, RegExp]>([
    [0, 'ok', /^2026-11-18T09:00:00\.000Z, time zones of \w+; 0 s ahead of 127\.0\.0\.1:\d+$/],
    [-40, 'ok', /; 40 s ahead of 127\.0\.0\.1:\d+$/],
    [90, 'warn', /; 90 s behind 127\.0\.0\.1:\d+: let the system keep its time \(NTP\)$/],
    [-301, 'fail', /; 301 s ahead of .*: set the clock, or every token is refused$/],
    [86_400, 'fail', /; 86400 s behind/],
  ])('where another is %i s ahead: %s', async (ahead, verdict, says) => {
    const findings = await clockFindings(examined(), await serverWith(ahead));
    expect(findings).toEqual([{ verdict, says: expect.stringMatching(says) }]);
  });

  it.each([
    [
      'is not there',
      async () => 'http://127.0.0.1:1/',
      /not compared: 127\.0\.0\.1:1 does not answer \(.+\)/,
    ],
    ['tells no time', () => serverWith(undefined), /not compared: .* does not answer \(it tells no time\)/],
  ])('honestly that nothing was compared where the other %s', async (_what, other, says) => {
    const findings = await clockFindings(examined(), await other());
    expect(findings).toEqual([{ verdict: 'warn', says: expect.stringMatching(says) }]);
  });

  it('without asking anybody where there are no credentials', async () => {
    const findings = await clockFindings({ ...examined(), config: readConfig({}) }, 'http://127.0.0.1:1/');
    expect(findings).toEqual([
      { verdict: 'ok', says: expect.stringMatching(/compared with no other clock/) },
    ]);
  });
});
