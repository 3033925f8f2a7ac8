import type { Cards as ChannelCards, Shown } from '../bot/channels/channel';
import { type Contacts, type RedirectTarget, redirectTargets } from '../bot/domain/contacts';
import type { DeskView } from '../bot/domain/desk-view';
import type { Locale } from '../bot/domain/ids';
import { limits } from '../bot/domain/limits';
import { lookWeekday } from '../bot/domain/piece';
import type { ReadyText } from '../bot/domain/ready-text';
import type { ReporterView, View } from '../bot/domain/view';
import chat from './chat.json';
import { type ConstantOptions, constantsOf } from './constants';
import { deskValues } from './desk-values';
import type { Card } from './element';
import { type Bound, bind } from './expand';
import { finish, type Said } from './finish';
import notice from './notice.json';
import pieceCard from './piece.json';
import { pieceText } from './piece-text';
import { inventedTexts, practiceTitle } from './practice';
import { reporterValues } from './reporter-values';
import { createSpeech, lineText, type Speech } from './speech';
import { templates } from './templates';
import { speak, textTree } from './texts';

export interface CardOptions extends ConstantOptions {
  readonly organisation: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly contacts: Readonly<Record<Locale, Contacts>>;
  /** The hour of releases in Stockholm, if they come by the clock. */
  readonly releaseHour?: number | undefined;
}

export interface Cards extends ChannelCards<Card> {
  /** A ready text of a desk's form, to be edited; for a redirect with the contact, if it is set. */
  readyText(locale: Locale, text: ReadyText): string;
}

/** Binds all cards to their texts and constants. Pure after that: one view gives one card. */
export function createCards(options: CardOptions): Cards {
  const languages = { sv: bindLanguage('sv', options), en: bindLanguage('en', options) };
  return {
    draw: (shown) => {
      const { speech, views, titles } = languages[shown.locale];
      const { view } = shown;
      const values = isOfDesk(view) ? deskValues(view, speech) : reporterValues(view, speech);
      const bound = views.get(view.name)?.(values);
      if (bound === undefined) throw new TypeError('card_missing');
      return {
        title: shown.practice ? practiceTitle(view, speech) : titles(view),
        card: { ...bound, body: finish(bound.body, shown, remarkOf(shown, speech), speech) },
      };
    },
    chat: (locale) => languages[locale].chat({}),
    notice: (locale, count) => {
      const { speech, notice: bound } = languages[locale];
      if (count === undefined) return bound({ waiting: speech.say('notice.daily') });
      if (count === 'reminder') return bound({ waiting: speech.say('notice.reminder') });
      const key = count === 1 ? 'notice.one' : 'notice.many';
      return bound({ waiting: speech.say(key, { count: String(count) }) });
    },
    piece: (locale, piece, chat) => {
      const { speech, piece: bound } = languages[locale];
      const text = pieceText(speech.say, piece);
      const card = bound(text);
      if (chat === undefined) return { heading: text.heading, card };
      const link = `[${speech.say('piece.open')}](${chat})`;
      const words = card.body.filter(({ type }) => type !== 'ActionSet');
      const linked = [...words, { type: 'TextBlock', text: link, wrap: true }];
      return { heading: text.heading, card: { ...card, body: linked } };
    },
    readyText: (locale, text) => {
      const { speech } = languages[locale];
      if (!isTarget(text)) return speech.say(`ready.${text}`);
      return [speech.say(`redirect.${text}`), lineText(speech, text)].filter(Boolean).join('\n\n');
    },
    invented: (locale) => inventedTexts(languages[locale].speech),
  };
}

/** A remark as a sentence. If the same press will go through next time, its button says so. */
function remarkOf({ remark, found = [], opensOn }: Shown, speech: Speech): Said {
  if (remark === undefined) return {};
  const { say, opening, listed } = speech;
  const sentence = say(`remarks.${remark}`, {
    opensOn: opening(opensOn),
    most: String(limits.textBytes),
    found: listed(found.map((telling) => say(`tellings.${telling}`))),
  });
  return remark === 'telling' ? { sentence, button: say('buttons.sendAnyway') } : { sentence };
}

function isTarget(text: ReadyText): text is RedirectTarget {
  return redirectTargets.some((target) => target === text);
}

interface Language {
  readonly speech: Speech;
  readonly views: ReadonlyMap<string, Bound>;
  readonly titles: (view: View) => string;
  readonly chat: Bound;
  readonly notice: Bound;
  readonly piece: Bound;
}

function bindLanguage(locale: Locale, options: CardOptions): Language {
  const contacts = options.contacts[locale];
  const constants = {
    organisation: options.organisation,
    messenger: options.messenger,
    phone: contacts.phone,
    website: options.websiteUrl,
    privacy: options.privacyUrl,
    hour: String(options.releaseHour ?? ''),
    weekday: speak(locale, {})('weekdays').split(' ')[lookWeekday - 1] ?? '',
  };
  const speech = createSpeech(locale, speak(locale, constants), contacts, options.releaseHour);
  const known = { t: textTree(locale, constants), k: constantsOf(locale, speech, options) };
  const views = [...templates].map(([name, card]) => [name, bind(card, known)] as const);
  return {
    speech,
    views: new Map<string, Bound>(views),
    titles: (view) => titleOf(view, speech),
    chat: bind(chat, known),
    notice: bind(notice, known),
    piece: bind(pieceCard, known),
  };
}

function titleOf(view: View, { say }: Speech): string {
  // The last view closes the dialog: only its title is seen.
  if (view.name === 'left') return `${say('left.heading')}. ${say('left.close')}`;
  if (isOfDesk(view)) return say('titles.desk');
  return say(goesToHr(view) ? 'titles.hr' : 'titles.reporter');
}

/** Whether a view is about something sent to HR, which is no whistleblowing. */
function goesToHr(view: ReporterView): boolean {
  switch (view.name) {
    case 'receipt':
    case 'story':
    case 'sent':
      return view.desk === 'hr';
    case 'filed':
    case 'thread':
      return view.deadlines.desk === 'hr';
    default:
      return false;
  }
}

function isOfDesk(view: View): view is DeskView {
  return view.name.startsWith('desk_');
}
