// What goes back over HTTP: JSON, for whatever goes wrong the same shape; or text of another kind.

import type { Response } from 'restify';
import { z } from 'zod';
import { faultLines } from '../faultWords.ts';

export interface Answer {
  readonly status: number;
  /** JSON; absent: no body. */
  readonly body?: unknown;
  /** Of another media type, in place of JSON. */
  readonly other?: { readonly type: string; readonly text: string };
}

/** What goes back where something is wrong. `message` says what to mend, never what broke inside; `id` finds it in the log. */
export const faultSchema = z
  .object({ error: z.object({ code: z.string(), message: z.string(), id: z.string() }) })
  .meta({ id: 'Fault' });

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Absent: nobody has logged it yet. */
  readonly id?: string;
  /** Seconds until it is worth another try. */
  readonly retryAfter?: number;
}
export const refusal = (status: number, code: string, message: string): Refusal => ({
  status,
  code,
  message,
});

export const fault = ({ status, code, message, id }: Refusal & { readonly id: string }): Answer => ({
  status,
  body: { error: { code, message, id } } satisfies z.infer<typeof faultSchema>,
});

export const done = (body: unknown): Answer => ({ status: 200, body });

export const unknownOrder = (number: string): Refusal =>
  refusal(404, 'unknownOrder', `There is no order ${number} in this tenant`);

/** What is wrong with what was sent. `whole`: what to call it where no part of it is to blame. */
export const faultsIn = (error: z.ZodError, whole: string): string => faultLines(error, whole).join('; ');

export function send(res: Response, { status, body, other }: Answer): void {
  const json = body === undefined ? '' : JSON.stringify(body);
  const { text, type } = other ?? { text: json, type: 'application/json; charset=utf-8' };
  res.sendRaw(status, text, {
    'Cache-Control': 'no-store',
    'Content-Length': String(Buffer.byteLength(text)),
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    ...(text && { 'Content-Type': type }),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
}
