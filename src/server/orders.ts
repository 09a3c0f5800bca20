// What the intake says, as HTTP answers.

import type { Absent, EventResult, ImportResult } from '../intake/intake.ts';
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

/** What a query says of fields that a row does not name; `undefined` where that is nothing there is. */
export function absentIn(query: string): Absent | undefined {
  const absent = new URLSearchParams(query).get('absent') ?? 'none';
  return absent === 'none' || absent === 'kept' ? absent : undefined;
}

/** Rows that are refused are told in the answer; the others are taken, so it is no error. */
export function importAnswer(result: ImportResult, newErrorId: () => string): Answer {
  switch (result.kind) {
    case 'imported': {
      const { kind: _kind, ...body } = result;
      return { status: 200, body };
    }
    case 'malformed':
      return fault(400, 'malformedImport', `The body ${result.message}`, newErrorId());
  }
}
