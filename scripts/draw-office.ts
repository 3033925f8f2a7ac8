import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import {
  chooseMatter,
  type Errand,
  fileReport,
  openDialog,
  openThread,
  press,
  texts,
  visitOffice,
} from './walk-office';

const wide: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  locale: 'en-GB',
  colorScheme: 'light',
};
const narrow: BrowserContextOptions = {
  viewport: { width: 390, height: 780 },
  deviceScaleFactor: 2,
  locale: 'sv-SE',
  colorScheme: 'dark',
};

const errand: Errand = {
  about: 'gain',
  detail: 'others',
  story: [
    'The same consultant is paid twice for the same hours, and my manager signs both.',
    'The roads department, since August.',
    'I book the invoices.',
  ],
};

/** Walks through the office as three people and saves what they see; gives the files' paths. */
export async function drawOffice(
  browser: Browser,
  url: string,
  folder: string,
): Promise<readonly string[]> {
  const drawn: string[] = [];
  const draw = async (page: Page, name: string): Promise<void> => {
    const path = join(folder, `office-${name}.png`);
    // Moving parts come to rest, and no field shows a blinking cursor.
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    drawn.push(path);
  };

  const employee = await visitOffice(browser, url, 'omar', wide);
  await draw(employee, 'first-look');
  const guide = (): Promise<void> => draw(employee, 'guide');
  const reference = await fileReport(employee, 'en', errand, { guide });
  await employee.context().close();

  const handler = await visitOffice(browser, url, 'karin', wide);
  await handler.locator('.message', { hasText: texts.en.notice.one }).waitFor();
  await openThread(handler, 'en', reference);
  await draw(handler, 'handler');
  await handler.context().close();

  const slack = await (await browser.newContext(wide)).newPage();
  await slack.goto(`${url}/office#omar/slack`);
  await slack.locator('#slack-home').getByRole('button').first().click();
  const modal = slack.getByRole('dialog');
  await press(modal, texts.sv.start.switch);
  await press(modal, texts.en.start.report);
  await press(modal, texts.en.safety.safe);
  await chooseMatter(modal, 'en', 'gain');
  await draw(slack, 'slack');
  await slack.context().close();

  const dark = await visitOffice(browser, url, 'maja', narrow);
  const dialog = await openDialog(dark);
  await dialog.getByRole('button', { name: texts.sv.start.report }).waitFor();
  await draw(dark, 'narrow-dark');
  await dark.context().close();
  return drawn;
}
