import type { Browser, Page } from 'playwright-core';
import { until } from '../http/until';
import { openOffice, patientMilliseconds } from '../office/open-office';
import { type Look, leavesOffice, narrow, visitOffice, wide } from '../office/visit-office';
import { launchBrowser } from '../support/browser/browser';
import { unreadable } from '../support/browser/page-checks';
import { deadlinesByHand } from '../support/by-hand';

/** Controls of the open window that a screen reader could not name. */
const nameless = `[...document.querySelectorAll('dialog[open] :is(input, textarea, select, button)')]
  .filter((control) => !control.labels?.length && control.textContent.trim() === '')
  .map((control) => control.outerHTML)`;

const barColour = `getComputedStyle(document.querySelector('.messenger-bar')).backgroundColor`;

describe('Slack in the page of the office', () => {
  let browser: Browser;
  let opened: Awaited<ReturnType<typeof openOffice>>;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    opened = await openOffice();
    complaints = [];
  });
  afterEach(async () => {
    await leavesOffice(browser);
    await opened.close();
    expect(complaints).toEqual([]);
    // Everything that the app drew was fit for Slack.
    expect(opened.office.slack.calls.filter(({ answer }) => !isOk(answer))).toEqual([]);
  });

  const isOk = (answer: unknown) => (answer as { ok?: boolean }).ok === true;
  const visit = (look: Look = {}, hash = '#omar/slack'): Promise<Page> =>
    visitOffice(
      { browser, url: opened.url, complaints },
      look,
      hash,
      ':is(#slack-home, #slack-log) button:visible',
    );
  const home = (page: Page) => page.locator('#slack-home');
  const dialog = (page: Page) => page.getByRole('dialog');
  async function openForm(page: Page): Promise<void> {
    await home(page).getByRole('button', { name: 'Open' }).click();
    await dialog(page).getByText('What happened?').waitFor();
  }
  const focused = (page: Page) =>
    page.evaluate<string>('document.activeElement.textContent.trim()');
  /** What the app was sent last. */
  const last = () => opened.slack.seen.at(-1) as Record<string, Record<string, unknown>>;

  it('lets an employee choose between Teams and Slack, and says which one it is', async () => {
    const page = await visit({}, '#omar/slack');
    const uses = page.getByRole('group', { name: 'What Omar uses' });
    const main = page.getByRole('main');
    await page.getByRole('main', { name: 'Slack Vissla' }).waitFor();
    await page.getByText('Reports arrive at once.').waitFor();
    expect(await main.getByRole('tab').allInnerTexts()).toEqual(['Home', 'Messages']);
    const plum = await page.evaluate(barColour);
    await uses.getByRole('button', { name: 'Teams' }).click();
    await page.getByRole('main', { name: 'Teams Vissla' }).waitFor();
    await page.locator('.message').waitFor();
    expect(await page.evaluate(barColour)).not.toBe(plum);
    expect(await main.getByRole('tab').count()).toBe(0);
    expect(await focused(page)).toBe('Teams');
    await uses.getByRole('button', { name: 'Slack' }).click();
    await page.getByText('Press Open under Home.').waitFor();
    await page.reload();
    await page.getByRole('main', { name: 'Slack Vissla' }).waitFor();
  });

  it('gives people of a desk the one messenger that they have', async () => {
    const page = await visit({}, '#daniel/teams');
    await page.getByRole('main', { name: 'Slack Vissla' }).waitFor();
    expect(await page.getByRole('group', { name: /uses/ }).count()).toBe(0);
    await home(page).getByRole('button', { name: 'To the queue' }).waitFor();
    await page.getByRole('button', { name: /Karin Ek Kommunjurist Teams/ }).click();
    await page.getByRole('main', { name: 'Teams Vissla' }).waitFor();
    expect(await page.getByRole('group', { name: /uses/ }).count()).toBe(0);
  });

  it('sends what was typed and chosen as Slack does', async () => {
    const page = await visit();
    await openForm(page);
    const form = dialog(page);
    await form.getByLabel('Serious safety failings').check();
    await form.getByLabel('It hits several people').check();
    await form.getByLabel('Somebody tries to hide it').check();
    await form.getByLabel('To whom?').selectOption('union');
    await form.getByLabel('Who else?').selectOption(['a', 'b']);
    await form.getByLabel('Tell').fill('Räksmörgås & <b>bolaget</b>');
    await form.getByRole('button', { name: 'Continue' }).click();
    await form.getByText('Sent', { exact: true }).waitFor();
    expect(last().type).toBe('view_submission');
    expect(last().view).toMatchObject({ private_metadata: 'sealed-draft' });
    const { values } = (last().view as { state: { values: unknown } }).state;
    expect(values).toMatchObject({
      'guide.about': { value: { selected_option: { value: 'safety' } } },
      'guide.involved': {
        value: { selected_options: [{ value: 'several' }, { value: 'hidden' }] },
      },
      'guide.to': { value: { selected_option: { value: 'union' } } },
      'guide.more': { value: { selected_options: [{ value: 'a' }, { value: 'b' }] } },
      'guide.group': { value: { value: null } },
      'guide.what': { value: { value: 'Räksmörgås & <b>bolaget</b>' } },
    });
    await form.locator('.modal-foot').getByRole('button', { name: 'Close' }).click();
    await form.waitFor({ state: 'hidden' });
  });

  it('says under an input what is wrong with it, and keeps everything', async () => {
    const page = await visit();
    await openForm(page);
    const form = dialog(page);
    await form.getByLabel('Serious safety failings').check();
    await form.getByRole('button', { name: 'Continue' }).click();
    await form.getByText('Tell something.').waitFor();
    const tell = form.getByLabel('Tell');
    expect(await tell.getAttribute('aria-invalid')).toBe('true');
    expect(await tell.and(page.locator(':focus')).count()).toBe(1);
    const described = (await tell.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const hints = await Promise.all(described.map((id) => page.locator(`#${id}`).innerText()));
    expect(hints).toEqual(['No names are needed.', 'Tell something.']);
    expect(await form.getByLabel('Serious safety failings').isChecked()).toBe(true);
    await tell.fill('It.');
    await form.getByRole('button', { name: 'Continue' }).click();
    await form.getByText('Sent', { exact: true }).waitFor();
  });

  it('keeps what was typed beneath a window that lies above it', async () => {
    const page = await visit();
    await openForm(page);
    const form = dialog(page);
    await form.getByLabel('Tell').fill('a text that must not be lost');
    await form.getByRole('button', { name: 'Your rights' }).click();
    await form.getByText('You may tell.').waitFor();
    await form.getByText('Window 2.').waitFor();
    await form.getByRole('button', { name: 'Back' }).click();
    await form.getByText('What happened?').waitFor();
    expect(await form.getByLabel('Tell').inputValue()).toBe('a text that must not be lost');
  });

  it('keeps what was typed when something goes wrong, and lets one try again', async () => {
    const page = await visit();
    await openForm(page);
    const form = dialog(page);
    await form.getByLabel('Tell').fill('a text that must not be lost');
    const go = form.getByRole('button', { name: 'Continue' });
    for (const [mood, why] of [
      ['silent', 'Vissla did not answer in time.'],
      ['refusing', 'Vissla refused the call.'],
      ['nonsense', 'something that cannot be shown'],
    ] as const) {
      opened.slack.bare.mood = mood;
      const deadlines = deadlinesByHand();
      await go.click();
      if (mood === 'silent') {
        expect(await go.isDisabled()).toBe(true);
        await until(() => deadlines.count(patientMilliseconds) > 0);
        deadlines.end(patientMilliseconds);
      }
      deadlines.restore();
      await form.getByRole('alert').filter({ hasText: why }).waitFor();
      expect(await form.getByLabel('Tell').inputValue()).toBe('a text that must not be lost');
      expect(await focused(page)).toBe('Continue');
    }
    opened.slack.bare.mood = 'well';
    await go.click();
    await form.getByText('Sent', { exact: true }).waitFor();
    expect(opened.notes).toEqual(['timeout', 'bot_refused', 'malformed']);
  });

  it('is usable by the keyboard alone', async () => {
    const page = await visit();
    await page.getByRole('tab', { name: 'Home' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('Messages');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('Home');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Open');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('What happened?').waitFor();
    expect(await focused(page)).toBe('What happened?');
    expect(await page.evaluate(nameless)).toEqual([]);
    const stops: boolean[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press(presses < 20 ? 'Tab' : 'Shift+Tab');
      stops.push(await page.evaluate<boolean>('document.activeElement.closest("dialog") !== null'));
    }
    expect(stops).not.toContain(false);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('Open');
  });

  it('shows people’s text literally and never as markup', async () => {
    const page = await visit();
    await openForm(page);
    expect(await dialog(page).locator('.block-text').first().innerText()).toBe(
      '! <img src=x onerror="window.pwned=1"> *not bold* <!channel> &lt; :smile:',
    );
    expect(await dialog(page).locator('.modal-body :is(img, a, b, strong)').count()).toBe(0);
    expect(await page.evaluate('"pwned" in window')).toBe(false);
  });

  it.each([
    ['wide', wide],
    ['narrow', narrow],
    ['at great zoom', { width: 320, height: 256 }],
  ] as const)('is readable and fits, in the light and in the dark: %s', async (_case, viewport) => {
    await opened.slack.tell('U0DANIELABERG');
    for (const locale of ['sv-SE', 'en-GB']) {
      const page = await visit({ viewport, locale }, '#daniel');
      await page.locator('#slack-log button').waitFor();
      expect(await unreadable(page)).toEqual([]);
      await page.getByRole('tab').first().click();
      expect(await unreadable(page)).toEqual([]);
      await openForm(page);
      await dialog(page).getByLabel('The last group').fill('123456789');
      await dialog(page).getByLabel('Serious safety failings').check();
      expect(await unreadable(page)).toEqual([]);
      await dialog(page).getByRole('button', { name: 'Continue' }).click();
      await dialog(page).getByText('Tell something.').waitFor();
      expect(await unreadable(page)).toEqual([]);
      await leavesOffice(browser);
    }
  });
});
