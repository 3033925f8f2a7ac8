import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { proofPage } from '../../adaptive-cards/proof-page';
import { publicHalf, signWith } from '../../bot/crypto/ed25519';
import { parseDay } from '../../bot/domain/day';
import { proofBegin, proofEnd, proofWords, quoteWords, signedWords } from '../../bot/domain/proof';
import { launchBrowser } from '../support/browser/browser';
import { unreadable } from '../support/browser/page-checks';

const seed = new Uint8Array(32).fill(7);
const day = parseDay('2026-11-24')!;
const shown = `${proofBegin(day)}\nOmar\n${quoteWords('Någon tar mutor. 👀')}`;
const proofBy = (text: string, key = 'proof-v2'): string => {
  const signature = signWith(seed, signedWords(proofWords(text)));
  return `${text}\n\n${proofEnd(key, Buffer.from(signature).toString('base64url'))}`;
};

describe('the page that checks a proof', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-proof-'));
    const publicKey = Buffer.from(publicHalf(seed)).toString('base64url');
    const keys = [
      { name: 'proof-v2', publicKey, replacedOn: null },
      { name: 'proof-v1', publicKey, replacedOn: parseDay('2026-11-20')! },
    ];
    const file = join(folder, 'proof.html');
    writeFileSync(file, proofPage('Exempelby <kommun>', keys));
    browser = await launchBrowser();
    const context = await browser.newContext({ offline: true, colorScheme: 'dark' });
    page = await context.newPage();
    page.on('pageerror', (fault) => complaints.push(String(fault)));
    page.on('requestfailed', (asked) => complaints.push(asked.url()));
    page.on('console', (said) => complaints.push(said.text()));
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
    expect(complaints).toEqual([]);
  });

  it.each([
    ['one that holds', proofBy(shown), 'The proof holds.'],
    ['one with other line breaks', proofBy(shown).replaceAll(' ', '\n'), 'The proof holds.'],
    ['one with a changed letter', proofBy(shown).replace('mutor', 'Mutor'), 'does not hold'],
    ['one by a key from after it was replaced', proofBy(shown, 'proof-v1'), 'does not hold'],
    ['one by another key', proofBy(shown, 'proof-v3'), 'a key that is not here'],
    ['a part of one', shown, 'no whole proof'],
  ])('says what it is of %s', async (_, text, said) => {
    await page.getByLabel('Paste the whole proof').fill(text);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('status').getByText(said).waitFor();
    expect(await page.getByRole('status').locator('p:visible').count()).toBe(1);
    const words = await page.locator('#words').innerText();
    expect(words).toBe(said === 'The proof holds.' ? proofWords(shown).replace(' «', '\n«') : '');
  });

  it.each([320, 1280])('is readable at %s pixels', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await unreadable(page)).toEqual([]);
  });
});
