// Which files a transcript names, in its own lines or as attachments: where they change, what it plays does too.

import type { Transcript } from './transcript.ts';

/** As they are written. A word with an ending may be a file's name; a name too much does no harm. */
export const namedFiles = ({ given, entries }: Transcript): readonly string[] => [
  ...new Set([
    ...given.flatMap(({ rest }) => namesIn(rest)),
    ...entries.flatMap((entry) =>
      entry.kind === 'step'
        ? namesIn(entry.rest)
        : entry.parts.flatMap((part) => (part.kind === 'text' ? part.attachments.flatMap(pathOf) : [])),
    ),
  ]),
];

/** The whole of what follows an equals sign is a name with spaces. */
const namesIn = (rest: string): readonly string[] =>
  [rest.replace(/^=/, ''), ...rest.split(/[\s=",]+/)]
    .map((one) => one.trim())
    .filter((one) => ending.test(one));

const ending = /[^/\\]\.[A-Za-z]\w*$/;

const pathOf = (attachment: { readonly kind: string; readonly path?: string }): readonly string[] =>
  attachment.path === undefined || /^\w+:\/\//.test(attachment.path) ? [] : [attachment.path];
