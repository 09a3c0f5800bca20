import { describe, expect, it } from 'vitest';
import { understand } from '../../src/language/understand.ts';
import { hearings } from './listening.ts';

const verbsOf = (language: 'en' | 'ja', text: string): string[] =>
  understand(text, { ...hearings[language], awaitingAnswer: true }).requests.map(({ verb }) => verb);

describe('a "yes" to a question', () => {
  it.each([
    ...[
      'yes',
      'Yes.',
      'yes please',
      'ok',
      'yes!',
      'yes, cancel it',
      'ok thanks',
      'sure',
      'go ahead',
      'y',
    ].map((text) => ['en', text] as const),
    ...['はい', 'はい。', 'はい、お願いします', 'OKです', '了解です', 'そうです', 'はい、キャンセルして'].map(
      (text) => ['ja', text] as const,
    ),
  ])('is one in %s: "%s"', (language, text) => {
    expect(verbsOf(language, text)).toEqual(['yes']);
  });

  it.each([
    ...[
      'not ok',
      'not right',
      'not sure',
      'not a yes',
      'do not go ahead',
      'dont do it',
      'never ok',
      'no yes',
    ],
    ...[
      'yes no',
      'ok no',
      'yes not',
      'do it later',
      'yes?',
      'ok?',
      'sure?',
      'y?',
      'do it?',
      'yes...',
      'yes :(',
    ],
    ...['not go ahead', 'right?', 'ok??', 'yes but not now', 'yes, no', 'sure, why not'],
  ])('is none in English: "%s"', (text) => {
    expect(verbsOf('en', text)).not.toEqual(['yes']);
  });

  it.each([
    ...[
      'はいじゃない',
      'はいではない',
      'OKじゃない',
      '了解じゃない',
      'うんじゃない',
      'はい いいえ',
      'はい？',
      'はい！？',
    ],
    ...[
      'はい…',
      'ええ？',
      'うん？',
      'OK？',
      '了解？',
      'いいよ？',
      'そうですか',
      'そうですかね',
      'そうですよね？',
    ],
  ])('is none in Japanese: "%s"', (text) => {
    expect(verbsOf('ja', text)).not.toEqual(['yes']);
  });

  it('is not heard as "no" where the order is wished to be cancelled', () => {
    expect(verbsOf('ja', '注文を取り消したいんだけど')).toEqual(['cancel']);
  });
});
