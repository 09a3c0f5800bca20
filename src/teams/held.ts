// Sends again what a busy conversation did not take. Bot Framework's client itself tries again after 502, 503 and 504, and
// after a 429 that says for how long to wait; after 412 (somebody else writes to the conversation) and other 429 it does not.

/** Waits before each further attempt, in milliseconds. */
const waits = [500, 1500, 4000];

export type Pause = (milliseconds: number) => Promise<void>;

export const pauseFor: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Rejects with what the last attempt failed of, or at once with any other failure. */
export async function held<T>(send: () => Promise<T>, pause: Pause): Promise<T> {
  for (const wait of waits) {
    try {
      return await send();
    } catch (error) {
      if (!isBusy(error)) throw error;
      await pause(wait);
    }
  }
  return send();
}

/** As much as is read of the client's errors. */
interface ClientError {
  readonly statusCode?: unknown;
  readonly response?: { readonly headers?: { get(name: string): unknown } };
}

function isBusy(error: unknown): boolean {
  const { statusCode, response } = error as ClientError;
  return statusCode === 412 || (statusCode === 429 && !response?.headers?.get('retry-after'));
}
