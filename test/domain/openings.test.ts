import { describe, expect, it } from 'vitest';
import { openings } from '../../src/domain/outlook.ts';
import {
  type Action,
  actions,
  isPossible,
  type Rules,
  type Status,
  statuses,
  verdictOn,
} from '../../src/domain/statusRules.ts';
import { allRules, asking, decided, given, only2017, orderIn, refusalOf } from './orders.ts';

const namesOf = (action: Action, status: Status, rules: Rules) =>
  openings(action, status, rules).map((opening) => opening.status);

describe('the statuses ahead in which a refused action becomes possible', () => {
  it.each<[Action, Status, Status[]]>([
    ['edit', 'processing', ['transferApproved', 'error']],
    ['edit', 'contactingCarrier', ['transferApproved', 'error']],
    ['edit', 'transferPending', ['transferApproved', 'error']],
    ['edit', 'completed', []],
    ['cancel', 'transferPending', ['transferApproved', 'error']],
    ['cancel', 'completed', []],
    ['cancel', 'cancelled', ['processing']],
    ['view', 'error', ['processing']],
    ['view', 'cancelled', ['processing']],
    ['delete', 'processing', []],
    ['delete', 'error', []],
    ['delete', 'completed', []],
  ])('to %s an order in %s: %j', (action, status, expected) => {
    expect(namesOf(action, status, only2017)).toEqual(expected);
  });

  it.each<[Action, Status, Rules, Status[]]>([
    ['edit', 'processing', { reading: '2020', deletion: 'off' }, ['error']],
    ['edit', 'transferApproved', { reading: '2020', deletion: 'off' }, ['error']],
    ['edit', 'transferPending', { reading: '2020', deletion: 'off' }, ['error']],
    ['delete', 'processing', { reading: '2017', deletion: 'on' }, ['error']],
    ['delete', 'transferPending', { reading: '2017', deletion: 'on' }, ['error']],
    ['delete', 'cancelled', { reading: '2017', deletion: 'on' }, ['error']],
    ['delete', 'completed', { reading: '2017', deletion: 'on' }, []],
  ])('to %s an order in %s under %j: %j', (action, status, rules, expected) => {
    expect(namesOf(action, status, rules)).toEqual(expected);
  });

  it('allow the action, are other statuses than the present one, and stand in the order of the table', () => {
    for (const rules of allRules) {
      for (const action of actions) {
        for (const status of statuses) {
          const found = openings(action, status, rules);
          expect(found.filter(({ verdict }) => !isPossible(verdict))).toEqual([]);
          for (const opening of found) {
            expect(opening.verdict).toBe(verdictOn(action, opening.status, rules));
          }
          const names = found.map((opening) => opening.status);
          expect(names).toEqual(statuses.filter((each) => each !== status && names.includes(each)));
        }
      }
    }
  });

  it('come with the refusal', () => {
    const refusal = refusalOf(decided(asking('edit'), orderIn('processing')));
    expect(refusal).toMatchObject({
      openings: [
        { status: 'transferApproved', verdict: 'focOnly' },
        { status: 'error', verdict: 'yes' },
      ],
    });
  });

  it('are none for the refused delete in error: no status ahead is any better', () => {
    expect(refusalOf(decided(asking('delete'), orderIn('error')))).toMatchObject({
      because: 'rule',
      verdict: 'notNow',
      openings: [],
    });
  });

  it('come with the refusal of another field than the FOC date', () => {
    const request = asking('edit', { name: 'Annex' });
    expect(refusalOf(decided(request, orderIn('transferApproved'), given()))).toMatchObject({
      verdict: 'focOnly',
      field: 'name',
      openings: [{ status: 'error', verdict: 'yes' }],
    });
  });
});
