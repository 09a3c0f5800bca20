// What the desk is made of: whoever wires the house hands it over.

import type { Rules } from '../domain/statusRules.ts';
import type { LinkTable } from '../replies/links.ts';
import type { Voices } from '../replies/translator.ts';
import type { OrderStore } from '../stores/store.ts';
import type { Ears } from './hear.ts';
import type { Witness } from './witness.ts';

export interface DeskParts extends Ears {
  readonly store: OrderStore;
  readonly rules: Rules;
  readonly voices: Voices;
  readonly links: LinkTable;
  /** Short enough to be read out over the telephone: support finds a turn in the log by it. */
  readonly newErrorId: () => string;
  readonly sees?: Witness['sees'];
}
