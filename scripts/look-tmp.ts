import { launchBrowser } from '../test/support/browser/browser';
import { openDialog, texts, visitOffice } from './walk-office';

async function main() {
  const url = 'http://localhost:4555';
  const b = await launchBrowser();
  for (const [language, locale] of [
    ['sv', 'sv-SE'],
    ['en', 'en-GB'],
  ] as const)
    for (const who of ['karin', 'eva'] as const) {
      const page = await visitOffice(b, url, who, {
        viewport: { width: 1000, height: 1300 },
        locale,
        colorScheme: 'light',
      });
      const shot = async (n: string) => {
        await page.evaluate(
          `(()=>{const d=document.querySelector('dialog[open]');d?.style.setProperty('--task-height','auto')})()`,
        );
        const d = page.getByRole('dialog');
        await ((await d.count()) ? d.last() : page).screenshot({
          path: `/tmp/look/${who}-${language}-${n}.png`,
          animations: 'disabled',
        });
      };
      await shot('chat');
      const d = await openDialog(page);
      await page.waitForTimeout(300);
      const t = texts[language];
      const q = d.getByRole('button', {
        name: /Till HR:s kö|Till mottagarnas kö|To HR|To the handlers/,
      });
      if (await q.count()) await q.first().click();
      await page.waitForTimeout(700);
      await shot('queue');
      for (const f of ['closed', 'overdue', 'for_us'] as const) {
        await d.getByRole('button', { name: t.filters[f], exact: true }).click();
        await page.waitForTimeout(700);
        await shot(f);
      }
      await page.context().close();
    }
  await b.close();
}
void main();
