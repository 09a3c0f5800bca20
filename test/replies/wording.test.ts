// Every sentence that a button or a suggestion says for the person has to be understood as the request it stands for.

import { describe, expect, it } from 'vitest';
import { fieldNames } from '../../src/domain/fields.ts';
import { isOrderRequest, type Request, requestSchema } from '../../src/domain/request.ts';
import { spell, spellAll } from '../../src/domain/spelling.ts';
import { actions, statuses } from '../../src/domain/statusRules.ts';
import { understand } from '../../src/language/understand.ts';
import { wording } from '../../src/replies/wording.ts';
import { hearings } from '../language/listening.ts';
import { languages, voiceOf } from './telling.ts';

const numbers = ['123', 'PO-0102'];
const aboutOrders = [
  'status',
  'view',
  'cancel',
  'delete',
  'history',
  'reason',
  'when',
  'comment',
  'customer',
  'notify',
  'mute',
] as const;
const plain = ['list', 'rules', 'support', 'help', 'yes', 'no', 'todo', 'export'] as const;

const requests: readonly Request[] = [
  ...plain.map((verb) => ({ verb })),
  ...numbers.flatMap((number): Request[] => {
    const orders = [number];
    return [
      ...aboutOrders.map((verb) => ({ verb, orders })),
      ...([...actions, 'any'] as const).map((action) => ({ verb: 'may', action, orders }) as const),
      { verb: 'edit', orders, corrections: {} },
      ...fieldNames.map((field) => ({ verb: 'edit', orders, corrections: {}, field: [field] }) as const),
    ];
  }),
  ...(['notify', 'mute'] as const).map((verb) => ({ verb, orders: ['all'] })),
  ...([...actions, 'place'] as const).map((action) => ({ verb: 'how', action }) as const),
  ...[...statuses, ...fieldNames].map((topic) => ({ verb: 'meaning', topic }) as const),
  ...statuses.map((status) => ({ verb: 'list', status: [status] }) as const),
  { verb: 'list', status: ['error', 'cancelled'] },
  { verb: 'place', corrections: {} },
  { verb: 'cancel', orders: ['123', '124', '130'] },
];

describe.each(languages)('in %s', (language) => {
  const voice = voiceOf(language);
  const hearing = hearings[language];

  it.each(requests.map((request) => [wording(request, voice) ?? '', request] as const))(
    '"%s" is understood as what it stands for',
    (sentence, request) => {
      expect(sentence).not.toBe('');
      const awaitingAnswer = request.verb === 'yes' || request.verb === 'no';
      const understood = understand(sentence, { ...hearing, awaitingAnswer });
      expect(spellAll(understood.requests)).toBe(spell(request));
    },
  );

  it('every sentence there is stands for another request', () => {
    const said = requests.map((request) => wording(request, voice));
    expect(new Set(said).size).toBe(requests.length);
  });

  it('a sentence leads to its order alone, and none is made up where there is no one order', () => {
    for (const option of requestSchema.options) {
      if (!('orders' in option.shape)) continue;
      const verb = option.shape.verb.value;
      if (verb === 'cancel') continue; // of several there is a sentence
      const several = { verb, action: 'view', corrections: {}, orders: ['1', '2'] } as unknown as Request;
      const described = {
        verb,
        action: 'view',
        corrections: {},
        orders: [],
        status: ['error'],
      } as unknown as Request;
      expect(isOrderRequest(several)).toBe(true);
      expect(wording(several, voice), `${verb} of two`).toBeUndefined();
      expect(wording(described, voice), `${verb} by status`).toBeUndefined();
    }
  });
});
