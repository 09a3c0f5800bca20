// One form for all the ways to type the same text: NFKC, lower case, one dash, one kana, single spaces.
// Every character of the normal form knows where it came from, so that names and reasons keep their spelling.

export interface Normal {
  readonly text: string;
  readonly original: string;
  /** Where in the original the character at each place of `text` begins; one more entry for the end. */
  readonly origin: readonly number[];
}

/** What belongs together when characters are composed: a base with its marks, half-width voicing marks, jamo. */
const invisible = '[\\p{Cf}\\ufe00-\\ufe0f]';
const invisibles = new RegExp(invisible, 'gu');
const clusters = new RegExp(
  `(?:[\\u1100-\\u11ff]|${invisible})+|[\\s\\p{Cc}]+|[^\\s\\p{Cc}](?:[\\p{M}\\uff9e\\uff9f]|${invisible})*`,
  'gsu',
);
const dashes = /[\p{Pd}\u2212\u02d7\u2043]/gu;
const apostrophes = /[\u2018\u2019\u02bc\u0060\u00b4]/g;
const loneSurrogate = /\p{Cs}/gu;
const katakana = /[\u30a1-\u30f6]/g;
/** The mark that lengthens a vowel, typed for a dash (`POー123`). */
const longVowel = 'ー';

export function normalize(original: string): Normal {
  let text = '';
  const origin: number[] = [];
  for (const cluster of original.matchAll(clusters)) {
    for (const letter of normalCluster(cluster[0], text)) {
      const last = text.at(-1) ?? '\n';
      if (isSpace(letter) && isSpace(last)) {
        if (letter === '\n' && last === ' ') text = `${text.slice(0, -1)}\n`;
        continue;
      }
      for (let at = 0; at < letter.length; at += 1) origin.push(cluster.index);
      text += letter;
    }
  }
  return { text, original, origin: [...origin, original.length] };
}

const isSpace = (letter: string): boolean => letter === ' ' || letter === '\n';

function normalCluster(cluster: string, before: string): string {
  if (/^[\s\p{Cc}]+$/u.test(cluster)) return /[\n\r\u2028\u2029]/.test(cluster) ? '\n' : ' ';
  if (cluster === longVowel && /[a-z0-9]$/.test(before)) return '-';
  return cluster
    .replace(invisibles, '')
    .replace(loneSurrogate, '\ufffd')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(dashes, '-')
    .replace(apostrophes, "'")
    .replace(katakana, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

/** The original spelling of a stretch of the normal form, without space around it. */
export function originalOf({ original, origin }: Normal, from: number, to: number): string {
  return original.slice(origin[from] ?? original.length, origin[to] ?? original.length).trim();
}
