// An activity's attachments as chatdown's commands: cards that its lines can say, addresses, and files beside the transcript.

import { isDeepStrictEqual } from 'node:util';
import { extension } from 'mime-types';
import { findCommands } from '../brackets.ts';
import { properties } from '../commands.ts';
import { cardContent } from './cards.ts';
import { cardNamed, guessedType, isJson, isRemote, shortNameOf } from './contentType.ts';
import type { ReadAttachment } from './schema.ts';

export interface Files {
  /** By their path from the transcript. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** The path of a file with this content. */
  pathOf(content: Uint8Array, ending: string): string;
}

export function filesIn(folder: string): Files {
  const contents = new Map<string, Uint8Array>();
  return {
    contents,
    pathOf: (content, ending) => {
      const known = [...contents].find(
        ([path, one]) => path.endsWith(ending) && isDeepStrictEqual(one, content),
      );
      const path = known?.[0] ?? `${folder}/${contents.size + 1}${ending}`;
      contents.set(path, content);
      return path;
    },
  };
}

/** Undefined for an attachment that no command can say. */
export function attachmentCommand(attachment: ReadAttachment, files: Files): string | undefined {
  const { contentType, contentUrl, content } = attachment;
  if (!contentType) return undefined;
  if (content !== undefined && content !== null) {
    const card = typeof content === 'object' ? cardCommand(contentType, content) : undefined;
    return card ?? contentCommand(contentType, content, files);
  }
  if (!contentUrl) return undefined;
  if (isRemote(contentUrl)) return written(contentUrl.replace(/[\s\]]/g, encodeURIComponent), contentType);
  const [, base64] = /^data:[^,]*;base64,(.*)$/s.exec(contentUrl) ?? [];
  if (base64 === undefined) return undefined;
  return written(
    files.pathOf(new Uint8Array(Buffer.from(base64, 'base64')), endingOf(contentType)),
    contentType,
  );
}

const written = (path: string, contentType: string): string =>
  `[Attachment=${path}${guessedType(path) === contentType ? '' : ` ${shortNameOf(contentType)}`}]`;

const endingOf = (contentType: string): string => {
  const known = extension(contentType);
  return known ? `.${known}` : '.bin';
};

function contentCommand(contentType: string, content: unknown, files: Files): string | undefined {
  const utf8 = new TextEncoder();
  if (isJson(contentType)) {
    return written(files.pathOf(utf8.encode(`${JSON.stringify(content, null, 2)}\n`), '.json'), contentType);
  }
  if (typeof content !== 'string' || !contentType.startsWith('text/')) return undefined;
  return written(files.pathOf(utf8.encode(content), endingOf(contentType)), contentType);
}

/** Undefined unless it is read back as the same card. */
function cardCommand(contentType: string, content: object): string | undefined {
  const name = cardNamed(contentType);
  if (!name) return undefined;
  const { buttons, ...rest } = content as { readonly buttons?: unknown };
  const lines = Object.entries({ ...rest, ...(buttons !== undefined && { buttons }) }).flatMap(linesOf);
  const command = `[${name.charAt(0).toUpperCase()}${name.slice(1)}Card=\n${lines.map((line) => `  ${line}\n`).join('')}]`;
  const [read] = findCommands(command);
  if (read?.source !== command || read.rest === undefined) return undefined;
  const same = isDeepStrictEqual(cardContent(properties(read.rest)), { buttons: [], ...content });
  return same ? command : undefined;
}

function linesOf([property, value]: readonly [string, unknown]): readonly string[] {
  if (!Array.isArray(value)) return [`${property}=${plain(value)}`];
  if (property === 'buttons') return value.length > 0 ? [`buttons=${value.map(plain).join('|')}`] : [];
  return value.map((one) => `${property}=${plain(one)}`);
}

/** A text as it is, a picture as its address, a button as its label. */
const plain = (value: unknown): string => {
  const { url, title } = Object(value);
  return String(url ?? title ?? value);
};
