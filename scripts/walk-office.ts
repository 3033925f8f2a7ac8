import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import en from '../adaptive-cards/texts/en.json';
import sv from '../adaptive-cards/texts/sv.json';
import type { Detail, Matter } from '../bot/domain/questionnaire';

export type Language = 'sv' | 'en';
export const texts = { sv, en } as const;

/** What an employee answers and writes on the way to a filed report. */
export interface Errand {
  readonly about: Matter;
  /** One of that matter's answers. */
  readonly detail: Detail;
  readonly story: readonly string[];
  readonly toHr?: boolean;
}

/** Opens the office as one of its people. */
export async function visitOffice(
  browser: Browser,
  url: string,
  person: string,
  look: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext(look);
  const page = await context.newPage();
  await page.goto(`${url}/office#${person}`);
  await page.locator('.message').first().waitFor();
  return page;
}

/** Presses the newest button in the chat, which opens the dialog. */
export async function openDialog(page: Page): Promise<Locator> {
  await page.locator('.message').last().getByRole('button').last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button').nth(1).waitFor();
  return dialog;
}

export async function press(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('button', { name, exact: true }).click();
}

/**
 * Files what an employee has to tell, and gives the reference; `at` sees the guide and the verdict on the
 * way.
 */
export async function fileReport(
  page: Page,
  language: Language,
  errand: Errand,
  at: { guide?(): Promise<void>; verdict?(): Promise<void> } = {},
): Promise<string> {
  const t = texts[language];
  const dialog = await openDialog(page);
  await press(dialog, t.start.report);
  await press(dialog, t.safety.safe);
  await chooseMatter(dialog, language, errand.about);
  await at.guide?.();
  await press(dialog, t.buttons.next);
  const details: Readonly<Partial<Record<Detail, string>>> = t.details[errand.about];
  await dialog.getByLabel(details[errand.detail] ?? '', { exact: true }).check();
  await press(dialog, t.buttons.next);
  await dialog.getByText(t.involved.heading).waitFor();
  await press(dialog, t.involved.none);
  const way = errand.toHr === true ? t.verdict.toHr : t.verdict.anyway;
  await dialog.getByRole('button', { name: way, exact: true }).waitFor();
  await at.verdict?.();
  await press(dialog, way);
  const reportCode = await dialog.getByText(/^(\d{4} ){5}\d{4}$/).innerText();
  await dialog.getByRole('textbox').fill(reportCode.slice(-4));
  await press(dialog, t.buttons.next);
  await dialog.getByLabel(t.story.what).waitFor();
  for (const [index, text] of errand.story.entries())
    await dialog.getByRole('textbox').nth(index).fill(text);
  await press(dialog, t.buttons.send);
  const reference = dialog.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).first();
  const filed = await reference.innerText();
  await page.keyboard.press('Escape');
  return filed;
}

/** Chooses in the guide what it is about; in Slack its examples are in a line of their own. */
export async function chooseMatter(
  dialog: Locator,
  language: Language,
  about: Matter,
): Promise<void> {
  const [matter = ''] = texts[language].about[about].split('. ');
  await dialog.getByLabel(matter).check();
}

/** Opens a thread from the queue of a desk's member. */
export async function openThread(
  page: Page,
  language: Language,
  reference: string,
  atTheQueue?: () => Promise<void>,
): Promise<Locator> {
  const t = texts[language];
  const dialog = await openDialog(page);
  const choice = dialog.getByRole('radio', { name: reference });
  await choice.waitFor();
  await atTheQueue?.();
  await choice.check();
  await press(dialog, t.deskQueue.open);
  await dialog.getByRole('button', { name: t.deskThread.toQueue, exact: true }).waitFor();
  return dialog;
}
