// What a reply offers, and to whom: a helpdesk agent asks everything and changes nothing.

import { describe, expect, it } from 'vitest';
import type { DeskRequest } from '../../src/domain/request.ts';
import { readSpelling } from '../../src/domain/spelling.ts';
import { actions, type Status, statuses } from '../../src/domain/statusRules.ts';
import { explain } from '../../src/replies/explain.ts';
import type { Press } from '../../src/replies/press.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { asking, given, orderIn, personOf } from '../domain/orders.ts';
import { languages, replyTo, tellingIn } from './telling.ts';

const orders = ['123'];
const helpdesk = given({ person: personOf('helpdesk') });
const questions: readonly DeskRequest[] = [
  ...(['status', 'view', 'history', 'reason', 'when'] as const).map((verb) => ({ verb, orders })),
  ...([...actions, 'any'] as const).map((action) => ({ verb: 'may', action, orders }) as const),
];
const changing = ['edit', 'cancel', 'delete', 'place', 'recreate'];
const pressed = ({ card }: Reply): readonly (string | undefined)[] =>
  ((card?.actions ?? []) as readonly { data: Press }[]).map(({ data }) => readSpelling(data.request)?.verb);

/** By the contract: what an admin could do now, and a helpdesk agent cannot. */
const onlyAdmin: Readonly<Record<Status, readonly string[]>> = {
  processing: ['cancel'],
  contactingCarrier: ['cancel'],
  transferApproved: ['edit', 'cancel'],
  transferPending: [],
  error: ['edit', 'cancel'],
  completed: [],
  cancelled: ['edit'],
};
const admins = { en: 'admin', ja: '管理者' };
const each = languages.flatMap((language) => statuses.map((status) => [language, status] as const));

describe('a helpdesk agent', () => {
  it.each(each)('in %s, of an order in %s, is offered nothing that takes an admin', (language, status) => {
    for (const request of questions) {
      const reply = replyTo(request, [orderIn(status)], language, helpdesk);
      expect(
        pressed(reply).filter((verb) => verb && changing.includes(verb)),
        request.verb,
      ).toEqual([]);
    }
  });

  it.each(each)('in %s, of an order in %s, is told what an admin can do instead', (language, status) => {
    const { text } = replyTo({ verb: 'status', orders }, [orderIn(status)], language, helpdesk);
    expect(text.includes(admins[language])).toBe(onlyAdmin[status].length > 0);
    const ofAdmin = replyTo({ verb: 'status', orders }, [orderIn(status)], language).text;
    expect(ofAdmin).not.toContain(admins[language]);
  });

  it.each<[Status, string, string]>([
    ['error', 'An admin can correct it and send it again', '管理者が行えます'],
    ['cancelled', 'an admin can correct it and send it again', '管理者が内容を直して再送信できます'],
  ])('who cannot view an order in %s is told who can mend it', (status, english, japanese) => {
    expect(replyTo(asking('view'), [orderIn(status)], 'en', helpdesk).text).toContain(english);
    expect(replyTo(asking('view'), [orderIn(status)], 'ja', helpdesk).text).toContain(japanese);
  });

  it('is told until when an order can be cancelled, and by whom', () => {
    const may: DeskRequest = { verb: 'may', action: 'cancel', orders };
    const { text } = replyTo(may, [orderIn('transferApproved')], 'en', helpdesk);
    expect(text).toContain('Until Mon, Nov 30, 2026, 10:30 AM GMT+9 (in 27 days) an admin can still');
  });

  it.each(languages)('in %s, reads of no example in help that they could not say', (language) => {
    const help = (role: 'admin' | 'helpdesk' | 'guest') =>
      explain([{ kind: 'answered', answer: { about: 'help' } }], tellingIn(language, { role })).text;
    const cancel = { en: 'cancel orders 123', ja: '注文123、124、130をキャンセルして' }[language];
    const list = { en: 'what needs me?', ja: '対応が必要なものは？' }[language];
    expect([help('admin').includes(cancel), help('admin').includes(list)]).toEqual([true, true]);
    expect([help('helpdesk').includes(cancel), help('helpdesk').includes(list)]).toEqual([false, true]);
    expect([help('guest').includes(cancel), help('guest').includes(list)]).toEqual([false, false]);
  });

  it.each(languages)('in %s, who asks how to cancel is told the role it takes', (language) => {
    const how: DeskRequest = { verb: 'how', action: 'cancel' };
    expect(replyTo(how, [], language, helpdesk).text).toContain(admins[language]);
    expect(replyTo(how, [], language).text).not.toContain(admins[language]);
  });
});

describe('until when an order can be cancelled', () => {
  it.each<[Status, string]>([
    ['processing', 'until 24 hours before the transfer; no date is set yet'],
    ['contactingCarrier', 'until 24 hours before the transfer; no date is set yet'],
    ['transferApproved', 'edited or cancelled until Mon, Nov 30, 2026, 10:30 AM GMT+9 (in 27 days)'],
    ['transferPending', 'cancelled until Mon, Nov 2, 2026, 10:30 AM GMT+9 (7 hours ago)'],
  ])('is told of an order in %s, to whoever asks', (status, words) => {
    for (const circumstances of [given(), helpdesk]) {
      const { text } = replyTo({ verb: 'status', orders }, [orderIn(status)], 'en', circumstances);
      expect(text).toContain(words);
    }
  });
});
