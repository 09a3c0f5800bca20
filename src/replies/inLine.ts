// What people typed, as it is shown: it stays in its line, turns no words but its own around, and hides nothing.

/** Control characters and whatever else begins a new line, with the blanks around it. */
const breaks = /\s*[\p{Cc}\u2028\u2029]\s*/gu;
/** Turn the direction of what follows. A mark that turns nothing but itself (U+200E, U+200F, U+061C) may stay. */
const turns = '\u202a-\u202e\u2066-\u2069';
/** Drawn as nothing at all. Those that join letters or keep them apart (U+200C, U+200D) belong to words. */
const unseen =
  '\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}';
const nothing = new RegExp(`[${turns}${unseen}]`, 'gu');

/** Most texts hold none of it, and looking is quicker than replacing: a reply shows a dozen of them. */
const any = new RegExp(`[\\p{Cc}\\u2028\\u2029${turns}${unseen}]`, 'u');

export const inLine = (text: string): string =>
  any.test(text) ? text.replace(breaks, ' ').replace(nothing, '') : text;
