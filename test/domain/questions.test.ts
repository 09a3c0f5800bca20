import { describe, expect, it } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import type { Answer } from '../../src/domain/decision.ts';
import { bareNumber } from '../../src/domain/order.ts';
import type { DeskRequest } from '../../src/domain/request.ts';
import { statuses } from '../../src/domain/statusRules.ts';
import { ada, given, only2017, orderIn } from './orders.ts';

function answerTo(request: DeskRequest, orders = all, circumstances = given()): Answer {
  const [decision] = decide(request, orders, circumstances);
  if (decision?.kind !== 'answered') throw new Error(`is not answered but ${JSON.stringify(decision)}`);
  return decision.answer;
}

/** One order for each status; its number is the place of the status in the table. */
const all = statuses.map((status, at) =>
  orderIn(status, {
    number: String(at),
    carrier: at % 2 === 0 ? 'NTT East' : 'KDDI',
    placedBy: at < 2 ? ada.id : 'mia',
    placedAt: `2026-10-2${at}T16:00:00Z`,
    phoneNumbers: [`+8135550103${at}`],
  }),
);

const numbersIn = (answer: Answer) =>
  answer.about === 'list' ? answer.standings.map(({ order }) => order.number).join(' ') : 'no list';

describe('a list of orders', () => {
  it.each<[string, Parameters<typeof answerTo>[0], string]>([
    ['all of them', { verb: 'list' }, '0 1 2 3 4 5 6'],
    ['those in a status as of now', { verb: 'list', status: ['transferPending'] }, '3'],
    ['none of the pending ones as approved', { verb: 'list', status: ['transferApproved'] }, '2'],
    ['those in either of two statuses', { verb: 'list', status: ['error', 'cancelled'] }, '4 6'],
    ['those of a carrier, in any case and in part', { verb: 'list', carrier: 'ntt' }, '0 2 4 6'],
    ['those of the person', { verb: 'list', by: 'me' }, '0 1'],
    ['the one that holds a number', { verb: 'list', number: ['+81355501035'] }, '5'],
    // Placed at 16:00 in UTC, it is the next day in Tokyo.
    ['those placed since a day of the person', { verb: 'list', since: '2026-10-25' }, '4 5 6'],
    ['those placed until a day of the person', { verb: 'list', until: '2026-10-22' }, '0 1'],
    ['those placed on one day', { verb: 'list', since: '2026-10-24', until: '2026-10-24' }, '3'],
    ['what all the filters let through', { verb: 'list', carrier: 'KDDI', since: '2026-10-24' }, '3 5'],
    ['nothing where nothing fits', { verb: 'list', carrier: 'Verizon' }, ''],
  ])('has %s', (_what, request, expected) => {
    expect(numbersIn(answerTo(request))).toBe(expected);
  });

  it('is counted in the same way', () => {
    expect(answerTo({ verb: 'count', status: ['error', 'cancelled'] })).toEqual({
      about: 'count',
      count: 2,
      filter: { status: ['error', 'cancelled'] },
    });
  });
});

describe('a question about what may be done', () => {
  it.each(statuses)('tells of an order in %s the verdict that an action would meet', (status) => {
    const order = orderIn(status);
    for (const action of ['view', 'edit', 'cancel', 'delete'] as const) {
      const answer = answerTo({ verb: 'may', action, orders: ['123'] }, [order]);
      const row = answerTo({ verb: 'may', action: 'any', orders: ['123'] }, [order]);
      expect(answer).toMatchObject({ about: 'may', action, standing: { status } });
      expect(row).toMatchObject({
        about: 'mayAny',
        row: { status, [action]: (answer as { verdict?: string }).verdict },
      });
    }
  });

  it('is answered for a status without any order', () => {
    expect(answerTo({ verb: 'may', action: 'cancel', orders: [], status: ['transferPending'] }, [])).toEqual({
      about: 'mayInStatus',
      action: 'cancel',
      verdicts: [{ status: 'transferPending', verdict: 'no' }],
    });
  });

  it('is answered with every status where none is named', () => {
    const answer = answerTo({ verb: 'may', action: 'delete', orders: [] }, []);
    expect(answer).toMatchObject({ verdicts: statuses.map((status) => ({ status })) });
  });

  it('is answered for a deleted order by saying that it is deleted', () => {
    const tombstone = orderIn('error', { deletedAt: '2026-11-01T00:00:00Z' });
    const [decision] = decide({ verb: 'may', action: 'edit', orders: ['123'] }, [tombstone], given());
    expect(decision).toMatchObject({ kind: 'refused', refusal: { because: 'deletedOrder' } });
  });
});

describe('the rules', () => {
  it('are told row by row as they are in force', () => {
    const answer = answerTo({ verb: 'rules' }, [], given({ rules: { reading: '2020', deletion: 'on' } }));
    expect(answer).toMatchObject({
      about: 'rules',
      table: [
        { status: 'processing', view: 'yes', edit: 'no', cancel: 'yes', delete: 'no' },
        { status: 'contactingCarrier', view: 'yes', edit: 'no', cancel: 'yes', delete: 'no' },
        { status: 'transferApproved', view: 'yes', edit: 'no', cancel: 'yes', delete: 'no' },
        { status: 'transferPending', view: 'yes', edit: 'no', cancel: 'no', delete: 'no' },
        { status: 'error', view: 'no', edit: 'yes', cancel: 'yes', delete: 'yes' },
        { status: 'completed', view: 'yes', edit: 'no', cancel: 'no', delete: 'no' },
        { status: 'cancelled', view: 'no', edit: 'yes', cancel: 'no', delete: 'no' },
      ],
    });
  });

  it.each([
    ['view', ['processing', 'contactingCarrier', 'transferApproved', 'transferPending', 'completed']],
    ['edit', ['transferApproved', 'error', 'cancelled']],
    ['cancel', ['processing', 'contactingCarrier', 'transferApproved', 'error']],
    ['delete', []],
    ['place', []],
  ] as const)('of how to %s name the statuses in which it is possible', (action, expected) => {
    const answer = answerTo({ verb: 'how', action }, [], given({ rules: only2017 }));
    expect(answer).toEqual({ about: 'how', action, statuses: expected });
  });
});

describe('what is told in every status', () => {
  it.each(['status', 'order', 'history', 'reason', 'when'] as const)('is the "%s" of an order', (verb) => {
    for (const status of statuses) {
      const answer = answerTo({ verb, orders: ['123'] }, [orderIn(status)]);
      expect(answer).toMatchObject({ standing: { status, order: { number: '123' } } });
    }
  });
});

describe('an order number without letters, dash and leading zeros', () => {
  it.each([
    ['PO-0102', '102'],
    ['102', '102'],
    ['0102', '102'],
    ['PO-1-02', '102'],
    ['000', '0'],
    ['PO', ''],
  ])('%s is %s', (number, bare) => {
    expect(bareNumber(number)).toBe(bare);
  });
});
