// The locales as they stand on disk, with what the build has learned: read once for all the tests that ask nothing of the reading.

import { readLocales } from '../src/locales.ts';

export const locales = readLocales();
