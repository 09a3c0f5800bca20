// One form for all the ways to type the same text: NFKC, lower case, one dash, one kana, single spaces.
// Every character of the normal form knows where it came from, so that names and reasons keep their spelling.

export interface Normal {
  readonly text: string;
  readonly original: string;
  /** Where in the original the character at each place of `text` begins; one more entry for the end. */
  readonly origin: ArrayLike<number>;
}

/** What belongs together when characters are composed: a base with its marks, half-width voicing marks, jamo. */
const invisible = '[\\p{Cf}\\ufe00-\\ufe0f]';
const invisibles = new RegExp(invisible, 'gu');
const cluster = new RegExp(
  `(?:[\\u1100-\\u11ff]|${invisible})+|[\\s\\p{Cc}]+|[^\\s\\p{Cc}](?:[\\p{M}\\uff9e\\uff9f]|${invisible})*`,
  'suy',
);
const dashes = /[\p{Pd}\u2212\u02d7\u2043]/gu;
const apostrophes = /[\u2018\u2019\u02bc\u0060\u00b4]/g;
const loneSurrogate = /\p{Cs}/gu;
const katakana = /[\u30a1-\u30f6]/g;
const toHiragana = 0x60;
/** The mark that lengthens a vowel, typed for a dash (`POー123`). */
const longVowel = 'ー';

export function normalize(original: string): Normal {
  let text = '';
  const origin: number[] = [];
  for (let at = 0; at < original.length; ) {
    const simple = isPlain(original.charCodeAt(at + 1)) ? plainLetter(original.charCodeAt(at)) : 0;
    if (simple !== 0) {
      text += String.fromCharCode(simple);
      origin.push(at);
      at += 1;
      continue;
    }
    cluster.lastIndex = at;
    const found = cluster.exec(original)?.[0] ?? original.charAt(at);
    for (const letter of normalCluster(found, text)) {
      if (isSpace(letter) && (text === '' || isSpace(text.charAt(text.length - 1)))) {
        if (letter === '\n' && text.endsWith(' ')) text = `${text.slice(0, -1)}\n`;
        continue;
      }
      for (let unit = 0; unit < letter.length; unit += 1) origin.push(at);
      text += letter;
    }
    at += found.length;
  }
  origin.push(original.length);
  return { text, original, origin };
}

const isSpace = (letter: string): boolean => letter === ' ' || letter === '\n';

/** A character that joins none before it: most of what is typed. `NaN`, behind the end, is none to worry about. */
const isPlain = (code: number): boolean =>
  !(code >= 0x80) ||
  (code >= 0x3041 && code <= 0x3096) ||
  (code >= 0x30a1 && code <= 0x30fc) ||
  isKanji(code) ||
  code === 0x3001 ||
  code === 0x3002;
const isKanji = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** The normal form of a character that is alone in its cluster and needs no table; 0 where it may. */
function plainLetter(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code;
  if (code >= 0x41 && code <= 0x5a) return code + 0x20;
  if (code > 0x20 && code < 0x7f && code !== 0x60) return code;
  if (code >= 0x3041 && code <= 0x3096) return code;
  if (code >= 0x30a1 && code <= 0x30f6) return code - toHiragana;
  return isKanji(code) || code === 0x3001 || code === 0x3002 ? code : 0;
}

function normalCluster(found: string, before: string): string {
  if (/^[\s\p{Cc}]+$/u.test(found)) return /[\n\r\u2028\u2029]/.test(found) ? '\n' : ' ';
  if (found === longVowel && /[a-z0-9]$/.test(before)) return '-';
  return found
    .replace(invisibles, '')
    .replace(loneSurrogate, '\ufffd')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(dashes, '-')
    .replace(apostrophes, "'")
    .replace(katakana, (letter) => String.fromCharCode(letter.charCodeAt(0) - toHiragana));
}

/** The original spelling of a stretch of the normal form, without space around it. */
export function originalOf({ original, origin }: Normal, from: number, to: number): string {
  return original.slice(origin[from] ?? original.length, origin[to] ?? original.length).trim();
}
