// An attachment as it is written in a transcript, made into what an activity carries.

import { type Attachment, type Carried, TranscriptError } from '../transcript.ts';
import { cardContent } from './cards.ts';
import { typeOfCard } from './cardTypes.ts';
import { guessedType, isJson, isRemote, writtenType } from './contentType.ts';

/** Reads a file that a transcript names; rejects where it can't be read. */
export type Load = (path: string) => Promise<Uint8Array>;

/** chatdown would ask the address. Nothing is fetched here: an address without an ending is a web page. */
const unaskedType = 'text/html';

export async function attachmentOf(attachment: Attachment, load: Load): Promise<Carried> {
  if (attachment.kind === 'card') {
    return { contentType: typeOfCard(attachment.card), content: cardContent(attachment.properties) };
  }
  const { path, location } = attachment;
  const known = attachment.contentType ? writtenType(attachment.contentType) : guessedType(path);
  if (isRemote(path)) return { contentType: known ?? unaskedType, contentUrl: path };
  if (known === undefined) {
    const mend = `write it behind the path: [Attachment=${path} image/png]`;
    throw new TranscriptError(location, `The ending of ${path} doesn't tell its content type: ${mend}.`);
  }
  const bytes = await load(path).catch((cause: Error) => {
    const mend = 'it is looked for beside the transcript, then in the working folder';
    throw new TranscriptError(location, `The attachment ${path} can't be read (${cause.message}): ${mend}.`);
  });
  if (isJson(known)) return { contentType: known, content: jsonFrom(bytes, attachment) };
  if (known.startsWith('text/')) return { contentType: known, content: new TextDecoder().decode(bytes) };
  return { contentType: known, contentUrl: `data:${known};base64,${Buffer.from(bytes).toString('base64')}` };
}

function jsonFrom(bytes: Uint8Array, { path, location }: Attachment & { readonly kind: 'file' }): unknown {
  try {
    // Decoding takes a byte order mark away.
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new TranscriptError(location, `The attachment ${path} is no JSON: ${(error as Error).message}.`);
  }
}
