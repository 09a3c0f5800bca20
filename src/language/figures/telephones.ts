// Telephone numbers, in every way that people write them. Whether there is such a number is not asked here: the smaller
// metadata know what a country's numbers look like, and the domain, with all of them, names the slip in one.

import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { type Found, foundAt } from '../found.ts';

const telephoneLike =
  /(?<![\p{sc=Latin}\p{sc=Cyrillic}\p{N}])\+?\(?\d[\d().-]{0,3}(?: ?[\d().-]{1,5}){1,7}(?![\p{sc=Latin}\p{sc=Cyrillic}\p{N}])/gu;

/** Shorter numbers are no telephone's; asking costs more than all else that is done with a sentence. */
const fewestDigits = 7;

/** `region`: the country of numbers written without one. */
export function telephones(text: string, region: string): Found[] {
  return [...text.matchAll(telephoneLike)].flatMap((match) => {
    const said = match[0].trim();
    if (said.replace(/\D/g, '').length < fewestDigits) return [];
    if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b/.test(said)) return [];
    const telephone = parsePhoneNumberFromString(said, region as CountryCode);
    const written = /^[+0(]/.test(said) || said.replace(/\D/g, '').length >= 10;
    if (!written || !telephone?.isValid()) return [];
    return [
      {
        ...foundAt(match, { is: 'telephone', number: telephone.number }),
        // A stop behind the number ends the sentence.
        to: match.index + match[0].replace(/[\s.-]+$/, '').length,
      },
    ];
  });
}
