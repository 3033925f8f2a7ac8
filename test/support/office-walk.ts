import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type en from '../../adaptive-cards/texts/en.json';
import type sv from '../../adaptive-cards/texts/sv.json';
import type { BotProcess } from './bot-process';
import { faintText, overflow } from './page-checks';

/** Set to a folder to keep a picture of every step. */
const pictures = process.env.PICTURES;

/** A newcomer who clicks through the office; every step is checked for what sticks out and what is too faint to read. */
export interface OfficeWalk {
  readonly page: Page;
  readonly dialog: Locator;
  /** Errors of the page, and addresses that it asked for outside the office. */
  readonly complaints: readonly string[];
  becomes(who: RegExp): Promise<void>;
  writesInChat(text: string): Promise<void>;
  /** Opens the dialog from the last card in the chat. */
  opens(): Promise<void>;
  /** Opens the dialog from a notice that says that something waits. */
  opensFromNotice(): Promise<void>;
  presses(button: string, then: string | RegExp): Promise<void>;
  looksRight(): Promise<void>;
  /** Writes the receipt down and types its last group back. */
  writesReceiptDown(): Promise<string>;
  leaves(): Promise<void>;
  ends(): Promise<void>;
}

export async function walkOffice(
  browser: Browser,
  bot: BotProcess,
  name: string,
  texts: typeof sv | typeof en,
  look: BrowserContextOptions,
): Promise<OfficeWalk> {
  const context = await browser.newContext({
    locale: name.endsWith('sv') ? 'sv-SE' : 'en-GB',
    ...look,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`http://localhost:${bot.port}/`)) complaints.push(request.url());
  });
  await page.goto(`http://localhost:${bot.port}/office`);
  const dialog = page.getByRole('dialog');
  const log = page.locator('#log');
  let step = 0;
  const walk: OfficeWalk = {
    page,
    dialog,
    complaints,
    becomes: (who) => page.locator('#people button').filter({ hasText: who }).click(),
    writesInChat: async (text) => {
      await page.locator('#typed').fill(text);
      await page.locator('#compose button').click();
      await log.getByText(texts.chat.heading).last().waitFor();
      await walk.looksRight();
    },
    opens: async () => {
      await log.getByRole('button', { name: texts.chat.open }).last().click();
      await dialog.getByRole('button').nth(1).waitFor();
    },
    opensFromNotice: async () => {
      await log
        .getByText(/väntar på dig|waits? for you/)
        .last()
        .waitFor();
      await walk.looksRight();
      await walk.opens();
      await dialog.getByText(texts.queue.heading).waitFor();
      await walk.looksRight();
    },
    presses: async (button, then) => {
      await dialog.getByRole('button', { name: button, exact: true }).click();
      await dialog.getByText(then).first().waitFor();
      await walk.looksRight();
    },
    looksRight: async () => {
      expect(await page.evaluate<string[]>(overflow)).toEqual([]);
      expect(await page.evaluate<string[]>(faintText)).toEqual([]);
      step += 1;
      if (pictures === undefined) return;
      mkdirSync(pictures, { recursive: true });
      const file = `${name}-${String(step).padStart(2, '0')}.png`;
      await page.screenshot({ path: join(pictures, file) });
    },
    writesReceiptDown: async () => {
      const receipt = /(?:\d{4} ){5}\d{4}/.exec(await dialog.innerText())?.[0] ?? '';
      await dialog.getByLabel(texts.receipt.group).fill(receipt.slice(-4));
      await walk.presses(texts.buttons.next, texts.story.what);
      return receipt;
    },
    leaves: () => page.keyboard.press('Escape'),
    ends: () => context.close(),
  };
  return walk;
}

/** The two looks in which every story is told: wide and light in Swedish, narrow and dark in English. */
export const looks = {
  sv: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  en: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>;
