import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { deskWords } from '../bot/channels/web/desk/words';
import { openDialog, press, texts, visitOffice } from './walk-office';

/** What a page on a desk of 1,366 points shows without scrolling. */
const look = {
  viewport: { width: 1366, height: 768 },
  locale: 'sv-SE',
  colorScheme: 'light',
} as const;

/**
 * Draws the desk on the web as Karin sees it, in a trial that is some months old; gives the files' paths. She
 * adds her passkeys by a code of her own.
 */
export async function drawWebDesk(
  browser: Browser,
  { office, desk }: Readonly<Record<'office' | 'desk', string>>,
  folder: string,
): Promise<readonly string[]> {
  const context = await browser.newContext(look);
  const page = await context.newPage();
  await signsIn(page, await context.newCDPSession(page), desk, await codeOfKarin(browser, office));
  const drawn: string[] = [];
  const draw = async (name: string): Promise<void> => {
    const path = join(folder, `handbook-${name}.png`);
    await page.waitForLoadState();
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    drawn.push(path);
  };
  for (const language of ['sv', 'en'] as const) {
    await goesTo(page, `${desk}/`, texts[language].deskQueue.heading);
    await draw(`web-list-${language}`);
    await opensFirst(page, texts[language].deskThread.heading);
    await draw(`web-case-${language}`);
    if (language === 'sv') await presses(page, 'English', texts.en.deskThread.heading);
  }
  await context.close();
  return drawn;
}

/** Has a code shown that adds a passkey to the account in Teams. */
async function codeOfKarin(browser: Browser, office: string): Promise<string> {
  const t = texts.sv;
  const page = await visitOffice(browser, office, 'karin', look);
  const dialog = await openDialog(page);
  const toQueue = dialog.getByRole('button', { name: t.desk.whistleblowing, exact: true });
  if (await toQueue.isVisible()) await toQueue.click();
  for (const button of [t.deskQueue.people, t.deskAccount.heading, t.deskAccount.showCode])
    await press(dialog, button);
  const said = dialog.getByText(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4})+$/).first();
  await said.waitFor();
  const code = await said.innerText();
  await page.context().close();
  return code;
}

async function signsIn(page: Page, devices: CDPSession, desk: string, code: string): Promise<void> {
  const say = deskWords.sv;
  await devices.send('WebAuthn.enable');
  const takes = async (transport: 'internal' | 'usb'): Promise<string> => {
    const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport, hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    return authenticatorId;
  };
  const authenticatorId = await takes('internal');
  await page.goto(`${desk}/sv/join`);
  await page.getByLabel(say.code).fill(code);
  await presses(page, say.next, say.join);
  await presses(page, say.create, say.signIn);
  await presses(page, say.signIn, texts.sv.deskQueue.heading);
  await opensFirst(page, say.again);
  await presses(page, say.goOn, say.second);
  await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  await takes('usb');
  await presses(page, say.addSecond, texts.sv.deskThread.heading);
}

async function goesTo(page: Page, url: string, heading: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { name: heading, exact: true }).first().waitFor();
}

async function opensFirst(page: Page, heading: string): Promise<void> {
  await page.locator('.cases tbody button').first().click();
  await page.getByRole('heading', { name: heading, exact: true }).first().waitFor();
}

async function presses(page: Page, button: string, heading: string): Promise<void> {
  const opened = page.waitForEvent('load');
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await opened;
  await page.getByRole('heading', { name: heading, exact: true }).first().waitFor();
}
