// What a person does in a chat page, and sees there.

import type { Locator, Page } from 'playwright-core';
import { pictureFile } from './browser.ts';

export interface Chat {
  say(text: string): Promise<void>;
  /** Goes where others read, too. */
  goTo(place: 'Group Chat' | 'General'): Promise<void>;
  /** Says it with the bot mentioned before it. */
  mention(text: string): Promise<void>;
  /** Sends what is written. */
  send(): Promise<void>;
  /** Waits until the chat shows it. */
  reads(text: string | RegExp): Promise<Locator>;
  /** Presses the last button of this name. */
  press(name: string | RegExp): Promise<void>;
  /** Fills in the last input of this label. */
  fill(label: string, value: string): Promise<void>;
  picture(name: string): Promise<void>;
}

/** Opens the chat page at this address. The bot greets whoever is new. */
export async function openChat(page: Page, url: string): Promise<Chat> {
  await page.goto(url, { waitUntil: 'commit' });
  const box = page.locator('[contenteditable=true]').first();
  const greeting = page.getByText('I look after port orders').last();
  await greeting.waitFor();

  async function send(): Promise<void> {
    await page
      .getByRole('button', { name: /^(Post|Send Message)$/ })
      .first()
      .click();
  }
  return {
    send,
    async say(text) {
      await box.fill(text);
      await send();
    },
    async goTo(place) {
      const before = await greeting.elementHandle();
      await page.getByRole('treeitem', { name: place }).click();
      await before?.waitForElementState('hidden');
      await greeting.waitFor();
    },
    async mention(text) {
      await box.click();
      await page.keyboard.type('@');
      await page.getByRole('listbox').getByRole('menuitem', { name: 'Test Bot' }).click();
      await page.keyboard.insertText(` ${text}`);
      await send();
    },
    async reads(text) {
      const found = page.getByText(text).last();
      await found.waitFor();
      return found;
    },
    press: (name) => page.getByRole('button', { name, exact: true }).last().click(),
    fill: (label, value) => page.getByLabel(label, { exact: true }).last().fill(value),
    async picture(name) {
      await page.screenshot({ path: pictureFile('chat', `${name}.png`) });
    },
  };
}
