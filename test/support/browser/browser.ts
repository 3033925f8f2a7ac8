import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** Several browsers share two cores in a whole run: only what hangs takes longer. */
const patientMilliseconds = 120_000;

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // One process draws and one runs the pages, of whichever visit: more of them are only more to start.
  '--in-process-gpu',
  '--disable-software-rasterizer',
  '--renderer-process-limit=1',
  '--disable-site-isolation-trials',
];

/**
 * Starts Debian's Chromium without a window: `CHROMIUM_PATH`, else `/usr/bin/chromium`. Throws with the way
 * to get one when there is none.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(
      `No Chromium at ${executablePath}. Install it with "apt-get install chromium", or set CHROMIUM_PATH to one.`,
    );
  const browser = await chromium.launch({ executablePath, args: quiet, headless: true });
  browser.on('context', (context) => {
    context.setDefaultTimeout(patientMilliseconds);
  });
  return browser;
}

/** Chromium as somebody has it: with a profile on disk, and not in a private window. */
export async function openProfile(
  folder: string,
  opensAgain = false,
  keepsPages = true,
): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...(opensAgain ? ['--restore-last-session'] : []),
    ],
    // People's browsers keep whole pages for Back; playwright would turn that off.
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : false,
    headless: true,
  });
  context.setDefaultTimeout(patientMilliseconds);
  return context;
}
