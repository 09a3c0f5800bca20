// An order's own secrets in free text.

import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../src/domain/secrets.ts';
import { changeOf, decided, orderIn } from './orders.ts';

const order = orderIn('error', { pin: '4711', accountNumber: 'AC-(9)*1' });

describe('free text about an order', () => {
  it.each([
    ['the PIN is 4711, he says', 'the PIN is ••••, he says'],
    ['4711', '••••'],
    ['PIN4711 or 47112 or 14711', 'PIN4711 or 47112 or 14711'],
    ['account ac-(9)*1!', 'account ••••!'],
    ['暗証番号は「4711」です', '暗証番号は「••••」です'],
    ['call 2026-11-20', 'call 2026-11-20'],
  ])('%s', (text, shown) => {
    expect(withoutSecrets(text, order)).toBe(shown);
  });

  it('is kept as it is where the secret is too short to be told from a word', () => {
    expect(withoutSecrets('1 and 12', orderIn('error', { pin: '12' }))).toBe('1 and 12');
  });

  it('as the reason of a cancellation shows no secret in the history', () => {
    const request = { verb: 'cancel', orders: ['123'], because: 'PIN 4711 is wrong' } as const;
    expect(changeOf(decided(request, order)).after.order.history.at(-1)?.because).toBe('PIN •••• is wrong');
  });
});
