// The file itself: all that the store held at one moment, as JSON that a person can read, a member a line. It is read
// and written line by line, so that neither takes the memory of the whole; laid out otherwise (by hand, or by the first
// versions of portdesk) it is read as a whole.
//   {"format":2,"snapshot":{…},"tenants":{
//   "demo":{
//   "orders":{
//   "101":{…},
//   …

import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { replaceDurably } from '../durableFile.ts';
import { JsonFault, parseJson, placeOf } from '../jsonText.ts';
import type { Forms } from '../secretForms.ts';
import { createLedger, type Held, type LiveLedger, type Put, type Room } from './ledger.ts';
import { EncodingFault, eachLine } from './lines.ts';
import { DocumentFault, enterMember, isRoom, written } from './members.ts';

/** What a snapshot says of itself. */
export interface Head {
  /** '' where it says nothing: format 1 had no log. */
  readonly id: string;
  /** The id of the one that it took the place of; `null` where there was none. */
  readonly after: string | null;
  /** A log beside it holds what came later. */
  readonly continued: boolean;
}
const headOfFormat1: Head = { id: '', after: null, continued: false };

const headSchema = z.strictObject({ id: z.uuid(), after: z.string().nullable(), continued: z.boolean() });
const object = z.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'is not an object',
);
const documentSchema = z.strictObject({
  format: z.literal([1, 2], 'is neither 1 nor 2, the formats that this version of portdesk knows'),
  snapshot: headSchema.optional(),
  tenants: object,
});

export interface Snapshot {
  readonly head: Head;
  readonly ledger: LiveLedger;
}

/** @throws JsonFault, DocumentFault, KeyFault, the file system's error */
export async function readSnapshot(handle: FileHandle, forms: Forms): Promise<Snapshot> {
  try {
    return await readLines(handle, forms);
  } catch (cause) {
    if (!(cause instanceof OtherLayout || cause instanceof EncodingFault || cause instanceof DocumentFault))
      throw cause;
    return readWhole(await handle.readFile(), forms);
  }
}

class OtherLayout extends Error {}

const headLine = /^(\{"format":2,"snapshot":\{.*\},"tenants":\{)$/;
const opening = /^("(?:[^"\\]|\\.)*"):\{$/;
const closing = /^\},?$/;
const naming = /^("(?:[^"\\]|\\.)*"):/;

async function readLines(handle: FileHandle, forms: Forms): Promise<Snapshot> {
  const ledger = createLedger();
  let head: Head | undefined;
  /** The names of what is open: a tenant, a room. */
  const open: string[] = [];
  let isOver = false;

  const rest = await eachLine(handle, (line) => {
    if (!head) {
      head = headIn(line);
      return;
    }
    const name = open.length < 2 ? opening.exec(line)?.[1] : undefined;
    if (isOver) throw new OtherLayout();
    if (name) open.push(JSON.parse(name) as string);
    else if (open.length > 0 && closing.test(line)) open.pop();
    else if (line === '}}') isOver = true;
    else enterLine(line);
  });
  if (!head || !isOver || rest.length > 0) throw new OtherLayout();
  return { head, ledger };

  function enterLine(line: string): void {
    const [tenant, room = ''] = open;
    if (tenant === undefined || !isRoom(room)) throw new OtherLayout();
    const [begun = '', name = ''] = naming.exec(line) ?? [];
    const raw = parsed(line.slice(begun.length, line.endsWith(',') ? -1 : line.length));
    enterMember(ledger, { tenant, room, key: parsed(name) as string }, raw, forms);
  }
}

function headIn(line: string): Head {
  const text = headLine.exec(line)?.[1];
  if (text === undefined) throw new OtherLayout();
  const document = documentSchema.safeParse(parsed(`${text}}}`));
  if (!document.data?.snapshot) throw new OtherLayout();
  return document.data.snapshot;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OtherLayout('', { cause });
  }
}

function readWhole(bytes: Uint8Array, forms: Forms): Snapshot {
  const ledger = createLedger();
  const raw = parseJson(bytes);
  const document = documentSchema.safeParse(raw);
  if (!document.success) {
    const [issue] = document.error.issues;
    const path = issue?.path ?? [];
    throw new JsonFault(`${path.join('.') || 'the whole'}: ${issue?.message}`, placeOf(bytes, path));
  }
  try {
    const head = document.data.format === 1 ? headOfFormat1 : (document.data.snapshot ?? headOfFormat1);
    for (const [tenant, ofTenant] of Object.entries(document.data.tenants))
      for (const [room, members] of Object.entries(anObject(ofTenant, tenant)))
        enterRoom(tenant, room, members);
    return { head, ledger };
  } catch (cause) {
    if (!(cause instanceof DocumentFault)) throw cause;
    throw new JsonFault(cause.message, placeOf(bytes, ['tenants', ...cause.path]), { cause });
  }

  function enterRoom(tenant: string, room: string, members: unknown): void {
    if (!isRoom(room))
      throw new DocumentFault([tenant, room], `tenants.${tenant}.${room}: is no room of a tenant`);
    if (room === 'feed' && Array.isArray(members)) {
      for (const [step, entry] of members.entries())
        enterMember(ledger, { tenant, room, key: String(step + 1), step }, entry, forms);
      return;
    }
    for (const [key, raw] of Object.entries(anObject(members, tenant, room)))
      enterMember(ledger, { tenant, room, key }, raw, forms);
  }
}

function anObject(value: unknown, ...path: readonly string[]): object {
  const checked = object.safeParse(value);
  if (checked.success) return checked.data;
  throw new DocumentFault(path, `tenants.${path.join('.')}: is not an object`);
}

/** How much is written at once, in UTF-16 units: others get a turn in between. */
const slice = 64 * 1024;

/**
 * Puts a snapshot in the place of the file, durably.
 * @param isCalledOff is asked now and then; where it says so, the file stays as it was
 * @returns its size in bytes; `undefined` where it was called off
 * @throws the file system's error; the file then is as it was
 */
export function writeSnapshot(
  file: string,
  head: Head,
  { members }: Pick<Held, 'members'>,
  forms: Forms,
  isCalledOff: () => boolean = () => false,
): Promise<number | undefined> {
  return replaceDurably(file, async (write) => {
    let size = 0;
    let text = '';
    for (const piece of textOf(head, members, forms)) {
      text += piece;
      if (text.length < slice) continue;
      if (isCalledOff()) return undefined;
      size += await write(text);
      text = '';
    }
    return size + (await write(text));
  });
}

function* textOf(head: Head, members: Iterable<Required<Put>>, forms: Forms): Iterable<string> {
  yield `{"format":2,"snapshot":${JSON.stringify(head)},"tenants":{\n`;
  let tenant: string | undefined;
  let room: Room | undefined;
  let isFirst = true;
  for (const put of members) {
    if (put.tenant !== tenant) {
      if (tenant !== undefined) yield '\n}\n},\n';
      yield `${JSON.stringify(put.tenant)}:{\n`;
      room = undefined;
    }
    if (put.room !== room) {
      if (room !== undefined) yield '\n},\n';
      yield `${JSON.stringify(put.room)}:{\n`;
      isFirst = true;
    }
    ({ tenant, room } = put);
    yield `${isFirst ? '' : ',\n'}${JSON.stringify(put.key)}:${JSON.stringify(written(put, forms))}`;
    isFirst = false;
  }
  yield tenant === undefined ? '}}\n' : '\n}\n}\n}}\n';
}
