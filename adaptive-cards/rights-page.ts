import { type ContactKey, type Contacts, contactKeys } from '../bot/domain/contacts';
import type { Day } from '../bot/domain/day';
import type { Locale } from '../bot/domain/ids';
import { annexIn, authoritiesIn, euBodiesIn } from './authorities';
import {
  commonParts,
  type EmployerPart,
  employerTexts,
  type MessengerName,
  ownParts,
} from './employer';
import { escape } from './escape';
import { areaLines, insideContacts, type RightsSection, rightsSections } from './rights';
import { heading, list, paragraphs, quoted, reachList } from './rights-html';
import { rightsPageStyle } from './rights-page-style';
import { createSpeech, type Speech } from './speech';
import { speak } from './texts';

export interface RightsPageOptions {
  readonly organisation: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly contacts: Readonly<Record<Locale, Contacts>>;
  /** Where the bot is, by the names that people know: `Teams`, `Slack`. */
  readonly messengers: readonly MessengerName[];
  /** Reports are released at once: the page says what that means. */
  readonly atOnce: boolean;
  readonly made: Day;
  readonly version: string;
}

/** How a page begins that was written here, and may be written over. */
export const rightsPageMark = '<meta name="generator" content="Vissla ';

const locales = ['sv', 'en'] as const satisfies readonly Locale[];

/**
 * What everybody is to know (VBL 5:9) as one page, Swedish first and then English, to print and for the
 * intranet. It loads nothing and runs nothing. The sentences are those of the dialog; every text of the
 * operator's is escaped.
 */
export function rightsPage(options: RightsPageOptions): string {
  const [swedish, english] = locales.map((locale) => partOf(locale, options));
  const title = locales.map((locale) => speechOf(locale, options).say('rightsPage.title'));
  const { organisation } = options;
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${rightsPageMark}${escape(options.version)}">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escape(`${title.join(' · ')} · ${organisation}`)}</title>
<style>${rightsPageStyle}</style>
</head>
<body>
<a class="skip" href="#sv">${escape(speechOf('sv', options).say('rightsPage.skip'))}</a>
<header>
<p class="of">${escape(organisation)}</p>
<h1>${escape(title[0] ?? '')} <span lang="en">${escape(title[1] ?? '')}</span></h1>
</header>
<nav aria-labelledby="contents">
<h2 id="contents">${locales
    .map((locale) => {
      const text = escape(speechOf(locale, options).say('rightsPage.contents'));
      return locale === 'sv' ? text : ` <span lang="en">${text}</span>`;
    })
    .join('')}</h2>
<div class="languages">
${locales.map((locale) => contentsOf(locale, options)).join('\n')}
</div>
</nav>
<main>
${swedish}
${english}
</main>
<footer>
<p>${escape(madeOn('sv', options))} <span lang="en">${escape(madeOn('en', options))}</span></p>
</footer>
</body>
</html>
`;
}

function speechOf(locale: Locale, options: RightsPageOptions): Speech {
  const { organisation, websiteUrl, privacyUrl, contacts } = options;
  const constants = {
    organisation,
    phone: contacts[locale].phone,
    website: websiteUrl,
    privacy: privacyUrl,
  };
  return createSpeech(locale, speak(locale, constants), contacts[locale]);
}

function madeOn(locale: Locale, options: RightsPageOptions): string {
  const { say, longDay } = speechOf(locale, options);
  return say('rightsPage.made', { day: longDay(options.made) });
}

/** The sections of the dialog, and the contacts that are set for more than a report. */
function headingsOf({ say, lines }: Speech): readonly (readonly [id: string, text: string])[] {
  const others = lines(otherContacts).length > 0;
  return [
    ...rightsSections.map(({ id, heading }) => [id, say(heading)] as const),
    ...(others ? [['others', say('rightsPage.contactsHeading')] as const] : []),
  ];
}

function contentsOf(locale: Locale, options: RightsPageOptions): string {
  const speech = speechOf(locale, options);
  const items = headingsOf(speech).map(
    ([id, text]) => `<li><a href="#${locale}-${id}">${escape(text)}</a></li>`,
  );
  const own = `<a href="#${locale}">${escape(speech.say('rights.heading'))}</a>`;
  return `<div lang="${locale}">\n<p>${own}</p>\n<ol>\n${items.join('\n')}\n</ol>\n</div>`;
}

function partOf(locale: Locale, options: RightsPageOptions): string {
  const speech = speechOf(locale, options);
  const { say, lines } = speech;
  const others = lines(otherContacts);
  const sections = rightsSections.map((section) => sectionOf(section, locale, speech, options));
  return `<section lang="${locale}" aria-labelledby="${locale}">
<h2 id="${locale}" tabindex="-1">${escape(say('rights.heading'))}</h2>
${paragraphs(say('rightsPage.lead'), options)}
${sections.join('\n')}${
  others.length === 0
    ? ''
    : `\n${heading(3, `${locale}-others`, say('rightsPage.contactsHeading'))}\n${list(others)}`
}
</section>`;
}

function sectionOf(
  section: RightsSection,
  locale: Locale,
  speech: Speech,
  options: RightsPageOptions,
): string {
  const texts = section.paragraphs.map((key) => paragraphs(speech.say(key), options));
  return [
    heading(3, `${locale}-${section.id}`, speech.say(section.heading)),
    ...texts,
    ...belowSection(section.id, locale, speech, options),
  ].join('\n');
}

/** What follows the sentences of a section: how the bot is found, contacts, authorities. */
function belowSection(
  id: string,
  locale: Locale,
  speech: Speech,
  options: RightsPageOptions,
): readonly string[] {
  const { say, longDay, lines } = speech;
  switch (id) {
    case 'inside': {
      const messengers = options.messengers.join(` ${say('rightsPage.or')} `);
      const button = quoted(say('start.report'), locale);
      return [
        heading(4, `${locale}-bot`, say('rightsPage.botHeading')),
        paragraphs(say('rightsPage.bot', { messengers, button }), options),
        heading(4, `${locale}-without`, say('rightsPage.withoutHeading')),
        paragraphs(say('rightsPage.without'), options),
        list(lines(insideContacts)),
        paragraphs(say('rightsPage.ownPhone'), options),
      ];
    }
    case 'employer':
      return employerHtml(locale, speech, options);
    case 'authorities': {
      const { day, basis } = annexIn(locale);
      return [
        list(areaLines(locale)),
        paragraphs(say('rights.asOf', { day: longDay(day), basis }), options),
      ];
    }
    case 'reach':
      return [reachList(authoritiesIn(locale), speech)];
    case 'eu':
      return [reachList(euBodiesIn(locale), speech)];
    default:
      return [];
  }
}

/** What others can see: in each messenger that is set up, and then what is the same in both. */
function employerHtml(
  locale: Locale,
  { say }: Speech,
  options: RightsPageOptions,
): readonly string[] {
  const { messengers, atOnce } = options;
  const part = (name: EmployerPart, text: string): string =>
    `<p><b>${escape(say(`employer.${name}`))}</b></p>\n${paragraphs(text, options)}`;
  const own = messengers.flatMap((messenger) => {
    const texts = employerTexts(messenger, say);
    return [
      heading(4, `${locale}-employer-${messenger.toLowerCase()}`, messenger),
      ...(atOnce ? [paragraphs(say('start.atOnce', { messenger }), options)] : []),
      ...ownParts.map((name) => part(name, texts[name])),
    ];
  });
  return [
    ...own,
    ...commonParts.flatMap((name) => [
      heading(4, `${locale}-employer-${name}`, say(`employer.${name}`)),
      paragraphs(say(`employer.${name}Text`), options),
    ]),
  ];
}

const otherContacts: readonly ContactKey[] = contactKeys.filter(
  (key) => !insideContacts.some((inside) => inside === key),
);
