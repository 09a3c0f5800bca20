// What every language has to be able to say: the same keys, plural forms and values, and words for each name that the
// domain knows. And no words that nobody can come to hear.

import { readdirSync, readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/domain/corrections.ts';
import { fieldNames } from '../../src/domain/fields.ts';
import { orderSchema } from '../../src/domain/order.ts';
import { type Role, roleMissing } from '../../src/domain/people.ts';
import { newOrderFields } from '../../src/domain/placing.ts';
import { rejectionReasons } from '../../src/domain/rejections.ts';
import { requestSchema } from '../../src/domain/request.ts';
import { sortables } from '../../src/domain/sorting.ts';
import {
  actions,
  defaultRules,
  isPossible,
  statuses,
  type Verdict,
  verdictOn,
} from '../../src/domain/statusRules.ts';
import { todoReasons } from '../../src/domain/todo.ts';
import type { Says } from '../../src/replies/translator.ts';
import { locales } from '../locales.ts';

const { says, links } = locales;
const languages = Object.keys(says);

const flat = (words: Says, before = ''): (readonly [string, string])[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as const] : flat(value, `${before}${key}.`),
  );
const textsOf = (language: string): ReadonlyMap<string, string> => new Map(flat(says[language] ?? {}));
const plural = /_(zero|one|two|few|many|other)$/;
const withoutPlural = (key: string): string => key.replace(plural, '');
const keysOf = (language: string): readonly string[] =>
  [...new Set([...textsOf(language).keys()].map(withoutPlural))].sort();
const allKeys = [...new Set(languages.flatMap(keysOf))].sort();

/** Both are the action that the sentence is about, in the forms that grammars need ("cancel", "cancelled"). */
const theAction = ['action', 'done'];
const placeholders = (text: string): readonly string[] =>
  [...new Set(Array.from(text.matchAll(/\{\{(.*?)\}\}/g), ([, name = '']) => name))]
    .filter((name) => !theAction.includes(name))
    .sort();

const problems = Object.keys({
  notATelephone: true,
  numberNotInOrder: true,
  numberInOrder: true,
  lastNumber: true,
  tooManyNumbers: true,
  notADate: true,
  noSuchDate: true,
  noDateYet: true,
  datePast: true,
  dateTooSoon: true,
  dateOnWeekend: true,
  targetTooSoon: true,
  targetTooLate: true,
  otherCountry: true,
  otherType: true,
  accountTaken: true,
  noChange: true,
  noValue: true,
  tooLong: true,
  masked: true,
} satisfies Record<Problem, true>);
const verdicts = Object.keys({ yes: true, no: true, focOnly: true, notNow: true } satisfies Record<
  Verdict,
  true
>);
const roles = Object.keys({ admin: true, helpdesk: true, guest: true } satisfies Record<Role, true>);
const verbs = requestSchema.options.map((option) => option.shape.verb.value as string);
const history = orderSchema.shape.history.unwrap().element.shape.what.options;

/** The cells of the table, in every reading, that let something not be done, or only to the FOC date. */
const refusingCells = statuses.flatMap((status) =>
  actions.flatMap((action) => {
    const found = (['2017', '2020'] as const).map((reading) =>
      verdictOn(action, status, { reading, deletion: 'off' }),
    );
    return [
      ...(found.includes('no') || found.includes('notNow') ? [`${status}.${action}`] : []),
      ...(found.includes('focOnly') ? [`${status}.editOther`] : []),
    ];
  }),
);

/** Whoever may only ask is told who can do what they cannot. */
const changeable = statuses.filter((status) =>
  (['edit', 'cancel'] as const).some((action) => isPossible(verdictOn(action, status, defaultRules))),
);

/** Keys that code puts together: what comes before, and the names that come after it. */
const families: Readonly<Record<string, readonly string[]>> = {
  status: statuses,
  statusMeans: statuses,
  action: actions,
  verdict: verdicts,
  role: roles,
  'help.role': ['helpdesk', 'guest'],
  field: [
    ...fieldNames,
    'phoneNumbers',
    'country',
    'numberType',
    'requester',
    'placed',
    'rejection',
    'because',
    'language',
    'timeZone',
    'notices',
  ],
  fieldMeans: fieldNames,
  numberType: orderSchema.shape.numberType.options,
  rejection: rejectionReasons.flatMap((reason) => [`${reason}.name`, `${reason}.mend`]),
  fault: problems,
  'history.what': history,
  history: ['change', 'changeAdded', 'changeTaken'],
  'todo.what': [...todoReasons, 'errorAsk'],
  reporter: ['carrier', 'commandLine', 'api', 'terminal'],
  'asks.whichOrder': [...actions, 'comment', 'other'],
  'asks.fieldValue': ['text', 'moment', 'day', 'telephone'],
  'refused.cell': refusingCells.flatMap((cell) => [
    ...[`${cell}.why`, `${cell}.instead`],
    ...(changeable.some((status) => cell.startsWith(status)) ? [`${cell}.insteadAsk`] : []),
  ]),
  'refused.still': ['edit', 'cancel'],
  may: verdicts,
  'may.done': actions,
  'may.then': verdicts,
  how: [...actions, 'place', 'deleteNowhere'],
  customer: [...statuses, 'withoutDate', 'overdue'],
  when: ['error', 'cancelled'],
  confirms: [
    ...['cancel', 'delete', 'editFoc', 'resubmit', 'resubmitAsIs', 'place'],
    ...['change', 'changeNew', 'changeTaken', 'changeSecret', 'changeVoid'],
  ],
  contradicts: ['cancel', 'delete', 'editFoc', 'resubmit', 'resubmitAsIs'],
  'filter.placed': ['since', 'until', 'between'],
  'filter.sort': sortables,
  page: Object.keys(links.links),
  forSupport: ['refused', 'unknown', 'deleted', 'moved', 'failed'],
  // Whoever lacks the role is refused it.
  deed: requestSchema.options
    .map((option) => option.shape.verb.value)
    .filter((verb) => roleMissing(verb, 'guest')),
  watch: ['notify', 'mute'].flatMap((verb) => [`${verb}.all`, `${verb}.one`]),
  'notice.did': ['placed', 'edited', 'resubmitted', 'cancelled', 'deleted', 'imported'],
  'notice.short': ['lastChance', 'transferDay', 'overdue', 'stuck', 'commented'],
  statusSign: statuses,
  'verdict.short': verdicts,
  nothingAsked: ['none', 'expired', 'earlier', 'over'],
  'confirms.undo': ['cancelled', 'edited', 'placed'],
  'refused.notUndone': ['nothingDone', 'notYours', 'byCarrier', 'sentAgain', 'deleted'],
  'place.ask': newOrderFields,
  kept: ['nothing', 'kept', 'thrownAway'],
  recorded: ['cancel', 'delete', 'editFoc', 'resubmit', 'place'],
  form: ['addNumber', 'removeNumber'],
  'button.confirm': ['cancel', 'delete', 'editFoc', 'resubmit', 'place'],
  button: [...actions, 'status', 'history', 'reason'],
  language: languages,
};
const inFamilies = Object.entries(families).flatMap(([head, names]) =>
  names.map((name) => `${head}.${name}`),
);

/** The texts of a folder's code that could be keys: whole ones, and the heads of those put together. */
function textsInCode(folder: URL): { readonly whole: readonly string[]; readonly heads: readonly string[] } {
  const whole: string[] = [];
  const heads: string[] = [];
  const visitor = new Visitor({
    Literal: ({ value }) => void (typeof value === 'string' && whole.push(value)),
    TemplateLiteral: ({ quasis }) => void heads.push(quasis[0]?.value.cooked ?? ''),
  });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.ts'))
      visitor.visit(parseSync(name, readFileSync(new URL(name, folder), 'utf8')).program);
  }
  return {
    whole,
    heads: heads.filter((head) => /^[a-zA-Z.]+\.$/.test(head)).map((head) => head.slice(0, -1)),
  };
}
const { whole, heads } = textsInCode(new URL('../../src/replies/', import.meta.url));

describe.each(languages)('the words of %s', (language) => {
  const texts = textsOf(language);

  it('have every key that any language has', () => expect(keysOf(language)).toEqual(allKeys));

  it('name everything that the domain has a name for', () => {
    expect(inFamilies.filter((key) => !texts.has(key))).toEqual([]);
  });

  it('have all plural forms of the language where they have any, and no others', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const counted = [...new Set([...texts.keys()].filter((key) => plural.test(key)).map(withoutPlural))];
    const forms = counted.map((key) =>
      [...texts.keys()].filter((each) => withoutPlural(each) === key).sort(),
    );
    expect(counted).toContain('list.heading');
    expect(forms).toEqual(counted.map((key) => pluralCategories.map((form) => `${key}_${form}`).sort()));
  });

  it('count wherever another language counts', () => {
    const counts = (tag: string) =>
      [...textsOf(tag).keys()].filter((key) => plural.test(key)).map(withoutPlural);
    expect([...new Set(counts(language))].sort()).toEqual([...new Set(languages.flatMap(counts))].sort());
  });

  it('show the same values as in every other language', () => {
    const shown = (tag: string): Record<string, readonly string[]> =>
      Object.fromEntries(
        Array.from(textsOf(tag), ([key, text]) => [key.replace(plural, '_other'), placeholders(text)]),
      );
    for (const other of languages) expect(shown(language)).toEqual(shown(other));
  });

  it('are never empty, and stand between no spaces', () => {
    expect([...texts].filter(([, text]) => text === '' || text.trim() !== text)).toEqual([]);
  });

  it('hold no markup of i18next that puts one text into another', () => {
    expect([...texts].filter(([, text]) => text.includes('$t('))).toEqual([]);
  });
});

describe('the keys', () => {
  it('are all reached: each stands in the code of replies, or in a family that the code puts together', () => {
    const verbsSaid = verbs.map((verb) => `say.${verb}`);
    const saidWhole = [...whole, ...heads].map((text) => `say.${text}`);
    const how = [...actions, 'place'].map((action) => `say.how.${action}`);
    const reached = new Set([...whole, ...inFamilies, ...verbsSaid, ...saidWhole, ...how]);
    expect(allKeys.filter((key) => !reached.has(key))).toEqual([]);
  });

  it('are put together in code as the families say', () => {
    const known = [...Object.keys(families), 'say'];
    expect(Object.keys(families).filter((head) => !heads.includes(head))).toEqual([]);
    expect(heads.filter((head) => !known.includes(head))).toEqual([]);
  });
});

describe('the links', () => {
  it.each(languages)('name the locale of Microsoft’s pages for %s', (language) => {
    const locale = links.languages[language] ?? '';
    expect(locale).toMatch(/^[a-z]{2}(-[a-z]{4})?-[a-z]{2}$/);
    expect(new Intl.Locale(locale).language).toBe(new Intl.Locale(language).language);
  });

  it.each(Object.entries(links.links))('%s is https, and whole wherever it is written', (_name, link) => {
    expect(link).toMatch(/^https:\/\//);
    expect(link).not.toMatch(/[&\s<>"]/);
    expect(link.replace('{locale}', '')).not.toMatch(/[{}]/);
  });
});
