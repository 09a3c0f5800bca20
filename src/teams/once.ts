// The same activity again (Teams sends what took longer than 15 s again) is not answered again: it waits for the first.
// What was answered before the process began anew is answered again, with the same reply.

/** So many are remembered: an hour of a busy bot. */
const most = 10_000;

export function onlyOnce<T>(): (
  key: string,
  work: () => Promise<T>,
  isDone: (result: T) => boolean,
) => Promise<T> {
  const begun = new Map<string, Promise<T>>();
  return (key, work, isDone) => {
    const before = begun.get(key);
    if (before) return before;
    const running = work();
    begun.set(key, running);
    // What failed is tried again.
    const forget = () => begun.delete(key);
    running.then((result) => isDone(result) || forget(), forget);
    const [oldest] = begun.keys();
    if (begun.size > most && oldest !== undefined) begun.delete(oldest);
    return running;
  };
}
