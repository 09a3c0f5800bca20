// Starts a server and says what to do where it cannot be started.

import type { AddressInfo } from 'node:net';
import type { Server } from 'restify';

export class ListenError extends Error {
  override name = 'ListenError';
}

export interface Place {
  readonly port: number;
  readonly host: string;
}

const mends: Readonly<Record<string, (place: Place) => string>> = {
  EADDRINUSE: ({ port, host }) =>
    `Port ${port} on ${host} is in use: stop the program that has it, or set PORT to another one (0 takes any free port)`,
  EACCES: ({ port }) => `Port ${port} needs rights this user has not: set PORT to one above 1023`,
  EADDRNOTAVAIL: ({ host }) => `${host} is no address of this machine: set HOST to one that is, or unset it`,
  ENOTFOUND: ({ host }) => `There is no host called ${host}: mend HOST, or unset it`,
};

/** In milliseconds: how long a request's headers may take to come in, and all of it; and how often that is looked after. */
export interface Patience {
  readonly headers: number;
  readonly request: number;
  readonly every: number;
}

/** An import of 16 MB comes in within a minute on any line that is meant for it. */
const usual: Patience = { headers: 10_000, request: 60_000, every: 5000 };

/** Rejects with ListenError. Resolves to the address taken. */
export function listenOn(server: Server, place: Place, patience = usual): Promise<Place> {
  Object.assign(server.server, {
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    // Node reads it when the server begins to listen.
    connectionsCheckingInterval: patience.every,
  });
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      const mend = mends[error.code ?? '']?.(place) ?? `Cannot listen on ${place.host}:${place.port}`;
      reject(new ListenError(mend, { cause: error }));
    };
    // Restify passes on its server's errors before anybody else hears of them, and dies where nobody listens.
    server.once('error', refused);
    server.server.listen(place.port, place.host, () => {
      server.removeListener('error', refused);
      const { address, port } = server.server.address() as AddressInfo;
      resolve({ host: address, port });
    });
  });
}
