// When a commit forgets messages along with what it writes: not every one, for it takes the server a tenth of the time.

/** One commit of a tenant in so many does, and forgets more than were added since. */
const oneIn = 32;
export const forgottenAtOnce = 2 * oneIn;

/** In milliseconds: a commit that comes so long after the last one that forgot does so, too. */
const every = 60_000;

/** Asked once a commit with a message. */
export type Forgetting = (tenant: string, at: Date) => boolean;

export function createForgetting(): Forgetting {
  const last = new Map<string, { readonly at: number; commits: number }>();
  return (tenant, at) => {
    const known = last.get(tenant);
    const isDue = !known || known.commits >= oneIn || at.getTime() - known.at >= every;
    if (isDue) last.set(tenant, { at: at.getTime(), commits: 1 });
    else known.commits += 1;
    return isDue;
  };
}
