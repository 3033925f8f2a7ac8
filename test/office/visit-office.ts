import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What may differ between two visits; everybody else's browser is in English and wide. */
export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
}

export const wide = { width: 1280, height: 800 };
export const narrow = { width: 360, height: 740 };

interface Visit {
  readonly browser: Browser;
  /** Where the office is: each has an origin of its own, so that a page finds nothing of an earlier visit. */
  readonly url: string;
  /** Gets the page's errors, and addresses that it asked for outside the office. */
  readonly complaints: string[];
}

/** A page that is kept for the next visit: a new one takes several times the work of a visit. */
interface Kept {
  readonly page: Page;
  visit: Visit | undefined;
}

const kept = new WeakMap<Browser, Map<string, Kept>>();

/** A newcomer's browser at the office, once `first` is there. */
export async function visitOffice(
  visit: Visit,
  { viewport = wide, locale = 'en-GB' }: Look,
  hash: string,
  first: string,
): Promise<Page> {
  const pages = kept.get(visit.browser) ?? new Map<string, Kept>();
  kept.set(visit.browser, pages);
  const one = pages.get(locale) ?? (await opensPage(visit.browser, locale));
  pages.set(locale, one);
  const { page } = one;
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme: 'light' });
  one.visit = visit;
  await page.goto(`${visit.url}/office${hash}`);
  await page.locator(first).first().waitFor();
  return page;
}

/** Leaves the office on every page; what they say from then on is of nobody's visit. */
export async function leavesOffice(browser: Browser): Promise<void> {
  for (const one of kept.get(browser)?.values() ?? []) {
    await one.page.goto('about:blank');
    one.visit = undefined;
  }
}

async function opensPage(browser: Browser, locale: string): Promise<Kept> {
  const context: BrowserContext = await browser.newContext({ locale });
  const page = await context.newPage();
  const one: Kept = { page, visit: undefined };
  page.on('pageerror', ({ message }) => one.visit?.complaints.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning')
      one.visit?.complaints.push(said.text());
  });
  page.on('request', (request) => {
    const asked = request.url();
    if (one.visit === undefined || asked.startsWith(one.visit.url) || asked.startsWith('data:'))
      return;
    one.visit.complaints.push(asked);
  });
  return one;
}
