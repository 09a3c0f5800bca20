// The card of a question: what the reply says, fields to fill in, changes to choose from, yes and no.

import { mask } from '../../domain/corrections.ts';
import { momentIn } from '../../domain/dates.ts';
import type { Change } from '../../domain/decision.ts';
import { type FieldName, fields, isList } from '../../domain/fields.ts';
import { numberTypes } from '../../domain/order.ts';
import { fieldLabel, orderName, statusName } from '../naming.ts';
import type { Form, QuestionPart, Telling } from '../part.ts';
import { tickOf, timeOf } from '../press.ts';
import type { Card } from '../reply.ts';
import type { Voice } from '../translator.ts';
import { answer, card, type Element, line, press } from './card.ts';

export function questionCard(
  lines: readonly string[],
  { form, choices, answers }: QuestionPart,
  { voice, links, now, timeZone }: Telling,
): Card {
  const ticks = choices && choices.length > 1 ? choices : [];
  const buttons = [
    ...(form ? [press(form.request, form.version, voice.t(answers ? 'button.apply' : 'button.goOn'))] : []),
    ...(answers
      ? [
          answer('yes', now, voice.t(ticks.length > 0 ? 'button.ticked' : answers.yes), ticks.length > 0),
          answer('no', now, voice.t('button.no'), false),
        ]
      : []),
  ];
  const body: readonly Element[] = [
    ...lines.map((text, at) => line(text, { strong: at === 0, links })),
    ...ticks.map((change) => tick(change, voice)),
    ...(form ? form.fields.flatMap((field) => input(field, form, { voice, timeZone })) : []),
  ];
  return card(body, buttons, voice.language);
}

/** What would happen to one order. */
const tick = ({ request, before, after }: Change, voice: Voice): Element => ({
  type: 'Input.Toggle',
  id: tickOf(request),
  title: voice.t('form.tick', {
    order: orderName(after.order, voice),
    from: statusName((before ?? after).status, voice),
    to: statusName(after.status, voice),
  }),
  value: 'true',
});

/** One field's input, labelled, with the value that it has; a secret's value is never shown. */
function input(
  field: FieldName | 'numberType',
  { request, values }: Form,
  { voice, timeZone }: Pick<Telling, 'voice' | 'timeZone'>,
): readonly Element[] {
  // The numbers of a new order are added to none.
  const isFirst = field === 'addNumber' && request.verb === 'place';
  const label = fieldLabel(isFirst ? 'phoneNumbers' : field, voice);
  if (field === 'numberType') {
    const choices = [
      { title: voice.t('form.byNumbers'), value: '' },
      ...numberTypes.map((type) => ({ title: voice.t(`numberType.${type}`), value: type })),
    ];
    const value = values.numberType ?? '';
    return [{ type: 'Input.ChoiceSet', id: field, label, style: 'compact', value, choices }];
  }
  const { kind, secret } = fields[field];
  const value = values[field];
  if (kind === 'day') return [{ type: 'Input.Date', id: field, label, ...(value && { value }) }];
  if (kind === 'moment') {
    const [date, time] = value ? momentIn(value, timeZone) : [];
    const timeLabel = voice.t('qualified', { text: voice.t('form.time'), by: timeZone });
    return [
      { type: 'Input.Date', id: 'focDate', label, ...(date && { value: date }) },
      { type: 'Input.Time', id: timeOf('focDate'), label: timeLabel, ...(time && { value: time }) },
    ];
  }
  return [
    {
      type: 'Input.Text',
      id: field,
      label,
      ...(isList(field) && { isMultiline: true, placeholder: voice.t('form.numbers') }),
      ...(value && (secret ? { placeholder: voice.t('form.secret', { mask }) } : { value })),
    },
  ];
}
