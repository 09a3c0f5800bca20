// What tests leave in the temporary folder lies in one of their own, which goes when all of them have ended.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function ownTempFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'portdesk-tests-'));
  chmodSync(folder, 0o711); // a database runs as another user
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
