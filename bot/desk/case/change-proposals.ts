import type { AuditEvent } from '../../domain/audit';
import type { Case } from '../../domain/case';
import type { MemberId } from '../../domain/ids';
import type { Proposal, ProposalOf } from '../../domain/proposal';
import type { Remark } from '../../domain/remarks';
import { doAtOnce } from './at-once';
import { withRecord } from './change-case';
import type { WriteOutcome } from './command';
import type { DeskContext, OpenCase } from './context';
import { ended, newProposal, type Proposed, proposalsOf } from './proposals';

interface CaseChanged {
  /** What was proposed and is over. */
  readonly over?: readonly Proposed[];
  readonly made?: Proposal;
  readonly changed?: Case;
}

/**
 * Changes what is proposed in a case, at once. If somebody else was first, the change is computed again.
 * @param subject the colleague whom it is about
 */
export function changeProposals<K extends 'exclude' | 'lift_hold'>(
  sending: DeskContext<'form'>,
  event: AuditEvent,
  kind: K,
  changeIn: (
    there: readonly Proposed<ProposalOf<K>>[],
    visible: OpenCase,
    known: Case,
  ) => CaseChanged | Remark,
  subject?: MemberId,
): Promise<WriteOutcome> {
  const { world, member } = sending;
  const writesIn = (visible: OpenCase) =>
    withRecord(world, visible, async (known) => {
      const there = await proposalsOf(world, member.desk, kind, visible);
      const change = changeIn(there, visible, known);
      if (typeof change === 'string') return change;
      const { over = [], made, ...more } = change;
      return {
        ...more,
        proposals: [...ended(over), ...(made ? [newProposal(sending, made)] : [])],
      };
    });
  return doAtOnce(sending, event, writesIn, subject);
}
