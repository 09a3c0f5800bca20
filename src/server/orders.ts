// What the intake says, as HTTP answers.

import type { EventResult, ImportResult } from '../intake/intake.ts';
import { type Answer, fault } from './answer.ts';

export function eventAnswer(result: EventResult, number: string, newErrorId: () => string): Answer {
  switch (result.kind) {
    case 'moved':
      return { status: 200, body: { order: number, from: result.from, to: result.to } };
    case 'repeated':
      return { status: 200, body: { repeated: true } };
    case 'unknownOrder':
      return fault(404, 'unknownOrder', `There is no order ${number} in this tenant`, newErrorId());
    case 'impossible':
      return fault(409, 'impossible', result.message, newErrorId());
    case 'malformed':
      return fault(400, 'malformedEvent', result.faults.join('; '), newErrorId());
  }
}

export function importAnswer(result: ImportResult, newErrorId: () => string): Answer {
  switch (result.kind) {
    case 'imported':
      return {
        status: 200,
        body: { added: result.added, replaced: result.replaced, unchanged: result.unchanged },
      };
    case 'malformed':
      return fault(
        400,
        'malformedOrders',
        result.faults.map(({ path, message }) => [...path, message].join(' ')).join('; '),
        newErrorId(),
        { faults: result.faults },
      );
  }
}
