import { withoutMember } from '../../domain/case';
import type { MemberId } from '../../domain/ids';
import { receives } from '../../domain/member';
import type { NoteBody } from '../../domain/message';
import type { Excluding } from '../../domain/proposal';
import { mayRead, withExcluded } from '../../domain/readers';
import type { Remark } from '../../domain/remarks';
import type { Writes } from '../../ports/pool';
import { changeState } from '../../threads/change-state';
import type { TwoAnswer } from './answerable';
import { type CaseChange, changeCase } from './change-case';
import { colleaguesIn, titleOf } from './colleagues';
import type { DeskContext, DeskWorld, OpenCase } from './context';
import { findExcerpt } from './excerpt';
import { recordOf } from './note-record';
import type { Proposed } from './proposals';
import { findWaiting, isMoving } from './waiting';
import type { WritesAtOnce } from './writes-at-once';

interface Leave {
  readonly whom: MemberId;
  readonly note: NoteBody;
  /** What else it changes in the case's record, or why it cannot. */
  readonly change?: CaseChange;
}

/**
 * Hides a case from somebody, with a note for the others of why, and unassigns that person. What the other
 * desk has of the case is hidden from people of that title as well: one person may be at both.
 */
export async function leaving(
  { world, case: visible }: DeskContext<'case'>,
  { whom, note, change = (known) => known }: Leave,
): Promise<WritesAtOnce | Remark> {
  const { row, state } = visible;
  const after = withExcluded(state, whom);
  if (after === undefined) return 'exclusions_full';
  // A move has sealed who cannot read.
  if (isMoving(await findWaiting(world, row))) return 'moving';
  const record = await recordOf(world, visible, note);
  const leaves: CaseChange = (known) => {
    const changed = change(known);
    return typeof changed === 'string' ? changed : withoutMember(changed, whom);
  };
  const ofCase = await changeCase(world, visible, leaves, after);
  if (typeof ofCase === 'string') return ofCase;
  const linked = await linkedWithout(world, visible, whom);
  if (typeof linked === 'string') return linked;
  return { ...ofCase, linked, record, unlessMoving: row.id };
}

/** Shuts somebody out, as was proposed. A proposer who does it alone says why, which the others read. */
export function excludeFrom({
  world,
  case: visible,
  one,
  choice,
  beside = '',
}: DeskContext<'case'> & TwoAnswer & { readonly one: Proposed<Excluding> }): Promise<
  WritesAtOnce | Remark
> {
  const { member } = visible;
  const { target, why, decidedBy, by } = one.proposal;
  const isAlone = choice === 'alone';
  const members = colleaguesIn(world, visible.members);
  const titled = (of: MemberId): string => titleOf(members, of) ?? '';
  return leaving(
    { world, member: visible.member, case: visible },
    {
      whom: target,
      note: {
        kind: 'note',
        author: titled(by),
        text: why,
        conflict: {
          how: isAlone ? 'alone' : 'shut_out',
          who: titled(target),
          decidedBy,
          beside: isAlone ? beside : member.title,
        },
      },
      change: (known) => {
        if (!isAlone) return known;
        // A colleague's act without a second is read first.
        if (known.alone && (known.alone.gave || known.alone.by !== member.id)) return 'read_first';
        return { ...known, alone: { by: member.id, on: world.clock.today() } };
      },
    },
  );
}

/**
 * HR's excerpt of a case, or the case of an excerpt, hidden from somebody as well. The case stays as it
 * is where nobody else would read it by right. An excerpt on its way asks its case when it comes.
 */
async function linkedWithout(
  world: DeskWorld,
  { row: { desk }, state: { origin, hr }, keys }: OpenCase,
  whom: MemberId,
): Promise<Writes['linked'] | 'exclusions_full'> {
  const row =
    origin === undefined
      ? hr && (await findExcerpt(world, await keys()))?.row
      : (await world.threads.byIds([origin]))[0];
  if (row === undefined || row.desk === desk) return undefined;
  const state = await world.threadSealer.openState(row);
  if (state.excluded.includes(whom)) return undefined;
  const after = withExcluded(state, whom);
  if (after === undefined) return 'exclusions_full';
  const members = await world.people.ofDesk(row.desk);
  const isRead =
    row.desk === 'hr' ||
    members.some((one) => receives(one) && mayRead(one, members, { row, state: after }));
  return isRead ? changeState(world, row, after) : undefined;
}
