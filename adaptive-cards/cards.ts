import type { DeskCards, DoorCards, Shown } from '../bot/channels/channel';
import { type Contacts, type RedirectTarget, redirectTargets } from '../bot/domain/contacts';
import type { Desk, Locale } from '../bot/domain/ids';
import { lookWeekday } from '../bot/domain/piece';
import type { ReadyText } from '../bot/domain/ready-text';
import type { ReporterView } from '../bot/domain/view';
import type { CopyWords, SignProof } from '../bot/ports/documents';
import { caseFacts } from './case-facts';
import chat from './chat.json';
import { type ConstantOptions, constantsOf } from './constants';
import { copyDocument } from './copy-values';
import { deskValues } from './desk-values';
import door from './door.json';
import type { Card } from './element';
import { type Bound, bind } from './expand';
import { finish } from './finish';
import { markedCopy } from './marked-copy';
import notice from './notice.json';
import { inventedTexts } from './practice';
import { queueTable } from './queue-table';
import { isOfDesk, sayRemark } from './remark';
import { reporterValues } from './reporter-values';
import { endOfCases } from './rights';
import { typedAddress } from './rights-html';
import { createSpeech, type Speech } from './speech';
import { templates } from './templates';
import { speak, textTree } from './texts';

export interface CardOptions extends ConstantOptions {
  readonly organisation: string;
  /** The records are this board's (OSL 5:5); the organisation's, unless another is named. */
  readonly authority?: string | undefined;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  /** No disposal decision covers their cases. */
  readonly preserving?: readonly Desk[] | undefined;
  readonly contacts: Readonly<Record<Locale, Contacts>>;
  /** The hour of passes in Stockholm, if they come by the clock. */
  readonly passHour?: number | undefined;
  /** Signs proofs; without it none is. */
  readonly sign?: SignProof | undefined;
}

export interface CardSet extends DoorCards<Card>, DeskCards<Card> {
  /** A ready text of a desk's form, to be edited; for a redirect with the contact, if it is set. */
  readyText(locale: Locale, text: ReadyText): string;
  readonly copyWords: CopyWords;
}

/** Pure once it is bound: one view gives one card. */
export function createCards(options: CardOptions): CardSet {
  const languages = { sv: bindLanguage('sv', options), en: bindLanguage('en', options) };
  return {
    draw: (shown) => {
      const { speech, views } = languages[shown.locale];
      const { view } = shown;
      const values = isOfDesk(view)
        ? deskValues(view, speech)
        : reporterValues(view, speech, shown.practice ? undefined : options.sign);
      const bound = views.get(view.name)?.(values);
      if (bound === undefined) throw new TypeError('card_missing');
      const said = sayRemark(shown, bound.body, speech);
      return {
        title: titleOf(shown, speech),
        card: { ...bound, body: finish(bound.body, shown, said, speech) },
      };
    },
    table: ({ view, locale }) =>
      view.name === 'desk_queue' ? queueTable(view, languages[locale].speech) : undefined,
    facts: ({ view, locale }) =>
      view.name === 'desk_thread' ? caseFacts(view, languages[locale].speech) : undefined,
    marked: ({ view, locale }) => markedCopy(view, languages[locale].speech),
    chat: (locale) => languages[locale].chat({}),
    door: (locale) => {
      const { speech, door } = languages[locale];
      return { title: speech.say('titles.reporter'), card: door({}) };
    },
    notice: (locale, count) => {
      const { speech, notice: bound } = languages[locale];
      const of = typeof count === 'number' ? (count === 1 ? 'one' : 'many') : (count ?? 'daily');
      return bound({ waiting: speech.say(`notice.${of}`, { count: String(count) }) });
    },
    readyText: (locale, text) => {
      const { speech } = languages[locale];
      const target = redirectTargets.find((known) => known === text);
      if (target === undefined)
        return speech.say(`ready.${text as Exclude<ReadyText, RedirectTarget>}`);
      const lines = speech.lines([target]).map(({ label, value }) => label + value);
      return [speech.say(`redirect.${target}`), ...lines].join('\n\n');
    },
    copyWords: (locale, copy) => {
      const { speech } = languages[locale];
      const { subject } = copy.head ?? {};
      const named = subject === undefined ? '' : speech.say(`subjects.${subject}`);
      return { document: copyDocument(copy, speech), subject: named };
    },
    invented: (locale) => inventedTexts(languages[locale].speech),
  };
}

function bindLanguage(locale: Locale, options: CardOptions) {
  const contacts = options.contacts[locale];
  const bare = speak(locale, {});
  const constants = {
    organisation: options.organisation,
    authority: options.authority ?? options.organisation,
    // On the web a sentence's times are the network's.
    messenger: options.messenger === 'web' ? bare('employer.web.network') : options.messenger,
    door: typedAddress(options.door ?? ''),
    desk: typedAddress(options.desk ?? ''),
    phone: contacts.phone,
    website: options.websiteUrl,
    privacy: options.privacyUrl,
    end: endOfCases(bare, options.preserving),
    hour: String(options.passHour ?? ''),
    weekday: bare('weekdays').split(' ')[lookWeekday - 1] ?? '',
  };
  const speech = createSpeech(locale, speak(locale, constants), contacts, options.passHour);
  const known = { t: textTree(locale, constants), k: constantsOf(locale, speech, options) };
  const views = [...templates].map(([name, card]) => [name, bind(card, known)] as const);
  return {
    speech,
    views: new Map<string, Bound>(views),
    chat: bind(chat, known),
    door: bind(door, known),
    notice: bind(notice, known),
  };
}

function titleOf({ view, practice }: Shown, { say }: Speech): string {
  // In practice the last view says that nothing was sent.
  if (practice) return say(view.name === 'left' ? 'practised.heading' : 'titles.practice');
  // The last view closes the dialog: only its title is seen.
  if (view.name === 'left') return `${say('left.heading')}. ${say('left.close')}`;
  if (isOfDesk(view)) return say('titles.desk');
  return say(goesToHr(view) ? 'titles.hr' : 'titles.reporter');
}

/** Whether a view is about something sent to HR, which is no whistleblowing. */
function goesToHr(view: ReporterView): boolean {
  switch (view.name) {
    case 'report_code':
    case 'story':
    case 'sent':
    case 'proof':
      return view.desk === 'hr';
    case 'filed':
    case 'thread':
      return view.deadlines.desk === 'hr';
    default:
      return false;
  }
}
