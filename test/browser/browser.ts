// A real browser for the tests of this room: Debian's Chromium, or the one that CHROMIUM names.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { it as anyTest } from 'vitest';

/** Nothing but this machine is reached. */
const withoutNetwork = [
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/** All tests have one browser, and each a page of its own; where it fails, what the page showed is kept. */
export const it = anyTest
  .extend('program', { scope: 'worker' }, process.env.CHROMIUM ?? '/usr/bin/chromium')
  .extend('browser', { scope: 'worker' }, async ({ program }, { onCleanup }) => {
    const browser = await chromium.launch({
      executablePath: program,
      chromiumSandbox: process.getuid?.() !== 0,
      args: withoutNetwork,
    });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('page', async ({ browser, task }, { onCleanup }) => {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1100 } });
    onCleanup(async () => {
      const name = task.fullTestName.replace(/[^\p{L}\p{N}]+/gu, '-');
      if (task.result?.state === 'fail')
        await page.screenshot({ path: pictureFile('failed', `${name}.png`) });
      await page.close();
    });
    return page;
  });

/** Where what the browser showed is kept. */
export function pictureFile(...path: readonly [string, ...string[]]): string {
  const folder = join(process.env.PICTURES ?? 'pictures', ...path.slice(0, -1));
  mkdirSync(folder, { recursive: true });
  return join(folder, path.at(-1) ?? '');
}
