// The report as JSON, for programs.

import { tagsOf } from '../transcript.ts';
import { atTheEnd, counts, type Reporter } from './reporter.ts';

export const json: Reporter = atTheEnd(({ all, milliseconds, coverage }) => {
  const transcripts = all.map(({ transcript, passed, failures, turns, milliseconds: took }) => ({
    file: transcript.file,
    tags: tagsOf(transcript),
    ...{ passed, turns: turns.length, milliseconds: took },
    failures: failures.map(({ kind, location, message, expected, said, cards }) => ({
      ...{ kind, ...location, message, expected, said, cards },
    })),
  }));
  const whole = { ...counts(all), milliseconds, transcripts, coverage };
  return `${JSON.stringify(whole, null, 2)}\n`;
});
