// What a turn keeps of what a person wants to be told of.

import { describe, expect, it } from 'vitest';
import { memoryKey } from '../../src/conversation/memory.ts';
import { orderIn } from '../domain/orders.ts';
import { ada, openHouse, someone } from './house.ts';

const orders = [
  { ...orderIn('processing'), number: '123' },
  { ...orderIn('error'), number: '124' },
];
const key = memoryKey({ conversation: 'with ada', person: ada });

function house() {
  const opened = openHouse(orders);
  const kept = async (drawer: 'watches' | 'addresses', of = key) =>
    (await opened.store.recall('demo', drawer, of))?.document as Record<string, unknown> | undefined;
  return { ...opened, kept };
}

describe('the desk', () => {
  it('keeps nothing of who did not ask', async () => {
    const { sayAll, kept } = house();
    await sayAll('status of 123', 'cancel 123', 'mute 123', 'notify 999', 'notify all except 999');
    expect([await kept('watches'), await kept('addresses')]).toEqual([undefined, undefined]);
  });

  it('keeps with the wish who made it, in which language and zone, and how to reach that conversation', async () => {
    const { say, kept } = house();
    await say('tell me when order 123 changes');
    expect(await kept('watches')).toMatchObject({
      conversation: 'with ada',
      person: { id: 'ada', name: 'ADA' },
      language: 'en',
      locale: 'en-US',
      timeZone: 'Asia/Tokyo',
      watch: { orders: { 123: expect.any(String) } },
    });
    expect(await kept('addresses')).toBe('with ada');
  });

  it('takes over a language and a zone that are chosen later, and the conversation’s new address', async () => {
    const { say, sayAll, kept } = house();
    await sayAll('notify all', 'speak Japanese', 'my time zone is Europe/Berlin');
    expect(await kept('watches')).toMatchObject({ language: 'ja', timeZone: 'Europe/Berlin' });
    await say('thanks', { timeZone: 'America/New_York', locale: 'de', address: 'moved' });
    expect(await kept('watches')).toMatchObject({
      language: 'ja',
      timeZone: 'Europe/Berlin',
      locale: 'en-US',
    });
    expect(await kept('addresses')).toBe('moved');
  });

  it('forgets the address with the last wish', async () => {
    const { sayAll, kept } = house();
    await sayAll('notify 123', 'notify 124', 'mute 123');
    expect(await kept('addresses')).toBe('with ada');
    await sayAll('mute 124');
    expect([await kept('watches'), await kept('addresses')]).toEqual([undefined, undefined]);
  });

  it('promises nothing where it cannot write first', async () => {
    const { say, kept } = house();
    expect((await say('notify all', { address: undefined })).text).toMatch(
      /^In this conversation I can only answer/,
    );
    expect(await kept('watches')).toBeUndefined();
  });

  it('lets a helpdesk agent be told, and no guest', async () => {
    const { say, kept } = house();
    const of = (id: string) => memoryKey({ conversation: 'with ada', person: { id } as never });
    await say('notify all', { person: someone('helen', 'helpdesk') });
    const refused = await say('notify all', { person: someone('gus', 'guest') });
    expect(refused.text).toContain('helpdesk');
    expect(await kept('watches', of('helen'))).toBeDefined();
    expect(await kept('watches', of('gus'))).toBeUndefined();
  });
});
