import type { Browser, Page } from 'playwright-core';
import { until } from '../http/until';
import { openOffice, patientMilliseconds } from '../office/open-office';
import { type Look, leavesOffice, narrow, visitOffice, wide } from '../office/visit-office';
import { launchBrowser } from '../support/browser/browser';
import { unreadable } from '../support/browser/page-checks';
import { deadlinesByHand } from '../support/by-hand';

/** People whose names are wider than the button that shows them. */
const cutNames = `[...document.querySelectorAll('.person')]
  .filter((person) => person.scrollWidth > person.clientWidth + 1)
  .map((person) => person.textContent)`;

describe('the page of the office', () => {
  let browser: Browser;
  let opened: Awaited<ReturnType<typeof openOffice>>;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    opened = await openOffice(
      { invokeMilliseconds: patientMilliseconds },
      { passes: { kind: 'daily', hour: 10 } },
    );
    complaints = [];
  });
  afterEach(async () => {
    await leavesOffice(browser);
    await opened.close();
    // A blocked style, a failed script or a call to somewhere else would be here.
    expect(complaints).toEqual([]);
  });

  const visit = (look: Look = {}, hash = ''): Promise<Page> =>
    visitOffice({ browser, url: opened.url, complaints }, look, hash, '.message');
  const dialog = (page: Page) => page.getByRole('dialog');
  async function openForm(page: Page, label = 'Open'): Promise<void> {
    await page.getByRole('button', { name: label, exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Continue' }).waitFor();
  }
  const focused = (page: Page) =>
    page.evaluate<string>('document.activeElement.textContent.trim()');

  it('tells a newcomer who to be and what to press, and follows the address', async () => {
    const page = await visit({}, '#nobody');
    const is = (hash: string) =>
      page.waitForURL(`${opened.url}/office${hash}`, { waitUntil: 'commit' });
    const goes = (by: 'back' | 'forward' | '#eva' | '#omar/slack' | '#nobody') =>
      page.evaluate(by.startsWith('#') ? `location.hash = '${by}'` : `history.${by}()`);
    const said = page.locator('#said');
    await expect(page.getByRole('heading', { level: 1 }).innerText()).resolves.toBe(
      'Who do you want to be?',
    );
    expect(await page.locator('#hint').innerText()).toBe(
      'You are Omar, an employee. Press Open below.',
    );
    await is('#omar/teams');
    await page.getByRole('button', { name: /Karin Ek/ }).click();
    await is('#karin');
    await page.getByText('You are Karin, a handler (Kommunjurist).').waitFor();
    expect(await page.getByRole('button', { name: /Karin Ek/ }).getAttribute('aria-current')).toBe(
      'true',
    );
    await openForm(page);
    await goes('back');
    await is('#omar/teams');
    await dialog(page).waitFor({ state: 'hidden' });
    await said.getByText('You are Omar, an employee.').waitFor({ state: 'attached' });
    await goes('forward');
    await is('#karin');
    await said.getByText('You are Karin, a handler').waitFor({ state: 'attached' });
    await page.locator('.message').getByRole('button', { name: 'Open' }).focus();
    await goes('#omar/slack');
    await page.getByRole('main', { name: 'Slack Vissla' }).waitFor();
    expect(await focused(page)).toContain('Omar Nilsson');
    await goes('back');
    await page.getByRole('main', { name: 'Teams Vissla' }).waitFor();
    await goes('#eva');
    await said.getByText('You are Eva at HR').waitFor({ state: 'attached' });
    await goes('#nobody');
    await is('#eva');
    expect(await page.locator('#people [aria-current]').getAttribute('data-person')).toBe('eva');
    await page.locator('#skip').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('log');
    await page.reload();
    await page.getByText('You are Eva').waitFor();
    await is('#eva');
  });

  it.each([
    [
      'wide, in Swedish',
      { viewport: wide, locale: 'sv-SE' },
      ['Anställda anmäler', 'Mottagare läser och svarar', 'HR svarar och hänvisar'],
    ],
    ['narrow, in English', { viewport: narrow, locale: 'en-GB' }, ['Employees', 'Handlers', 'HR']],
  ])('shows employees, handlers and HR: %s', async (_case, look, headings) => {
    const page = await visit(look);
    const heads = page.locator('#people').getByRole('heading');
    // Style sheets decide how much of them is seen, and may come a moment after the rest.
    const seen = "[...document.querySelectorAll('#people h2')].map((one) => one.innerText)";
    await page.waitForFunction(`${seen}.join() === ${JSON.stringify(headings.join())}`);
    expect(await heads.allInnerTexts()).toEqual(headings);
    const people = (group: number) =>
      page
        .getByRole('list', { name: headings[group] ?? '', exact: true })
        .locator('.person-name')
        .allTextContents();
    expect(await people(0)).toEqual(['Maja Lind', 'Omar Nilsson']);
    expect(await people(1)).toEqual(['Karin Ek', 'Daniel Åberg']);
    expect(await people(2)).toEqual(['Eva Strand', 'Jonas Dahl']);
  });

  it('offers three stories to try, one open at a time, in which Teams speaks the page’s language', async () => {
    const page = await visit();
    const story = (name: string) =>
      page.getByRole('group').filter({ has: page.getByText(name, { exact: true }) });
    const first = story('Try to report');
    const second = story('Try HR');
    expect(await first.getByText('Then let a day pass.').count()).toBe(2);
    expect(await first.getByRole('listitem').count()).toBe(3);
    await second.getByText('Try HR', { exact: true }).click();
    expect(await second.getByRole('listitem').count()).toBe(4);
    expect(await first.getByRole('listitem').count()).toBe(0);
    expect(await story('Try Slack').count()).toBe(1);
    await second.getByRole('button', { name: 'Be Eva' }).click();
    await page.getByText('You are Eva at HR (HR-chef).').waitFor();
    await second.getByRole('button', { name: 'Be Omar', exact: true }).click();
    await page.getByText('You are Omar, an employee. Press Open below.').waitFor();
    expect(await page.locator('#teams-language [aria-pressed=true]').innerText()).toBe('English');
  });

  it('speaks the browser’s language or another, and so does Teams, but where somebody has one alone', async () => {
    const page = await visit({ locale: 'sv-SE' });
    await page.getByText('Vem vill du vara?').waitFor();
    await page.locator('.message').getByText('Hej!').waitFor();
    await page.locator('#page-language').getByText('English').click();
    await page.getByText('Who do you want to be?').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.locator('.message').getByText('Hello!').waitFor();
    expect(await page.locator('.message').count()).toBe(1);
    await page.locator('#teams-language').getByText('Svenska').click();
    await page.getByText('Maja’s Teams has another language now').waitFor({ state: 'attached' });
    await page.getByLabel('Write to Vissla').fill('hello');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing that you write here is read.').waitFor();
    await page.getByRole('button', { name: /Karin Ek/ }).click();
    await page.locator('.message').getByText('Hello!').waitFor();
    await page.reload();
    await page.getByText('You are Karin, a handler').waitFor();
    const said = opened.bare.seen
      .filter(({ action }) => action !== 'upgrade' && action !== 'remove')
      .map(({ entities }) => entities?.[0]?.locale);
    expect(said).toEqual(['sv-SE', 'en-GB', 'sv-SE', 'en-GB']);
  });

  it('submits inputs merged into the data, hidden ones too, and leaves empty ones out', async () => {
    const page = await visit({}, '#omar');
    await openForm(page);
    await dialog(page).getByLabel('Serious safety failings').check();
    await dialog(page).getByLabel('It hits several people').check();
    await dialog(page).getByLabel('Somebody tries to hide it').check();
    await dialog(page).getByRole('button', { name: 'Continue' }).click();
    await dialog(page).getByText('K7Q2-M9RX-4T').waitFor();
    expect(opened.bare.seen.at(-1)).toMatchObject({ type: 'invoke', name: 'task/submit' });
    expect(opened.bare.seen.at(-1)?.value).toEqual({
      data: { act: 'next', draft: 'sealed-draft', about: 'safety', involved: 'several,hidden' },
      context: { theme: 'default' },
    });
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await dialog(page).waitFor({ state: 'hidden' });
  });

  it('says what is missing, and sends nothing before', async () => {
    const page = await visit({}, '#omar');
    await openForm(page);
    await dialog(page).getByRole('button', { name: 'Continue' }).click();
    await dialog(page).getByText('Choose one.').waitFor();
    expect(opened.bare.seen.at(-1)?.name).toBe('task/fetch');
    await dialog(page).getByRole('button', { name: 'Back' }).click();
    await dialog(page).getByText('K7Q2-M9RX-4T').waitFor();
    expect(opened.bare.seen.at(-1)?.value?.data).toEqual({ act: 'back' });
  });

  it('keeps what was typed when something goes wrong, and lets one try again', async () => {
    const page = await visit({}, '#omar');
    await openForm(page);
    await dialog(page).getByLabel('Something else').check();
    await dialog(page).getByLabel('Tell').fill('a text that must not be lost');
    const go = dialog(page).getByRole('button', { name: 'Continue' });
    for (const mood of ['silent', 'refusing', 'version_6'] as const) {
      opened.bare.bot.mood = mood;
      const deadlines = deadlinesByHand();
      await go.click();
      if (mood === 'silent') {
        expect(await go.isDisabled()).toBe(true);
        await until(() => deadlines.count(patientMilliseconds) > 0);
        deadlines.end(patientMilliseconds);
      }
      deadlines.restore();
      await dialog(page).getByRole('alert').waitFor();
      expect(await dialog(page).getByLabel('Tell').inputValue()).toContain('must not be lost');
      expect(await focused(page)).toBe('Continue');
    }
    opened.bare.bot.mood = 'well';
    await go.click();
    await dialog(page).getByText('K7Q2-M9RX-4T').waitFor();
  });

  it('is usable by the keyboard alone', async () => {
    const page = await visit({}, '#omar');
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        if ((await focused(page)) === name) return;
      }
      throw new Error(`Tab does not reach ${name}`);
    };
    // A week whose third day fails goes on with the four days that are left.
    opened.calendar.failsOn = 3;
    await tabTo('A week passes');
    await page.keyboard.press('Enter');
    await page.getByText('Something went wrong. Try again.').waitFor();
    expect(opened.calendar.passed).toBe(3);
    expect(await focused(page)).toBe('A week passes');
    opened.calendar.failsOn = undefined;
    await tabTo('Try again');
    await page.keyboard.press('Enter');
    await page.getByText('Now it is Friday, 4 December 2026.').waitFor({ state: 'attached' });
    expect(await page.getByRole('alert').isVisible()).toBe(false);
    await tabTo('Open');
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Continue' }).waitFor();
    expect(await focused(page)).toBe('What happened?');
    const stops: boolean[] = [];
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press(presses < 10 ? 'Tab' : 'Shift+Tab');
      stops.push(await page.evaluate<boolean>('document.activeElement.closest("dialog") !== null'));
    }
    expect(stops).not.toContain(false);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('Open');
  });

  it('shows people’s text literally and never as markup', async () => {
    const page = await visit({}, '#omar');
    await openForm(page);
    expect(await dialog(page).locator('div.ac-richTextBlock').innerText()).toBe(
      '<img src=x onerror="window.pwned=1"> **not bold** [link](javascript:alert(1))',
    );
    expect(await dialog(page).locator('.ac-textBlock img, .ac-textBlock a').count()).toBe(0);
    expect(await dialog(page).locator('strong').allInnerTexts()).toContain('bold');
    expect(await dialog(page).getByText('Never shown').count()).toBe(0);
    expect(await page.evaluate('"pwned" in window')).toBe(false);
  });

  it('makes nothing but its own tags of any text', async () => {
    const page = await visit();
    const parts = ['<', '>', '&lt;', '"', "'", '**', '*', '_', '[', '](', ')', '\n', '- ', '1. '];
    const words = ['img src=x onerror=alert(1)', 'a', ' ', 'javascript:alert(1)', '/script', 'å'];
    const tags = await page.evaluate(`(async () => {
      const { toHtml } = await import('/office/markdown.js');
      const pieces = ${JSON.stringify([...parts, ...words])};
      const found = new Set();
      let seed = 7;
      const next = (below) => (seed = (seed * 48271) % 2147483647) % below;
      for (let round = 0; round < 3000; round += 1) {
        const made = document.createElement('template');
        made.innerHTML = toHtml(Array.from({ length: 12 }, () => pieces[next(pieces.length)]).join(''));
        for (const one of made.content.querySelectorAll('*'))
          found.add((one.tagName + ' ' + one.getAttributeNames().join()).trim());
      }
      return [...found].sort();
    })()`);
    expect(tags).toEqual(['BR', 'EM', 'LI', 'OL', 'P', 'STRONG', 'UL']);
  });

  it.each([
    ['wide', wide],
    ['narrow', narrow],
    ['at great zoom', { width: 320, height: 256 }],
  ] as const)('is readable and fits, in the light and in the dark: %s', async (_case, viewport) => {
    for (const locale of ['sv-SE', 'en-GB']) {
      const page = await visit({ viewport, locale }, '#karin');
      expect(await page.evaluate(cutNames)).toEqual([]);
      expect(await unreadable(page)).toEqual([]);
      // The one who comes second has a Teams of another language, too.
      await openForm(page, locale === 'sv-SE' ? 'Öppna' : 'Open');
      await dialog(page).getByLabel('Serious safety failings').check();
      expect(await unreadable(page)).toEqual([]);
      await leavesOffice(browser);
    }
  });
});
