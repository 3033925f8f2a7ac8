import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchBrowser } from '../test/support/browser/browser';
import { freePort, startBotProcess } from '../test/support/houses/bot-process';
import { drawHandbook } from './draw-handbook';
import { drawIcons } from './draw-icons';
import { drawOffice } from './draw-office';
import { drawPress } from './draw-press';

const root = resolve(__dirname, '..');
const mostBytes = 300 * 1024;

/** Draws the docs' pictures of a fresh trial and of one press, and the manifest's icons. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-pictures-'));
  const port = await freePort();
  const trial = await startBotProcess({
    VISSLA_PORT: String(port),
    VISSLA_DATABASE_URL: `sqlite:${join(folder, 'vissla.db')}`,
    VISSLA_VAULT: `file:${join(folder, 'vault.json')}`,
  });
  const browser = await launchBrowser();
  try {
    const mark = join(root, 'office', 'page', 'mark.svg');
    const url = `http://localhost:${port}`;
    const pictures = join(root, 'docs', 'pictures');
    writeFileSync(join(pictures, 'one-press.svg'), drawPress());
    const drawn = [
      ...(await drawIcons(browser, mark, join(root, 'manifest', 'teams'))),
      ...(await drawOffice(browser, url, pictures)),
      ...(await drawHandbook(browser, url, pictures)),
    ];
    for (const path of drawn) {
      const { size } = statSync(path);
      if (size > mostBytes) throw new Error(`${path} has ${size} bytes`);
      console.log(`${path} (${size} bytes)`);
    }
  } finally {
    await browser.close();
    await trial.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
