import { describe, expect, it } from 'vitest';
import { telephonesIn } from '../../src/domain/telephones.ts';

describe('the telephone numbers in what was typed or pasted', () => {
  it.each([
    ['206-555-0142\n206-555-0143', ['206-555-0142', '206-555-0143']],
    ['206-555-0142,206-555-0143;\t206-555-0144|206-555-0145', 4],
    ['\n;;  206-555-0142 \r\n\r\n', ['206-555-0142']],
    ['+12065550142+12065550143', ['+12065550142', '+12065550143']],
    ['206 555 0142', ['206 555 0142']],
    ['206-555-0142 206-555-0143', ['206-555-0142', '206-555-0143']],
    ['2065550142 2065550143', ['2065550142', '2065550143']],
    ['(206) 555-0142 / 206-555-0143', ['(206) 555-0142', '206-555-0143']],
    ['206-555-0142 and 206-555-0143', ['206-555-0142', '206-555-0143']],
    ['２０６－５５５－０１４２', ['206-555-0142']],
  ])('are found in %j', (said, found) => {
    const numbers = telephonesIn(said, 'US');
    expect(typeof found === 'number' ? numbers.length : numbers).toEqual(found);
  });

  it.each([
    ['206-555-0142 / 12345', ['206-555-0142', '12345']],
    ['fax, 206-555-0142', ['fax', '206-555-0142']],
    ['12345', ['12345']],
    ['', []],
  ])('leave nothing of %j out that may have been meant as one', (said, found) => {
    expect(telephonesIn(said, 'US')).toEqual(found);
  });
});
