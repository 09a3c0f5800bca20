// The inputs of a form, each with its label and what it holds already; a secret's value is never shown.

import { mask } from '../../domain/corrections.ts';
import { momentIn } from '../../domain/dates.ts';
import { type FieldName, fields, isList } from '../../domain/fields.ts';
import { numberTypes } from '../../domain/order.ts';
import { fieldLabel } from '../naming.ts';
import type { OrderForm, SettingsForm, Telling } from '../part.ts';
import { timeOf } from '../press.ts';
import type { Voice } from '../translator.ts';
import type { Element } from './card.ts';

export const inputsOf = (form: OrderForm | SettingsForm, telling: Telling): readonly Element[] =>
  form.kind === 'settings'
    ? settingsInputs(form, telling.voice)
    : form.fields.flatMap((field) => input(field, form, telling));

const settingsInputs = (
  { language, languages, timeZone, isToldOfAll }: SettingsForm,
  voice: Voice,
): readonly Element[] => [
  {
    ...{ type: 'Input.ChoiceSet', id: 'language', label: fieldLabel('language', voice), style: 'compact' },
    value: language,
    choices: languages.map((tag) => ({ title: voice.t(`language.${tag}`), value: tag })),
  },
  { type: 'Input.Text', id: 'timeZone', label: fieldLabel('timeZone', voice), value: timeZone },
  ...(isToldOfAll === undefined
    ? []
    : [
        {
          ...{ type: 'Input.Toggle', id: 'notices', label: fieldLabel('notices', voice), wrap: true },
          title: voice.t('settings.notices.every'),
          value: String(isToldOfAll),
        },
      ]),
];

/** Numbers are added and taken out; every other field has a value. */
const labelOf = (field: string, voice: Voice): string =>
  voice.has(`form.${field}`) ? voice.line(voice.t(`form.${field}`)) : fieldLabel(field, voice);

/** No type was said: it follows from the numbers. A choice cannot be blank. */
const byNumbers = 'byNumbers';

function input(
  field: FieldName | 'numberType',
  { request, values }: OrderForm,
  { voice, timeZone }: Telling,
): readonly Element[] {
  // The numbers of a new order are added to none.
  const isFirst = field === 'addNumber' && request.verb === 'place';
  const label = labelOf(isFirst ? 'phoneNumbers' : field, voice);
  if (field === 'numberType') {
    const choices = [
      { title: voice.t('form.byNumbers'), value: byNumbers },
      ...numberTypes.map((type) => ({ title: voice.t(`numberType.${type}`), value: type })),
    ];
    const value = values.numberType ?? byNumbers;
    return [{ type: 'Input.ChoiceSet', id: field, label, style: 'compact', value, choices }];
  }
  const { kind, secret } = fields[field];
  const value = values[field];
  if (kind === 'day') return [{ type: 'Input.Date', id: field, label, ...(value && { value }) }];
  if (kind === 'moment') {
    const [date, time] = value ? momentIn(value, timeZone) : [];
    const timeLabel = voice.line(voice.t('qualified', { text: voice.t('form.time'), by: timeZone }));
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
