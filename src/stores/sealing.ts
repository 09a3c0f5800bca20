// Seals texts for a file, AES-256-GCM under a key that the operator holds, and opens them again. Knows no orders.

import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

/** A secret as it is stored: sealed, or plain where there is no key. */
export type Stored = string | Sealed;
/** `1.<id of the key>.<nonce, sealed text and tag in base64url>` */
export interface Sealed {
  readonly sealed: string;
}

export interface Sealer {
  /** The short name of the key that it seals with; '' where it has none. */
  readonly id: string;
  /** @param place where the secret stands: sealed for one place it opens in no other */
  seal(text: string, place: readonly string[]): Stored;
  /** @throws KeyFault, SealFault */
  open(stored: Stored, place: readonly string[]): string;
  /** Whether it is stored as `seal` would store it now. */
  isCurrent(stored: Stored): boolean;
  /** The same for the same text; without the key nobody can tell for which. */
  hash(text: string): string;
}

/** A secret was sealed with a key that is not at hand. The message goes on from "holds secrets that ". */
export class KeyFault extends Error {
  override name = 'KeyFault';
}

/** A sealed text is not as it was when it was sealed, or stands in another place. The message goes on from the name of its place. */
export class SealFault extends Error {
  override name = 'SealFault';
}

export interface Keys {
  /** 32 bytes: what is written is sealed with this one. Absent: it is written plain. */
  readonly key?: Uint8Array;
  /** Further ones to open with. */
  readonly before?: readonly Uint8Array[];
}

const form = '1';
const nonceLength = 12;
const tagLength = 16;

interface Ring {
  readonly id: string;
  readonly sealing: Buffer;
  readonly hashing: Buffer;
}

/** One key for each purpose, and a short name that gives nothing away (RFC 5869). */
function ringOf(key: Uint8Array): Ring {
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', key, '', `portdesk ${purpose}`, length));
  return {
    id: derive('key id', 4).toString('hex'),
    sealing: derive('sealing', 32),
    hashing: derive('hashing', 32),
  };
}

/** The short name by which sealed texts and messages call a key. */
export const keyId = (key: Uint8Array): string => ringOf(key).id;

export function sealerWith({ key, before = [] }: Keys, randomBytes: (count: number) => Uint8Array): Sealer {
  const current = key && ringOf(key);
  const rings = new Map([...(key ? [key] : []), ...before].map(ringOf).map((ring) => [ring.id, ring]));
  return {
    id: current?.id ?? '',
    seal(text, place) {
      if (!current) return text;
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', current.sealing, nonce);
      cipher.setAAD(bound(place));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return { sealed: `${form}.${current.id}.${sealed.toString('base64url')}` };
    },
    open(stored, place) {
      if (typeof stored === 'string') return stored;
      const [given, id = '', text = ''] = stored.sealed.split('.');
      if (given !== form)
        throw new KeyFault(`are sealed in a form that this version does not know (${given})`);
      const ring = rings.get(id);
      if (!ring) throw new KeyFault(`are sealed with the key ${id}, ${instead(current)}`);
      return opened(ring, Buffer.from(text, 'base64url'), place);
    },
    isCurrent: (stored) =>
      typeof stored === 'string' ? !current : stored.sealed.startsWith(`${form}.${current?.id}.`),
    hash: (text) => (current ? createHmac('sha256', current.hashing).update(text).digest('base64url') : text),
  };
}

function opened({ sealing }: Ring, bytes: Buffer, place: readonly string[]): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, nonceLength), {
      authTagLength: tagLength,
    });
    decipher.setAAD(bound(place));
    decipher.setAuthTag(bytes.subarray(-tagLength));
    const text = bytes.subarray(nonceLength, -tagLength);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new SealFault('does not open: it was altered, or sealed for another place', { cause });
  }
}

/** Stores all as it is. */
export const unsealed: Sealer = sealerWith({}, () => new Uint8Array());

const bound = (place: readonly string[]): Buffer => Buffer.from(JSON.stringify(place));

const instead = (current: Ring | undefined): string =>
  current
    ? `but PORTDESK_KEY is the key ${current.id}: set it to that one; or, to go on with this one, run ` +
      'portdesk orders rotate-key with that one in PORTDESK_KEY_BEFORE'
    : 'and PORTDESK_KEY is not set: set it to that key';
