import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import sv from '../../adaptive-cards/texts/sv.json';
import { deskWords } from '../../bot/channels/web/desk/words';
import { deskInBrowser } from '../support/browser/desk-in-browser';
import { closing, does } from '../support/people/report';

const say = deskWords.sv;
const at = deskInBrowser();
const { comes, opensACase, aReport } = at;

describe('the desk on the web', () => {
  it('lets somebody from outside join with a passkey, add the second, open a case and answer', async () => {
    const visitor = await comes({ viewport: { width: 1280, height: 900 } });
    const { page, presses, looks } = visitor;
    const reference = await opensACase(visitor, 'Rad "ett"\n<b>två</b> & tre.');
    const [beside, list] = [page.locator('#case'), page.locator('#list')];
    expect(await beside.innerText()).toContain('Rad "ett"\n<b>två</b> & tre.');
    expect(await list.innerText()).toContain(reference);
    // Side by side, and the case has more room.
    const [left, right] = [(await beside.boundingBox())!, (await list.boundingBox())!];
    expect([left.y === right.y, right.x < left.x, left.width > right.width]).toEqual([
      true,
      true,
      true,
    ]);
    await looks('case');
    await presses(sv.nextActs.answer, sv.forms.reply);
    await page.getByLabel(sv.forms.text).fill('Ett svar.\n\nOch mer.');
    await page.getByLabel(sv.deskQueue.reference).fill('ABCDE-FGHJK');
    await page.getByLabel(sv.deskQueue.reference).press('Enter');
    await page
      .getByText(/^Inget ärende med/)
      .first()
      .waitFor();
    expect(await page.getByLabel(sv.forms.text).inputValue()).toBe('Ett svar.\n\nOch mer.');
    await looks('typed');
    // A link that would lose the text asks first.
    const asks = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss();
      return dialog.type();
    });
    await page.getByRole('link', { name: say.account }).click();
    expect(await asks).toBe('beforeunload');
    await presses(sv.buttons.send, sv.done.heading);
    await looks('sent');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Reports that you can read').waitFor();
    await looks('english');
  });

  it('gives a copy and the archive’s package as files, and stays where it was', async () => {
    const visitor = await comes();
    const { page, presses } = visitor;
    const reference = await opensACase(visitor, 'En sak.');
    await does(at.karin, reference, 'close', closing);
    await at.office.passes();
    const gets = async (button: string): Promise<readonly string[]> => {
      const got = page.waitForEvent('download');
      await page.getByRole('button', { name: button, exact: true }).click();
      const file = await got;
      const begins = readFileSync(await file.path()).toString('latin1', 0, 4);
      return [file.suggestedFilename(), begins, await page.locator('h1').innerText()];
    };
    await presses(sv.deskOptions.copy, sv.copy.heading);
    // A file leaves the page where it is, and takes away what was wrong with the press before.
    await presses(sv.copy.fetch, sv.copy.heading);
    const wrong = page.locator('#case [role=alert], #case .wrong');
    expect(await wrong.count()).toBeGreaterThan(0);
    await page.getByLabel(sv.copyKinds.with_notes, { exact: true }).check();
    const document = [`vissla-${reference}.pdf`, '%PDF', sv.copy.heading];
    // The page that was pressed still works.
    for (let times = 2; times > 0; times--) expect(await gets(sv.copy.fetch)).toEqual(document);
    expect(await wrong.count()).toBe(0);
    // On paper is what was read, and neither the queue nor what is pressed.
    await presses(sv.copy.show, sv.copy.heading);
    const onPaper = () =>
      Promise.all(
        ['#list', '#case fieldset', '#case .row', '.printed', '#case .box'].map((one) =>
          page.locator(one).first().isVisible(),
        ),
      );
    expect(await onPaper()).toEqual([true, true, true, false, true]);
    await page.emulateMedia({ media: 'print' });
    expect(await onPaper()).toEqual([false, false, false, true, true]);
    await page.emulateMedia({ media: 'screen' });
    await presses(sv.deskThread.toThread, sv.deskThread.heading);
    await presses(sv.deskOptions.archive, sv.archiveForm.heading);
    const package_ = [`vissla-${reference}-arkiv.zip`, 'PK\x03\x04', sv.archiveForm.heading];
    expect(await gets(sv.archiveForm.fetch)).toEqual(package_);
  });

  it('warns before a session ends, and goes on after a touch with what was typed', async () => {
    const visitor = await comes({ viewport: { width: 320, height: 800 } });
    const { page, presses, looks } = visitor;
    await opensACase(visitor, 'En sak.');
    await looks('narrow-case');
    await page.clock.install();
    await presses(sv.nextActs.answer, sv.forms.reply);
    await page.getByLabel(sv.forms.text).fill('Ett svar.');
    expect(await page.getByText(say.ending).isVisible()).toBe(false);
    await page.clock.fastForward('13:30');
    await page.getByText(say.ending).waitFor();
    await looks('narrow-ending');
    await presses(say.stay, sv.forms.reply);
    expect(await page.getByLabel(sv.forms.text).inputValue()).toBe('Ett svar.');
    at.ahead = 15 * 60_000;
    await presses(sv.buttons.send, say.again);
    await looks('narrow-ended');
    await presses(say.goOn, sv.done.heading);
    await looks('narrow-sent');
    await page.getByRole('link', { name: say.account }).click();
    await page.getByText(say.hasTwo).waitFor();
    await presses(say.signOut, say.signIn);
    await page.getByText(say.signedOut).waitFor();
    expect(await page.context().cookies()).toEqual([]);
  });

  it('warns before what was typed is lost, and closes the case by itself when it has ended', async () => {
    const visitor = await comes();
    const { page, presses, looks } = visitor;
    const reference = await opensACase(visitor, 'En sak.');
    const text = page.getByLabel(sv.forms.text);
    const staysAfter = async (leave: () => Promise<unknown>): Promise<void> => {
      const asked = page.waitForEvent('dialog');
      void leave().catch(() => undefined);
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();
      expect(await text.inputValue()).toBe('Ett svar.');
    };
    const signsOut = page.getByRole('button', { name: say.signOut }).first();
    await page.clock.install();
    await presses(sv.nextActs.answer, sv.forms.reply);
    // Nothing is typed: nothing is asked.
    await page.reload();
    await text.fill('Ett svar.');
    const leaves = [() => page.reload(), () => page.goBack(), () => signsOut.click()];
    for (const leave of leaves) await staysAfter(leave);
    // It came back in another page, and is still not sent.
    await page.getByLabel(sv.deskQueue.reference).fill('ABCDE-FGHJK');
    await page.getByLabel(sv.deskQueue.reference).press('Enter');
    await page
      .getByText(/^Inget ärende med/)
      .first()
      .waitFor();
    for (const leave of leaves) await staysAfter(leave);
    at.ahead = 15 * 60_000;
    // The server is away for a moment: the page waits for it.
    const posts = '**/';
    await page.route(posts, (route) => route.abort());
    const complained = page.waitForEvent('console', (said) => said.text().includes('ERR_FAILED'));
    await page.clock.fastForward('15:01');
    await page.clock.runFor(1_000);
    await complained;
    expect(await text.inputValue()).toBe('Ett svar.');
    await page.unroute(posts);
    // The browser complains that it was away.
    at.complaints.splice(0);
    await page.clock.fastForward('00:11');
    await page.getByRole('heading', { name: say.again }).waitFor();
    expect(await page.content()).not.toContain(reference);
    await looks('closed');
    await presses(say.goOn, sv.forms.reply);
    expect(await text.inputValue()).toBe('Ett svar.');
    await presses(sv.buttons.send, sv.done.heading);
  });

  it('goes through its list by arrows, and to its search by a slash; no letter does anything', async () => {
    const visitor = await comes();
    const { page } = visitor;
    await opensACase(visitor, 'En sak.');
    await aReport('En till.');
    await page.goto(`${at.desk.url}/`);
    const rows = page.locator('.cases tbody button');
    const isFocused = async (one: Locator): Promise<boolean> =>
      (await one.and(page.locator(':focus')).count()) === 1;
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await isFocused(rows.nth(1))).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await isFocused(rows.first())).toBe(true);
    await page.keyboard.press('j');
    expect(await isFocused(rows.first())).toBe(true);
    await page.keyboard.press('/');
    const field = page.getByLabel(sv.deskQueue.reference);
    expect(await isFocused(field)).toBe(true);
    await page.keyboard.type('a/b');
    expect(await field.inputValue()).toBe('a/b');
  });

  it('shows in each tab that somebody has signed out in one', async () => {
    const visitor = await comes();
    const { page } = visitor;
    const reference = await opensACase(visitor, 'En sak.');
    const other = await page.context().newPage();
    await other.goto(`${at.desk.url}/`);
    await other.getByText(reference).first().waitFor();
    await page.getByRole('button', { name: say.signOut }).click();
    await page.getByText(say.signedOut).waitFor();
    await other.getByRole('heading', { name: say.signIn }).waitFor();
    expect(await other.content()).not.toContain(reference);
    await other.goBack();
    await other.waitForLoadState();
    expect(await other.content()).not.toContain(reference);
  });

  it('is not ended while somebody writes', async () => {
    const visitor = await comes();
    const { page, presses } = visitor;
    await page.clock.install();
    await opensACase(visitor, 'En sak.');
    await presses(sv.nextActs.answer, sv.forms.reply);
    const text = page.getByLabel(sv.forms.text);
    for (const minute of [1, 2, 3]) {
      at.ahead += 8 * 60_000;
      await page.clock.fastForward('08:00');
      const told = page.waitForResponse((answer) => answer.url().endsWith('/stay'));
      await text.fill(`Minut ${minute}.`);
      expect((await told).status()).toBe(200);
      await page.clock.runFor(10);
    }
    expect(await page.getByText(say.ending).count()).toBe(0);
    await presses(sv.buttons.send, sv.done.heading);
  });

  it('is gone through by keyboard alone, and without script once somebody has signed in', async () => {
    const visitor = await comes();
    const { page } = visitor;
    const reference = await opensACase(visitor, 'En sak.');
    const cookies = await page.context().cookies();
    const context = await page.context().browser()!.newContext({ javaScriptEnabled: false });
    await context.addCookies(cookies);
    const plain = await context.newPage();
    await plain.goto(`${at.desk.url}/`);
    await plain.keyboard.press('Tab');
    const focused = plain.locator(':focus');
    expect(await focused.innerText()).toBe(say.toList);
    const goes = async (button: string, then: string): Promise<void> => {
      for (let tries = 0; tries < 60; tries++) {
        await plain.keyboard.press('Tab');
        if ((await focused.innerText()) === button) break;
      }
      await plain.keyboard.press('Enter');
      await plain.getByRole('heading', { name: then, exact: true }).first().waitFor();
    };
    await goes(reference, sv.deskThread.heading);
    await goes(sv.nextActs.answer, sv.forms.reply);
    await plain.getByLabel(sv.forms.text).fill('Ett svar.');
    await goes(sv.buttons.send, sv.done.heading);
  });
});
