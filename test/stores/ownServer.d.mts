/** The folder of the newest release's programs on this machine; `undefined` where there is none. */
export function programs(): string | undefined;

export interface OwnServer {
  /** The address of a database on it; `postgres` is there from the start. */
  url(database: string): string;
  start(): Promise<void>;
  /**
   * Connections break, and what is on disk stays.
   * @param signal INT, as an operator stops it; QUIT ends it at once, as a crash does
   */
  stop(signal?: 'INT' | 'QUIT'): Promise<void>;
}

/**
 * Listens on a socket in a temporary folder, and ends with this process, however that ends: it hears so when its input closes.
 * @param settings beside those that suit a test, where nothing has to survive a power cut
 */
export function ownServer(settings?: readonly string[]): OwnServer | undefined;
