import type { Browser, Page } from 'playwright-core';

export type Look = NonNullable<Parameters<Browser['newContext']>[0]>;

export const wide = { width: 1280, height: 800 };
export const narrow = { width: 360, height: 740 };

/** A newcomer's browser at the office, once `first` is there. `complaints` gets the page's errors. */
export async function visitOffice(
  at: { readonly browser: Browser; readonly url: string; readonly complaints: string[] },
  look: Look,
  hash: string,
  first: string,
): Promise<Page> {
  const { browser, url, complaints } = at;
  const context = await browser.newContext({ viewport: wide, locale: 'en-GB', ...look });
  // Several browsers share two cores in a whole run.
  context.setDefaultTimeout(50_000);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
  });
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !asked.startsWith('data:')) complaints.push(asked);
  });
  await page.goto(`${url}/office${hash}`);
  await page.locator(first).first().waitFor();
  return page;
}
