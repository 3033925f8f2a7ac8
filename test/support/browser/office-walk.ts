import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import type en from '../../../adaptive-cards/texts/en.json';
import type sv from '../../../adaptive-cards/texts/sv.json';
import type { Detail, Matter } from '../../../bot/domain/questionnaire';
import type { BotProcess } from '../houses/bot-process';
import { faintText, overflow } from './page-checks';

/** Set to a folder to keep a picture of every step. */
const pictures = process.env.PICTURES;

/** What Slack's dialog says when an answer was not ready in time. */
const asksToPressAgain = /Tryck igen|Press again/;

/** How long a dialog is opened anew for what was sent a moment ago. */
const patience = 120_000;

/** Somebody, in one of the messengers that this person has. */
export type Seat = readonly [who: RegExp, messenger: 'teams' | 'slack'];

/**
 * A newcomer who clicks through the office; every step is checked for what sticks out and what is too faint
 * to read.
 */
export async function walkOffice(
  browser: Browser,
  bot: BotProcess,
  name: string,
  texts: typeof sv | typeof en,
  look: BrowserContextOptions,
) {
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
  const slack = {
    home: page.locator('#slack-home'),
    log: page.locator('#slack-log'),
    tab: (name: 'home' | 'messages') => page.locator(`#tab-${name}`).click(),
  };
  const waits = /väntar på dig|waits? for you/;
  let messenger: Seat[1] = 'teams';
  let step = 0;
  const opensQueueUntil = async (reference: string, door: Locator): Promise<void> => {
    const opens = async (): Promise<void> => {
      await door.click();
      await dialog.getByText(texts.deskQueue.heading).waitFor();
    };
    await opens();
    await walk.opensUntil(reference, opens);
  };
  const asksForPatience = async (next: Locator): Promise<boolean> => {
    // Until the answer is there, the last one may still be read.
    await page.locator('dialog[open]:not([data-busy])').waitFor();
    await next.or(dialog.getByText(asksToPressAgain)).first().waitFor();
    return !(await next.isVisible());
  };
  const isOpen = (): Promise<boolean> =>
    page
      .locator('dialog[open]')
      .waitFor({ timeout: 60_000 })
      .then(
        () => true,
        () => false,
      );
  const walk = {
    page,
    dialog,
    /** Errors of the page, and addresses that it asked for outside the office. */
    complaints,
    /** Becomes somebody in a messenger; which one it is stands above what one sees. */
    becomes: async ([who, wanted]: Seat) => {
      messenger = wanted;
      await page.locator('#people button').filter({ hasText: who }).click();
      const switches = page.locator(`#messengers [data-messenger="${wanted}"]`);
      if (await switches.isVisible()) await switches.click();
      await page.locator(`body[data-messenger="${wanted}"]`).waitFor();
      expect(await page.locator('#messenger-name').innerText()).toBe(
        wanted === 'teams' ? 'Teams' : 'Slack',
      );
    },
    writesInChat: async (text: string) => {
      await page.locator('#typed').fill(text);
      await page.locator('#compose button').click();
      await log.getByText(texts.chat.heading).last().waitFor();
      await walk.looksRight();
    },
    /** Opens the dialog: from the last card in the Teams chat, or from Home in Slack. */
    opens: async () => {
      if (messenger === 'slack') await slack.tab('home');
      const place = messenger === 'slack' ? slack.home : log;
      const door = place.getByRole('button', { name: texts.chat.open }).last();
      await door.click();
      // News that comes at that very moment draws the chat anew, and takes the pressed button away.
      if (!(await isOpen())) await door.click();
      await dialog.getByRole('button').nth(1).waitFor();
    },
    /** Opens the queue from a notice that says that something waits; again, until this report is in it. */
    opensFromNotice: async (reference: string) => {
      if (messenger === 'slack') await slack.tab('messages');
      const place = messenger === 'slack' ? slack.log : log;
      await place.getByText(waits).last().waitFor();
      await walk.looksRight();
      // The notice may be one of an earlier report.
      const opening = place.getByRole('button', { name: texts.notice.open });
      await opensQueueUntil(reference, opening.last());
      await walk.looksRight();
    },
    /** Opens the desk's queue, from the chat or from Home; again, until this report is in it. */
    opensQueue: async (reference: string) => {
      if (messenger === 'teams') return walk.opensFromNotice(reference);
      await slack.tab('home');
      const desks = RegExp(`${texts.desk.hr}|${texts.desk.whistleblowing}`);
      await opensQueueUntil(reference, slack.home.getByRole('button', { name: desks }));
    },
    /** Opens the dialog, and the report with its report code. */
    opensReport: async (reportCode: string, then: string) => {
      await walk.opens();
      await walk.presses(texts.start.haveCode, texts.code.heading);
      await dialog.getByLabel(texts.code.code).fill(reportCode);
      await walk.presses(texts.code.open, then);
    },
    /**
     * Opens the dialog anew, as `opens` does, until it says `text`: what was sent can be read a moment later.
     */
    opensUntil: async (text: string, opens: () => Promise<void>) => {
      const end = Date.now() + patience;
      while (!(await dialog.getByText(text).first().isVisible())) {
        if (Date.now() > end) throw new Error(`the dialog does not say "${text}"`);
        await walk.leaves();
        await wait(200);
        await opens();
      }
    },
    /** Presses, and presses again when the bot asks for it. */
    presses: async (button: string, then: string | RegExp) => {
      const pressed = dialog.getByRole('button', { name: button, exact: true });
      const next = dialog.getByText(then).first();
      await pressed.click();
      for (let tries = 0; tries < 9 && (await asksForPatience(next)); tries++)
        await pressed.click();
      await next.waitFor();
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
    /**
     * Answers the guide, at which the dialog stands, names nobody as involved, and comes to the verdict,
     * which says `then`.
     */
    answersGuide: async (about: Matter, detail: Detail, then: string) => {
      // In Slack the examples stand in a line of their own.
      await dialog.getByLabel(texts.about[about].split('. ')[0] ?? '').check();
      await walk.presses(texts.buttons.next, texts.more.detail);
      const details: Readonly<Partial<Record<Detail, string>>> = texts.details[about];
      await dialog.getByLabel(details[detail] ?? '', { exact: true }).check();
      await walk.presses(texts.buttons.next, texts.involved.heading);
      await walk.presses(texts.involved.none, then);
    },
    /** Writes the report code down and types its last group back. */
    writesReportCodeDown: async () => {
      const reportCode = /(?:\d{4} ){5}\d{4}/.exec(await dialog.innerText())?.[0] ?? '';
      await dialog.getByLabel(texts.reportCode.group).fill(reportCode.slice(-4));
      await walk.presses(texts.buttons.next, texts.story.what);
      return reportCode;
    },
    /** Everything that the messenger shows outside the dialog. */
    chat: async () => {
      if (messenger === 'teams') return log.innerText();
      const [home, messages] = [await slack.home.innerText(), await slack.log.innerText()];
      return `${home}\n${messages}`;
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
