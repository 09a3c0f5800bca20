// Reads a request's JSON. Restify's own reader counts compressed bytes only, so a small body may unpack to any size,
// and takes bodies of every type, which any web page may post to a server on its reader's machine.

import type { IncomingMessage } from 'node:http';
import { type Refusal, refusal } from './answer.ts';

/** `limit`: in bytes. Past it the rest is read and dropped, so that the client gets to see the answer. */
export async function readJson(
  req: IncomingMessage,
  limit: number,
): Promise<{ readonly json: unknown } | Refusal> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = req.headers;
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type))
    return refusal(415, 'unsupportedMediaType', 'The body must be JSON, with Content-Type: application/json');
  if (encoding !== 'identity')
    return refusal(415, 'unsupportedMediaType', 'The body must come without Content-Encoding');
  const bytes = await read(req, limit);
  if (!bytes) return refusal(413, 'tooLarge', `The body must not be longer than ${limit} bytes`);
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return refusal(400, 'notJson', 'The body is not JSON in UTF-8');
  }
}

/** A body of more than so many times the limit is not read to its end: its connection is cut. */
const drained = 64;

function read(req: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else if (size > limit * drained) req.destroy();
    });
    const end = () => resolve(size <= limit ? Buffer.concat(chunks) : undefined);
    req.once('end', end);
    // A client that went away leaves half a body; nobody will see the answer.
    req.once('close', end);
  });
}
