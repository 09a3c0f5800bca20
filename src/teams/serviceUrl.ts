// Where replies may be sent. The channel's token vouches for an activity's service URL, but the bot's own token goes
// there: only Microsoft's hosts may have it.

import { isLoopback } from '../environment.ts';

const hosts: readonly RegExp[] = [
  /^smba\.trafficmanager\.net$/,
  /^smba\.infra\.gcc\.teams\.microsoft\.com$/,
  /^([a-z0-9-]+\.)+botframework\.com$/,
  /^teams\.microsoft\.(com|us)$/,
];

/** Loopback is for a chat page on this machine: it has no token to give away, as the bot has no credentials. */
export function isTrusted(serviceUrl: string, authenticated: boolean): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username, password } = new URL(serviceUrl);
  if (username || password) return false;
  if (!authenticated && isLoopback(hostname.replace(/^\[(.*)\]$/, '$1')))
    return protocol === 'https:' || protocol === 'http:';
  return protocol === 'https:' && !port && hosts.some((host) => host.test(hostname));
}
