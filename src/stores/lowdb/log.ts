// A log beside the file: a line for every write, holding what lies in the places that it changed from then on. Lines are
// only ever appended, and each is on the disk before anybody is told that it was written.
//   {"log":{"into":"…","after":"…"}}
//   {"demo":{"orders":{"101":{…}},"memories":{"mia":null}}}

import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ownerOnly, syncFolder, writeAll } from '../durableFile.ts';
import { JsonFault, parseJson, placeOf } from '../jsonText.ts';
import type { Forms } from '../secretForms.ts';
import type { LiveLedger, Put, Room } from './ledger.ts';
import { EncodingFault, eachLine } from './lines.ts';
import { DocumentFault, enterMember, isRoom, written } from './members.ts';

/** Which snapshots a log goes with. */
export interface LogHead {
  /** The one that is taken while it grows, and holds at least what was before it. */
  readonly into: string;
  /** The one, or the log, that it goes on from; `null` where there was none. */
  readonly after: string | null;
}
const headSchema = z.strictObject({
  log: z.strictObject({ into: z.uuid(), after: z.string().nullable() }),
});

export interface Log {
  readonly file: string;
  readonly head: LogHead;
  /** In bytes. */
  size(): number;
  /** Resolves once the line is on the disk; where it rejects, the log is as it was. @throws the file system's error */
  append(line: string): Promise<void>;
  /** Somebody has taken it away, or put another file in its place. */
  isGone(): Promise<boolean>;
  close(): Promise<void>;
}

/** @throws the file system's error */
export async function startLog(file: string, head: LogHead): Promise<Log> {
  const handle = await open(file, 'ax', ownerOnly);
  let size = 0;
  /** Something may stand behind the last whole line. */
  let isTorn = false;

  async function append(line: string): Promise<void> {
    if (isTorn) await handle.truncate(size);
    isTorn = true;
    try {
      const length = await writeAll(handle, `${line}\n`);
      await handle.datasync();
      size += length;
      isTorn = false;
    } catch (error) {
      await handle.truncate(size).catch(() => {}); // the next line tries again
      throw error;
    }
  }

  try {
    await append(JSON.stringify({ log: head }));
    await syncFolder(dirname(file));
  } catch (error) {
    await handle.close();
    await rm(file, { force: true }).catch(() => {}); // without its first line it is no log
    throw error;
  }
  const { ino } = await handle.stat();
  return {
    ...{ file, head, append },
    size: () => size,
    isGone: () =>
      stat(file).then(
        (found) => found.ino !== ino,
        () => true,
      ),
    close: () => handle.close(),
  };
}

/** What is put into the ledger, as a line. */
export function lineOf(puts: readonly Put[], forms: Forms): string {
  const tenants = new Map<string, Map<Room, [string, unknown][]>>();
  for (const { tenant, room, key, member } of puts) {
    const rooms = tenants.get(tenant) ?? new Map<Room, [string, unknown][]>();
    const members = rooms.get(room) ?? [];
    members.push([key, member ? written({ tenant, room, key, member }, forms) : null]);
    tenants.set(tenant, rooms.set(room, members));
  }
  return JSON.stringify(
    Object.fromEntries(
      Array.from(tenants, ([tenant, rooms]) => [
        tenant,
        Object.fromEntries(Array.from(rooms, ([room, members]) => [room, Object.fromEntries(members)])),
      ]),
    ),
  );
}

/** `undefined` where its first line was never written to the end: it holds nothing. @throws JsonFault */
export async function readLogHead(handle: FileHandle): Promise<LogHead | undefined> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
  const end = buffer.subarray(0, bytesRead).indexOf('\n');
  if (end < 0) return undefined;
  const head = headSchema.safeParse(parseJson(buffer.subarray(0, end)));
  if (!head.success) throw new JsonFault('this is not how a log begins', { line: 1, column: 1 });
  return head.data.log;
}

/**
 * Lays what it holds over the ledger. A last line that was never written to the end was never acknowledged, and is passed
 * over: it has no end, or holds a block of nothing but zeros.
 * @throws JsonFault, KeyFault, the file system's error
 */
export async function readLog(handle: FileHandle, ledger: LiveLedger, forms: Forms): Promise<void> {
  let last: { readonly line: string; readonly number: number } | undefined;
  const enterLast = () => last && enterLine(last.line, last.number, ledger, forms);
  try {
    await eachLine(handle, (line, number) => {
      if (number === 1) return;
      enterLast();
      last = { line, number };
    });
    if (!last?.line.includes('\0')) enterLast();
  } catch (cause) {
    if (!(cause instanceof EncodingFault)) throw cause;
    throw new JsonFault(cause.message, { line: (last?.number ?? 1) + 1, column: 1 }, { cause });
  }
}

function enterLine(line: string, number: number, ledger: LiveLedger, forms: Forms): void {
  try {
    const tenants = parseJson(Buffer.from(line));
    for (const [tenant, rooms] of membersOf(tenants))
      for (const [room, members] of membersOf(rooms, tenant)) {
        if (!isRoom(room)) throw new DocumentFault([tenant, room], `${room} is no room of a tenant`);
        for (const [key, raw] of membersOf(members, tenant, room)) {
          if (raw === null && room !== 'orders' && room !== 'feed') ledger.enter([{ tenant, room, key }]);
          else enterMember(ledger, { tenant, room, key }, raw, forms);
        }
      }
  } catch (cause) {
    if (cause instanceof JsonFault)
      throw new JsonFault(cause.message, { ...cause.place, line: number }, { cause });
    if (!(cause instanceof DocumentFault)) throw cause;
    const { column } = placeOf(Buffer.from(line), cause.path);
    throw new JsonFault(cause.message, { line: number, column }, { cause });
  }
}

function membersOf(value: unknown, ...path: readonly string[]): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw new DocumentFault(path, `${path.join('.') || 'the line'}: is not an object`);
}
