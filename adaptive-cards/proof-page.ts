import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../bot/domain/day';
import { escapeHtml } from '../bot/domain/escape-html';
import type { Locale } from '../bot/domain/ids';
import { speak, type TextKey } from './texts';

/** 32 bytes in base64url. */
export interface ShownKey {
  readonly name: string;
  readonly publicKey: string;
  readonly replacedOn: Day | null;
}

const style = readFileSync(join(__dirname, 'rights-page.css'), 'utf8');
const script = readFileSync(join(__dirname, 'proof-check.js'), 'utf8');
const hash = createHash('sha256').update(script).digest('base64');
const outcomes = ['genuine', 'changed', 'unknown', 'none', 'old'] as const;
const locales = ['sv', 'en'] as const satisfies readonly Locale[];

/**
 * Anybody checks a proof on it, also offline: it has the public keys, and a script that sends nothing.
 * @param organisation the operator's text, escaped here
 */
export function proofPage(organisation: string, keys: readonly ShownKey[]): string {
  const words = locales.map((locale) => ({ locale, say: speak(locale, { organisation }) }));
  const inBoth = (key: TextKey): string =>
    words
      .map(({ locale, say }) => `<span lang="${locale}">${escapeHtml(say(key))}</span>`)
      .join('<br>');
  const said = outcomes.map(
    (kind) => `<p data-kind="${kind}" hidden>${inBoth(`proofPage.${kind}`)}</p>`,
  );
  const names = keys.map(({ name, publicKey }) => `<li><code>${name} ${publicKey}</code></li>`);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`;
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(words.map(({ say }) => say('proofPage.title')).join(' · '))}</title>
<style>
${style}textarea, button { font: inherit; }
textarea { width: 100%; box-sizing: border-box; padding: 0.5rem 0.75rem; }
[data-kind] { padding: 0.75rem 1rem; border: 2px solid; font-weight: 600; }
button { padding: 0.4em 1em; }
</style>
</head>
<body>
<main>
<h1>${inBoth('proofPage.title')}</h1>
<p>${inBoth('proofPage.how')}</p>
<form id="check">
<p><label for="proof">${inBoth('proofPage.paste')}</label></p>
<p><textarea id="proof" rows="12" required spellcheck="false"></textarea></p>
<p><button type="submit">${inBoth('proofPage.check')}</button></p>
</form>
<div role="status">
${said.join('\n')}
<pre id="words" style="white-space: pre-wrap"></pre>
</div>
<h2>${inBoth('proofPage.keys')}</h2>
<ul>
${names.join('\n')}
</ul>
</main>
<script type="application/json" id="keys">${JSON.stringify(keys)}</script>
<script>${script}</script>
</body>
</html>
`;
}
