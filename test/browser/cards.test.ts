// Every card as a reader sees it: laid out by the renderer that Teams is built on, in a real browser, light, dark and
// narrow. What is drawn is kept as pictures.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect } from 'vitest';
import { gallery } from '../replies/gallery.ts';
import { languages } from '../replies/telling.ts';
import { it, pictureFile } from './browser.ts';
import { pageOf, type Theme, themes } from './cardPage.ts';

const renderer = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js'),
  'utf8',
);

const looks: readonly { readonly look: string; readonly theme: Theme; readonly width: number }[] = [
  { look: 'light', theme: themes.light, width: 480 },
  { look: 'dark', theme: themes.dark, width: 480 },
  { look: 'narrow', theme: themes.light, width: 320 },
];

describe.each(languages)('the cards in %s', (language) => {
  it.for(looks)('are whole and legible, $look', async ({ look, theme, width }, { page }) => {
    const cards = gallery(language).map(({ name, reply }) => ({ name, card: reply.card }));
    await page.setViewportSize({ width: width * 3 + 80, height: 800 });
    await page.setContent(pageOf(cards, { theme, width, language }));
    await page.addScriptTag({ content: renderer });
    const faults = await page.evaluate('render()');
    expect(faults).toEqual([]);
    await page.screenshot({ path: pictureFile('cards', `${language}-${look}.png`), fullPage: true });
  });
});
