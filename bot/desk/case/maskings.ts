import type { MaskingShown } from '../../domain/desk-parts';
import {
  areWhole,
  contentsOf,
  joinContents,
  type Masking,
  type MaskingPart,
} from '../../domain/masking';
import type { NoteBody } from '../../domain/message';
import type { Remark } from '../../domain/remarks';
import type { ProposalChange, ProposalRow } from '../../ports/pool';
import type { WritesAtOnce } from './at-once';
import { withRecord } from './change-case';
import { colleaguesIn, titleOf } from './colleagues';
import type { Look } from './command';
import { otherReaders } from './find-thread';
import { type Proposed, proposalsOf } from './proposals';
import { recordOf } from './write-note';

/** A masking and its rows. */
export interface FoundMasking {
  readonly masking: Masking;
  readonly rows: readonly ProposalRow[];
}

/** What is masked in a case: the copy that is being made, and the last one on which two agreed. */
export interface Maskings {
  readonly open?: FoundMasking | undefined;
  readonly agreed?: FoundMasking | undefined;
}

/** Finds what is masked in a case. A masking that lacks a part is left out whole. */
export async function maskingsOf({ world, visible }: Look): Promise<Maskings> {
  const all = await proposalsOf(world, visible.row.desk, 'mask', visible);
  const { internal } = await visible.keys();
  const found = (some: readonly Proposed<MaskingPart>[]): FoundMasking | undefined => {
    const parts = [...some].sort((a, b) => a.proposal.part - b.proposal.part);
    const [first] = parts;
    if (first === undefined || !areWhole(parts.map(({ proposal }) => proposal))) return undefined;
    const contents = parts.map(({ proposal }) =>
      world.proposalSealer.openContent(internal, proposal),
    );
    return {
      masking: joinContents(first.proposal, contents),
      rows: parts.map(({ row }) => row),
    };
  };
  return {
    open: found(all.filter(({ proposal }) => proposal.agreed === undefined)),
    agreed: found(all.filter(({ proposal }) => proposal.agreed !== undefined)),
  };
}

/**
 * A masking as a member may know of it. Where its proposer has left the case, any member goes on with it.
 * @param now the name of its copy as it is: if that is not what its proposer asked about, nobody is asked
 */
export function maskingShown(
  { world, visible }: Look,
  { masking }: FoundMasking,
  now = masking.ready,
): MaskingShown {
  const { by, ready, masks } = masking;
  const readers = [visible.member, ...otherReaders(visible)];
  const isThere = readers.some(({ id }) => id === by);
  return {
    by: titleOf(colleaguesIn(world, visible.members), by),
    own: by === visible.member.id || !isThere,
    ready: ready !== undefined && ready === now && isThere,
    masks: masks.length,
  };
}

/** What a change leaves of a case's maskings; `open` unset: none is being made any more. */
export interface ChangedMaskings {
  readonly open?: Masking | undefined;
  readonly agreed?: Masking | undefined;
  readonly note?: NoteBody;
}

/** What is done with a change of what is masked in a case. */
export function withMaskings(
  looked: Look,
  changeIn: (there: Maskings) => Promise<ChangedMaskings | Remark>,
): Promise<WritesAtOnce | Remark> {
  const { world, visible } = looked;
  return withRecord(world, visible, async () => {
    const there = await maskingsOf(looked);
    const changed = await changeIn(there);
    if (typeof changed === 'string') return changed;
    const { open, agreed, note } = changed;
    const { internal } = await visible.keys();
    const replaced = (before?: FoundMasking, after?: Masking): readonly ProposalChange[] => {
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

/** A masking as rows, in place of those before. */
function rowsOf(
  { world, visible }: Look,
  internal: Uint8Array,
  { masks, known, shown, ...of }: Masking,
  before: readonly ProposalRow[],
): readonly ProposalRow[] {
  const { desk, id: thread } = visible.row;
  return contentsOf({ masks, known, shown }).map((content, part, { length }) => {
    const sealed = world.proposalSealer.sealContent(internal, { thread, part }, content);
    const id = before[part]?.id ?? world.random.id();
    const proposal = { kind: 'mask', ...of, thread, part, of: length, sealed } as const;
    return world.proposalSealer.seal({ id, desk, day: world.clock.today() }, proposal);
  });
}
