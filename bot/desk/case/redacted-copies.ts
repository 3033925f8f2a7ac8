import type { RedactedCopyShown } from '../../domain/desk-parts';
import type { NoteBody } from '../../domain/message';
import {
  areWhole,
  contentsOf,
  joinContents,
  type RedactedCopy,
  type RedactedCopyPart,
} from '../../domain/redacted-copy';
import type { Remark } from '../../domain/remarks';
import type { ProposalChange, ProposalRow } from '../../ports/pool';
import { withRecord } from './change-case';
import { colleaguesIn, titleOf } from './colleagues';
import type { DeskContext } from './context';
import { otherReaders } from './find-thread';
import { recordOf } from './note-record';
import { type Proposed, proposalsOf } from './proposals';
import type { WritesAtOnce } from './writes-at-once';

/** a redacted copy and its rows. */
export interface FoundRedactedCopy {
  readonly redactedCopy: RedactedCopy;
  readonly rows: readonly ProposalRow[];
}

/** What is redacted in a case: the copy that is being made, and the last one on which two agreed. */
export interface RedactedCopies {
  readonly open?: FoundRedactedCopy | undefined;
  readonly agreed?: FoundRedactedCopy | undefined;
}

/** Finds what is redacted in a case. a redacted copy that lacks a part is left out whole. */
export async function redactedCopiesOf({
  world,
  case: visible,
}: DeskContext<'case'>): Promise<RedactedCopies> {
  const all = await proposalsOf(world, visible.row.desk, 'redaction', visible);
  const { internal } = await visible.keys();
  const found = (some: readonly Proposed<RedactedCopyPart>[]): FoundRedactedCopy | undefined => {
    const parts = [...some].sort((a, b) => a.proposal.part - b.proposal.part);
    const [first] = parts;
    if (first === undefined || !areWhole(parts.map(({ proposal }) => proposal))) return undefined;
    const contents = parts.map(({ proposal }) =>
      world.proposalSealer.openContent(internal, proposal),
    );
    return {
      redactedCopy: joinContents(first.proposal, contents),
      rows: parts.map(({ row }) => row),
    };
  };
  return {
    open: found(all.filter(({ proposal }) => proposal.agreed === undefined)),
    agreed: found(all.filter(({ proposal }) => proposal.agreed !== undefined)),
  };
}

/**
 * a redacted copy as a member may know of it. Where its proposer has left the case, any member goes on with
 * it.
 * @param now the name of its copy as it is: if that is not what its proposer asked about, nobody is asked
 */
export function redactedCopyShown(
  { world, case: visible }: DeskContext<'case'>,
  { redactedCopy }: FoundRedactedCopy,
  now = redactedCopy.ready,
): RedactedCopyShown {
  const { by, ready, redactions } = redactedCopy;
  const readers = [visible.member, ...otherReaders(visible)];
  const isThere = readers.some(({ id }) => id === by);
  return {
    by: titleOf(colleaguesIn(world, visible.members), by),
    own: by === visible.member.id || !isThere,
    ready: ready !== undefined && ready === now && isThere,
    redactions: redactions.length,
  };
}

/** What a change leaves of a case's redacted copies; `open` unset: none is being made any more. */
export interface ChangedRedactedCopies {
  readonly open?: RedactedCopy | undefined;
  readonly agreed?: RedactedCopy | undefined;
  readonly note?: NoteBody;
}

/** What is done with a change of what is redacted in a case. */
export function withRedactedCopies(
  looked: DeskContext<'case'>,
  changeIn: (there: RedactedCopies) => Promise<ChangedRedactedCopies | Remark>,
): Promise<WritesAtOnce | Remark> {
  const { world, case: visible } = looked;
  return withRecord(world, visible, async () => {
    const there = await redactedCopiesOf(looked);
    const changed = await changeIn(there);
    if (typeof changed === 'string') return changed;
    const { open, agreed, note } = changed;
    const { internal } = await visible.keys();
    const replaced = (
      before?: FoundRedactedCopy,
      after?: RedactedCopy,
    ): readonly ProposalChange[] => {
      const { rows = [] } = before ?? {};
      const made = after === undefined ? [] : rowsOf(looked, internal, after, rows);
      const gone = rows.slice(made.length).map((from) => ({ from }));
      return [...made.map((to, part) => ({ from: rows[part], to })), ...gone];
    };
    const ofAgreed = agreed === undefined ? [] : replaced(there.agreed, agreed);
    const record = note && (await recordOf(world, visible, note));
    return {
      proposals: [...replaced(there.open, open), ...ofAgreed],
      ...(record && { record }),
    };
  });
}

/** a redacted copy as rows, in place of those before. */
function rowsOf(
  { world, case: visible }: DeskContext<'case'>,
  internal: Uint8Array,
  { redactions, known, shown, ...of }: RedactedCopy,
  before: readonly ProposalRow[],
): readonly ProposalRow[] {
  const { desk, id: thread } = visible.row;
  return contentsOf({ redactions, known, shown }).map((content, part, { length }) => {
    const sealed = world.proposalSealer.sealContent(internal, { thread, part }, content);
    const id = before[part]?.id ?? world.random.id();
    const proposal = { kind: 'redaction', ...of, thread, part, of: length, sealed } as const;
    return world.proposalSealer.seal({ id, desk, day: world.clock.today() }, proposal);
  });
}
