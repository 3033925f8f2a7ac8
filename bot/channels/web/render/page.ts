import { escapeHtml } from '../../../domain/escape-html';
import type { Locale } from '../../../domain/ids';
import { linesOf } from '../../../domain/lines-of';
import type { Shown } from '../../channel';
import { type CardElement, elementsAt, partsIn } from '../../element';
import { spareTexts } from '../../even-size';
import { failedSentence } from '../../fallback-sentences';
import { own } from '../../untrusted';
import { elementsHtml, type Frame } from './elements';
import { words } from './words';

export interface House {
  readonly organisation: string;
  readonly privacyUrl: string;
  readonly accessibilityUrl?: string | undefined;
}

interface DrawnCard {
  readonly title: string;
  readonly card: object;
}

/** One form, which sends the sealed draft back. */
export function viewPage(
  house: House,
  { title, card }: DrawnCard,
  {
    locale,
    draft,
    texts,
    view,
    noise,
  }: Pick<Shown, 'locale' | 'draft' | 'texts' | 'view'> & { readonly noise?: string | undefined },
  visit: string,
  unlisted?: Frame['unlisted'],
): string {
  const spare = spareTexts({ view, texts });
  const behind = texts === undefined ? spare && { spare } : { texts };
  const beside = noise === undefined ? {} : { noise };
  const hidden = { visit, draft, ...behind, ...beside };
  const body = elementsAt(card, 'body');
  const keepsText = texts !== undefined || !done.includes(view.name);
  const frame = { choose: words[locale].choose, dials: true, unlisted };
  const main = view.name === 'left' ? elementsHtml(body, frame) : form(body, locale, hidden, frame);
  return page(house, locale, title, main, { keepsText, visit });
}

/** Views where all is sent: to read there that a text is lost would frighten whoever sent it. */
const done: readonly Shown['view']['name'][] = ['filed', 'practised', 'sent', 'left'];

/** The same for everybody; its button begins a dialog. */
export function firstPage(
  house: House,
  { title, card }: DrawnCard,
  locale: Locale,
  said?: 'foreign',
): string {
  const { other, foreign } = words[locale];
  const remark = said === undefined ? '' : remarkHtml(foreign);
  const elsewhere = locale === 'sv' ? 'en' : 'sv';
  const link = `<p><a href="/${elsewhere}" hreflang="${elsewhere}" lang="${elsewhere}">${other}</a></p>`;
  return page(house, locale, title, remark + form(elementsAt(card, 'body'), locale, {}) + link);
}

/** Where no dialog began. Its language is not known: both are there. To load it again would show it again. */
export function remarkPage(house: House, locale: Locale, why: 'busy' | 'failed'): string {
  const say = (of: Locale): string => {
    const said = remarkHtml(why === 'busy' ? words[of].busy : failedSentence[of]);
    return `${said}<p><a href="/${of}">${words[of].first}</a></p>\n`;
  };
  return page(house, locale, house.organisation, inBoth(locale, say), { keepsText: false });
}

/**
 * The same for everybody: every page becomes it, and it says where one is. From there a dialog begins, in
 * which a code can be given.
 */
export function closedPage(
  house: House,
  door: (locale: Locale) => DrawnCard,
  locale: Locale,
): string {
  const say = (of: Locale): string => {
    const { closed, closedWhy, closedSent, begin } = words[of];
    // Above them all is the title in the house's language.
    const where = of === locale ? '' : `<p>${escapeHtml(door(of).title)}</p>`;
    const main = `<p class="row"><button name="act" value="" class="main">${begin}</button></p>`;
    return `<h2>${closed}</h2>${where}<p>${closedWhy}</p><p>${closedSent}</p>
<form method="post" action="/" autocomplete="off">
${hiddenFields({ locale: of })}${main}
</form>`;
  };
  return page(house, locale, door(locale).title, inBoth(locale, say), { keepsText: false });
}

/** In the installation's language first. */
function inBoth(locale: Locale, say: (locale: Locale) => string): string {
  const other = locale === 'sv' ? 'en' : 'sv';
  return `${say(locale)}<div lang="${other}">${say(other)}</div>`;
}

/** An empty page: where "Leave this page" leads if nothing else is set. */
export const leftPage =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>-</title><main><h1>-</h1></main></html>';

function form(
  body: readonly CardElement[],
  locale: Locale,
  hidden: Readonly<Record<string, string>>,
  frame: Frame = { choose: words[locale].choose, dials: true },
): string {
  // Enter in a field of one line sends nothing where there are long texts: this button is first, and dead.
  const isLong = partsIn(body).some((part) => own(part, 'isMultiline') === true);
  const stop = isLong ? '<button disabled hidden></button>' : '';
  return `<form method="post" action="/" autocomplete="off">
${stop}${hiddenFields({ locale, ...hidden })}${elementsHtml(body, frame)}
</form>`;
}

/** For something that has happened: above the rest of a page. */
export function remarkHtml(sentence: string, style: 'warning' | 'good' = 'warning'): string {
  return `<div class="box ${style}" role="alert"><p>${escapeHtml(sentence)}</p></div>\n`;
}

/**
 * The same title for every view: a browser's history has it.
 * @param visit the name of the dialog, which ends where the page is left
 */
function page(
  house: House,
  locale: Locale,
  title: string,
  main: string,
  { keepsText = true, visit }: { readonly keepsText?: boolean; readonly visit?: string } = {},
): string {
  const say = words[locale];
  const { organisation, privacyUrl, accessibilityUrl } = house;
  // What is typed stays on this page.
  const link = (to: string, text: string): string =>
    `<a href="${escapeHtml(to)}" target="_blank" rel="noopener noreferrer">${text}</a>`;
  const links = linesOf(
    link(privacyUrl, say.privacy),
    accessibilityUrl !== undefined && link(accessibilityUrl, say.accessibility),
  );
  const heading = main.includes('<h1') ? '' : `<h1>${escapeHtml(title)}</h1>\n`;
  return documentHtml(
    locale,
    { title: escapeHtml(organisation) },
    `<body>
<header>
<p>${escapeHtml(title)}</p>
<form method="post" action="/leave">${hiddenFields({ visit })}<button class="leave">${say.leave}</button></form>
</header>
<main>
${heading}${main}
</main>
<footer>
<p>${keepsText ? `${say.leaving} ` : ''}${say.still} ${say.back}</p>
<p>${say.history} ${say.translation}</p>
<p>${links.join(' · ')}</p>
</footer>
</body>`,
  );
}

/**
 * A whole page of either origin: its title and its body's element, both as HTML.
 * @param isWhole whether no word of it may go to a translator
 */
export function documentHtml(
  locale: Locale,
  {
    title,
    script = '',
    isWhole = false,
  }: { readonly title: string; readonly script?: string; readonly isWhole?: boolean },
  body: string,
): string {
  return `<!doctype html>
<html lang="${locale}"${isWhole ? ' translate="no"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${isWhole ? '<meta name="google" content="notranslate">\n' : ''}<title>${title}</title>
<link rel="stylesheet" href="/style.css">
${script}</head>
${body}
</html>
`;
}

export function hiddenFields(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : `${hiddenField(name, value)}\n`))
    .join('');
}

export function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;
}
