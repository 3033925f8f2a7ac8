import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { asHighAsItsCard } from './draw-handbook';
import { type Language, openDialog, press, texts, visitOffice } from './walk-office';

/** What a handler writes in the forms that the handbook shows, in one language. */
interface Words {
  readonly language: Language;
  readonly locale: string;
  readonly recipient: string;
  readonly cause: string;
  readonly copy: string;
  readonly said: string;
}

const spoken: readonly Words[] = [
  {
    language: 'sv',
    locale: 'sv-SE',
    recipient: 'Miljönämnden',
    cause: 'Nämnden måste ta prov innan det regnar bort.',
    copy: 'Slam uppges ha tömts i en brunn vid Södra verket.',
    said: 'Den som ringde säger att kassan i kaféet inte slås in på lördagarna.',
  },
  {
    language: 'en',
    locale: 'en-GB',
    recipient: 'The environment board',
    cause: 'The board must take samples before rain washes it away.',
    copy: 'Sludge is said to have been emptied into a drain at the southern plant.',
    said: 'The caller says that the till in the café is not used on Saturdays.',
  },
];

/** Draws a handler's later cards, in a trial that is some months old; gives the files' paths. */
export async function drawLater(
  browser: Browser,
  url: string,
  folder: string,
): Promise<readonly string[]> {
  const drawn: string[] = [];
  for (const words of spoken) {
    const { language, locale } = words;
    const look = { viewport: { width: 860, height: 2400 }, locale, colorScheme: 'light' } as const;
    const page = await visitOffice(browser, url, 'karin', look);
    const dialog = await openDialog(page);
    await walk(dialog, words, async (name) => {
      drawn.push(await draw(page, join(folder, `handbook-${name}-${language}.png`)));
    });
    await page.context().close();
  }
  return drawn;
}

async function draw(page: Page, path: string): Promise<string> {
  await page.evaluate(asHighAsItsCard);
  await page.getByRole('dialog').screenshot({ path, animations: 'disabled', caret: 'hide' });
  return path;
}

async function walk(
  dialog: Locator,
  { language, recipient, cause, copy, said }: Words,
  shows: (name: string) => Promise<void>,
): Promise<void> {
  const t = texts[language];
  const waitsFor = (text: string): Promise<void> =>
    dialog.getByText(text, { exact: true }).first().waitFor();
  const choose = (name: string, at: 'first' | 'last' = 'first'): Promise<void> =>
    dialog.getByLabel(name, { exact: true })[at]().check();

  // A dialog that no notice opened begins at the start view.
  const toQueue = dialog.getByRole('button', { name: t.desk.whistleblowing, exact: true });
  if (await toQueue.isVisible()) await toQueue.click();
  await waitsFor(t.register.show);
  await press(dialog, t.filters.closed);
  // Early in a month nothing may be closed in it yet.
  await press(dialog, t.register.before);
  await dialog.getByRole('button', { name: t.register.after, exact: true }).waitFor();
  await shows('register');

  await press(dialog, t.filters.mine);
  await waitsFor(t.filters.mine);
  await dialog.getByRole('radio').first().check();
  await press(dialog, t.deskQueue.open);
  await press(dialog, t.deskOptions.case);
  await waitsFor(t.caseForm.assignee);
  await shows('case');
  await press(dialog, t.buttons.back);

  await press(dialog, t.deskOptions.hand_over);
  await waitsFor(t.forms.handOverTarget);
  await choose(t.handOverTargets.board);
  await choose(t.purposes.needed);
  await choose(t.ownDutyAnswers.none);
  await press(dialog, t.buttons.next);
  await dialog.getByLabel(t.forms.recipient).fill(recipient);
  await dialog.getByLabel(t.forms.cause).fill(cause);
  await dialog.getByLabel(t.forms.copy).fill(copy);
  await choose(t.reveals.no);
  await choose(t.reveals.no, 'last');
  await shows('hand');
  await press(dialog, t.buttons.back);

  await press(dialog, t.deskThread.toQueue);
  await press(dialog, t.deskQueue.enter);
  await waitsFor(t.enter.way);
  await choose(t.wayChoices.telephone);
  await dialog.getByLabel(t.enter.text).fill(said);
  await shows('enter');
}
