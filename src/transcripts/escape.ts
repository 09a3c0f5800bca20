// A text as a regular expression that matches it and nothing else (RegExp.escape is not in Node 20).

export const escapeForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
