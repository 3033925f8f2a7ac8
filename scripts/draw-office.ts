import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import en from '../adaptive-cards/texts/en.json';
import sv from '../adaptive-cards/texts/sv.json';

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

const story = {
  what: 'The same consultant is paid twice for the same hours, and my manager signs both.',
  where: 'The roads department, since August.',
  how: 'I book the invoices.',
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
  const visit = async (options: BrowserContextOptions, person: string): Promise<Page> => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${url}/office#${person}`);
    await page.locator('.message').first().waitFor();
    return page;
  };

  const employee = await visit(wide, 'omar');
  await draw(employee, 'first-look');
  await fileReport(employee, () => draw(employee, 'guide'));
  await employee.context().close();

  const handler = await visit(wide, 'daniel');
  const notice = handler.locator('.message', { hasText: en.notice.one });
  await notice.getByRole('button').click();
  const dialog = handler.getByRole('dialog');
  await dialog.getByRole('radio').first().check();
  await press(dialog, en.queue.open);
  await dialog.getByText(story.what).waitFor();
  await draw(handler, 'handler');
  await handler.context().close();

  const dark = await visit(narrow, 'maja');
  await dark.locator('.message').last().getByRole('button').last().click();
  await dark.getByRole('dialog').getByRole('button', { name: sv.start.report }).waitFor();
  await draw(dark, 'narrow-dark');
  await dark.context().close();
  return drawn;
}

async function fileReport(page: Page, atTheGuide: () => Promise<void>): Promise<void> {
  await page.locator('.message').last().getByRole('button').last().click();
  const dialog = page.getByRole('dialog');
  await press(dialog, en.start.report);
  await press(dialog, en.safety.safe);
  await dialog.getByLabel(en.fits.money).check();
  await dialog.getByLabel(en.ticks.hidden).check();
  await atTheGuide();
  await press(dialog, en.buttons.next);
  const receipt = await dialog.getByText(/^(\d{4} ){5}\d{4}$/).innerText();
  await dialog.getByRole('textbox').fill(receipt.slice(-4));
  await press(dialog, en.buttons.next);
  const fields = dialog.getByRole('textbox');
  for (const [index, text] of Object.values(story).entries()) await fields.nth(index).fill(text);
  await press(dialog, en.buttons.send);
  await dialog.getByText(/sent/i).first().waitFor();
}

async function press(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('button', { name, exact: true }).click();
}
