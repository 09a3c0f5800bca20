// portdesk transcript: its commands, one a file in transcript/.

import type { Commands } from './commands.ts';

export const transcriptCommands: Commands = {
  run: {
    does: 'play .chat files and compare what the desk says',
    load: async () => (await import('./transcript/run.ts')).runCommand,
  },
  record: {
    does: 'talk to a desk with orders of its own, and write it down as a transcript that passes',
    load: async () => (await import('./transcript/record.ts')).recordCommand,
  },
  convert: {
    does: "convert a .chat file to the Bot Framework Emulator's .transcript, or back",
    load: async () => (await import('./transcript/convert.ts')).convertCommand,
  },
  lint: {
    does: 'find what chatdown reads otherwise than it looks in .chat files',
    load: async () => (await import('./transcript/lint.ts')).lintCommand,
  },
};
