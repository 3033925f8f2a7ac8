import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { words } from '../../bot/channels/web/render/words';
import { axeFinds } from '../support/browser/axe';
import { launchBrowser } from '../support/browser/browser';
import { unreadable } from '../support/browser/page-checks';
import { comesToStoryOn, pressesOn } from '../support/browser/walk';
import { startLocalServer } from '../support/messengers/local-server';
import { doorHouse, openWebDoor, type WebDoor } from '../support/messengers/web-door';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { comesToStory as drawsStory } from '../support/people/messenger-person';
import { webPerson } from '../support/people/web-person';

/** What somebody does at the door, by the words that are read there. */
interface Visitor {
  readonly page: Page;
  readonly presses: (name: string, then: string) => Promise<void>;
}

describe('the door in a browser', () => {
  let browser: Browser;
  let office: TestVissla;
  let door: WebDoor;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
    office = await openVissla({ staffed: true });
    door = await openWebDoor(office.vissla.door);
  });
  afterAll(async () => {
    await browser.close();
    await door.close();
    await office.close();
  });
  beforeEach(() => {
    complaints = [];
  });
  afterEach(() => {
    // A blocked style, a script, or a call to somewhere else would be here.
    expect(complaints).toEqual([]);
    expect(door.faults).toEqual([]);
  });

  const visits = async (look: BrowserContextOptions = {}): Promise<Visitor> => {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    page.on('console', (message) => {
      // Chromium says there that it has cleared what it was asked to.
      if (!message.text().startsWith('Clear-Site-Data')) complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${door.url}/`)) complaints.push(request.url());
    });
    await page.goto(`${door.url}/`);
    return {
      page,
      presses: (name, then) => pressesOn(page, name, then),
    };
  };

  const comesToStory = ({ page }: Visitor): Promise<string> => comesToStoryOn(page);

  it.each([true, false])(
    'takes a report and shows it with its code; with script: %s',
    async (script) => {
      const visitor = await visits({ javaScriptEnabled: script });
      const { page, presses } = visitor;
      const code = await comesToStory(visitor);
      await page.getByLabel('Vad har hänt?').fill('Rad "ett"\n\n<b>två</b> & tre');
      await presses('Skicka', 'Vi har tagit emot din anmälan');
      await office.passes();
      await page.goto(`${door.url}/en`);
      await presses('Open', 'Whistleblowing');
      await presses('I have a code', 'Your code');
      await page.getByLabel('Secret code').fill(code);
      await presses('Open', 'Your report');
      expect(await page.locator('main').innerText()).toContain('Rad "ett"\n\n<b>två</b> & tre');
      await page.getByRole('button', { name: 'Leave this page' }).click();
      await page.waitForURL(`${door.url}/left`);
      expect(await page.locator('body').innerText()).toBe('-');
      const context = page.context();
      expect(await context.cookies()).toEqual([]);
      expect((await context.storageState()).origins).toEqual([]);
      await context.close();
    },
  );

  it("begins at the first page where another site's page sends its form, and is not framed there", async () => {
    const eve = webPerson(() => door.url, 'Eve');
    await drawsStory(eve);
    const form = [...eve.form('file', { what: 'Eves.' })]
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
      .join('');
    const page = `<form method="post" action="${door.url}/">${form}<button>Win</button></form><iframe src="${door.url}/"></iframe>`;
    const foreign = await startLocalServer((_, response) => {
      response.setHeader('Content-Type', 'text/html').end(page);
    });
    const context = await browser.newContext();
    const visitor = await context.newPage();
    await visitor.goto(foreign.url);
    expect(await visitor.frames()[1]?.getByRole('heading').count()).toBe(0);
    await visitor.getByRole('button', { name: 'Win' }).click();
    await visitor.getByText(words.sv.foreign).waitFor();
    expect(await visitor.locator('[name=draft]').count()).toBe(0);
    await context.close();
    await foreign.close();
  });

  it('files once where Skicka is pressed twice, and a reload shows the page again', async () => {
    const visitor = await visits();
    const { page, presses } = visitor;
    await comesToStory(visitor);
    await page.getByLabel('Vad har hänt?').fill('En gång.');
    await page.getByRole('button', { name: 'Skicka', exact: true }).dblclick();
    await page.getByRole('heading', { name: 'Vi har tagit emot din anmälan' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Vi har tagit emot din anmälan' }).waitFor();
    await presses('Stäng', 'Tack');
    await page.context().close();
  });

  it('stays as it is, with what was typed, where a form is too large', async () => {
    const visitor = await visits();
    const { page } = visitor;
    await comesToStory(visitor);
    const text = 'Ö'.repeat(100_000);
    await page.getByLabel('Vad har hänt?').fill(text);
    const sent = page.waitForResponse((answer) => answer.request().method() === 'POST');
    // A click waits for the next page, and there is none.
    await page.getByRole('button', { name: 'Skicka', exact: true }).dispatchEvent('click');
    expect((await sent).status()).toBe(204);
    expect(await page.getByLabel('Vad har hänt?').inputValue()).toBe(text);
    expect(await page.locator('footer').innerText()).toContain(words.sv.still);
    await page.context().close();
  });

  it('opens a link of the story in a tab of its own, where the text stays', async () => {
    const visitor = await visits();
    const { page, presses } = visitor;
    await comesToStory(visitor);
    await page.getByLabel('Vad har hänt?').fill('Ännu inte skickat.');
    const context = page.context();
    await context.route(
      ({ pathname }) => pathname === new URL(doorHouse.privacyUrl).pathname,
      (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: 'Så gör vi.' }),
    );
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: words.sv.privacy }).click();
    const tab = await opened;
    await tab.getByText('Så gör vi.').waitFor();
    // The page that it leads to knows nothing of where one came from.
    expect(await tab.evaluate<unknown>('[opener, document.referrer]')).toEqual([null, '']);
    await tab.close();
    expect(await page.getByLabel('Vad har hänt?').inputValue()).toBe('Ännu inte skickat.');
    await presses('Skicka', 'Vi har tagit emot din anmälan');
    await context.close();
  });

  it('is gone through by keyboard alone, and Enter in a line sends no story', async () => {
    const visitor = await visits();
    const { page } = visitor;
    const focus = () =>
      page.evaluate<string>(
        `(({ tagName, value, textContent }) => tagName + ' ' + (value?.replace(/[.]+$/, '') || textContent))(document.activeElement)`,
      );
    const tabsTo = async (what: string): Promise<void> => {
      for (let tries = 0; tries < 40; tries++) {
        await page.keyboard.press('Tab');
        if ((await focus()) === what) return;
      }
      throw new Error(`no way to ${what}`);
    };
    const goes = async (what: string, key: string, then: string): Promise<void> => {
      await tabsTo(what);
      await page.keyboard.press(key);
      await page.getByRole('heading', { level: 1, name: then }).waitFor();
    };
    await page.keyboard.press('Tab');
    expect(await focus()).toBe('BUTTON Lämna sidan');
    await goes('BUTTON Öppna', 'Enter', 'Visselblåsning');
    await goes('BUTTON report', 'Space', 'Är du eller någon annan i fara?');
    await goes('BUTTON safe', 'Enter', 'Vad handlar det om?');
    const first = await page.getByRole('radio').first().inputValue();
    await tabsTo(`INPUT ${first}`);
    await page.keyboard.press('ArrowDown');
    await goes('BUTTON next', 'Enter', 'Välj det första som stämmer');
    await goes('BUTTON back', 'Enter', 'Vad handlar det om?');
    await page.context().close();
    const other = await visits();
    await comesToStory(other);
    const before = await other.page.locator('main').innerText();
    await other.page.getByLabel('Vem du är').fill('Maja');
    await other.page.keyboard.press('Enter');
    expect(await other.page.locator('main').innerText()).toBe(before);
    await other.page.context().close();
  });

  it.each([320, 1100])(
    'can be read in the light and in the dark, %i pixels wide',
    async (width) => {
      const visitor = await visits({ viewport: { width, height: 800 } });
      const { page, presses } = visitor;
      const looks = async (): Promise<void> => {
        const at = await page.locator('h1').innerText();
        const seen = [await unreadable(page), await axeFinds(page)];
        expect({ at, seen }).toEqual({ at, seen: [[], []] });
      };
      await looks();
      await comesToStory(visitor);
      await looks();
      await page.getByLabel('Vad har hänt?').fill('Ring 070-123 45 67.');
      await presses('Skicka', 'Berätta');
      await looks();
      await presses('Skicka ändå', 'Vi har tagit emot din anmälan');
      await looks();
      await page.goto(`${door.url}/`);
      await presses('Öppna', 'Visselblåsning');
      await looks();
      await presses('Dina rättigheter', 'Dina rättigheter');
      await looks();
      // As large as four times: the page goes on in one column.
      await page.setViewportSize({ width: 320, height: 400 });
      await looks();
      await page.context().close();
    },
  );
});
