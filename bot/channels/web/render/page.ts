import { escapeHtml } from '../../../domain/escape-html';
import type { Locale } from '../../../domain/ids';
import { failedSentence } from '../../calm-sentences';
import type { Shown } from '../../channel';
import { type CardElement, elementsAt, partsIn } from '../../element';
import { spareTexts } from '../../even-size';
import { own } from '../../untrusted';
import { elementsHtml, type Unlisted } from './elements';
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
  unlisted: Unlisted = shrug,
): string {
  const spare = spareTexts({ view, texts });
  const behind = texts === undefined ? spare && { spare } : { texts };
  const hidden = { visit, draft, ...behind };
  const body = elementsAt(card, 'body');
  const keepsText = texts !== undefined || !done.includes(view.name);
  const main =
    view.name === 'left' ? elements(body, locale, unlisted) : form(body, locale, hidden, unlisted);
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

const shrug: Unlisted = () => undefined;

function elements(body: readonly CardElement[], locale: Locale, unlisted: Unlisted): string {
  return elementsHtml(body, { choose: words[locale].choose, unlisted });
}

function form(
  body: readonly CardElement[],
  locale: Locale,
  hidden: Readonly<Record<string, string>>,
  unlisted: Unlisted = shrug,
): string {
  const fields = Object.entries({ locale, ...hidden }).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  // Enter in a field of one line sends nothing where there are long texts: this button is first, and dead.
  const isLong = partsIn(body).some((part) => own(part, 'isMultiline') === true);
  const stop = isLong ? '<button disabled hidden></button>' : '';
  return `<form method="post" action="/" autocomplete="off">
${stop}${fields.join('\n')}
${elements(body, locale, unlisted)}
</form>`;
}

function remarkHtml(sentence: string): string {
  return `<div class="box warning" role="alert"><p>${escapeHtml(sentence)}</p></div>\n`;
}

/** The same title for every view: a browser's history has it. */
function page(house: House, locale: Locale, title: string, main: string, keepsText = true): string {
  const say = words[locale];
  const { organisation, privacyUrl, accessibilityUrl } = house;
  const links = [
    `<a href="${escapeHtml(privacyUrl)}" rel="noreferrer">${say.privacy}</a>`,
    ...(accessibilityUrl === undefined
      ? []
      : [`<a href="${escapeHtml(accessibilityUrl)}" rel="noreferrer">${say.accessibility}</a>`]),
  ];
  const heading = main.includes('<h1') ? '' : `<h1>${escapeHtml(title)}</h1>\n`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(organisation)}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
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
</body>
</html>
`;
}
