// What a JSON schema finds wrong, in plain words that open with the place.

import type { ErrorObject } from 'ajv';

export const faultsFrom = (errors: readonly ErrorObject[]): string[] => [
  ...new Set(errors.map((error) => [placeOf(error.instancePath), wordsFor(error)].filter(Boolean).join(' '))),
];

/** `/bots/0/botId` -> `bots[0].botId`, as localization files write it. */
const placeOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step, at) => (/^\d+$/.test(step) ? `[${step}]` : `${at > 0 ? '.' : ''}${step}`))
    .join('');

function wordsFor({ keyword, params, schemaPath, message = 'is not as it should be' }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `lacks ${params.missingProperty}`;
    case 'additionalProperties':
      return `must not have ${params.additionalProperty}: Teams knows no such member`;
    case 'const':
      return `must be ${params.allowedValue}`;
    case 'enum':
      return `must be one of ${params.allowedValues.join(', ')}`;
    case 'pattern':
      return forms[definitionIn(schemaPath)] ?? message;
    default:
      return message;
  }
}

/** `#/definitions/guid/pattern` -> `guid` */
const definitionIn = (schemaPath: string): string => schemaPath.split('/').at(-2) ?? '';

/** By the names of Microsoft's definitions. */
const forms: Readonly<Record<string, string>> = {
  guid: 'must be a UUID',
  anyHttpUrl: 'must be an address that begins with https://',
  secureHttpUrl: 'must be an address that begins with https://',
  hexColor: 'must be a colour such as #0b5c6b',
  languageTag: 'must be a language tag such as ja',
};
