import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { readConfig } from '../bot/settings/config';
import { launchBrowser } from '../test/support/browser/browser';
import { freePort, startBotProcess, trialSettings } from '../test/support/houses/bot-process';
import { drawHandbook } from './draw-handbook';
import { drawIcons } from './draw-icons';
import { drawLater } from './draw-later';
import { drawOffice } from './draw-office';
import { drawPress } from './draw-press';
import { drawWebDesk } from './draw-web-desk';
import { fillTrial } from './year/fill';

const root = resolve(__dirname, '..');
const mostBytes = 300 * 1024;

/** Draws the docs' pictures, of a fresh trial and of one some months old, and the manifest's icons. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-pictures-'));
  const port = await freePort();
  const trial = await startBotProcess(trialSettings(folder, port));
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
      ...(await drawLaterIn(join(folder, 'later'), browser, pictures)),
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

/** A desk after some months. */
async function drawLaterIn(
  folder: string,
  browser: Browser,
  pictures: string,
): Promise<readonly string[]> {
  const [port, deskPort] = [await freePort(), await freePort()];
  const desk = `http://localhost:${deskPort}`;
  const settings = {
    ...trialSettings(folder, port),
    VISSLA_DESK_PORT: String(deskPort),
  };
  await fillTrial(readConfig(settings), 6, () => undefined);
  const trial = await startBotProcess(settings);
  try {
    const office = `http://localhost:${port}`;
    return [
      ...(await drawLater(browser, office, pictures)),
      ...(await drawWebDesk(browser, { office, desk }, pictures)),
    ];
  } finally {
    await trial.stop();
  }
}

void main();
