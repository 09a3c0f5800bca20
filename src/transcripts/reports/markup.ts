// HTML and XML with values in them: what is put in is text, unless it was made by `markup` itself.

import { escapeUTF8 } from 'entities/escape';

export interface Markup {
  readonly markup: string;
}

/** A list stands for its members one after another; what is absent, for nothing. */
type Value = string | number | Markup | undefined | readonly Value[];

export const markup = (strings: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  markup: strings.reduce((made, string, at) => made + written(values[at - 1]) + string),
});

/** Characters that XML cannot hold, not even escaped. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function written(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'object') return 'markup' in value ? value.markup : value.map(written).join('');
  return escapeUTF8(String(value).replace(unwritable, '\ufffd'));
}
