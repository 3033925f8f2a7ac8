import { escapeHtml } from '../../../domain/escape-html';
import type { Locale } from '../../../domain/ids';
import { linesOf } from '../../../domain/lines-of';
import { failedSentence } from '../../calm-sentences';
import type { Shown } from '../../channel';
import { type CardElement, elementsAt, partsIn } from '../../element';
import { spareTexts } from '../../even-size';
import { own } from '../../untrusted';
import { elementsHtml, type Frame } from './elements';
import { words } from './words';

/** What every page has around its card. */
export interface House {
  readonly organisation: string;
  readonly privacyUrl: string;
  readonly accessibilityUrl?: string | undefined;
}

interface Drawn {
  readonly title: string;
  readonly card: object;
}

/** A view of the conversation as a page: one form, which sends the sealed draft back. */
export function viewPage(
  house: House,
  { title, card }: Drawn,
  { locale, draft, texts, view }: Pick<Shown, 'locale' | 'draft' | 'texts' | 'view'>,
  visit: string,
  unlisted?: Frame['unlisted'],
): string {
  const spare = spareTexts({ view, texts });
  const behind = texts === undefined ? spare && { spare } : { texts };
  const hidden = { visit, draft, ...behind };
  const body = elementsAt(card, 'body');
  const keepsText = texts !== undefined || !done.includes(view.name);
  const frame = { choose: words[locale].choose, unlisted };
  const main = view.name === 'left' ? elementsHtml(body, frame) : form(body, locale, hidden, frame);
  return page(house, locale, title, main, keepsText);
}

/** Views where all is sent: to read there that a text is lost would frighten whoever sent it. */
const done: readonly Shown['view']['name'][] = ['filed', 'practised', 'sent', 'left'];

/** The first page, the same for everybody: its button begins a dialog. */
export function firstPage(
  house: House,
  { title, card }: Drawn,
  locale: Locale,
  said?: 'foreign',
): string {
  const { other, foreign } = words[locale];
  const remark = said === undefined ? '' : remarkHtml(foreign);
  const elsewhere = locale === 'sv' ? 'en' : 'sv';
  const link = `<p><a href="/${elsewhere}" hreflang="${elsewhere}" lang="${elsewhere}">${other}</a></p>`;
  return page(house, locale, title, remark + form(elementsAt(card, 'body'), locale, {}) + link);
}

/**
 * Where a form was not read: it was larger than any, or too many came at once. Nor was its language: both are
 * there.
 */
export function unreadPage(house: House, locale: Locale, why: 'tooLarge' | 'busy'): string {
  const other = locale === 'sv' ? 'en' : 'sv';
  const foreign = `<div lang="${other}">${remarkHtml(words[other][why])}</div>`;
  return page(house, locale, house.organisation, remarkHtml(words[locale][why]) + foreign);
}

/** Where not even a card can be drawn. */
export function failedPage(house: House, locale: Locale): string {
  return page(house, locale, house.organisation, remarkHtml(failedSentence[locale]));
}

/** An empty page: where "Leave this page" leads if nothing else is set. */
export const leftPage =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>-</title><main><h1>-</h1></main></html>';

function form(
  body: readonly CardElement[],
  locale: Locale,
  hidden: Readonly<Record<string, string>>,
  frame = { choose: words[locale].choose },
): string {
  // Enter in a field of one line sends nothing where there are long texts: this button is first, and dead.
  const isLong = partsIn(body).some((part) => own(part, 'isMultiline') === true);
  const stop = isLong ? '<button disabled hidden></button>' : '';
  return `<form method="post" action="/" autocomplete="off">
${stop}${hiddenFields({ locale, ...hidden })}${elementsHtml(body, frame)}
</form>`;
}

/** Above the rest of a page, for something that has happened. */
export function remarkHtml(sentence: string, style: 'warning' | 'good' = 'warning'): string {
  return `<div class="box ${style}" role="alert"><p>${escapeHtml(sentence)}</p></div>\n`;
}

/** The same title for every view: a browser's history has it. */
function page(house: House, locale: Locale, title: string, main: string, keepsText = true): string {
  const say = words[locale];
  const { organisation, privacyUrl, accessibilityUrl } = house;
  const links = linesOf(
    `<a href="${escapeHtml(privacyUrl)}" rel="noreferrer">${say.privacy}</a>`,
    accessibilityUrl !== undefined &&
      `<a href="${escapeHtml(accessibilityUrl)}" rel="noreferrer">${say.accessibility}</a>`,
  );
  const heading = main.includes('<h1') ? '' : `<h1>${escapeHtml(title)}</h1>\n`;
  return documentHtml(
    locale,
    { title: escapeHtml(organisation) },
    `<body>
<header>
<p>${escapeHtml(title)}</p>
<p><a class="leave" href="/leave">${say.leave}</a></p>
</header>
<main>
${heading}${main}
</main>
<footer>
<p>${keepsText ? `${say.leaving} ` : ''}${say.history} ${say.back}</p>
<p>${links.join(' · ')}</p>
</footer>
</body>`,
  );
}

/** A whole page of either origin: its title and its body's element, both as HTML. */
export function documentHtml(
  locale: Locale,
  { title, script = '' }: { readonly title: string; readonly script?: string },
  body: string,
): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
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
