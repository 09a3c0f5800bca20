// How the tests are run: few workers, each file after the other in the same one, for most of them start servers.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/ownTempFolder.ts',
    maxWorkers: 2,
    isolate: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
