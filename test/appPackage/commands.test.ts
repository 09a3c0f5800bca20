// What Teams' command menu puts into the message box, word for word, said to the bot.

import { describe, expect, it } from 'vitest';
import { spellAll } from '../../src/domain/spelling.ts';
import { understand } from '../../src/language/understand.ts';
import { hearings } from '../language/listening.ts';
import { built, filesOf, type Loose } from './packages.ts';

const { 'manifest.json': manifest, 'ja.json': ja } = filesOf(built()) as Loose;
const path = (at: number, part: string): string => `bots[0].commandLists[0].commands[${at}].${part}`;
const commands: { en: Loose; ja: Loose }[] = manifest.bots[0].commandLists[0].commands.map(
  (en: Loose, at: number) => ({
    en,
    ja: { title: ja[path(at, 'title')], description: ja[path(at, 'description')] },
  }),
);

const asked = (text: string, locale: 'en' | 'ja'): string =>
  spellAll(understand(text, hearings[locale]).requests);

describe("the commands in Teams' menu", () => {
  it('are at most ten, in one list for every place where the bot is', () => {
    expect(manifest.bots[0].commandLists).toHaveLength(1);
    expect(manifest.bots[0].commandLists[0].scopes).toEqual(manifest.bots[0].scopes);
    expect(commands.length).toBeLessThanOrEqual(10);
    expect(commands.length).toBeGreaterThan(0);
  });

  it.each([
    ...['list', 'todo', 'place', 'edit', 'cancel', 'reason', 'notify all', 'rules', 'settings', 'help'].map(
      (request, at) => ({ request, ...(commands[at] as { en: Loose; ja: Loose }) }),
    ),
  ])(
    '$en.title and $ja.title ask for $request, whatever language the client is in',
    ({ en, ja, request }) => {
      const heard = [en.title, ja.title].flatMap((title) => [asked(title, 'en'), asked(title, 'ja')]);
      expect(heard).toEqual([request, request, request, request]);
    },
  );

  it('ask for ten different things', () => {
    expect(new Set(commands.map(({ en }) => asked(en.title, 'en'))).size).toBe(commands.length);
  });

  // Older clients cut off what is longer.
  it.each(commands.flatMap(({ en, ja }) => [en, ja]))('$title fits the menu', ({ title, description }) => {
    expect(title.length).toBeLessThanOrEqual(32);
    expect(description.length).toBeLessThanOrEqual(128);
    expect(description.length).toBeGreaterThan(0);
  });
});
