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

/** Rejects with ListenError. Resolves to the address taken. */
export function listenOn(server: Server, place: Place): Promise<Place> {
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
