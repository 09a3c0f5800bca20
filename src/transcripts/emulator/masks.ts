// What is another each time that a conversation is played, ids and moments, in the texts of a bot: captured where it
// is said first, used from then on.

const changing =
  /(?<id>\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b)|(?<time>\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))/gi;

const patterns = { id: '[\\w-]{36}', time: '[\\dT:.Z+-]+' };

export interface Masks {
  /** A bot's text, spelled as a line of a transcript. */
  said(text: string): string;
  /** A user's, where only what the bot has said before is masked. */
  repeated(text: string): string;
}

export function createMasks(): Masks {
  const names = new Map<string, string>();
  const repeated = (text: string): string =>
    text.replace(changing, (value) => (names.has(value) ? `\${${names.get(value)}}` : value));
  return {
    repeated,
    said: (text) =>
      text.replace(changing, (value: string, id?: string) => {
        const known = names.get(value);
        if (known !== undefined) return `\${${known}}`;
        const kind = id === undefined ? 'time' : 'id';
        const name = `${kind}${names.size + 1}`;
        names.set(value, name);
        return `{{${name}:/${patterns[kind]}/}}`;
      }),
  };
}
