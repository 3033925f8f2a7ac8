import type { Desk } from '../domain/ids';
import { type Member, receives } from '../domain/member';
import type { Who } from '../ports/people';
import type { DesksNow } from './event';
import type { ReporterWorld } from './world';

/** The desks' readers now, and the asker's desk if a member. */
export async function desksNow(
  { clock, people, windows, terms }: Pick<ReporterWorld, 'clock' | 'people' | 'windows' | 'terms'>,
  who: Who,
): Promise<DesksNow> {
  const { asker, members } = await people.everybody(who);
  return {
    today: clock.today(),
    opensOn: windows.when('window').outOn,
    readers: persons(members, 'whistleblowing', receives),
    others: persons(members, 'whistleblowing', (one) => !receives(one)),
    hr: persons(members, 'hr', receives),
    terms,
    desk: asker?.standing === 'member' ? asker.desk : undefined,
  };
}

function persons(members: readonly Member[], desk: Desk, which: (member: Member) => boolean) {
  return members
    .filter((member) => member.desk === desk && which(member))
    .map(({ id, title }) => ({ id, title }));
}
