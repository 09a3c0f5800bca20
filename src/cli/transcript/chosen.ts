// Which of the transcripts under some paths are to be played.

import { tagsOf } from '../../transcripts/transcript.ts';
import { UsageError } from '../failure.ts';
import { readTranscript, transcriptFiles } from './files.ts';

export interface Choice {
  /** What the path holds. */
  readonly filter?: string;
  /** Any of them is enough; none: whatever its tags. */
  readonly tag?: readonly string[];
}

/** Never none. @throws UsageError */
export async function chosen(
  paths: readonly string[],
  { filter = '', tag = [] }: Choice,
): Promise<readonly string[]> {
  const named = (await transcriptFiles(paths)).filter((file) => file.includes(filter));
  if (named.length === 0)
    throw new UsageError(`no .chat file with "${filter}" in its path in ${paths.join(', ')}`);
  if (tag.length === 0) return named;
  const transcripts = await Promise.all(named.map(readTranscript));
  const tagged = transcripts.filter((one) => tagsOf(one).some((each) => tag.includes(each)));
  if (tagged.length > 0) return tagged.map(({ file }) => file);
  const tags = [...new Set(transcripts.flatMap(tagsOf))].sort();
  const known = tags.length > 0 ? `their tags are ${tags.join(', ')}` : 'none of them has tags';
  throw new UsageError(`no transcript is tagged ${tag.join(' or ')}: ${known}`);
}
