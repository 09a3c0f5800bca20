// What of a bot its transcripts reach: sheets of items that the bot's plug-in names, each item with the files that reach it.

/** Items of one kind, all that there are. */
export interface Sheet {
  readonly name: string;
  readonly items: readonly string[];
}

export interface Reached {
  /** A sheet's name. */
  readonly sheet: string;
  readonly item: string;
}

/** A transcript that was played, and what it reached. */
interface Reaching {
  readonly transcript: { readonly file: string };
  readonly reached: readonly Reached[];
}

export type Coverage = readonly CoveredSheet[];

export interface CoveredSheet {
  readonly name: string;
  readonly reached: readonly { readonly item: string; readonly files: readonly string[] }[];
  readonly never: readonly string[];
}

export function coverageOf(sheets: readonly Sheet[], all: readonly Reaching[]): Coverage {
  const files = new Map<string, Set<string>>();
  for (const { transcript, reached } of all)
    for (const { sheet, item } of reached) {
      const key = JSON.stringify([sheet, item]);
      files.set(key, (files.get(key) ?? new Set()).add(transcript.file));
    }
  return sheets.map(({ name, items }) => {
    const found = items.map((item) => ({
      item,
      files: [...(files.get(JSON.stringify([name, item])) ?? [])],
    }));
    return {
      name,
      reached: found.filter((one) => one.files.length > 0),
      never: found.filter((one) => one.files.length === 0).map(({ item }) => item),
    };
  });
}

/** Of a longer sheet, people want to see what is missing. */
const shownInFull = 50;

/** For people: how much of each sheet is reached, by which files, and what never is. */
export const coverageLines = (coverage: Coverage = []): readonly string[] =>
  coverage.flatMap(({ name, reached, never }) => {
    const count = reached.length + never.length;
    const width = Math.max(0, ...reached.map(({ item }) => item.length));
    const files =
      count > shownInFull ? [] : reached.map((one) => `  ${one.item.padEnd(width)}  ${byWhom(one.files)}`);
    return [
      `${name}: ${reached.length} of ${count}`,
      ...files,
      ...never.map((item) => `  never reached: ${item}`),
    ];
  });

function byWhom([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
