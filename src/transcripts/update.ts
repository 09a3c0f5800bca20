// Rewrites a transcript's bot lines to what was said, and nothing else.

import { align } from './align.ts';
import { compare, fits } from './compare.ts';
import { print } from './lines.ts';
import { type BlockItem, blockLines } from './rewrite.ts';
import { cardFiles } from './rewriteCards.ts';
import type { Played, PlayedTurn } from './run.ts';
import type { Message, Part, SourceLine, Transcript } from './transcript.ts';
import type { ExpectedPart, Turn } from './turns.ts';

/** What becomes of the bot's lines: what is absent stays as it is. */
interface Plan {
  /** Written parts that were said otherwise, or weren't said. */
  readonly changed: Map<ExpectedPart, { readonly item: BlockItem | undefined }>;
  readonly addedAfterPart: Map<Part, BlockItem[]>;
  /** By the number of the source line; 0 is above the first. */
  readonly addedAfterLine: Map<number, BlockItem[]>;
}

/**
 * The text of the transcript with the bot's lines as they were said. Turns that the bot didn't answer, and turns
 * with a failed `>? quiet`, stay. So does a transcript with mistakes.
 */
export function update({ transcript, turns }: Played): string {
  const plan = planOf(turns);
  const messages = transcript.entries.filter((entry) => entry.kind === 'message');
  const untouched = messages.filter(
    (message) => message.speaker?.role !== 'bot' || isUntouched(message, plan),
  );
  const rewritten = new Map(
    messages.flatMap((message) =>
      untouched.includes(message) ? [] : [[message.lines[0] ?? 0, message] as const],
    ),
  );
  for (const message of untouched) moveBelow(message, plan);

  const dropped = new Set([...rewritten.values()].flatMap(({ lines }) => lines));
  const out: SourceLine[] = [];
  const ending = transcript.lines[0]?.ending || '\n';
  const add = (items: readonly BlockItem[], prefix: string): void => {
    out.push(...blockLines(items, prefix, transcript).map((text) => ({ text, ending })));
  };
  for (let number = 0; number <= transcript.lines.length; number += 1) {
    const line = transcript.lines[number - 1];
    const message = rewritten.get(number);
    if (message) add(itemsOf(message, plan), prefixOf(message, transcript));
    else if (line && !dropped.has(number)) out.push(line);
    const added = plan.addedAfterLine.get(number);
    if (added) add(added, prefixNear(messages, number));
  }
  return print({ ...transcript, lines: withEndings(out, transcript, ending) });
}

/**
 * The files that hold cards as they were not said, by their paths as written, with the cards as they were. A card of
 * another type is left to the writer.
 */
export const updatedFiles = ({ turns }: Played): ReadonlyMap<string, string> =>
  new Map(
    [...planOf(turns).changed.values()].flatMap(({ item }) =>
      item?.kind === 'said' && item.part ? cardFiles(item.part.attachments, item.reply, item.captures) : [],
    ),
  );

function planOf(turns: readonly PlayedTurn[]): Plan {
  const plan: Plan = { changed: new Map(), addedAfterPart: new Map(), addedAfterLine: new Map() };
  for (const played of turns) planTurn(played, plan);
  return plan;
}

function planTurn({ turn, replies, captures: before }: PlayedTurn, plan: Plan): void {
  const written = turn.expectations.flatMap((one) => (one.kind === 'reply' ? [one.part] : []));
  if (written.length === 0 && isQuiet(turn)) return;
  const { captures } = compare(written, replies, before);
  const pairs = align(written, replies, (part, reply) => fits(part, reply, captures).ok);
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...pairs, [written.length, replies.length] as const]) {
    const said = replies.slice(j, nextJ).filter((reply) => reply.kind === 'text');
    for (const part of written.slice(i, nextI)) {
      const reply = part.kind === 'text' ? said.shift() : undefined;
      const item: BlockItem | undefined = reply && {
        kind: 'said',
        reply,
        captures,
        ...(part.kind === 'text' ? { part } : {}),
      };
      plan.changed.set(part, { item });
    }
    const added = said.map((reply): BlockItem => ({ kind: 'said', reply, captures }));
    if (added.length > 0) placeBelow(turn, written[nextI - 1], added, plan);
    i = nextI + 1;
    j = nextJ + 1;
  }
}

function placeBelow(turn: Turn, part: Part | undefined, added: BlockItem[], plan: Plan): void {
  const above = part ?? turn.within;
  if (above) {
    plan.addedAfterPart.set(above, added);
    return;
  }
  const first = turn.expectations.find((one) => one.kind === 'reply');
  plan.addedAfterLine.set(turn.lines.at(-1) ?? (first?.message.location.line ?? 1) - 1, added);
}

const isQuiet = ({ expectations }: Turn): boolean =>
  expectations.some((one) => one.kind === 'check' && one.step.word === 'quiet');

const isUntouched = ({ parts }: Message, plan: Plan): boolean =>
  parts.every(
    (part, index) =>
      !(part.kind !== 'members' && plan.changed.has(part)) &&
      (index === parts.length - 1 || !plan.addedAfterPart.has(part)),
  );

/** What is added below a message that stays goes below its last line. */
function moveBelow({ parts, lines }: Message, plan: Plan): void {
  const last = parts.at(-1);
  const added = last && plan.addedAfterPart.get(last);
  if (added) plan.addedAfterLine.set(lines.at(-1) ?? 0, added);
}

const itemsOf = ({ parts }: Message, plan: Plan): readonly BlockItem[] =>
  parts.flatMap((part) => {
    const change = part.kind === 'members' ? undefined : plan.changed.get(part);
    const own: BlockItem | undefined = change ? change.item : { kind: 'kept', part };
    return [...(own ? [own] : []), ...(plan.addedAfterPart.get(part) ?? [])];
  });

/** As written, with a space where the text stood on the lines below or nowhere. */
function prefixOf({ prefix, location }: Message, { lines }: Transcript): string {
  const alone = lines[location.line - 1]?.text.trim() === prefix.trim();
  return alone ? `${prefix.trimEnd()} ` : prefix;
}

/** A new line of the bot begins as the one above it, else as the one below, without an addressee. */
function prefixNear(messages: readonly Message[], number: number): string {
  const ofBot = messages.filter(({ speaker }) => speaker?.role === 'bot');
  const near = ofBot.findLast(({ location }) => location.line <= number) ?? ofBot[0];
  return near ? near.prefix.replace(/(?:->.*)?:\s*$/, ': ') : 'bot: ';
}

/** Only the last line may lack an ending, and does so where it did before. */
function withEndings(
  out: readonly SourceLine[],
  { lines }: Transcript,
  ending: SourceLine['ending'],
): readonly SourceLine[] {
  const lastEnding = lines.at(-1)?.ending === '' ? '' : undefined;
  return out.map((line, index) => {
    const fitting = index === out.length - 1 ? lastEnding : undefined;
    return { text: line.text, ending: fitting ?? (line.ending || ending) };
  });
}
