import { describe, expect, it } from 'vitest';
import { isSought, soughtBy } from '../../src/domain/filter.ts';
import { nearTo } from '../../src/domain/near.ts';
import { standingOf } from '../../src/domain/standing.ts';
import { given, orderIn } from './orders.ts';

const named = (name: string) => standingOf(orderIn('processing', { name }), given());

describe('a part of a name', () => {
  it.each([
    ['Tokyo head office', 'HEAD', true],
    ['Tokyo head office', 'ｈｅａｄ', true],
    ['ﾄｳｷｮｳ支店', 'トウキョウ', true],
    ['東京本社', '本社', true],
    ['東京本社', '大阪', false],
    ['Tokyo head office', 'heads', false],
  ])('of "%s" looked for as "%s": found is %s', (name, part, expected) => {
    expect(isSought(named(name).order, soughtBy({ name: part }, given()))).toBe(expected);
  });

  it.each([
    ['Tokio', ['Tokyo head office']],
    ['toky', ['Tokyo head office']],
    ['大坂支店', ['大阪支店']],
    ['x', []],
    ['zzzz', []],
  ])('"%s" that none has is near %j', (name, expected) => {
    const all = ['Tokyo head office', 'Seattle', '大阪支店'].map(named);
    expect(nearTo({ name }, all).map(({ order }) => order.name)).toEqual(expected);
  });

  it('is near nothing where anything else was looked for too', () => {
    expect(nearTo({ name: 'Tokio', status: ['error'] }, [named('Tokyo')])).toEqual([]);
  });
});
