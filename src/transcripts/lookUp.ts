// Looks up what the attachments of a transcript hold, before it is played.

import type { Load } from './emulator/attachments.ts';
import type { Attachment, Message, Part, Transcript } from './transcript.ts';

/** The same transcript, and all that it attaches. Rejects with a TranscriptError for what is not to be had. */
export async function lookUp(transcript: Transcript, load: Load): Promise<Transcript> {
  if (!transcript.entries.some(attaches)) return transcript;
  // Loaded where it is needed: most transcripts attach nothing.
  const { attachmentOf } = await import('./emulator/attachments.ts');
  const held = async (attachment: Attachment): Promise<Attachment> => ({
    ...attachment,
    holds: await attachmentOf(attachment, load),
  });
  const entries: Transcript['entries'][number][] = [];
  for (const entry of transcript.entries) {
    if (!attaches(entry)) entries.push(entry);
    else
      entries.push({ ...entry, parts: await Promise.all(entry.parts.map((part) => partWith(part, held))) });
  }
  return { ...transcript, entries };
}

const attaches = (entry: Transcript['entries'][number]): entry is Message =>
  entry.kind === 'message' && entry.parts.some((part) => part.kind === 'text' && part.attachments.length > 0);

const partWith = async (part: Part, held: (attachment: Attachment) => Promise<Attachment>): Promise<Part> =>
  part.kind === 'text' ? { ...part, attachments: await Promise.all(part.attachments.map(held)) } : part;
