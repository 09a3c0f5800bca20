// What lies in a package: the zip opened, in bounds, or what keeps it from being opened.

import { type UnzipFileInfo, unzipSync } from 'fflate';
import { manifestFile } from './manifest.ts';

/** By name. */
export type Files = ReadonlyMap<string, Uint8Array>;

export type Contents =
  | { readonly ok: true; readonly files: Files }
  | { readonly ok: false; readonly fault: string };

/** Unpacked, in bytes: far over any app's manifest and icons, far under what would fill the memory. */
const limit = 20 * 1024 * 1024;

export function contentsOf(zip: Uint8Array): Contents {
  let size = 0;
  const within = ({ originalSize }: UnzipFileInfo): boolean => {
    size += originalSize;
    return size <= limit;
  };
  let unzipped: Record<string, Uint8Array>;
  try {
    unzipped = unzipSync(zip, { filter: within });
  } catch (error) {
    return refused(`is no zip file that can be opened (${(error as Error).message}); build it again`);
  }
  if (size > limit)
    return refused(`holds more than ${limit} bytes; an app package is manifest and icons alone`);
  const files = new Map(Object.entries(unzipped));
  if (files.has(manifestFile)) return { ok: true, files };
  const deeper = [...files.keys()].find((name) => name.endsWith(`/${manifestFile}`));
  return refused(
    deeper
      ? `has its manifest in ${deeper}; zip the files themselves, not their folder`
      : `holds no ${manifestFile}; it must lie beside the icons, in no folder`,
  );
}

const refused = (fault: string): Contents => ({ ok: false, fault });
