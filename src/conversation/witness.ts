// Somebody who is told what happens at the desk, and changes nothing of it: for those who count what was reached.

import type { Request } from '../domain/request.ts';
import type { Outcome } from '../replies/outcome.ts';

export interface Witness {
  readonly sees: (turn: SeenTurn) => void;
  /** A key of says.json whose words were looked up, with its plural form, and the tag of their language. */
  readonly hears: (key: string, language: string) => void;
}

/** A turn that was decided; of one that met a conflict, each attempt. */
export interface SeenTurn {
  readonly requests: readonly Request[];
  readonly outcomes: readonly Outcome[];
  /** The tag of the language that it is answered in. */
  readonly language: string;
}
