import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import { launchBrowser } from '../support/browser/browser';
import { looks, type Seat, walkOffice } from '../support/browser/office-walk';
import {
  type BotProcess,
  cheapReportCodes,
  freePort,
  startBotProcess,
  trialSettings,
  unhurried,
  withSettings,
} from '../support/houses/bot-process';

const referenceForm = /[0-9A-Z]{5}-[0-9A-Z]{5}/;

/**
 * The whole story as a newcomer clicks through it: an employee reports, the desk reads and answers, the
 * employee comes back with the report code. On the trial as `npm start` starts it.
 */
describe('the story in the browser', () => {
  let browser: Browser;
  let folder: string;
  let bots: Record<'sv' | 'en', BotProcess>;

  beforeAll(async () => {
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), 'vissla-trial-'));
    const start = async (locale: 'sv' | 'en', LANG: string): Promise<BotProcess> => {
      const settings = trialSettings(join(folder, locale), await freePort());
      // Slack does not tell the bot which language somebody reads: it begins in that of whoever starts it.
      return startBotProcess(withSettings(settings, cheapReportCodes, unhurried, { LANG }));
    };
    bots = { sv: await start('sv', 'sv_SE.UTF-8'), en: await start('en', 'en_US.UTF-8') };
  });
  afterAll(async () => {
    await browser.close();
    for (const bot of Object.values(bots)) expect(await bot.stop()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  interface Cast {
    readonly name: string;
    readonly locale: 'sv' | 'en';
    readonly texts: typeof sv | typeof en;
    readonly look: BrowserContextOptions;
    readonly employee: Seat;
    readonly handler: Seat;
  }
  /** From each messenger into the other; `npm run torture` tells each of these, and those within one. */
  const chosen = (casts: readonly Cast[]): readonly Cast[] =>
    casts.filter(
      ({ employee, handler }) => process.env.VISSLA_WALKS === 'all' || employee[1] !== handler[1],
    );
  const wideInSwedish = { locale: 'sv', texts: sv, look: looks.sv } as const;
  const narrowInEnglish = { locale: 'en', texts: en, look: looks.en } as const;

  it.each<Cast>(
    chosen([
      {
        name: 'teams-to-teams-wide-light-sv',
        ...wideInSwedish,
        employee: [/Maja/, 'teams'],
        handler: [/Karin/, 'teams'],
      },
      {
        name: 'slack-to-teams-wide-light-sv',
        ...wideInSwedish,
        employee: [/Maja/, 'slack'],
        handler: [/Karin/, 'teams'],
      },
      {
        name: 'teams-to-slack-narrow-dark-en',
        ...narrowInEnglish,
        employee: [/Omar/, 'teams'],
        handler: [/Daniel/, 'slack'],
      },
      {
        name: 'slack-to-slack-narrow-dark-en',
        ...narrowInEnglish,
        employee: [/Omar/, 'slack'],
        handler: [/Daniel/, 'slack'],
      },
    ]),
  )(
    'goes from the report to the answer: $name',
    async ({ name, locale, texts, employee, handler, look }) => {
      const walk = await walkOffice(browser, bots[locale], name, texts, look);
      const { dialog } = walk;
      const secret = `Kommundirektören & <b>bolaget</b> ${name}`;

      await walk.becomes(employee);
      if (employee[1] === 'teams') await walk.writesInChat('Jag vill anmäla en sak');
      await walk.opens();
      await walk.looksRight();
      await walk.presses(texts.start.report, texts.safety.heading);
      await walk.presses(texts.safety.safe, texts.guide.heading);
      await walk.answersGuide('gain', 'others', texts.verdict.headingHandlers);
      await walk.presses(texts.verdict.anyway, texts.reportCode.heading);
      const reportCode = await walk.writesReportCodeDown();
      await dialog.getByLabel(texts.story.what).fill(secret);
      await walk.presses(texts.buttons.send, referenceForm);
      const reference = referenceForm.exec(await dialog.innerText())?.[0] ?? '';
      expect(await dialog.innerText()).not.toContain(reportCode);
      await walk.leaves();

      await walk.becomes(handler);
      const readsAtDesk = async (): Promise<void> => {
        await walk.opensFromNotice(reference);
        await dialog.getByText(reference).click();
        await walk.presses(texts.deskQueue.open, secret);
      };
      await readsAtDesk();
      await walk.presses(texts.nextActs.answer, texts.forms.text);
      await dialog.getByLabel(texts.forms.text).fill(`Svar till ${name}`);
      await walk.presses(texts.buttons.send, texts.done.reply);
      await walk.leaves();

      await walk.becomes(employee);
      const readsWithReportCode = () => walk.opensReport(reportCode, secret);
      await walk.opens();
      await walk.presses(texts.start.haveCode, texts.code.heading);
      await dialog
        .getByLabel(texts.code.code)
        .fill(reportCode.replace(/\d$/, (d) => String((Number(d) + 1) % 10)));
      await walk.presses(texts.code.open, texts.remarks.mistyped);
      await dialog.getByLabel(texts.code.code).fill(reportCode);
      await walk.presses(texts.code.open, secret);
      await walk.opensUntil(`Svar till ${name}`, readsWithReportCode);
      await dialog.getByRole('textbox').fill('Tack.');
      await walk.presses(texts.buttons.send, texts.sent.message);
      await walk.presses(texts.sent.toThread, secret);
      await walk.opensUntil('Tack.', readsWithReportCode);
      await walk.presses(texts.thread.proof, texts.proof.heading);
      expect(await dialog.innerText()).toMatch(/VISSLA 1 [^]*VISSLA proof-v1 [\w-]{86}/);
      await walk.presses(texts.buttons.back, secret);
      await walk.leaves();
      expect(await walk.chat()).not.toContain(secret);
      expect(walk.complaints).toEqual([]);
      await walk.ends();
    },
  );
});
