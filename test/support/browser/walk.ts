import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { openProfile } from './browser';
import { foundIn, killProfile } from './profile';

/** A button in view; one of the desk that is rare is behind another press. */
export async function buttonOn(page: Page, name: string): Promise<Locator> {
  const button = page.getByRole('button', { name, exact: true }).first();
  const more = page.locator('.bar:not(:has([open])) summary');
  if ((await button.count()) === 0 && (await more.count()) > 0) await more.click();
  return button;
}

/** Presses a button, and waits for the page that has this heading, with its style. */
export async function pressesOn(page: Page, name: string, then: string): Promise<void> {
  const button = await buttonOn(page, name);
  const sent = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await button.click();
  await sent;
  await page.getByRole('heading', { name: then }).first().waitFor();
  await page.waitForLoadState('load');
}

/** The way from the door's first page to the story; gives the code. */
export async function comesToStoryOn(page: Page): Promise<string> {
  const presses = (name: string, then: string): Promise<void> => pressesOn(page, name, then);
  await presses('Öppna', 'Visselblåsning');
  await presses('Anmäl något', 'Är du eller någon annan i fara?');
  await presses('Gå vidare', 'Vad handlar det om?');
  await page.getByLabel('Någon skaffar sig fördelar på jobbet.').check();
  await presses('Gå vidare', 'Välj det första som stämmer');
  await page.getByLabel('Annat, eller osäker').check();
  await presses('Gå vidare', 'Är någon av dem inblandad?');
  await page.getByLabel('Högsta chefen eller politiker').check();
  await presses('Ingen av dem, eller klar', 'Mottagarna kan titta på det');
  await presses('Berätta för mottagarna', 'Din hemliga kod');
  const code = /(?:\d{4} ){5}\d{4}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  await page.getByLabel('De fyra sista siffrorna').fill(code.slice(-4));
  await presses('Gå vidare', 'Berätta');
  return code;
}

/** A browser that has a profile on disk, and its page. */
export interface ProfileWalk {
  readonly folder: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Starts the browser, on its profile as it is by now. */
  opens(again?: boolean, keepsPages?: boolean): Promise<void>;
  readonly presses: (name: string, then: string) => Promise<void>;
  /** Ends the browser as when the power goes: every process of this profile, at once. */
  crashes(): Promise<void>;
  /** Fails where one of these is in a file, also after the closed browser was opened again and closed. */
  keepsNone(secrets: readonly string[], address: string): Promise<void>;
  /** Ends the browser, and removes its profile. */
  ends(): Promise<void>;
}

export async function openWalk(): Promise<ProfileWalk> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-profile-'));
  let context: BrowserContext;
  let page: Page;
  const walk: ProfileWalk = {
    folder,
    get context() {
      return context;
    },
    get page() {
      return page;
    },
    opens: async (again, keepsPages) => {
      context = await openProfile(folder, again, keepsPages);
      page = context.pages()[0] ?? (await context.newPage());
    },
    presses: (name, then) => pressesOn(page, name, then),
    crashes: async () => {
      // What is on its way to the disk gets there: the worst for somebody who wants no trace.
      await page.waitForTimeout(4_000);
      const gone = new Promise((done) => context.once('close', done));
      killProfile(folder);
      await gone;
    },
    keepsNone: async (secrets, address) => {
      expect(foundIn(folder, secrets)).toEqual([]);
      await walk.opens(true);
      await page.waitForTimeout(1_000);
      const shown = context.pages().map((one) => one.locator('body').innerText());
      for (const text of await Promise.all(shown))
        for (const secret of secrets) expect(text).not.toContain(secret);
      await context.close();
      expect(foundIn(folder, secrets)).toEqual([]);
      // The search finds what there is: the address is in the history.
      expect(foundIn(folder, [address])).not.toEqual([]);
    },
    ends: async () => {
      await context.close().catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await walk.opens();
  return walk;
}
