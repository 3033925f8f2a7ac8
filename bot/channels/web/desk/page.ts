import { escapeHtml } from '../../../domain/escape-html';
import type { Locale } from '../../../domain/ids';
import type { CaseFacts, DeskCards, Shown } from '../../channel';
import { elementsAt } from '../../element';
import { elementsHtml } from '../render/elements';
import { notSent } from '../render/inputs';
import { documentHtml, type House, hiddenFields, remarkHtml } from '../render/page';
import { caseHtml } from './case-pane';
import { listHtml } from './list-pane';
import { markedHtml } from './marked-pane';
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
  readonly cards: Pick<DeskCards, 'draw' | 'facts' | 'marked' | 'table'>;
}

type Words = (typeof deskWords)[Locale];

interface Around {
  readonly locale: Locale;
  /** Milliseconds until a signed-in person's session ends. */
  readonly left?: number | undefined;
  /** The number of the open case in this session: the browser's tab and history name it by that alone. */
  readonly tab?: number | undefined;
  /** Above the panes, for something that was done on the way there. */
  readonly done?: DeskWord | undefined;
}

/**
 * One form, so that a press loses nothing typed in the other pane.
 * @param isTyped whether something in it was typed and not sent
 */
export function panesPage(of: DeskPages, around: Around, panes: Panes, isTyped: boolean): string {
  const { locale } = around;
  const say = deskWords[locale];
  const { list, case: beside, texts, reading } = panes;
  const isOpen = beside !== undefined;
  const kept = isOpen ? '' : hiddenFields({ 'case.texts': texts });
  const opened = isOpen ? paneHtml(of, around, 'case', beside, 1) : '';
  const read = readingHtml(of, locale, reading, beside);
  const main = `<form method="post" action="/" id="desk" autocomplete="off">
<button class="unseen" name="act" value="${enterButton}" tabindex="-1" aria-hidden="true"></button>
${hiddenFields({ locale, [typedField]: isTyped ? 'yes' : '' })}${kept}
<div class="panes">
${paneHtml(of, around, 'list', list, isOpen ? 2 : 1)}${opened}${read}
</div>
</form>`;
  const toList = ['#list', say.toList] as const;
  const skips = isOpen ? [['#case', say.toCase] as const, toList] : [toList];
  const done = around.done === undefined ? '' : remarkHtml(say[around.done], 'good');
  const looks = [isOpen && 'two', read !== '' && 'reads'].filter((one) => one !== false);
  return page(of, around, {
    main: `${endingHtml(around)}${done}${main}`,
    skips,
    looks,
    isPanes: true,
  });
}

/** The case beside a form that is filled in, without what can be done there; or what is redacted of it. */
function readingHtml(
  { cards }: DeskPages,
  locale: Locale,
  shown: Shown | undefined,
  beside: Shown | undefined,
): string {
  const { choose, reading, select } = deskWords[locale];
  const marked = beside && cards.marked(beside);
  if (marked !== undefined)
    return markedHtml(marked, beside?.view.name === 'desk_redaction' ? select : undefined);
  if (shown === undefined) return '';
  const body = elementsAt(cards.draw(shown).card, 'body');
  // The last container is what can be done.
  const end = body.findLastIndex(({ type }) => type === 'Container');
  const frame = { choose, level: 2, isRead: true, hasParts: true } as const;
  return `<details id="reading" class="pane" open><summary>${reading}</summary>
${elementsHtml(body.slice(0, end), frame)}
</details>
`;
}

function paneHtml(
  { cards }: DeskPages,
  { locale, tab }: Around,
  pane: PaneName,
  shown: Shown,
  level: 1 | 2,
): string {
  const say = deskWords[locale];
  const prefix = prefixOf(pane);
  const { title, card } = cards.draw(shown);
  // The page signs out at its top, and a case closes by going to the list.
  const hasParts = pane === 'case';
  const frame = { choose: say.choose, prefix, level, without: 'leave', hasParts } as const;
  const elements = elementsAt(card, 'body');
  const table = cards.table(shown);
  const facts = cards.facts(shown);
  const body =
    table !== undefined
      ? listHtml(elements, table, frame)
      : facts !== undefined
        ? caseHtml(
            elements,
            { ...facts, facts: [...inTab(say, tab), ...facts.facts] },
            say.more,
            frame,
          )
        : elementsHtml(elements, frame);
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

/** By what the browser's tab names a case. */
function inTab(say: Words, tab: number | undefined): CaseFacts['facts'] {
  return tab === undefined ? [] : [{ label: say.tab, value: `${say.numbered} ${tab}` }];
}

/** What a page without a card says. */
export interface Sentences {
  readonly heading: DeskWord;
  readonly text?: readonly DeskWord[];
  /** For which place at a desk a code is. */
  readonly place?: string;
  /** The title of whoever has signed in. */
  readonly who?: string;
  /** Above the rest, for something that has happened. */
  readonly remark?: DeskWord | undefined;
}

const good: readonly DeskWord[] = ['created', 'added', 'removed', 'signedOut'];

export function plainPage(
  of: DeskPages,
  around: Around,
  { heading, text = [], place, who, remark }: Sentences,
  more = '',
): string {
  const say = deskWords[around.locale];
  const above =
    remark === undefined ? '' : remarkHtml(say[remark], good.includes(remark) ? 'good' : 'warning');
  const lines = text.map((one) => `<p>${say[one]}</p>`).join('\n');
  const [label, named] = place === undefined ? [say.signedInAs, who] : [say.place, place];
  const whose =
    named === undefined ? '' : `<p>${label} <strong>${escapeHtml(named)}</strong>.</p>\n`;
  const main = `<div class="pane">\n${above}<h1>${say[heading]}</h1>\n${whose}${lines}\n${more}</div>`;
  return page(of, around, {
    main,
    isAlone: heading === 'waiting',
    looks: remark === 'signedOut' ? ['out'] : [],
  });
}

/** A button by itself. */
export function smallForm(locale: Locale, action: string, button: DeskWord, act = ''): string {
  return `<form method="post" action="${action}">
${hiddenFields({ locale, ...(act !== '' && { act }) })}<p class="row"><button>${deskWords[locale][button]}</button></p>
</form>
`;
}

export function linkTo(path: string, text: string, lang?: Locale): string {
  const spoken = lang === undefined ? '' : ` hreflang="${lang}" lang="${lang}"`;
  return `<p><a href="${path}"${spoken}>${escapeHtml(text)}</a></p>`;
}

/** A link beside the only copy of a text: the page stays. */
export function linkInNewTab(path: string, text: string): string {
  return `<p><a href="${path}" target="_blank" rel="noopener">${escapeHtml(text)}</a></p>`;
}

/** What was typed, to be copied where it cannot be sent any more. */
export function typedTexts(locale: Locale, carried: Carried): string {
  return typedIn(carried)
    .map(
      (value, at) =>
        `<div class="field"><label for="typed-${at}">${deskWords[locale].typed}</label>
<textarea id="typed-${at}" rows="6" ${notSent} readonly>\n${escapeHtml(value)}</textarea></div>`,
    )
    .join('\n');
}

interface PageParts {
  readonly main: string;
  /** How its panes stand. */
  readonly looks?: readonly string[];
  readonly skips?: readonly (readonly [href: string, text: string])[];
  /** They show what is written at the desk. */
  readonly isPanes?: boolean;
  /** There is nothing else to go to. */
  readonly isAlone?: boolean;
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
  { locale, left, tab }: Around,
  { main, skips = [], looks = [], isPanes = false, isAlone = false }: PageParts,
): string {
  const say = deskWords[locale];
  const organisation = escapeHtml(house.organisation);
  // A browser keeps it: it names no case but by its place in this session, no act and no filter.
  const [, first = say.desk] = /<h1[^>]*>([^<]+)/.exec(main) ?? [];
  const heading = !isPanes ? first : tab === undefined ? say.desk : `${say.numbered} ${tab}`;
  const jumps = skips
    .map(([href, text]) => `<a class="skip" href="${href}">${text}</a>`)
    .join('\n');
  const account = isAlone ? '' : `<a href="/passkey">${say.account}</a>\n`;
  const own =
    left === undefined
      ? ''
      : `<form method="post" action="/out" class="own"><input type="hidden" name="locale" value="${locale}">${account}<button class="plain">${say.signOut}</button></form>
`;
  const script = `<script src="/desk.js" defer data-no-answer="${escapeHtml(say.noAnswer)}"></script>\n`;
  const head = { title: `${heading} - ${organisation}`, script, isWhole: true };
  return documentHtml(
    locale,
    head,
    `<body class="${['desk', ...looks].join(' ')}">
${jumps}
<p class="printed">${say.printed}</p>
<header>
<p>${organisation} · ${say.desk}</p>
${own}</header>
<main>
${main}
</main>
</body>`,
  );
}
