import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import {
  type Errand,
  fileReport,
  type Language,
  openThread,
  press,
  texts,
  visitOffice,
} from './walk-office';

/** The first day of a handler and of an HR officer in one language: who they are, and what reaches them. */
interface Cast {
  readonly language: Language;
  readonly locale: string;
  readonly employee: string;
  readonly handler: string;
  readonly hr: string;
  readonly toHandlers: Errand;
  readonly answer: string;
  readonly toHr: Errand;
}

const casts: readonly Cast[] = [
  {
    language: 'sv',
    locale: 'sv-SE',
    employee: 'maja',
    handler: 'karin',
    hr: 'eva',
    toHandlers: {
      about: 'gain',
      detail: 'others',
      story: [
        'Samma konsult får betalt två gånger för samma timmar. Min chef skriver på båda.',
        'Gatukontoret, sedan augusti.',
        'Jag bokför fakturorna.',
      ],
    },
    answer: 'Vi har begärt in fakturorna. Vet du vilka månader det gäller?',
    toHr: {
      about: 'work',
      detail: 'single',
      toHr: true,
      story: [
        'Min kollega hånar mig inför gruppen varje vecka. Jag sover dåligt.',
        'På morgonmötet, sedan i september.',
        'Jag är med själv.',
        'Maja på Björkgården',
      ],
    },
  },
  {
    language: 'en',
    locale: 'en-GB',
    employee: 'omar',
    handler: 'karin',
    hr: 'eva',
    toHandlers: {
      about: 'gain',
      detail: 'others',
      story: [
        'The same consultant is paid twice for the same hours. My manager signs both.',
        'The roads department, since August.',
        'I book the invoices.',
      ],
    },
    answer: 'We have asked for the invoices. Do you know which months it concerns?',
    toHr: {
      about: 'work',
      detail: 'single',
      toHr: true,
      story: [
        'My colleague mocks me in front of the group every week. I sleep badly.',
        'At the morning meeting, since September.',
        'I am there myself.',
        'Omar at Björkgården',
      ],
    },
  },
];

/**
 * Runs in the page: nothing of the card is hidden below the dialog's edge, and nothing of the chat shows at
 * its corners.
 */
export const asHighAsItsCard = `(() => {
  const dialog = document.querySelector('dialog[open]');
  dialog.style.setProperty('--task-height', 'auto');
  dialog.style.borderRadius = '0';
  // In the middle it may begin between two pixels, and a line of the chat would be above it.
  dialog.style.marginTop = '0';
})()`;

/**
 * Walks through both languages' first day and saves the dialogs that the handbook shows; gives the files'
 * paths.
 */
export async function drawHandbook(
  browser: Browser,
  url: string,
  folder: string,
): Promise<readonly string[]> {
  const drawn: string[] = [];
  for (const cast of casts) {
    const { language, locale } = cast;
    const look = { viewport: { width: 860, height: 1800 }, locale, colorScheme: 'light' } as const;
    const draw = async (page: Page, name: string): Promise<void> => {
      const path = join(folder, `handbook-${name}-${language}.png`);
      await page.evaluate(asHighAsItsCard);
      await page.getByRole('dialog').screenshot({ path, animations: 'disabled', caret: 'hide' });
      drawn.push(path);
    };
    const visit = (person: string): Promise<Page> => visitOffice(browser, url, person, look);

    const employee = await visit(cast.employee);
    const toHandlers = await fileReport(employee, language, cast.toHandlers);
    const toHr = await fileReport(employee, language, cast.toHr, {
      verdict: () => draw(employee, 'verdict'),
    });
    await employee.context().close();

    const handler = await visit(cast.handler);
    await drawHandler(handler, cast, toHandlers, (name) => draw(handler, name));
    await handler.context().close();

    const hr = await visit(cast.hr);
    await drawHr(hr, cast, toHr, (name) => draw(hr, name));
    await hr.context().close();
  }
  return drawn;
}

type Draw = (name: string) => Promise<void>;

async function drawHandler(page: Page, cast: Cast, reference: string, draw: Draw): Promise<void> {
  const t = texts[cast.language];
  const dialog = await openThread(page, cast.language, reference, () => draw('queue'));
  await answer(dialog, cast.language, cast.answer);
  await press(dialog, t.deskThread.toThread);
  await dialog.getByText(cast.answer).waitFor();
  await draw('handler');
}

async function drawHr(page: Page, cast: Cast, reference: string, draw: Draw): Promise<void> {
  const t = texts[cast.language];
  const dialog = await openThread(page, cast.language, reference);
  await draw('hr');
  await press(dialog, t.deskOptions.move);
  await dialog.getByRole('button', { name: t.forms.doMove, exact: true }).waitFor();
  await draw('move');
}

/** Answers in an opened thread. */
async function answer(dialog: Locator, language: Language, text: string): Promise<void> {
  const t = texts[language];
  await press(dialog, t.nextActs.answer);
  await dialog.getByLabel(t.forms.text).fill(text);
  await press(dialog, t.buttons.send);
  await dialog.getByRole('button', { name: t.deskThread.toThread, exact: true }).waitFor();
}
