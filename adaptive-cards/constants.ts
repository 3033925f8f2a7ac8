import { priceOfMessages } from '../bot/domain/crowd-figures';
import type { Locale } from '../bot/domain/ids';
import { annexIn, areaLines } from './authorities';
import { employerTexts, type PlaceName } from './employer';
import { oneLine } from './literal';
import { euLines, insideContacts, siteList } from './rights';
import type { Speech } from './speech';

export interface ConstantOptions {
  /** Reports are delivered at once, which weakens what is promised: the start view says so. */
  readonly atOnce: boolean;
  /** What is not urgent waits for a day of the week: the reporter is asked whether it can. */
  readonly weekly?: boolean | undefined;
  /** The organisations that share the channel: everybody is asked in which of them it happened. */
  readonly parties?: readonly string[] | undefined;
  readonly messenger: PlaceName;
  /** The web door's: the messengers' first view names it as safer. */
  readonly door?: string | undefined;
  /** The web desk's: without it nothing is said of passkeys. */
  readonly desk?: string | undefined;
}

/** Known from the start, next to the texts: `${k.others}`. */
export function constantsOf(
  locale: Locale,
  speech: Speech,
  { atOnce, weekly = false, parties = [], messenger, door, desk }: ConstantOptions,
): object {
  const { say, lines, longDay } = speech;
  const annex = annexIn(locale);
  return {
    atOnce,
    weekly,
    price: priceIn(locale, speech, weekly ? 'weekly' : 'daily'),
    plain: say(
      messenger === 'web' ? 'start.web' : door === undefined ? 'start.plain' : 'start.plainDoor',
    ),
    where: say(parties.length > 1 ? 'story.whereOf' : 'story.where', {
      parties: parties.map(oneLine).join(', '),
    }),
    codeUse: say(door === undefined ? 'codeOnce.account' : 'codeOnce.door'),
    webDesk: desk !== undefined,
    // On the web itself a passkey is added without a code.
    onWeb: messenger === 'web',
    // A visitor at the door joins no desk.
    codeLabel: say(messenger === 'web' ? 'code.only' : 'code.code'),
    complaints: lines(['complaints']),
    others: lines(['meeting', 'outsideContact']),
    inside: lines(insideContacts),
    outside: lines(['outsideContact']),
    security: lines(['securityProtectionManager']),
    // VBL 5:9; the annex of the ordinance.
    authorities: areaLines(locale),
    sites: siteList(locale),
    // VBL 4:8.
    eu: euLines(locale),
    asOf: say('rights.asOf', { day: longDay(annex.day), basis: annex.basis }),
    employer: employerTexts(messenger, say),
  };
}

/** Three messages of one reporter, in an example of windows of that length. */
function priceIn(locale: Locale, { say }: Speech, windows: 'daily' | 'weekly'): string {
  const { employees, dialogsADay, [windows]: crowd } = priceOfMessages;
  return say('forms.replyPrice', {
    employees: new Intl.NumberFormat(locale).format(employees),
    dialogs: String(dialogsADay),
    one: String(crowd.one),
    three: String(crowd.three),
  });
}
