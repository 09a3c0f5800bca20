// Stands around a running desk and writes down what happens to it, a transcript a tenant. While it records, one thing
// happens after the other and the clock counts in whole seconds, so that playing it comes to the same.

import type { Desk } from '../../../conversation/desk.ts';
import type { Message } from '../../../conversation/message.ts';
import { oneAfterAnother } from '../../../conversation/oneAfterAnother.ts';
import { memoryBefore } from '../../../conversation/takenFor.ts';
import { secretFields } from '../../../domain/fields.ts';
import type { Intake } from '../../../intake/intake.ts';
import { createIntake } from '../../../intake/storeIntake.ts';
import type { Notifier } from '../../../notices/notifier.ts';
import type { Send } from '../../../notices/send.ts';
import type { Outlet } from '../../../outlet/outlet.ts';
import type { Reply } from '../../../replies/reply.ts';
import type { OrderStore } from '../../../stores/store.ts';
import { spellPair } from '../../pairs.ts';
import type { House } from '../desk.ts';
import { createSecrets, secretsIn, secretsInRows } from './secrets.ts';
import { learnFrom, stateOf } from './state.ts';
import { recordTenant, type TenantRecording } from './tenantRecording.ts';

/** The parts of a running desk through which everything passes. */
export interface Recordable {
  readonly store: OrderStore;
  readonly house: House;
  readonly desk: Desk;
  readonly intake: Intake;
  readonly outlet: Outlet;
}

export interface RecorderParts {
  readonly clock: () => Date;
  readonly timeZone: string;
  readonly desk: string;
  /** A whole number below this one. */
  readonly random: (below: number) => number;
  /** Of the transcript of a tenant, without its ending. */
  readonly nameFor: (tenant: string, begun: Date) => string;
  /** Writes a recording down; called after everything that happens. */
  readonly write: (recording: TenantRecording) => Promise<void>;
  /** Told why a recording could not be written, or news not be told. */
  readonly broken: (error: unknown) => void;
}

/** The same parts, recorded. */
export function recorded<Parts extends Recordable>(parts: Parts, recorder: RecorderParts): Parts {
  const { store, house, desk, outlet } = parts;
  const { timeZone, random, nameFor, write, broken } = recorder;
  const clock = (): Date => wholeSecond(recorder.clock());
  const intake = createIntake(store, clock);
  const recordings = new Map<string, TenantRecording>();
  const inOrder = oneAfterAnother();
  /** Tells what is due, where somebody listens for it. */
  let tick: Notifier['tick'] | undefined;
  /** What was sent, and is in no recording yet. */
  const sent: (readonly [tenant: string, reply: Reply])[] = [];

  async function recordingOf(tenant: string, now: Date): Promise<TenantRecording> {
    const known = recordings.get(tenant);
    if (known) return known;
    const secrets = createSecrets(random);
    const state = await stateOf(store, tenant);
    learnFrom(state, secrets);
    const name = nameFor(tenant, now);
    const begun = recordTenant({ name, now, timeZone, state, secrets, desk: recorder.desk });
    recordings.set(tenant, begun);
    return begun;
  }

  /** One thing that happens to a tenant, after all before it; then what is due because of it. */
  const happens = <T>(
    tenant: string,
    now: Date,
    what: (recording: TenantRecording) => Promise<T>,
  ): Promise<T> =>
    inOrder('', async () => {
      const recording = await recordingOf(tenant, now);
      try {
        return await what(recording);
      } finally {
        // Whoever asked is answered, whatever becomes of the recording.
        await news(now, recording).catch(broken);
      }
    });

  async function news(now: Date, recording: TenantRecording): Promise<void> {
    await tick?.();
    await writeAll(new Set([recording, ...tellSent(now)]));
  }

  async function writeAll(all: ReadonlySet<TenantRecording>): Promise<void> {
    for (const recording of all) await write(recording);
  }

  /** What was sent of its own accord, at the moment at which it was; in which recordings. */
  const tellSent = (now: Date): readonly TenantRecording[] =>
    sent.splice(0).flatMap(([tenant, reply]) => {
      const recording = recordings.get(tenant);
      recording?.passUntil(now);
      recording?.replied(reply);
      return recording ?? [];
    });

  async function receive(received: Message): ReturnType<Desk['receive']> {
    const message = { ...received, now: wholeSecond(received.now) };
    const { tenant, conversation, id, pressed, now } = message;
    return happens(tenant, now, async (recording) => {
      // A message that comes again gets the reply that it had.
      const repeated = await store.answered(tenant, JSON.stringify([conversation, id]));
      if (repeated !== undefined) return desk.receive(message);
      const requests = house.requestsIn(message, await memoryBefore(message, store));
      const entered = secretFields.flatMap((field) => pressed?.inputs?.[field] ?? []);
      const own = [...secretsIn(requests), ...entered].filter((secret) => secret.trim() !== '');
      recording.secrets.learn(own);
      try {
        const reply = await desk.receive(message);
        recording.passUntil(now);
        recording.said(message, own);
        recording.replied(reply);
        return reply;
      } catch (error) {
        recording.noted('A message was not answered here, as something broke.');
        throw error;
      }
    });
  }

  const notifierOn: House['notifierOn'] = (on, through) => {
    const send: Send = async (tenant, address, reply) => {
      const result = await through.send(tenant, address, reply);
      if (result === 'sent') sent.push([tenant, reply]);
      return result;
    };
    const notifier = house.notifierOn(on, { ...through, send, clock });
    tick = notifier.tick;
    return {
      tick: () =>
        inOrder('', async () => {
          const now = clock();
          for (const tenant of await store.tenants()) {
            const watches = await store.recallAll(tenant, 'watches');
            if (watches.size > 0) await recordingOf(tenant, now);
          }
          const ahead = await notifier.tick();
          await writeAll(new Set(tellSent(now))).catch(broken);
          return ahead;
        }),
    };
  };

  return {
    ...parts,
    house: { ...house, notifierOn },
    desk: {
      ...desk,
      receive,
      welcome(to) {
        const reply = desk.welcome(to);
        const now = wholeSecond(to.now);
        happens(to.tenant, now, async (recording) => {
          recording.passUntil(now);
          recording.joined({ ...to, address: to.conversation }, reply);
        }).catch(broken);
        return reply;
      },
      forget: (where) =>
        happens(where.tenant, wholeSecond(where.now), async (recording) => {
          recording.noted('The desk was put out of a conversation here, and forgot what it kept of it.');
          return desk.forget(where);
        }),
    },
    intake: {
      event(tenant, number, body, by) {
        const now = clock();
        return happens(tenant, now, async (recording) => {
          const result = await intake.event(tenant, number, body, by);
          if (result.kind !== 'moved') return result;
          recording.passUntil(now);
          recording.happened(eventLine(number, body as Readonly<Record<string, unknown>>, by));
          return result;
        });
      },
      importRows(tenant, body, by, absent) {
        const now = clock();
        return happens(tenant, now, async (recording) => {
          const result = await intake.importRows(tenant, body, by, absent);
          if (result.kind !== 'imported' || result.added + result.replaced + result.moved === 0)
            return result;
          recording.secrets.learn(secretsInRows(body as readonly unknown[]));
          recording.passUntil(now);
          recording.imported(body as readonly unknown[], by, absent);
          return result;
        });
      },
    },
    outlet: {
      ...outlet,
      enter(tenant, cursors, by) {
        const now = clock();
        return happens(tenant, now, async (recording) => {
          const result = await outlet.enter(tenant, cursors, by);
          if (result.kind !== 'entered') return result;
          recording.passUntil(now);
          recording.happened(`>! entered ${cursors.join(',')} ${spellPair('by', by)}`);
          return result;
        });
      },
    },
  };
}

const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000);

function eventLine(number: string, body: Readonly<Record<string, unknown>>, by: string): string {
  const { event, eventId: _id, ...values } = body;
  const pairs = Object.entries({ ...values, by }).map(([key, value]) => spellPair(key, String(value)));
  return `>! event ${[number, String(event), ...pairs].join(' ')}`;
}
