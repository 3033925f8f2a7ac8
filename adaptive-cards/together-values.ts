import type { ClosedItem, DayCount } from '../bot/domain/desk-parts';
import type { ViewNamed } from '../bot/domain/view';
import type { Speech } from './speech';

/** More of a lone closing's reasons do not fit on the card. */
const mostByOne = 3;

export function togetherValues(
  { days, proposals, closed }: ViewNamed<'desk_together'>,
  speech: Speech,
): object {
  const { say, longDay, titleOf } = speech;
  const counted = ({ day, count }: DayCount): Readonly<Record<string, string>> => ({
    day: longDay(day),
    count: String(count),
  });
  return {
    days: days.map((one) => ({
      value: one.day,
      title: say('together.ofDay', { ...counted(one), unopened: String(one.unopened) }),
    })),
    texts: proposals.map((one) => ({
      who: `${titleOf(one.by)}, ${longDay(one.day)}: `,
      text: say('together.says', {
        reason: say(`closeReasons.${one.reason}`),
        measures: one.measures,
        why: one.text,
      }),
    })),
    pleas: proposals
      .filter(({ pleading }) => pleading > 0)
      .map(({ day, pleading }) => ({
        text: say('together.pleading', counted({ day, count: pleading })),
      })),
    proposals: proposals.map((one) => ({
      value: one.id,
      title: say(one.own ? 'together.ownProposal' : 'together.itsProposal', {
        ...counted(one),
        title: titleOf(one.by),
      }),
    })),
    mayAgree: proposals.some(({ choices }) => choices.includes('yes')),
    mayAlone: proposals.some(({ choices }) => choices.includes('alone')),
    byOne: closed.flatMap((one) => byOne(one, speech)).slice(0, mostByOne),
    closed: closed.map((one) => ({
      value: one.id,
      title: say('together.ofClosed', { ...counted(one), until: longDay(one.until) }),
    })),
  };
}

/** Why somebody closed a day's reports alone, for colleagues; nothing if two agreed. */
function byOne({ alone, day }: ClosedItem, { say, longDay, titleOf }: Speech): object[] {
  if (alone === undefined) return [];
  const title = titleOf(alone.title ?? say('conflict.former'));
  const who = say('together.byOne', { title, day: longDay(day) });
  return [{ who: `${who}: `, text: alone.why }];
}
