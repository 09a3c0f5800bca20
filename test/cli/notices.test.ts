// News on its way through the whole house: told as soon as a command reports an event, and not again after a restart.

import { expect, it } from 'vitest';
import { connector } from '../teams/channel.ts';
import { message } from './channel.ts';
import { portdesk, type Server, serve } from './portdesk.ts';

const normal = { deliveryMode: undefined, conversation: { id: 'a:1', tenantId: 'contoso' } };

async function post({ url }: Server, activity: object): Promise<void> {
  const body = JSON.stringify(activity);
  await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
}

it('tells what happens to orders while the server runs, and goes on after a restart', async () => {
  const { url, sent, arrives } = await connector();
  const told = () => sent.map(({ activity }) => String(activity.summary ?? activity.text).split('\n')[0]);
  const first = await serve(['--demo']);
  await post(first, message('notify all', { ...normal, serviceUrl: url }));
  await portdesk(['orders', 'event', '101', 'approved'], first);
  await arrives(2);
  await first.stop();

  const second = await serve(['--demo'], { data: first.data });
  await portdesk(['orders', 'event', '102', 'carrierRejected', 'reason=pinInvalid'], second);
  await arrives(3);
  expect(told()).toEqual([
    expect.stringMatching(/^From now on I tell you here/),
    expect.stringMatching(/^Order 101 \(Sapporo branch\) is now in status Contacting carrier\./),
    expect.stringMatching(/^The losing carrier has rejected order 102 \(Seattle office\): the PIN is wrong/),
  ]);
  expect((await second.stop()).status).toBe(0);
});
