import type { Case } from '../domain/case';
import { lettingGo, withProposal } from '../domain/case-proposal';
import type { HoldShown } from '../domain/desk-parts';
import { type LetGo, letGoOf, withoutHold } from '../domain/hold';
import type { Id } from '../domain/ids';
import type { Person } from '../domain/member';
import { caseOf, changeAtOnce } from './change-case';
import { colleaguesIn, titleOf } from './colleagues';
import type { DeedOutcome, Look, Sending } from './commands/command';
import { otherReaders } from './find-thread';

/**
 * Lets a held case go, at once. It takes two members: which half this is, is checked again when it is stored.
 */
export function endHold(
  sending: Sending,
  { kind }: { readonly kind: 'hold_end_proposed' | 'hold_ended' },
): Promise<DeedOutcome> {
  const { world, member } = sending;
  const by = member.id;
  const proposal = { id: sending.id as Id, by, on: world.clock.today(), why: '', decidedBy: '' };
  const [half, after] =
    kind === 'hold_ended'
      ? (['ends', withoutHold] as const)
      : (['proposes', (of: Case) => withProposal(of, { ...proposal, kind: 'let_go' })] as const);
  return changeAtOnce(
    sending,
    kind,
    () => (known) => (letGoOf(known, by) === half ? after(known) : 'changed_meanwhile'),
  );
}

/** What the form shows of a hold and of other readers. */
export async function holdParts({ world, visible }: Look): Promise<{
  readonly hold: HoldShown | undefined;
  readonly letGo: LetGo | undefined;
  readonly alone: boolean;
}> {
  const known = await caseOf(world, visible);
  return {
    hold: holdShown(known, colleaguesIn(world, visible.members)),
    letGo: letGoOf(known, visible.member.id),
    alone: otherReaders(visible).length === 0,
  };
}

/** A hold as it is shown, with the title of a member who proposes to end it. */
export function holdShown(known: Case, members: readonly Person[]): HoldShown | undefined {
  if (known.hold === undefined) return undefined;
  const by = lettingGo(known)?.by;
  return { ...known.hold, ending: by && { by: titleOf(members, by) } };
}
