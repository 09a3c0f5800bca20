// The names of orders, statuses, fields and values in words, and the masking of secrets.

import { mask } from '../domain/corrections.ts';
import type { StatusRow } from '../domain/decision.ts';
import { type FieldName, fields } from '../domain/fields.ts';
import type { Actor, Order } from '../domain/order.ts';
import {
  type Action,
  actions,
  type Status,
  type StatusVerdict,
  type Verdict,
} from '../domain/statusRules.ts';
import type { Voice } from './translator.ts';

/** A name may have hundreds of letters; more than these tell no order from another. */
const nameShown = 120;

export const orderName = ({ number, name }: Order, voice: Voice): string =>
  voice.t('order.label', { number, name: shortened(name, nameShown) });

/** At most so many letters of a text. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}

/** Those who report without being people, by their ids in the history. */
const reporters: ReadonlyMap<string, string> = new Map([
  ['carrier', 'carrier'],
  ['command line', 'commandLine'],
  ['API', 'api'],
  ['terminal', 'terminal'],
]);

/** Who did something, or reported it. */
export function actorName({ id, name }: Actor, voice: Voice): string {
  const reporter = reporters.get(id);
  return name ?? (reporter ? voice.t(`reporter.${reporter}`) : id);
}

export const statusName = (status: Status, voice: Voice): string => voice.t(`status.${status}`);

/** Any of these statuses: "Processing, Error, or Completed". */
export const statusNames = (statuses: readonly Status[], voice: Voice): string =>
  voice.list(
    statuses.map((status) => quotedStatus(status, voice)),
    'or',
  );

/** Statuses with what they allow where that is not simply "yes": "Transfer approved (FOC date only) or Error". */
export const openingNames = (openings: readonly StatusVerdict[], voice: Voice): string =>
  voice.list(
    openings.map(({ status, verdict }) => {
      const text = quotedStatus(status, voice);
      return verdict === 'yes' ? text : voice.t('qualified', { text, by: verdictName(verdict, voice) });
    }),
    'or',
  );

const quotedStatus = (status: Status, voice: Voice): string =>
  voice.t('quoted', { text: statusName(status, voice) });

export const actionNames = (actions: readonly Action[], voice: Voice): string =>
  voice.list(actions.map((action) => voice.t(`action.${action}`)));

export const verdictName = (verdict: Verdict, voice: Voice): string => voice.t(`verdict.${verdict}`);

/** In a cell of a table. */
export const verdictShort = (verdict: Verdict, voice: Voice): string => voice.t(`verdict.short.${verdict}`);

/** "view: yes, edit: no, …" */
export const verdictsOf = (row: StatusRow, voice: Voice): string =>
  voice.list(
    actions.map((action) =>
      voice.t('meaning.verdict', {
        action: voice.t(`action.${action}`),
        verdict: verdictName(row[action], voice),
      }),
    ),
    'plain',
  );

/** In a sentence. */
export const fieldName = (field: FieldName, voice: Voice): string => voice.t(`field.${field}`);

/** Before a value, at the beginning of a line. */
export const fieldLabel = (field: string, voice: Voice): string => voice.line(voice.t(`field.${field}`));

/** A field's stored value as it may be shown: secrets masked, dates in words. */
export function valueShown(field: FieldName, value: string, voice: Voice): string {
  const sort = fields[field];
  if (sort.secret) return mask;
  if (sort.kind === 'moment') return voice.moment(new Date(value));
  return sort.kind === 'day' ? voice.day(value) : value;
}
