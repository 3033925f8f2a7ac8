import type { Handed } from '../../domain/hand-over';
import type { NoteBody } from '../../domain/message';
import type { Operation } from '../../domain/operation';
import { drawReference } from '../../domain/reference';
import { auditEntry } from './audit-entry';
import { type CaseChange, changeAlong, withAnswer } from './change-case';
import type { WriteOutcome } from './command';
import type { DeskContext } from './context';
import { excludedAt } from './exclusions';
import { findUnchanged } from './find-thread';
import { deferralOf, deferring } from './handing';
import { recordOf } from './note-record';
import { postAsDesk } from './post-as-desk';

/** What HR gets. `involved` comes from the client: ids of anything. */
export interface GivenToHr {
  readonly kind: 'given_to_hr';
  readonly excerpt: string;
  readonly text: string;
  readonly involved: readonly string[];
  /** Kept if HR cannot act without it; none if the reporter has said yes. */
  readonly handed?: Handed | undefined;
}

/**
 * Tells the reporter that HR gets an excerpt which may reveal them, and keeps it. It is given once they can
 * read of it (VBL 5:8 p. 4).
 */
export async function announceToHr(
  sending: DeskContext<'form'>,
  { excerpt, text, handed }: { excerpt: string; text: string; handed: Handed },
): Promise<WriteOutcome> {
  const { world, member, case: visible, seen, duty } = sending;
  if (seen.pending > 0) return 'places_full';
  const note: NoteBody = { kind: 'note', author: member.title, text: excerpt, handed };
  const record = await recordOf(world, visible, note);
  const ofCase = await changeAlong(world, visible, withAnswer(world, member, duty));
  if (typeof ofCase === 'string') return ofCase;
  const { cause } = handed;
  const told = { kind: 'handed_over', to: 'hr', name: '', cause, text, announced: true } as const;
  return postAsDesk(sending, told, 'information_handed_over', {
    writes: { record, ...ofCase },
    stays: true,
  });
}

/**
 * Gives HR an excerpt as a thread of its own, with the handlers in the reporter's place, and tells the
 * reporter: both or nothing. After a yes, the pass first asks whether the reporter has said no meanwhile.
 * If HR cannot act without it (VBL 5:10), that is noted, and the reporter may be told later. No stored clear
 * text links the two threads.
 */
export async function giveToHr(
  sending: DeskContext<'form'>,
  said: GivenToHr,
): Promise<WriteOutcome> {
  const { world, member, case: visible } = sending;
  const { row, state } = visible;
  if (sending.seen.pending > 0) return 'places_full';
  const excluded = await excludedAt(world, 'hr', state.excluded, said.involved);
  if (typeof excluded === 'string') return excluded;
  const keys = await visible.keys();
  const { blindIndex } = world.threadSealer.excerptKeys(keys.internal);
  if ((await world.threads.byBlindIndex(blindIndex)) !== undefined) return 'not_now';
  const { handed } = said;
  const note = handed && ({ kind: 'note', author: member.title, text: '', handed } as const);
  const deferral = handed && deferralOf(world, handed, said.text);
  const isByLaw = handed !== undefined || state.hr === 'announced';
  const excerpt: Operation = {
    kind: 'excerpt',
    origin: row.id,
    reference: drawReference((length) => world.random.crockford(length)),
    excluded,
    text: said.excerpt,
    how: deferral !== undefined ? 'untold' : isByLaw ? 'told' : 'agreed',
    ...(deferral && { deferral: deferral.id, before: state.hr }),
  };
  const answered = withAnswer(world, member, sending.duty);
  if (note !== undefined && deferral !== undefined)
    return giveUntold(sending, { note, change: deferring(deferral, answered), excerpt });
  const ofCase = await changeAlong(world, visible, answered);
  if (typeof ofCase === 'string') return ofCase;
  const record = note && (await recordOf(world, visible, note));
  const cause = handed?.cause ?? '';
  const told = { kind: 'handed_over', to: 'hr', name: '', cause, text: said.text } as const;
  return postAsDesk(sending, told, 'excerpt_given_to_hr', {
    // A member who steps down in this window is asked again.
    writes: { thread: { of: row }, ...ofCase, ...(record && { record }) },
    along: [excerpt],
    toHr: true,
  });
}

/** Gives HR an excerpt and tells the reporter later: what is kept of it changes at once. */
async function giveUntold(
  { world, member, case: visible, submission, seen }: DeskContext<'form'>,
  { note, change, excerpt }: { note: NoteBody; change: CaseChange; excerpt: Operation },
): Promise<WriteOutcome> {
  const audit = auditEntry(world, member, 'excerpt_given_to_hr', visible.row.id);
  const { put } = await world.pool.submit<WriteOutcome>({
    id: submission,
    byDesk: true,
    build: async (waiting) => {
      const now = await findUnchanged(world, visible, seen, waiting);
      if (now === undefined) return 'changed';
      const ofCase = await changeAlong(world, now, change, { ...now.state, hr: 'given' });
      if (typeof ofCase === 'string') return ofCase;
      const record = await recordOf(world, now, note);
      return { operations: [excerpt], waits: 'pass', writes: { record, ...ofCase }, audit };
    },
  });
  return put;
}
