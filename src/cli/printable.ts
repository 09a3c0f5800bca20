// Text for a terminal: what people typed may hold control sequences, and there they are not obeyed.

export const printable = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '\u{fffd}');

/** A part of a line: it holds no end of one, nor a tab between parts. */
export const printableInLine = (text: string): string => text.replace(/\p{Cc}/gu, ' ');
