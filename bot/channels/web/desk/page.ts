import { escapeHtml } from '../../../domain/escape-html';
import type { Locale } from '../../../domain/ids';
import type { Cards, Shown } from '../../channel';
import { elementsAt } from '../../element';
import { elementsHtml } from '../render/elements';
import type { House } from '../render/page';
import {
  type Carried,
  enterButton,
  type PaneName,
  type Panes,
  prefixOf,
  typedField,
  typedIn,
} from './panes';
import { type DeskWord, deskWords } from './words';

export interface DeskPages {
  readonly house: Pick<House, 'organisation'>;
  readonly cards: Pick<Cards, 'draw'>;
}

interface Around {
  readonly locale: Locale;
  /** For a signed-in person: milliseconds until the session ends. */
  readonly left?: number | undefined;
}

/**
 * The list and, if one is open, the case: one form, so that a press loses nothing typed in the other.
 * @param isTyped whether something in it was typed and not sent
 */
export function panesPage(of: DeskPages, around: Around, panes: Panes, isTyped: boolean): string {
  const { locale } = around;
  const say = deskWords[locale];
  const { list, case: beside, texts } = panes;
  const isOpen = beside !== undefined;
  const kept = isOpen ? '' : hiddenFields({ 'case.texts': texts });
  const opened = isOpen ? paneHtml(of, locale, 'case', beside, 1) : '';
  const main = `<form method="post" action="/" id="desk" autocomplete="off">
<button class="unseen" name="act" value="${enterButton}" tabindex="-1" aria-hidden="true"></button>
${hiddenFields({ locale, [typedField]: isTyped ? 'yes' : '' })}${kept}
<div class="panes">
${opened}${paneHtml(of, locale, 'list', list, isOpen ? 2 : 1)}
</div>
</form>`;
  const skips: readonly (readonly [string, string])[] = isOpen
    ? [
        ['#case', say.toCase],
        ['#list', say.toList],
      ]
    : [['#list', say.toList]];
  return page(of, around, { main: `${endingHtml(around)}${main}`, skips });
}

function paneHtml(
  { cards }: DeskPages,
  locale: Locale,
  pane: PaneName,
  shown: Shown,
  level: 1 | 2,
): string {
  const say = deskWords[locale];
  const prefix = prefixOf(pane);
  const { title, card } = cards.draw(shown);
  const body = elementsHtml(elementsAt(card, 'body'), {
    ...{ choose: say.choose, prefix, level, unlisted: () => undefined },
    titles: pane === 'list' ? { leave: say.signOut } : {},
  });
  const heading = body.includes(`<h${level}`)
    ? ''
    : `<h${level}>${escapeHtml(title)}</h${level}>\n`;
  const sealed = { [`${prefix}draft`]: shown.draft, [`${prefix}texts`]: shown.texts };
  return `<section id="${pane}" class="pane" aria-label="${say[pane]}" tabindex="-1">
${hiddenFields(sealed)}
${heading}${body}
</section>
`;
}

/** What a page without a card says. */
export interface Sentences {
  readonly heading: DeskWord;
  readonly text?: readonly DeskWord[];
  /** For which place at a desk a code is. */
  readonly place?: string;
  /** Above the rest, for something that has happened. */
  readonly remark?: DeskWord | undefined;
}

/** A page with a few sentences, and whatever can be done there. */
export function plainPage(
  of: DeskPages,
  around: Around,
  { heading, text = [], place, remark }: Sentences,
  more = '',
): string {
  const say = deskWords[around.locale];
  const above = remark === undefined ? '' : remarkHtml(say[remark]);
  const lines = text.map((one) => `<p>${say[one]}</p>`).join('\n');
  const whose =
    place === undefined ? '' : `<p>${say.place} <strong>${escapeHtml(place)}</strong>.</p>\n`;
  const main = `<div class="pane">\n${above}<h1>${say[heading]}</h1>\n${whose}${lines}\n${more}</div>`;
  return page(of, around, { main });
}

/** A form that a script sends once a passkey was made or touched. */
export function passkeyForm(
  locale: Locale,
  of: {
    readonly action: '/enter' | '/join' | '/again' | '/second';
    readonly button: DeskWord;
    readonly carried?: Carried;
  },
): string {
  const say = deskWords[locale];
  const own = Object.entries({ 'data-cannot': say.cannot, 'data-cancelled': say.cancelled });
  const words = own.map(([name, value]) => `${name}="${escapeHtml(value)}"`).join(' ');
  const carried = (of.carried ?? []).map(([name, value]) => hiddenField(name, value)).join('\n');
  return `<form method="post" action="${of.action}" data-passkey="${of.action.slice(1)}" ${words}>
${hiddenFields({ locale, credential: '' })}${carried}
<p class="row"><button class="main">${say[of.button]}</button></p>
<p role="status" class="said"></p>
<noscript><p class="box warning">${say.script}</p></noscript>
</form>`;
}

/** Where a code is typed. */
export function codeForm(locale: Locale): string {
  const say = deskWords[locale];
  const as = 'autocomplete="off" autocapitalize="characters" spellcheck="false"';
  return `<form method="post" action="/join" autocomplete="off">
${hiddenFields({ locale })}
<div class="field"><label for="code">${say.code}</label>
<input type="text" id="code" name="code" required ${as}></div>
<p class="row"><button class="main">${say.next}</button></p>
</form>`;
}

export function linkTo(path: string, text: string, lang?: Locale): string {
  const spoken = lang === undefined ? '' : ` hreflang="${lang}" lang="${lang}"`;
  return `<p><a href="${path}"${spoken}>${escapeHtml(text)}</a></p>`;
}

/** What was typed, to be copied where it cannot be sent any more. */
export function typedTexts(locale: Locale, carried: Carried): string {
  return typedIn(carried)
    .map(
      (value, at) =>
        `<div class="field"><label for="typed-${at}">${deskWords[locale].typed}</label>
<textarea id="typed-${at}" rows="6" readonly>\n${escapeHtml(value)}</textarea></div>`,
    )
    .join('\n');
}

function remarkHtml(sentence: string): string {
  return `<div class="box warning" role="alert"><p>${escapeHtml(sentence)}</p></div>\n`;
}

function hiddenFields(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : `${hiddenField(name, value)}\n`))
    .join('');
}

function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;
}

interface PageParts {
  readonly main: string;
  readonly skips?: readonly (readonly [href: string, text: string])[];
}

/** What the warning needs, which a script shows before the session ends. */
function endingHtml({ locale, left }: Around): string {
  if (left === undefined) return '';
  const say = deskWords[locale];
  return `<div id="ending" role="status" data-left="${left}"><template><div class="box warning"><p>${say.ending}</p>
<p class="row"><button name="act" value="stay" form="desk">${say.stay}</button></p></div></template></div>
`;
}

function page(
  { house }: DeskPages,
  { locale, left }: Around,
  { main, skips = [] }: PageParts,
): string {
  const say = deskWords[locale];
  const organisation = escapeHtml(house.organisation);
  // A screen reader says it after each press. A browser keeps it: no heading names a case.
  const [, heading = say.desk] = /<h1[^>]*>([^<]+)/.exec(main) ?? [];
  const jumps = skips
    .map(([href, text]) => `<a class="skip" href="${href}">${text}</a>`)
    .join('\n');
  const own =
    left === undefined
      ? ''
      : `<form method="post" action="/out" class="own"><a href="/passkey">${say.account}</a>
<button class="plain">${say.signOut}</button></form>
`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading} - ${organisation}</title>
<link rel="stylesheet" href="/style.css">
<script src="/desk.js" defer></script>
</head>
<body class="desk${skips.length > 1 ? ' two' : ''}">
${jumps}
<header>
<p>${organisation} · ${say.desk}</p>
${own}</header>
<main>
${main}
</main>
</body>
</html>
`;
}
