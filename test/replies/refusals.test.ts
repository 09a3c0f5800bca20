import { describe, expect, it } from 'vitest';
import { openings } from '../../src/domain/outlook.ts';
import { type Action, actions, type Rules, type Status, statuses } from '../../src/domain/statusRules.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { after, asking, given, only2017, orderIn } from '../domain/orders.ts';
import { type Language, languages, replyTo, voiceOf } from './telling.ts';

/** The cells of Microsoft's table that are not "yes", by the page itself rather than by the code. */
const refusing = [
  ...['processing edit', 'processing delete', 'contactingCarrier edit', 'contactingCarrier delete'],
  ...['transferApproved delete', 'transferPending edit', 'transferPending cancel', 'transferPending delete'],
  ...['error view', 'error delete', 'completed edit', 'completed cancel', 'completed delete'],
  ...['cancelled view', 'cancelled cancel', 'cancelled delete'],
].map((cell) => cell.split(' ') as [Status, Action]);

const only2020: Rules = { ...only2017, reading: '2020' };
const tagOf: Readonly<Record<Language, string>> = { en: 'en-us', ja: 'ja-jp' };
const supportOf: Readonly<Record<Language, string>> = {
  en: 'https://learn.microsoft.com/en-us/microsoft-365/admin/get-help-support',
  ja: 'https://learn.microsoft.com/ja-jp/microsoft-365/admin/get-help-support',
};

interface Cell {
  readonly language: Language;
  readonly status: Status;
  readonly action: Action;
  readonly rules: Rules;
  /** The part of `refused.cell` that holds its words. */
  readonly words: string;
  readonly ask: ReturnType<typeof asking>;
}

const cells: readonly Cell[] = languages.flatMap((language) => [
  ...refusing.map(([status, action]) => ({
    ...{ language, status, action, rules: only2017, words: action, ask: asking(action) },
  })),
  {
    ...{ language, status: 'transferApproved', action: 'edit', rules: only2017, words: 'editOther' },
    ask: asking('edit', { pin: '4711' }),
  },
  {
    ...{ language, status: 'transferApproved', action: 'edit', rules: only2020, words: 'edit' },
    ask: asking('edit', { focDate: '2026-12-03' }),
  },
]);

const told = ({ ask, status, language, rules }: Cell): Reply =>
  replyTo(ask, [orderIn(status)], language, given({ rules }));
const linesOf = (reply: Reply): readonly string[] => reply.text.split('\n');

describe('a refusal by the table', () => {
  it.each(cells)(
    'of $words in $status ($rules.reading), in $language, tells all it owes in order',
    (cell) => {
      const { status, action, language, rules, words } = cell;
      const voice = voiceOf(language);
      const [asked = '', rule = '', opens = '', ...rest] = linesOf(told(cell));
      const pages = rest.filter((line) => line.includes('https://'));
      const [instead = '', ...until] = rest.filter((line) => !pages.includes(line)).toReversed();

      expect(asked).toContain('123');
      expect(asked).toContain(voice.t(words === 'editOther' ? 'field.pin' : `action.${action}`));
      expect(asked).toContain(voice.t(`status.${status}`));
      expect(rule).toContain('Microsoft');
      expect(rule).toContain(voice.t(`refused.cell.${status}.${words}.why`));
      const ahead = openings(action, status, rules).map((opening) => voice.t(`status.${opening.status}`));
      if (ahead.length > 0) for (const name of ahead) expect(opens).toContain(name);
      else
        expect(opens).toBe(
          voice.t(action === 'delete' && status === 'error' ? 'refused.opensLater' : 'refused.opensNever'),
        );
      expect(instead).toContain(voice.t(`refused.cell.${status}.${words}.instead`));
      expect(pages.length).toBeLessThanOrEqual(3);
      expect(pages[0]).toContain(`${tagOf[language]}/microsoftteams/`);
      expect(pages.at(-1)).toContain(supportOf[language]);
      expect(until).toHaveLength(status === 'transferApproved' || status === 'transferPending' ? 1 : 0);
    },
  );

  it.each(cells)('of $words in $status ($rules.reading), in $language, leaves no place unfilled', (cell) => {
    const { text, language } = told(cell);
    expect(language).toBe(cell.language);
    expect(text).not.toMatch(/\{\{|\}\}|undefined|refused\.|\(\)|（）|「」/);
  });

  it.each(cells.filter(({ words }) => words !== 'editOther'))(
    'of $words in $status ($rules.reading), in $language, gives the same reasons when the person only asks whether',
    (cell) => {
      const { status, action, language, rules } = cell;
      const may = { verb: 'may', action, orders: ['123'] } as const;
      const lines = linesOf(replyTo(may, [orderIn(status)], language, given({ rules })));
      expect(lines.slice(1)).toEqual(linesOf(told(cell)).slice(1));
    },
  );

  it.each<[Language, Status, Action, string]>([
    ['en', 'transferApproved', 'delete', 'Until Mon, Nov 30, 2026, 10:30 AM GMT+9 (in 27 days)'],
    ['ja', 'transferApproved', 'delete', '2026年11月30日(月) 10:30 JST（27 日後）まで'],
    [
      'en',
      'transferPending',
      'cancel',
      'The transfer is due Tue, Nov 3, 2026, 10:30 AM GMT+9 (in 16 hours).',
    ],
    ['ja', 'transferPending', 'cancel', '移行の予定は 2026年11月3日(火) 10:30 JST（16 時間後）です。'],
  ])('in %s, of an order in %s to %s, gives the moment as a date', (language, status, action, words) => {
    expect(replyTo(asking(action), [orderIn(status)], language).text).toContain(words);
  });

  it.each(languages)('in %s, tells that a transfer is overdue once its moment is past', (language) => {
    const late = given({ now: after(48 * 60 * 60 * 1000) });
    const { text } = replyTo(asking('cancel'), [orderIn('transferPending')], language, late);
    const early = replyTo(asking('cancel'), [orderIn('transferPending')], language).text;
    const overdue = { en: 'nothing has been reported since', ja: '完了の報告はまだ届いていません' }[language];
    expect(text).toContain(overdue);
    expect(early).not.toContain(overdue);
  });

  it.each(languages)('in %s, offers in error both ways out of a delete: anew, or support', (language) => {
    const { text } = replyTo(asking('delete'), [orderIn('error')], language);
    expect(text).toContain({ en: 'create the order anew', ja: '注文を作り直す' }[language]);
    expect(text).toContain({ en: 'ask support', ja: 'サポートに削除をご依頼' }[language]);
    expect(text).toContain({ en: 'not available at this time', ja: '現時点では利用できません' }[language]);
  });

  it.each(languages.flatMap((language) => statuses.map((status) => [language, status] as const)))(
    'in %s, in %s, comes to nobody whom the table allows it',
    (language, status) => {
      const refused = refusing.filter(([each]) => each === status).map(([, action]) => action);
      const allowed = actions.filter((action) => !refused.includes(action));
      for (const action of allowed) {
        const { text } = replyTo(asking(action), [orderIn(status)], language);
        expect(text, action).not.toContain(supportOf[language]);
      }
    },
  );
});

describe('a refusal of another kind', () => {
  it.each<[Language, 'helpdesk' | 'guest', Action, string]>([
    ['en', 'helpdesk', 'cancel', 'admin'],
    ['ja', 'helpdesk', 'cancel', '管理者'],
    ['en', 'guest', 'view', 'helpdesk agent'],
    ['ja', 'guest', 'view', 'ヘルプデスク担当者'],
    ['en', 'guest', 'edit', 'admin'],
  ])('in %s, tells a %s who wants to %s the role it takes: %s', (language, role, action, needed) => {
    const person = { id: 'x', role };
    const reply = replyTo(asking(action), [orderIn('processing')], language, given({ person }));
    expect(reply.text).toContain(needed);
    expect(reply.card).toBeUndefined();
  });

  it.each(languages)(
    'in %s, says of every fault which field it is in and repeats what was said',
    (language) => {
      const faulty = asking('edit', { btn: 'abc', targetDate: '2020-01-01' });
      const { text } = replyTo(faulty, [orderIn('error')], language);
      expect(linesOf({ text, language }).filter((line) => !line.includes('https://'))).toHaveLength(3);
      expect(text).toContain('abc');
      expect(text.toLowerCase()).toContain(voiceOf(language).t('field.btn').toLowerCase());
    },
  );
});
