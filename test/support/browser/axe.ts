import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const runs = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`;

/** What axe finds in a page, in the light and in the dark, as wide as it is and 320 pixels wide. */
export async function axeFinds(page: Page): Promise<readonly string[]> {
  const size = page.viewportSize();
  const found: string[] = [];
  // A page's policy forbids scripts of others; what a debugger says is none.
  await page.evaluate(source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const at of [size, { width: 320, height: 640 }]) {
      if (at !== null) await page.setViewportSize(at);
      const seen = await page.evaluate<string[]>(runs);
      found.push(...seen.map((one) => `${colorScheme} ${at?.width}: ${one}`));
    }
  }
  if (size !== null) await page.setViewportSize(size);
  return found;
}
