// Dated copies beside a store's file, the way back on the day on which it is damaged: portdesk.json.<when>.bak. They are
// copies and no links, so that who edits or halves the file leaves them alone.

import { constants } from 'node:fs';
import { copyFile, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ownerOnly, syncFolder } from '../durableFile.ts';

/** How many are kept where nobody says otherwise. */
export const copiesKept = 10;

export interface Copy {
  readonly file: string;
  /** When what it holds was written down. */
  readonly at: Date;
  /** In bytes. */
  readonly size: number;
}

/** The youngest first. The first versions of portdesk kept a single one, without a date in its name. */
export async function copiesOf(file: string): Promise<readonly Copy[]> {
  const isCopy = /^(\.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z)?\.bak$/;
  const names = (await readdir(dirname(file)).catch(() => [])).filter(
    (name) => name.startsWith(basename(file)) && isCopy.test(name.slice(basename(file).length)),
  );
  const copies = await Promise.all(
    names.map(async (name) => {
      const copy = join(dirname(file), name);
      const { mtime, size } = await stat(copy);
      return { file: copy, at: momentIn(name) ?? mtime, size };
    }),
  );
  return copies.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** Copies the file, unless there is a copy of just this content, and takes away those for which there is no room. */
export async function keepCopy(file: string, keep: number): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found || keep === 0) return;
  await copyDurably(file, copyName(file, found.mtime));
  const copies = await copiesOf(file);
  const left = new Set(thinned(copies, keep));
  for (const copy of copies) if (!left.has(copy)) await rm(copy.file, { force: true });
}

/** What differs in age by much less than this, in milliseconds, is about as good. */
const hour = 60 * 60 * 1000;

/**
 * Of copies, the youngest first, those that stay where so many do. Again and again the one goes whose neighbours lie
 * closest together for their age, so that some are of just now and some of long ago, however often a server that dies
 * again and again makes another. The youngest stays, and the oldest.
 */
export function thinned<C extends Pick<Copy, 'at'>>(copies: readonly C[], keep: number): readonly C[] {
  const [youngest] = copies;
  if (!youngest || copies.length <= keep || keep < 2) return copies.slice(0, keep);
  const age = (copy: C | undefined) => hour + youngest.at.getTime() - (copy?.at.getTime() ?? 0);
  const inner = copies.slice(1, -1).map((copy, at) => ({ copy, gap: age(copies[at + 2]) / age(copies[at]) }));
  const spared = inner.reduce((narrowest, each) => (each.gap < narrowest.gap ? each : narrowest));
  return thinned(
    copies.filter((copy) => copy !== spared.copy),
    keep,
  );
}

export const copyName = (file: string, at: Date): string =>
  `${file}.${at.toISOString().replaceAll(':', '-')}.bak`;

const momentIn = (name: string): Date | undefined => {
  const [, day, hour, minute, rest] = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-([\d.]+Z)\.bak$/.exec(name) ?? [];
  return day === undefined ? undefined : new Date(`${day}T${hour}:${minute}:${rest}`);
};

async function copyDurably(file: string, to: string): Promise<void> {
  if (await stat(to).catch(() => undefined)) return;
  const draft = `${file}.bak.tmp`; // always the same one: what a crash leaves is written over
  try {
    await copyFile(file, draft, constants.COPYFILE_FICLONE);
    const handle = await open(draft, 'r+');
    try {
      await handle.chmod(ownerOnly);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, to);
    await syncFolder(dirname(to));
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {}); // the copying's own error is the one to tell
    throw error;
  }
}
