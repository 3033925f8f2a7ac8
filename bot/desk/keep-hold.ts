import type { Case } from '../domain/case';
import type { DeskCommand } from '../domain/desk-command';
import type { HoldShown } from '../domain/desk-parts';
import { type LetGo, letGoOf, withEndProposed, withHold, withoutHold } from '../domain/hold';
import type { Member, Person } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { Posted } from '../threads/post-message';
import { membersOf, titleOf } from './case-form';
import { caseOf } from './case-of';
import { changeAtOnce } from './change-at-once';
import type { CaseChange } from './change-case';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';
import { otherReaders } from './other-readers';
import { auditEntry, type Sending } from './post-as-desk';

type HoldCommand = Extract<
  DeskCommand,
  { readonly kind: 'hold_set' | 'hold_end_proposed' | 'hold_ended' }
>;

/**
 * Keeps a case past its time, or lets it go, at once. Letting go takes two members. Whether this one is the
 * first or the second is looked at again: nobody ends a hold alone, or one that was written anew.
 */
export async function keepHold(
  world: DeskWorld,
  member: Member,
  { row: { id: thread } }: Visible,
  command: HoldCommand,
  { id, began }: Pick<Sending, 'id' | 'began'>,
): Promise<Posted | Remark> {
  const submission = await world.drafts.submission(id, began, 'command');
  const audit = auditEntry(world, member, command.kind, thread);
  const change = changeOf(member, command);
  return changeAtOnce(world, member, thread, { submission, audit }, () => change);
}

function changeOf({ id }: Member, command: HoldCommand): CaseChange {
  if (command.kind === 'hold_set') return (known) => withHold(known, command);
  const [half, after] =
    command.kind === 'hold_ended'
      ? (['ends', withoutHold] as const)
      : (['proposes', (known: Case) => withEndProposed(known, id)] as const);
  return (known) => (letGoOf(known, id) === half ? after(known) : 'changed_meanwhile');
}

/** What the forms of a hold show of it, and of who else can read the case. */
export async function holdParts(
  world: DeskWorld,
  member: Member,
  visible: Visible,
): Promise<{
  readonly hold: HoldShown | undefined;
  readonly letGo: LetGo | undefined;
  readonly alone: boolean;
}> {
  const known = await caseOf(world, visible);
  const members = await membersOf(world, visible.row.desk);
  return {
    hold: holdShown(known, members),
    letGo: letGoOf(known, member.id),
    alone: otherReaders(visible).length === 0,
  };
}

/** A hold as it is shown: who proposes to end it by title, if still a member. */
export function holdShown({ hold }: Case, members: readonly Person[]): HoldShown | undefined {
  if (hold === undefined) return undefined;
  const { why, lookAgainOn, endBy } = hold;
  return { why, lookAgainOn, ending: endBy && { by: titleOf(members, endBy) } };
}
