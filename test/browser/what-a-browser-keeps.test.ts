import { words } from '../../bot/channels/web/render/words';
import { foundIn } from '../support/browser/profile';
import { comesToStoryOn, openWalk, type ProfileWalk } from '../support/browser/walk';
import { openWebDoor, type WebDoor } from '../support/messengers/web-door';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does } from '../support/people/report';

const story = 'Chefen säljer sköldpaddor på natten.';
const typed = 'Ännu inte skickat: hyllan är tom.';
const answered = 'Tack, vi räknar paddorna.';

let office: TestVissla;
let door: WebDoor;
let walk: ProfileWalk;
let handler: Person;

beforeEach(async () => {
  office = await openVissla();
  [handler] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  door = await openWebDoor(office.vissla.door);
  walk = await openWalk();
});
afterEach(async () => {
  await walk.ends();
  await door.close();
  await office.close();
});

/** The way to the story; gives the code. */
const comesToStory = async (): Promise<string> => {
  await walk.page.goto(`${door.url}/`);
  return comesToStoryOn(walk.page);
};
const written = (code: string): readonly string[] => [story, typed, code, code.replace(/ /g, '')];

describe('a browser at the door, which is no private window', () => {
  it('keeps neither story, code, reference nor answer, while it runs, closed, and opened again', async () => {
    const { folder, page, presses } = walk;
    const code = await comesToStory();
    await page.getByLabel('Vad har hänt?').fill(`${story} Ring 070-123 45 67.`);
    await presses('Skicka', 'Berätta');
    await presses('Skicka ändå', 'Vi har tagit emot din anmälan');
    const [reference = '-'] =
      /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await page.locator('main').innerText()) ?? [];
    await office.passes();
    await does(handler, reference, 'reply', { text: answered });
    await office.passes();
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
    await walk.context.close();
    await walk.keepsNone(secrets, door.url);
  });

  it.each(['the code', 'the story'] as const)(
    'shows nothing by Back after leaving at %s, where the browser keeps whole pages for Back',
    async (where) => {
      const { page, presses } = walk;
      const code = await comesToStory();
      if (where === 'the story') await page.getByLabel('Vad har hänt?').fill(story);
      else await presses('Tillbaka', 'Din hemliga kod');
      // It does keep them: until then, Back shows the earlier page.
      for (const way of where === 'the story' ? ['back', 'forward'] : ['back', 'back', 'forward']) {
        await page.evaluate(`history.${way}()`);
        await page.waitForTimeout(500);
        expect(await page.locator('main').innerText()).not.toContain(words.sv.closedSent);
      }
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

  it.each(['story', 'report_code'])('keeps nothing when it is killed at the %s', async (where) => {
    const { page, presses } = walk;
    const code = await comesToStory();
    await page.getByLabel('Vad har hänt?').fill(story);
    if (where === 'report_code') await presses('Skicka', 'Vi har tagit emot din anmälan');
    await walk.crashes();
    await walk.keepsNone(written(code), door.url);
  });

  it('shows by Back and by reload a page that says where one is, and asks nothing', async () => {
    // A browser that keeps whole pages shows the earlier one, until the page is left.
    await walk.context.close();
    await walk.opens(false, false);
    const { page, presses } = walk;
    const code = await comesToStory();
    await page.getByLabel('Vad har hänt?').fill(story);
    await presses('Skicka', 'Vi har tagit emot din anmälan');
    await page.getByRole('button', { name: 'Lämna sidan' }).click();
    await page.waitForURL(`${door.url}/left`);
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
