import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../bot/domain/escape-html';
import type { CardOptions } from './cards';
import { pageMark, typedAddress } from './rights-html';
import { speak } from './texts';

export interface PosterOptions
  extends Pick<CardOptions, 'organisation' | 'websiteUrl' | 'contacts'> {
  readonly door: string;
  readonly version: string;
}

const style = readFileSync(join(__dirname, 'poster-page.css'), 'utf8');

/**
 * A page to print, in both languages, with the address of the door on the web. It is in words, to be written
 * down and opened at home: a sign to photograph would be opened on the spot, on the workplace's network.
 */
export function posterPage(options: PosterOptions): string {
  const { organisation, websiteUrl, contacts, door, version } = options;
  const parts = (['sv', 'en'] as const).map((locale, at) => {
    const { phone } = contacts[locale];
    const say = speak(locale, { phone, website: typedAddress(websiteUrl) });
    const first = escapeHtml(say('poster.heading'));
    const others = [say('poster.write'), say('poster.right'), say('poster.call')].map(escapeHtml);
    const why = escapeHtml(say('door.why'));
    const rank = at === 0 ? 'h1' : 'h2';
    const address = at === 0 ? `<p class="address">${escapeHtml(typedAddress(door))}</p>\n` : '';
    const lines = [why, ...others].map((line) => `<p>${line}</p>`).join('\n');
    return `<section lang="${locale}">\n<${rank}>${first}</${rank}>\n${address}${lines}\n</section>`;
  });
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${pageMark}${escapeHtml(version)}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(organisation)}</title>
<style>
${style}</style>
</head>
<body>
<p class="of">${escapeHtml(organisation)}</p>
${parts.join('\n')}
</body>
</html>
`;
}
