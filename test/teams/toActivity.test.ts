import { describe, expect, it } from 'vitest';
import { forPlayground, toActivity } from '../../src/teams/toActivity.ts';

describe('a reply as an activity', () => {
  it('is plain text, in which nothing is markup', () => {
    expect(toActivity({ text: '*a*\n<b>', language: 'en' }, {})).toMatchObject({
      text: '*a*\n<b>',
      textFormat: 'plain',
      locale: 'en',
    });
  });

  it('sends a card alone, its words as the summary', () => {
    const card = { type: 'AdaptiveCard', version: '1.5' } as const;
    const activity = toActivity({ text: 'the words', language: 'ja', card }, {});
    expect(activity).toMatchObject({ summary: 'the words', attachments: [{ content: { version: '1.5' } }] });
    expect(activity).not.toHaveProperty('text');
  });

  it.each([
    ['a line break', 'one\ntwo', 'one  \ntwo'],
    ['markup that somebody typed', '*bold* <b> [x](y) `c`', '\\*bold\\* \\<b\\> \\[x\\]\\(y\\) \\`c\\`'],
    ['what would begin a list', '1. one', '1\\. one'],
    ['an address', 'see https://a.example/b-c_d now', 'see https://a.example/b-c_d now'],
  ])('shows %s on the local chat page as it was written', (_what, text, sent) => {
    expect(forPlayground({ text })).toEqual({ text: sent, textFormat: 'markdown' });
  });

  it('leaves a text with suggestions as it is: the local chat page shows no Markdown beside them', () => {
    const activity = toActivity({ text: 'Cancel it?', language: 'en', suggestions: ['yes', 'no'] }, {});
    expect(forPlayground(activity)).toEqual(activity);
  });
});
