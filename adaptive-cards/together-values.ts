import type { DayCount, DeskView } from '../bot/domain/desk-view';
import { oneLine } from './literal';
import type { Speech } from './speech';

/** What can be closed together, what is proposed, and what can be opened again. */
export function togetherValues(
  { days, proposals, closed }: Extract<DeskView, { name: 'desk_together' }>,
  { say, longDay }: Speech,
): object {
  const counted = ({ day, count }: DayCount): Readonly<Record<string, string>> => ({
    day: longDay(day),
    count: String(count),
  });
  return {
    days: days.map((one) => ({ value: one.day, title: say('together.ofDay', counted(one)) })),
    hasDays: days.length > 0,
    noDays: days.length === 0,
    texts: proposals.map((one) => ({
      who: `${oneLine(one.title)}, ${say('together.ofDay', counted(one))}: `,
      text: one.text,
    })),
    proposals: proposals.map((one) => ({
      value: one.id,
      title: say(one.own ? 'together.ownProposal' : 'together.itsProposal', {
        ...counted(one),
        title: oneLine(one.title),
      }),
    })),
    hasProposals: proposals.length > 0,
    closed: closed.map((one) => ({
      value: one.id,
      title: say('together.ofClosed', { ...counted(one), until: longDay(one.until) }),
    })),
    hasClosed: closed.length > 0,
  };
}
