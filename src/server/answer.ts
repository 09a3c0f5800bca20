// What goes back over HTTP: JSON, and for whatever goes wrong the same shape.

import type { Response } from 'restify';

export interface Answer {
  readonly status: number;
  /** JSON; absent: no body. */
  readonly body?: unknown;
}

/** `message` says what to mend, never what broke inside; `id` finds it in the log. `more`: the same for programs. */
export const fault = (status: number, code: string, message: string, id: string, more?: object): Answer => ({
  status,
  body: { error: { code, message, id, ...more } },
});

export function send(res: Response, { status, body }: Answer): void {
  const json = body === undefined ? '' : JSON.stringify(body);
  res.sendRaw(status, json, {
    'Cache-Control': 'no-store',
    'Content-Length': String(Buffer.byteLength(json)),
    ...(json && { 'Content-Type': 'application/json; charset=utf-8' }),
    'X-Content-Type-Options': 'nosniff',
  });
}
