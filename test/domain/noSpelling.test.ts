import { describe, expect, it } from 'vitest';
import { readSpelling, readSpellings } from '../../src/domain/spelling.ts';

describe('what is no spelling', () => {
  it.each([
    '',
    ' ',
    'dance 123',
    'Status 123',
    'status 123 colour=red',
    'list all',
    'list 123',
    'status 123 pin=1',
    'list status=open',
    'list status=',
    'list by=you',
    'list since=yesterday',
    'meaning life',
    'may dance 123',
    'may',
    'how',
    'how cancel 123',
    'not cancel 123 status=error',
    'cancel 123 because="a" because="b"',
    'edit 123 field=colour',
    'cancel order-one',
    'comment 123 text="half',
    'greet 123',
    'cancel 1"23',
    'status 123 "',
    'status 123 ""',
    '"status" 123',
    'cancel 123 ;',
    'cancel 123;',
    'cancel  123',
    ' cancel 123',
    'cancel 123 ',
    'cancel\t123',
    'cancel\n123',
    'edit 123 name=',
    'edit 123 name="a"b',
    'edit 123 name=a"b"',
    'edit 123 name="a" "b"',
    'edit 123 name="\\x"',
    'edit 123 name="a\nb"',
    'verb=cancel 123',
    'language a b',
    'language 7',
    'resume a=b',
    'discard draft',
  ])('is not read: %j', (text) => {
    expect(readSpelling(text)).toBeUndefined();
  });
});

describe('a long text', () => {
  const long = 'x'.repeat(300_000);

  it.each([
    ['an unclosed quote', `comment 1 text="${long}`],
    ['an unclosed quote of blanks', `comment 1 text="${long.replaceAll('x', ' ')}`],
    ['an unclosed quote of backslashes', `comment 1 text="${long.replaceAll('x', '\\')}`],
    ['many unclosed quotes', long.replaceAll('x', ' a="')],
    ['one word', long],
    ['one key', `${long}=`],
    ['a quote behind one word', `${long}"`],
    ['many requests of which the last is none', `${'help ; '.repeat(40_000)}dance`],
  ])('of %s is no spelling, and soon told to be none', (_what, text) => {
    const started = performance.now();
    expect([readSpelling(text), readSpellings(text)]).toEqual([undefined, undefined]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('in quotes is read', () => {
    expect(readSpelling(`comment 1 text="${long}"`)).toMatchObject({ text: long });
  });
});
