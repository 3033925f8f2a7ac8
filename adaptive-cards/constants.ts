import { priceOfMessages } from '../bot/domain/crowd-figures';
import type { Locale } from '../bot/domain/ids';
import { annexIn } from './authorities';
import { type EmployerPart, employerTexts, type MessengerName } from './employer';
import { areaLines, euLines, insideContacts, siteList } from './rights';
import type { Line, Speech } from './speech';

/** What the templates know from start on, beside the texts: `${k.others}`. */
export interface Constants {
  /** Reports are released at once, which weakens what is promised: the start view says so. */
  readonly atOnce: boolean;
  /** What is not urgent waits for a day of the week: whether it can is asked beside who is involved. */
  readonly weekly: boolean;
  /** HR's desk belongs to the channel of the act: its view at sending says so (VBL 5:8 p. 2). */
  readonly hrInChannel: boolean;
  /** What three messages cost, where the clock releases. */
  readonly price: string;
  readonly others: readonly Line[];
  readonly inside: readonly Line[];
  readonly outside: readonly Line[];
  readonly security: readonly Line[];
  readonly hasSecurity: boolean;
  /** The external channels by area (VBL 5:9; the annex of the ordinance). */
  readonly authorities: readonly Line[];
  /** Every authority with its site, a line each. */
  readonly sites: string;
  /** EU bodies with channels of their own (VBL 4:8). */
  readonly eu: readonly Line[];
  readonly asOf: string;
  /** What others can see, in the messenger for which the cards are drawn. */
  readonly employer: Readonly<Record<EmployerPart, string>>;
}

export function constantsOf(
  locale: Locale,
  speech: Speech,
  {
    atOnce,
    weekly = false,
    hrInChannel = false,
    messenger,
  }: {
    readonly atOnce: boolean;
    readonly weekly?: boolean | undefined;
    readonly hrInChannel?: boolean | undefined;
    readonly messenger: MessengerName;
  },
): Constants {
  const { say, lines, longDay } = speech;
  const security = lines(['securityProtectionManager']);
  const annex = annexIn(locale);
  return {
    atOnce,
    weekly,
    hrInChannel,
    price: priceIn(locale, speech, weekly ? 'weekly' : 'daily'),
    others: lines(['meeting', 'outsideContact']),
    inside: lines(insideContacts),
    outside: lines(['outsideContact']),
    security,
    hasSecurity: security.length > 0,
    authorities: areaLines(locale),
    sites: siteList(locale),
    eu: euLines(locale),
    asOf: say('rights.asOf', { day: longDay(annex.day), basis: annex.basis }),
    employer: employerTexts(messenger, say),
  };
}

/** What three messages of one reporter cost, in an example of windows of that length. */
function priceIn(locale: Locale, { say }: Speech, windows: 'daily' | 'weekly'): string {
  const { employees, dialogsADay, [windows]: crowd } = priceOfMessages;
  return say('forms.replyPrice', {
    employees: new Intl.NumberFormat(locale).format(employees),
    dialogs: String(dialogsADay),
    one: String(crowd.one),
    three: String(crowd.three),
  });
}
