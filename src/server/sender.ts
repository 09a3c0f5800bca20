// Whom a request comes from.

import type { IncomingMessage } from 'node:http';

const loopback = /^(::ffff:)?127\.|^::1$/;

/** From this machine itself, and no stranger's that a proxy on it hands on. */
export const isLocal = ({ socket, headers }: IncomingMessage): boolean =>
  loopback.test(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;

/** Of what a proxy on this machine says, what it has seen itself: the last address. Anybody else may say anything. */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const address = socket.remoteAddress ?? '';
  const seen = loopback.test(address) ? String(headers['x-forwarded-for'] ?? '').split(',') : [];
  return seen.at(-1)?.trim() || address;
}
