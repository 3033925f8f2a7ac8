import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ContactKey, contactKeys } from '../bot/domain/contacts';
import { escapeHtml } from '../bot/domain/escape-html';
import type { Locale } from '../bot/domain/ids';
import { annexIn, areaLines, authoritiesIn, euBodiesIn } from './authorities';
import { employerHtml, type RightsPageOptions } from './employer-html';
import { endOfCases, insideContacts, type RightsSection, rightsSections } from './rights';
import { heading, list, pageMark, paragraphs, reachList, typedAddress } from './rights-html';
import { createSpeech, type Speech } from './speech';
import { speak } from './texts';

/** The system's fonts, light or dark by the reader's choice, black on white on paper. It loads nothing. */
const style = readFileSync(join(__dirname, 'rights-page.css'), 'utf8');

const locales = ['sv', 'en'] as const satisfies readonly Locale[];

/**
 * What everybody must know (VBL 5:9), to print and for the intranet, in Swedish and then English. It loads
 * and runs nothing. Its sentences are the dialog's; the operator's texts are escaped.
 */
export function rightsPage(options: RightsPageOptions): string {
  const speeches = locales.map((locale) => speechOf(locale, options));
  const title = speeches.map(({ say }) => say('rightsPage.title'));
  const made = speeches.map(({ say, longDay }) =>
    escapeHtml(say('rightsPage.made', { day: longDay(options.made) })),
  );
  const skip = speeches[0]?.say('rightsPage.skip') ?? '';
  const { organisation } = options;
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${pageMark}${escapeHtml(options.version)}">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(`${title.join(' · ')} · ${organisation}`)}</title>
<style>
${style}</style>
</head>
<body>
<a class="skip" href="#sv">${escapeHtml(skip)}</a>
<header>
<p class="of">${escapeHtml(organisation)}</p>
<h1>${inBoth(title.map(escapeHtml))}</h1>
</header>
<nav aria-labelledby="contents">
<h2 id="contents">${inBoth(speeches.map(({ say }) => escapeHtml(say('rightsPage.contents'))))}</h2>
<div class="languages">
${speeches.map(contentsOf).join('\n')}
</div>
</nav>
<main>
${speeches.map((speech) => partOf(speech, options)).join('\n')}
</main>
<footer>
<p>${inBoth(made)}</p>
</footer>
</body>
</html>
`;
}

function speechOf(locale: Locale, options: RightsPageOptions): Speech {
  const { organisation, websiteUrl: website, privacyUrl: privacy, contacts } = options;
  const { phone } = contacts[locale];
  const end = endOfCases(speak(locale, {}), options.preserving);
  const constants = { organisation, phone, website, privacy, end };
  return createSpeech(locale, speak(locale, constants), contacts[locale]);
}

function inBoth([swedish = '', english = '']: readonly string[]): string {
  return `${swedish} <span lang="en">${english}</span>`;
}

/** The dialog's, and one for other matters where contacts for them are set. */
function headingsOf({ say, lines }: Speech): readonly (readonly [id: string, text: string])[] {
  const others = lines(otherContacts).length > 0;
  return [
    ...rightsSections.map(({ id, heading }) => [id, say(heading)] as const),
    ...(others ? [['others', say('rightsPage.contactsHeading')] as const] : []),
  ];
}

function contentsOf(speech: Speech): string {
  const { locale } = speech;
  const items = headingsOf(speech).map(
    ([id, text]) => `<li><a href="#${locale}-${id}">${escapeHtml(text)}</a></li>`,
  );
  const own = `<a href="#${locale}">${escapeHtml(speech.say('rights.heading'))}</a>`;
  return `<div lang="${locale}">\n<p>${own}</p>\n<ol>\n${items.join('\n')}\n</ol>\n</div>`;
}

function partOf(speech: Speech, options: RightsPageOptions): string {
  const { locale, say, lines } = speech;
  const others = lines(otherContacts);
  const sections = rightsSections.map((section) => sectionOf(section, speech, options));
  return `<section lang="${locale}" aria-labelledby="${locale}">
<h2 id="${locale}" tabindex="-1">${escapeHtml(say('rights.heading'))}</h2>
${paragraphs(say('rightsPage.lead'), options)}
${sections.join('\n')}${
  others.length === 0
    ? ''
    : `\n${heading(3, `${locale}-others`, say('rightsPage.contactsHeading'))}\n${list(others)}`
}
</section>`;
}

function sectionOf(section: RightsSection, speech: Speech, options: RightsPageOptions): string {
  const texts = section.paragraphs.map((key) => paragraphs(speech.say(key), options));
  return [
    heading(3, `${speech.locale}-${section.id}`, speech.say(section.heading)),
    ...texts,
    ...belowSection(section.id, speech, options),
  ].join('\n');
}

function belowSection(id: string, speech: Speech, options: RightsPageOptions): readonly string[] {
  const { locale, say, longDay, lines } = speech;
  switch (id) {
    case 'inside': {
      const messengers = options.messengers.join(` ${say('rightsPage.or')} `);
      // In the quotation marks of the language.
      const button = `${locale === 'sv' ? '”' : '“'}${say('start.report')}”`;
      const { door } = options;
      return [
        ...(door === undefined
          ? []
          : [
              heading(4, `${locale}-door`, say('rightsPage.onWeb')),
              paragraphs(say('rightsPage.door', { door: typedAddress(door) }), options),
            ]),
        ...(messengers === ''
          ? []
          : [
              heading(4, `${locale}-bot`, say('rightsPage.botHeading')),
              paragraphs(say('rightsPage.bot', { messengers, button }), options),
            ]),
        heading(4, `${locale}-without`, say('rightsPage.withoutHeading')),
        paragraphs(say('rightsPage.without'), options),
        list(lines(insideContacts)),
        paragraphs(say('rightsPage.ownPhone'), options),
      ];
    }
    case 'employer':
      return employerHtml(speech, options);
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

const otherContacts: readonly ContactKey[] = contactKeys.filter(
  (key) => !insideContacts.some((inside) => inside === key),
);
