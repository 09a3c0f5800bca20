// A correction inside a message wins over what it corrects, and a courtesy that sounds like one corrects nothing.

import { describe, expect, it } from 'vitest';
import { spellAll } from '../../src/domain/spelling.ts';
import { understand } from '../../src/language/understand.ts';
import { hearings } from './listening.ts';

const heard = (text: string, tag: 'en' | 'ja'): string => spellAll(understand(text, hearings[tag]).requests);

describe('what is said anew', () => {
  it.each([
    ['cancel 12, sorry, cancel 13', 'cancel 13'],
    ['cancel 12. oops, cancel 13', 'cancel 13'],
    ['cancel 12, I mean cancel 13', 'cancel 13'],
    ['cancel 12 - scratch that, cancel 13', 'cancel 13'],
    ['cancel 12, no, delete 13', 'delete 13'],
    ['delete 17, no wait, cancel it', 'cancel 17'],
    ['cancel 12 and 13, sorry, 14 and 15', 'cancel 14 15'],
    ['rename 12 to Tokyo, no, Osaka', 'edit 12 name=Osaka'],
    ['cancel 123, no, 124 I mean', 'cancel 124'],
    ['cancel 125 rather than 124', 'cancel 125'],
  ])('in %j takes the place of what was wrong', (text, spelling) => {
    expect(heard(text, 'en')).toBe(spelling);
  });

  it.each([
    ['12をキャンセルして、すみません、13をキャンセルして', 'cancel 13'],
    ['12をキャンセル、じゃなくて13をキャンセルして', 'cancel 13'],
    ['12を削除して、いや、それをキャンセルして', 'cancel 12'],
    ['14ではなく15をキャンセルして', 'cancel 15'],
  ])('in %j takes the place of what was wrong', (text, spelling) => {
    expect(heard(text, 'ja')).toBe(spelling);
  });
});

describe('what is said besides', () => {
  it.each([
    ['cancel 12. Sorry, also cancel 13', 'cancel 12 ; cancel 13'],
    ['cancel 12, sorry, cancel 13 as well', 'cancel 12 ; cancel 13'],
    ['cancel 12, sorry to bother you, and cancel 13', 'cancel 12 ; cancel 13'],
    ['show 12. Sorry, cancel it', 'view 12 ; cancel 12'],
    ['Sorry, cancel 12', 'cancel 12'],
    ['Room 507 has no towels, could you send some?', 'other'],
  ])('in %j takes nothing back', (text, spelling) => {
    expect(heard(text, 'en')).toBe(spelling);
  });

  it.each([
    ['12をキャンセルして。すみません、13もキャンセルして', 'cancel 12 ; cancel 13'],
    ['12をキャンセルして、すみませんが13もキャンセルして', 'cancel 12 ; cancel 13'],
    ['12をキャンセルしてください。申し訳ありませんが、13の状況を教えてください', 'cancel 12 ; status 13'],
  ])('in %j takes nothing back', (text, spelling) => {
    expect(heard(text, 'ja')).toBe(spelling);
  });
});
