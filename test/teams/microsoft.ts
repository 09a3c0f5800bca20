// Microsoft's hosts in tests: whatever this process sends by HTTPS, wherever to, arrives at a server of the test's own.

import { once } from 'node:events';
import { createServer } from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished, vi } from 'vitest';

export interface Asked {
  readonly host: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface Microsoft {
  /** For tokens. */
  readonly signIns: readonly Asked[];
  /** For anything else. */
  readonly sent: readonly Asked[];
}

/** @param lifetime of the tokens it gives, in seconds */
export async function microsoft(lifetime: number): Promise<Microsoft> {
  const signIns: Asked[] = [];
  const sent: Asked[] = [];
  const server = createServer(async (req, res) => {
    const { host = '', authorization } = req.headers;
    const asked = { host, path: req.url ?? '', authorization, body: await text(req) };
    const isSignIn = host === 'login.microsoftonline.com';
    (isSignIn ? signIns : sent).push(asked);
    const token = {
      token_type: 'Bearer',
      expires_in: lifetime,
      access_token: `token-${signIns.length}`,
    };
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(isSignIn ? token : { id: 'reply-1' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // In the clear: no certificate of a test's could be Microsoft's.
  const routed = vi.spyOn(https.Agent.prototype, 'createConnection');
  routed.mockImplementation(() => connect(port, '127.0.0.1'));
  onTestFinished(() => {
    routed.mockRestore();
    server.closeAllConnections();
    server.close();
  });
  return { signIns, sent };
}
