// Reads our own lines, which begin `>@ >~ >! >?`. Any other line that begins `>` is a comment.

import { checkMistake } from './checks.ts';
import { pairKey, readPairs } from './pairs.ts';
import {
  type GivenLine,
  type Location,
  type Settings,
  type Sigil,
  type Step,
  settingNames,
  TranscriptError,
} from './transcript.ts';

const sigilLine = /^>([@~!?])(\s*)([\s\S]*)$/;
const wordAlone = /^([A-Za-z][\w-]*)(?:(\s+)([\s\S]*))?$/;

const examples = {
  '@': '">@ language=ja" or ">@ word …"',
  '~': '">~ advance 15m"',
  '!': '">! press "Yes""',
  '?': '">? quiet", ">? says /pattern/" or ">? buttons = A|B"',
} as const;

export type OurLine =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'given'; readonly line: GivenLine }
  | Step;

export const isOurs = (text: string): boolean => sigilLine.test(text);

/** Throws a TranscriptError where the line can't be read. `at` is the line's beginning. */
export function readOurLine(text: string, at: Location): OurLine {
  const [, mark, gap = '', body = ''] = sigilLine.exec(text) ?? [];
  const sigil = mark as '@' | Sigil;
  const location = { ...at, column: at.column + 2 + gap.length };
  if (sigil === '@' && pairKey.test(body))
    return { kind: 'settings', settings: readSettings(body, location) };

  const [, word, space = '', rest = ''] = wordAlone.exec(body.trimEnd()) ?? [];
  if (word === undefined) {
    throw new TranscriptError(
      location,
      `This is no line of the form ">${sigil} word …": write ${examples[sigil]}.`,
    );
  }
  const restLocation = { ...location, column: location.column + word.length + space.length };
  if (sigil === '@') {
    if (isSettingName(word) && rest.startsWith('=')) {
      throw new TranscriptError(
        restLocation,
        `Settings have no spaces around "=": write ${word}=${rest.slice(1).trim()}.`,
      );
    }
    return { kind: 'given', line: { word, rest, location, restLocation } };
  }
  const mistake = sigil === '?' ? checkMistake(word, rest) : undefined;
  if (mistake !== undefined) throw new TranscriptError(restLocation, mistake);
  return { kind: 'step', sigil, word, rest, location, restLocation };
}

function readSettings(body: string, at: Location): Settings {
  const pairs = readPairs(body, at);
  const unknown = pairs.find(({ key }) => !isSettingName(key));
  if (unknown) {
    throw new TranscriptError(
      unknown.location,
      `There is no setting "${unknown.key}": write one of ${settingNames.join(', ')}.`,
    );
  }
  return Object.fromEntries(pairs.map(({ key, value, location }) => [key, { value, location }]));
}

const isSettingName = (word: string): boolean => (settingNames as readonly string[]).includes(word);
