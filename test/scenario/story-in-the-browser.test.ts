import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import { type BotProcess, freePort, startBotProcess, trialSettings } from '../support/bot-process';
import { launchBrowser } from '../support/browser';
import { faintText, overflow } from '../support/page-checks';

/** Set to a folder to keep a picture of every step. */
const pictures = process.env.PICTURES;

/**
 * The whole story as a newcomer clicks through it: an employee reports, a handler reads and answers, the employee comes
 * back with the receipt. On the trial as `npm start` starts it.
 */
describe('the story in the browser', () => {
  let browser: Browser;
  let folder: string;
  let bot: BotProcess;

  beforeAll(async () => {
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), 'vissla-trial-'));
    bot = await startBotProcess(trialSettings(folder, await freePort()));
  });
  afterAll(async () => {
    await browser.close();
    expect(await bot.stop()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    {
      name: 'wide-light-sv',
      texts: sv,
      employee: /Maja/,
      handler: /Karin/,
      look: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const },
    },
    {
      name: 'narrow-dark-en',
      texts: en,
      employee: /Omar/,
      handler: /Daniel/,
      look: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const },
    },
  ])(
    'goes from the report to the answer: $name',
    async ({ name, texts, employee, handler, look }) => {
      const context: BrowserContext = await browser.newContext({
        locale: name.endsWith('sv') ? 'sv-SE' : 'en-GB',
        ...look,
      });
      const page: Page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('request', (request) => {
        if (!request.url().startsWith(`http://localhost:${bot.port}/`))
          complaints.push(request.url());
      });
      await page.goto(`http://localhost:${bot.port}/office`);
      const dialog: Locator = page.getByRole('dialog');
      let step = 0;
      const looksRight = async (): Promise<void> => {
        expect(await page.evaluate<string[]>(overflow)).toEqual([]);
        expect(await page.evaluate<string[]>(faintText)).toEqual([]);
        step += 1;
        if (pictures === undefined) return;
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({
          path: join(pictures, `${name}-${String(step).padStart(2, '0')}.png`),
        });
      };
      const presses = async (button: string, then: string | RegExp): Promise<void> => {
        await dialog.getByRole('button', { name: button, exact: true }).click();
        await dialog.getByText(then).first().waitFor();
        await looksRight();
      };
      const becomes = async (who: RegExp): Promise<void> => {
        await page.locator('#people button').filter({ hasText: who }).click();
      };
      const opens = async (): Promise<void> => {
        await page.locator('#log').getByRole('button', { name: texts.chat.open }).last().click();
        await dialog.getByRole('button').nth(1).waitFor();
      };
      const secret = `Kommundirektören & <b>bolaget</b> ${name}`;

      await becomes(employee);
      await page.locator('#typed').fill('Jag vill anmäla en sak');
      await page.locator('#compose button').click();
      await page.locator('#log').getByText(texts.chat.heading).last().waitFor();
      await looksRight();
      await opens();
      await looksRight();
      await presses(texts.start.report, texts.safety.heading);
      await presses(texts.safety.safe, texts.guide.fit);
      await dialog.getByRole('radio').first().check();
      await presses(texts.buttons.next, texts.receipt.heading);
      const receipt = /(?:\d{4} ){5}\d{4}/.exec(await dialog.innerText())?.[0] ?? '';
      await dialog.getByLabel(texts.receipt.group).fill(receipt.slice(-4));
      await presses(texts.buttons.next, texts.story.what);
      await dialog.getByLabel(texts.story.what).fill(secret);
      await presses(texts.buttons.send, /[0-9A-Z]{5}-[0-9A-Z]{5}/);
      const reference = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await dialog.innerText())?.[0] ?? '';
      expect(await dialog.innerText()).not.toContain(receipt);
      await page.keyboard.press('Escape');

      await becomes(handler);
      await page
        .locator('#log')
        .getByText(/väntar på dig|waits? for you/)
        .last()
        .waitFor();
      await looksRight();
      await opens();
      await dialog.getByText(texts.queue.heading).waitFor();
      await looksRight();
      await dialog.getByText(reference).click();
      await presses(texts.queue.open, secret);
      await presses(texts.deskThread.doAcknowledge, texts.forms.acknowledge);
      await presses(texts.buttons.send, texts.done.acknowledged);
      await presses(texts.deskThread.toThread, secret);
      await presses(texts.deskThread.doReply, texts.forms.reply);
      await dialog.getByLabel(texts.forms.text).fill(`Svar till ${name}`);
      await presses(texts.buttons.send, texts.done.reply);
      await page.keyboard.press('Escape');

      await becomes(employee);
      await opens();
      await dialog
        .getByLabel(texts.start.code)
        .fill(receipt.replace(/\d$/, (d) => String((Number(d) + 1) % 10)));
      await presses(texts.start.open, texts.notices.mistyped);
      await dialog.getByLabel(texts.start.code).fill(receipt);
      await presses(texts.start.open, `Svar till ${name}`);
      await dialog.getByLabel(texts.thread.text).fill('Tack.');
      await presses(texts.buttons.send, texts.sent.heading);
      await presses(texts.sent.toThread, 'Tack.');
      await page.keyboard.press('Escape');
      expect(await page.locator('#log').innerText()).not.toContain(secret);
      expect(complaints).toEqual([]);
      await context.close();
    },
    120_000,
  );
});
