import type { Page } from 'playwright-core';

/*
 * Scripts that run inside a page, as text: the compiler of the project knows no browser, and should not. Each
 * gives a list of complaints, which is empty when all is well.
 */

/**
 * Visible text whose contrast with what lies behind it is under 4.5:1 (WCAG 2.2, 1.4.3). Disabled controls
 * may be faint.
 */
export const faintText = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      const alpha = channels(color)[3] ?? 1;
      if (alpha > 0.99) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const root = document.querySelector('dialog[open]') ?? document.body;
  return [...root.querySelectorAll('*')]
    .filter((element) => element.checkVisibility() && element.closest(':disabled') === null)
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
    .filter((element) => {
      const [a, b] = [getComputedStyle(element).color, behind(element)].map(light);
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
    })
    .map((element) => element.textContent.trim());
})()`;

/** Whatever sticks out of the window to the right, so that one would have to scroll sideways. */
export const overflow = `(() => {
  const wide = document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : [];
  const root = document.querySelector('dialog[open]') ?? document.body;
  const out = [...root.querySelectorAll('*')].filter((element) => {
    const { right, width } = element.getBoundingClientRect();
    return width > 1 && right > innerWidth + 1 && element.checkVisibility();
  });
  return [...wide, ...out.map((element) => element.outerHTML.slice(0, 120))];
})()`;

/** What is faint in the light or in the dark, or sticks out. The page follows from one to the other. */
export async function unreadable(page: Page): Promise<unknown> {
  const seen: unknown[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const script of [faintText, overflow])
      seen.push(...(await page.evaluate<string[]>(script)).map((what) => ({ colorScheme, what })));
  }
  return seen;
}
