// What stands behind `>! press` and `>! submit`: a button's label or JSON, and who presses where that is not who spoke last.

import { type Location, type Step, TranscriptError } from './transcript.ts';

export interface PressLine {
  /** Without its quotation marks. */
  readonly what: string;
  readonly speaker: string | undefined;
}

/** `"Yes" as Mika` or `{…} as Mika`. */
export function readPress({ rest }: Pick<Step, 'rest'>): PressLine {
  const [, said = rest.trim(), speaker] = /^(".*"|\{.*\})\s+as\s+(.+)$/s.exec(rest.trim()) ?? [];
  return { what: said.replace(/^"(.*)"$/s, '$1'), speaker };
}

/** `{"pin":"4711"}`: what is entered in which field. @throws TranscriptError */
export function readEntries(json: string, at: Location): Readonly<Record<string, string>> {
  try {
    return JSON.parse(json);
  } catch {
    throw new TranscriptError(at, 'Write the entries as JSON: {"pin":"4711"}.');
  }
}

/** @param what `button "Yes"` or `form` */
export function noSuchButton(what: string, there: readonly { readonly title: string }[]): string {
  const has = there.length > 0 ? `it has ${there.map(({ title }) => title).join(', ')}` : 'it has no buttons';
  return `The last reply has no ${what}: ${has}.`;
}
