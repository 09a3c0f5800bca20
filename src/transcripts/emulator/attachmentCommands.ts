// An activity's attachments as chatdown's commands: cards that its lines can say, addresses, and files beside the transcript.

import { isDeepStrictEqual } from 'node:util';
import { extension } from 'mime-types';
import { cardCommand } from './cards.ts';
import { cardNamed } from './cardTypes.ts';
import { guessedType, isJson, isRemote, shortNameOf } from './contentType.ts';
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
    const named = cardNamed(contentType);
    const card = named && typeof content === 'object' ? cardCommand(`${named}card`, content) : undefined;
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
