import { nobody } from '../domain/audit';
import { type Desk, desks } from '../domain/ids';
import type { Clock } from '../ports/clock';
import { readRosters, type Writing, writeRoster } from './rosters';

/** How many of a desk's rows were taken over from an earlier version, and how many were not. */
export interface TakenOver {
  readonly desk: Desk;
  readonly members: number;
  /** Rows whose id is not the one that the product gives their person. */
  readonly left: number;
}

/** Says it to the operator: numbers alone. */
export function describeTakenOver({ desk, members, left }: TakenOver): string {
  const others = left === 0 ? '' : ` ${left} whom the product had not let in: they do not count.`;
  return `Taken over from the version before at the desk ${desk}: ${members}.${others} \`staff list\` says who.`;
}

/**
 * Begins the rosters of desks that have none, with whoever an earlier version let in, and ends the
 * invitations that it made: nothing of them is keyed. Each who is taken over is named in the audit.
 * Once only: later on, a row without a mark is somebody else's. Runs within one transaction.
 */
export async function takeOver(
  writing: Writing,
  clock: Pick<Clock, 'today'>,
): Promise<readonly TakenOver[]> {
  const { staff, sealer, random } = writing;
  const rosters = readRosters(sealer, await staff.read());
  const begun = desks.filter((desk) => rosters[desk].row === undefined);
  const taken: TakenOver[] = [];
  const today = clock.today();
  for (const desk of begun) {
    const { foreign } = rosters[desk];
    const own = foreign.filter(
      (row) => row.desk === desk && row.mark === null && row.id === sealer.memberIdOf(row),
    );
    const takenOverOn = own.length === 0 ? null : today;
    await writeRoster(writing, desk, { takenOverOn }, own);
    for (const { id: subject } of own) {
      const entry = { day: today, event: 'member_taken_over', subject } as const;
      await staff.audit({ ...entry, id: random.id(), member: nobody });
    }
    if (foreign.length > 0)
      taken.push({ desk, members: own.length, left: foreign.length - own.length });
  }
  if (begun.length > 0) await staff.endInvitations();
  return taken;
}
