// A desk that is recorded, on a store in memory, with a clock that only the test moves; and its recording, played.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { deskUnderTest } from '../../../src/cli/transcript/deskUnderTest.ts';
import type { Message } from '../../../src/conversation/message.ts';
import type { Order } from '../../../src/domain/order.ts';
import { defaultRules } from '../../../src/domain/statusRules.ts';
import { houseWith } from '../../../src/house.ts';
import { createIntake } from '../../../src/intake/storeIntake.ts';
import { createOutlet } from '../../../src/outlet/outlet.ts';
import type { Reply } from '../../../src/replies/reply.ts';
import { openMemoryStore } from '../../../src/stores/lowdb.ts';
import { parse } from '../../../src/transcripts/parse.ts';
import { type Recordable, recorded } from '../../../src/transcripts/portdesk/recording/recorder.ts';
import { run } from '../../../src/transcripts/run.ts';
import { locales } from '../../locales.ts';
import { reported } from '../reported.ts';

const house = houseWith(locales, { rules: defaultRules, region: 'US', language: 'en' });
const bot = deskUnderTest();
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

export const tenant = 'contoso';

export function openDesk(orders: readonly Order[]) {
  let now = new Date('2026-11-18T17:00:00.250Z');
  let count = 0;
  const clock = () => now;
  const store = openMemoryStore(orders.map((order) => ({ ...order, tenant })));
  const newErrorId = () => '7F3K2Q';
  const parts: Recordable = {
    ...{ store, house, desk: house.deskOn(store, newErrorId) },
    ...{ intake: createIntake(store, clock), outlet: createOutlet(store, clock) },
  };
  let running = parts;
  const told: Reply[] = [];
  const broken: unknown[] = [];
  const files = new Map<string, string>();
  const notifier = () =>
    running.house.notifierOn(store, {
      send: async (_tenant, _address, reply) => {
        told.push(reply);
        return 'sent';
      },
      roleOf: () => 'admin',
      clock,
    });
  let news = notifier();
  let last: Reply | undefined;

  const say = async (text: string, more: Partial<Message> = {}): Promise<Reply> => {
    count += 1;
    const usual = {
      id: `m${count}`,
      tenant,
      conversation: 'c1',
      locale: 'en-US',
      timeZone: 'America/Los_Angeles',
    };
    const person = { id: 'ann', name: 'Ann Smith', role: 'admin' } as const;
    last = await running.desk.receive({ ...usual, person, address: 'c1', text, now, ...more });
    return last;
  };

  return {
    ...{ store, told, files, broken, say },
    desk: () => running.desk,
    intake: () => running.intake,
    outlet: () => running.outlet,
    last: () => last,
    /** From here on everything is written down. */
    record(): void {
      running = recorded(parts, {
        ...{ clock, timeZone: 'UTC', desk: 'rules=2017 deletion=off region=US language=en' },
        random: (below) => (count * 7 + files.size * 3 + Math.trunc(now.getTime() / 1000)) % below,
        nameFor: (of) => of,
        write: async (recording) => {
          for (const [name, text] of recording.files()) files.set(name, text);
        },
        broken: (error) => broken.push(error),
      });
      news = notifier();
    },
    /** Time passes, and what falls due is told. */
    async pass(milliseconds: number): Promise<void> {
      now = new Date(now.getTime() + milliseconds);
      await news.tick();
    },
    chat: () => files.get(`${tenant}.chat`) ?? '',
    /** What playing the recording reports; nothing where it passes. */
    async played(): Promise<string> {
      const folder = mkdtempSync(join(tmpdir(), 'recording-'));
      folders.push(folder);
      for (const [name, text] of files) writeFileSync(join(folder, name), text);
      const file = join(folder, `${tenant}.chat`);
      const played = await run(parse(files.get(`${tenant}.chat`) ?? '', file), bot);
      return played.passed ? '' : reported([played]).replaceAll(folder, '');
    },
  };
}
