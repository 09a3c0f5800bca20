// A real browser for the tests of this room: Debian's Chromium, or the one that CHROMIUM names.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Nothing but this machine is reached. */
const withoutNetwork = [
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args: withoutNetwork,
  });

/** Where what the browser showed is kept. */
export function pictureFile(...path: readonly [string, ...string[]]): string {
  const folder = join(process.env.PICTURES ?? 'pictures', ...path.slice(0, -1));
  mkdirSync(folder, { recursive: true });
  return join(folder, path.at(-1) ?? '');
}
