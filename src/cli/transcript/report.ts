// Where a report goes: to the terminal, or to a file, and then the terminal gets a short one.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import type { Reporter, Timed, Whole } from '../../transcripts/reports/reporter.ts';
import { unwritable } from '../failure.ts';
import type { Surroundings } from '../surroundings.ts';

/** Each is loaded where it is asked for. */
const reporters = {
  spec: async (colour: boolean) => (await import('../../transcripts/reports/spec.ts')).spec({ colour }),
  tap: async () => (await import('../../transcripts/reports/tap.ts')).tap,
  junit: async () => (await import('../../transcripts/reports/junit.ts')).junit,
  json: async () => (await import('../../transcripts/reports/json.ts')).json,
  html: async () => (await import('../../transcripts/reports/html.ts')).html,
} satisfies Record<string, (colour: boolean) => Promise<Reporter>>;

type ReporterName = keyof typeof reporters;
export const reporterNames = Object.keys(reporters) as readonly ReporterName[];

export interface ReportOptions {
  readonly reporter: ReporterName;
  /** A file's name. */
  readonly out?: string;
}

export interface Report {
  played(one: Timed, number: number): void;
  end(whole: Whole): Promise<void>;
}

export async function openReport(
  { reporter, out }: ReportOptions,
  { stdout, env }: Surroundings,
): Promise<Report> {
  const terminal = await writing(out === undefined ? reporter : 'spec', isColoured(stdout, env), (text) =>
    stdout.write(text),
  );
  if (out === undefined) return terminal;
  const texts: string[] = [];
  const file = await writing(reporter, false, (text) => texts.push(text));
  // Now, so that nobody waits for a report that has no place.
  await written(out, '');
  return {
    played: (one, number) => {
      file.played(one, number);
      terminal.played(one, number);
    },
    end: async (whole) => {
      await file.end(whole);
      await written(out, texts.join(''));
      await terminal.end(whole);
    },
  };
}

async function writing(name: ReporterName, colour: boolean, write: (text: string) => void): Promise<Report> {
  const { begin, played, end } = await reporters[name](colour);
  write(begin);
  return {
    played: (one, number) => write(played(one, number)),
    end: async (whole) => write(end(whole)),
  };
}

/** As the terminal is, and as people say with NO_COLOR and FORCE_COLOR. */
const isColoured = (stdout: Writable & { hasColors?(env: object): boolean }, env: object): boolean =>
  stdout.hasColors?.(env) ?? false;

async function written(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    throw unwritable(`the report to ${file}`, cause);
  }
}
