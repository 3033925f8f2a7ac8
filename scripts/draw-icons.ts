import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

/**
 * The mark in white without a ground, as Teams wants an outline icon.
 */
function outlineOf(mark: string): string {
  return mark
    .replace(/<rect[^>]*\/>/, '')
    .replace('<path d="M8', '<path mask="url(#hole)" d="M8')
    .replace(
      /<circle([^>]*) fill="[^"]*"\/>/,
      '<mask id="hole"><rect width="40" height="40" fill="#fff"/><circle$1 fill="#000"/></mask>',
    )
    .replace(/stroke="#[0-9a-f]+"/i, 'stroke="#fff"')
    .replace('viewBox="0 0 40 40"', 'viewBox="6 4 32 32"');
}

/**
 * Draws the manifest's icons from the mark: in colour, 192 pixels square, and in white outline, 32 pixels
 * square.
 */
export async function drawIcons(
  browser: Browser,
  mark: string,
  folder: string,
): Promise<readonly string[]> {
  const svg = await readFile(mark, 'utf8');
  const icons = [
    { name: 'color.png', size: 192, picture: svg.replace('rx="11"', 'rx="0"') },
    { name: 'outline.png', size: 32, picture: outlineOf(svg) },
  ];
  const page = await browser.newPage();
  const drawn: string[] = [];
  for (const { name, size, picture } of icons) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`,
    );
    const path = join(folder, name);
    await page.screenshot({ path, omitBackground: true });
    drawn.push(path);
  }
  await page.close();
  return drawn;
}
