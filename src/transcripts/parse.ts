// Reads a `.chat` text: chatdown's grammar as its own parser behaves (bf-chatdown 4.15), and our lines in its comments.

import { readParts } from './commands.ts';
import { contentOf } from './content.ts';
import { type Beginning, readHeader, speakersOf } from './header.ts';
import { splitLines } from './lines.ts';
import { isOurs, readOurLine } from './ourLines.ts';
import { patternMistake } from './pattern.ts';
import {
  type ContentLine,
  type GivenLine,
  type Location,
  type Message,
  type Part,
  type Settings,
  type Step,
  type Transcript,
  TranscriptError,
} from './transcript.ts';

interface Draft {
  readonly kind: 'draft';
  readonly beginning: Beginning | undefined;
  readonly location: Location;
  readonly content: ContentLine[];
}

/** Never throws: what can't be read is among the transcript's `mistakes`. `file` is only a name, for locations. */
export function parse(text: string, file: string): Transcript {
  const { byteOrderMark, lines } = splitLines(text);
  const header = readHeader(lines, file);
  const speaks = speakersOf(header);
  const mistakes: TranscriptError[] = [...header.mistakes];
  const given: GivenLine[] = [];
  const drafts: (Draft | Step)[] = [];
  let settings: Settings = {};
  let first = true;

  const readOurs = (line: string, at: Location): void => {
    const read = readOurLine(line, at);
    if (read.kind === 'step') {
      drafts.push(read);
    } else if (drafts.length > 0) {
      throw new TranscriptError(at, 'A ">@" line stands below the first turn: move it above.');
    } else if (read.kind === 'given') {
      given.push(read.line);
    } else {
      settings = merge(settings, read.settings);
    }
  };

  for (const [index, line] of lines.entries()) {
    const text = first ? line.text.trimStart() : line.text;
    const at: Location = { file, line: index + 1, column: line.text.length - text.length + 1 };
    if (text.trim() !== '') first = false;
    if (text.startsWith('>')) {
      if (isOurs(text)) collect(mistakes, () => readOurs(text, at));
    } else if (index >= header.end) {
      const beginning = speaks(text);
      const open = drafts.at(-1);
      const start = beginning?.prefix.length ?? 0;
      const content: ContentLine = {
        location: { ...at, column: at.column + start },
        // chatdown trims a message's first line, so that two blanks at its end break no line.
        text: beginning ? text.slice(start).trimEnd() : text,
      };
      if (beginning) drafts.push({ kind: 'draft', beginning, location: at, content: [content] });
      else if (open?.kind === 'draft') open.content.push(content);
      else if (text.trim() === '') continue;
      else if (!open) drafts.push({ kind: 'draft', beginning, location: at, content: [content] });
      else
        mistakes.push(
          new TranscriptError(
            at,
            `This text follows a ">${open.sigil}" line and belongs to nobody: ${mend}.`,
          ),
        );
    }
  }

  const entries = drafts.map((draft) => (draft.kind === 'step' ? draft : finish(draft, mistakes)));
  mistakes.sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    file,
    byteOrderMark,
    lines,
    bot: header.bot,
    users: header.users,
    settings,
    given,
    entries,
    mistakes,
  };
}

function finish({ beginning, location, content }: Draft, mistakes: TranscriptError[]): Message {
  while (content.length > 1 && content.at(-1)?.text.trim() === '') content.pop();
  const { text, place } = contentOf(content, location);
  const written = readParts(text, place, mistakes);
  const parts = written.length === 0 && beginning?.speaker.role === 'bot' ? [emptyText(location)] : written;
  for (const part of parts) {
    if (part.kind !== 'text') continue;
    if (!beginning)
      mistakes.push(new TranscriptError(part.location, `This text belongs to nobody: ${mend}.`));
    if (beginning?.speaker.role !== 'bot') continue;
    for (const pattern of [part.text, ...(part.suggestions ?? [])]) {
      const mistake = patternMistake(pattern);
      if (mistake) mistakes.push(new TranscriptError(part.location, mistake));
    }
  }
  return {
    kind: 'message',
    location,
    prefix: '',
    ...beginning,
    parts,
    content,
    lines: content.map((line) => line.location.line),
  };
}

/** A bot's line with nothing on it expects an empty text, as a reply that is only a card has. */
const emptyText = (location: Location): Part => ({
  kind: 'text',
  text: '',
  location,
  attachments: [],
  commands: [],
});

const mend =
  'begin it with "bot:" or "user:", or with ">" to make it a comment; headers are bot=, users= and channelId=, at the very top';

function merge(before: Settings, more: Settings): Settings {
  for (const [name, setting] of Object.entries(more)) {
    if (name in before)
      throw new TranscriptError(setting.location, `${name} is set above already: write it once.`);
  }
  return { ...before, ...more };
}

function collect(mistakes: TranscriptError[], read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof TranscriptError)) throw error;
    mistakes.push(error);
  }
}
