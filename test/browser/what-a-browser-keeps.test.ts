import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { words } from '../../bot/channels/web/render/words';
import { openProfile } from '../support/browser/browser';
import { foundIn, killProfile } from '../support/browser/profile';
import { openWebDoor, type WebDoor } from '../support/messengers/web-door';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does } from '../support/people/report';

const story = 'Chefen säljer sköldpaddor på natten.';
const typed = 'Ännu inte skickat: hyllan är tom.';
const answered = 'Tack, vi räknar paddorna.';

let office: TestVissla;
let door: WebDoor;
let folder: string;
let context: BrowserContext;
let page: Page;
let handler: Person;

const opens = async (again = false): Promise<void> => {
  context = await openProfile(folder, again);
  page = context.pages()[0] ?? (await context.newPage());
};
/** Ends the browser as when the power goes: every process of this profile, at once. */
const crashes = async (): Promise<void> => {
  // What is on its way to the disk gets there: the worst for somebody who wants no trace.
  await page.waitForTimeout(4_000);
  const gone = new Promise((done) => context.once('close', done));
  killProfile(folder);
  await gone;
};

beforeEach(async () => {
  office = await openVissla();
  [handler] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  door = await openWebDoor(office.vissla.door);
  folder = mkdtempSync(join(tmpdir(), 'vissla-profile-'));
  await opens();
});
afterEach(async () => {
  await context.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
  await door.close();
  await office.close();
});

const presses = async (name: string, then: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: then }).waitFor();
  await page.waitForLoadState('load');
};

/** The way to the story; gives the code. */
const comesToStory = async (): Promise<string> => {
  await page.goto(`${door.url}/`);
  await presses('Öppna', 'Visselblåsning');
  await presses('Anmäl något', 'Är någon i fara nu?');
  await presses('Gå vidare', 'Vad handlar det om?');
  await page.getByLabel('Någon tar pengar, saker eller förmåner.').check();
  await presses('Gå vidare', 'Välj det första som stämmer');
  await page.getByLabel('Annat, eller osäker').check();
  await presses('Gå vidare', 'Är någon av de här inblandad?');
  await presses('Gå vidare', 'Det här hör hemma hos mottagarna');
  await presses('Berätta för mottagarna', 'Din hemliga kod');
  const code = /(?:\d{4} ){5}\d{4}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  await page.getByLabel('De fyra sista siffrorna').fill(code.slice(-4));
  await presses('Gå vidare', 'Berätta');
  return code;
};
const written = (code: string): readonly string[] => [story, typed, code, code.replace(/ /g, '')];

describe('a browser at the door, which is no private window', () => {
  it('keeps neither story, code, reference nor answer, while it runs, closed, and opened again', async () => {
    const code = await comesToStory();
    await page.getByLabel('Vad har hänt?').fill(`${story} Ring 070-123 45 67.`);
    await presses('Skicka', 'Berätta');
    await presses('Skicka ändå', 'Vi har tagit emot din anmälan');
    const [reference = '-'] =
      /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await page.locator('main').innerText()) ?? [];
    await office.releases();
    await does(handler, reference, 'reply', { text: answered });
    await office.releases();
    await page.goto(`${door.url}/`);
    await presses('Öppna', 'Visselblåsning');
    await presses('Jag har en kod', 'Din kod');
    await page.getByLabel('Hemlig kod').fill(code);
    await presses('Öppna', 'Din anmälan');
    expect(await page.locator('main').innerText()).toContain(answered);
    await page.locator('[name=text]').fill(typed);
    const secrets = [...written(code), reference, answered];
    await page.waitForTimeout(3_000);
    expect(foundIn(folder, secrets)).toEqual([]);
    await page.getByRole('button', { name: 'Lämna sidan' }).click();
    await page.waitForURL(`${door.url}/left`);
    await page.waitForTimeout(1_000);
    expect(foundIn(folder, secrets)).toEqual([]);
    await context.close();
    expect(foundIn(folder, secrets)).toEqual([]);
    await opens(true);
    await page.waitForTimeout(1_000);
    await context.close();
    expect(foundIn(folder, secrets)).toEqual([]);
    // The search finds what there is: the address of the door is in the history.
    expect(foundIn(folder, [door.url])).not.toEqual([]);
  });

  it.each(['the code', 'the story'] as const)(
    'shows nothing by Back after leaving at %s, where the browser keeps whole pages for Back',
    async (where) => {
      await page.goto(`${door.url}/`);
      const code = await comesToStory();
      if (where === 'the story') await page.getByLabel('Vad har hänt?').fill(story);
      else await presses('Tillbaka', 'Din hemliga kod');
      await page.getByRole('button', { name: 'Lämna sidan' }).click();
      await page.waitForURL(`${door.url}/left`);
      await page.waitForTimeout(1_500);
      for (let back = 0; back < 3; back++) {
        await page.evaluate('history.back()').catch(() => undefined);
        await page.waitForTimeout(1_500);
        const seen = await page.content();
        for (const secret of written(code)) expect(seen).not.toContain(secret);
      }
    },
  );

  it.each(['story', 'receipt'])('keeps nothing when it is killed at the %s', async (where) => {
    const code = await comesToStory();
    await page.getByLabel('Vad har hänt?').fill(story);
    if (where === 'receipt') await presses('Skicka', 'Vi har tagit emot din anmälan');
    await crashes();
    expect(foundIn(folder, written(code))).toEqual([]);
    await opens(true);
    await page.waitForTimeout(1_000);
    const shown = await Promise.all(context.pages().map((one) => one.locator('body').innerText()));
    for (const secret of written(code)) expect(shown.join()).not.toContain(secret);
    await context.close();
    expect(foundIn(folder, written(code))).toEqual([]);
  });

  it('shows by Back and by reload a page that says where one is, and asks nothing', async () => {
    // A browser that keeps whole pages shows the earlier one, until the page is left.
    await context.close();
    context = await openProfile(folder, false, false);
    page = context.pages()[0] ?? (await context.newPage());
    const code = await comesToStory();
    await page.getByLabel('Vad har hänt?').fill(story);
    await presses('Skicka', 'Vi har tagit emot din anmälan');
    await page.getByRole('button', { name: 'Lämna sidan' }).click();
    await page.waitForURL(`${door.url}/leave`);
    for (let steps = 0; steps < 12; steps++) {
      await page.goBack().catch(() => null);
      const body = await page.locator('body').innerText();
      for (const secret of written(code)) expect(body).not.toContain(secret);
      expect(body).not.toContain('ERR_');
    }
    await page.goForward();
    await page.goForward();
    expect(await page.locator('main').innerText()).toContain(words.sv.closedSent);
    await page.reload();
    expect(await page.locator('main').innerText()).toContain(words.sv.closedSent);
    await presses(words.sv.begin, 'Visselblåsning');
  });
});
