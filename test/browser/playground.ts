// A person in Microsoft's Agents Playground, a chat page like Teams', before the bot as it is started.

import { rmSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { type Server, serve } from '../cli/portdesk.ts';
import { pictureFile } from './browser.ts';

export interface Chat {
  readonly page: Page;
  readonly server: Server;
  say(text: string): Promise<void>;
  /** Says something to the bot where others read it, too. */
  sayTo(place: 'Group Chat' | 'General', text: string): Promise<void>;
  /** Waits until the chat shows it. */
  reads(text: string | RegExp): Promise<Locator>;
  /** Presses the last button of this name. */
  press(name: string): Promise<void>;
  /** Fills in the last input of this label. */
  fill(label: string, value: string): Promise<void>;
  picture(name: string): Promise<void>;
}

export const apiToken = 'browser-test-token';

/** A chat of its own, before a bot of its own with the demo orders. */
export async function openChat(browser: Browser): Promise<Chat> {
  const server = await serve(['--demo', '--playground'], { env: { PORTDESK_API_TOKEN: apiToken } });
  onTestFinished(async () => {
    await server.stop();
    rmSync(server.data, { force: true });
  });
  const [, url = ''] = await server.says(/Playground\): (http\S+)/);
  const page = await browser.newPage({ viewport: { width: 1600, height: 1100 } });
  onTestFinished(() => page.close());
  await page.goto(url);
  const box = page.locator('[contenteditable=true]').first();
  const reads = async (text: string | RegExp) => {
    const found = page.getByText(text).last();
    await found.waitFor();
    return found;
  };
  // The bot greets whoever is new.
  await reads(/I look after port orders/);
  return {
    page,
    server,
    reads,
    async say(text) {
      await box.click();
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
    },
    async sayTo(place, text) {
      await page.getByText(place, { exact: true }).click();
      await reads(/I look after port orders/);
      await box.click();
      await page.keyboard.type('@');
      await page.getByText('Test Bot', { exact: true }).last().click();
      await page.keyboard.insertText(` ${text}`);
      await page
        .getByRole('button', { name: place === 'General' ? 'Post' : 'Send Message', exact: true })
        .first()
        .click();
    },
    press: (name) => page.getByRole('button', { name, exact: true }).last().click(),
    fill: (label, value) => page.getByLabel(label, { exact: true }).last().fill(value),
    async picture(name) {
      await page.screenshot({ path: pictureFile('chat', `${name}.png`) });
    },
  };
}

/** What the bot's store holds of an order. */
export async function orderAt(server: Server, number: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${server.url}/api/orders/${number}`, {
    headers: { Authorization: `Bearer ${apiToken}` },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

/** A carrier's event. */
export async function report(server: Server, number: string, event: object): Promise<void> {
  const response = await fetch(`${server.url}/api/orders/${number}/events`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ eventId: `${number} ${JSON.stringify(event)}`, ...event }),
  });
  expect(response.status).toBe(200);
}
