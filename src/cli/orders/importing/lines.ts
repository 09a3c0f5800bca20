// The lines of a text that comes in pieces, each with the line break that ends it.

export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string, void, void> {
  let rest = '';
  for await (const piece of pieces) {
    const text = rest + piece;
    const lineEnd = /\r\n|\n|\r(?!$)/g; // a CR at the end may be half of a CRLF
    let start = 0;
    for (let found = lineEnd.exec(text); found; found = lineEnd.exec(text)) {
      yield text.slice(start, lineEnd.lastIndex);
      start = lineEnd.lastIndex;
    }
    rest = text.slice(start);
  }
  if (rest !== '') yield rest;
}
