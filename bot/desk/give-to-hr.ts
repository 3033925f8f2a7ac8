import type { DeskCommand } from '../domain/desk-command';
import type { DutyAnswer } from '../domain/handing';
import type { Member } from '../domain/member';
import type { NoteBody } from '../domain/message';
import type { Operation } from '../domain/operation';
import { drawReference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { Built } from '../ports/pool';
import type { Posted } from '../threads/post-message';
import { type CaseChange, changeCase, withAnswer } from './change-case';
import type { DeskWorld } from './desk';
import { excludedAt } from './exclusions';
import { findUnchanged, type Visible } from './find-thread';
import { deferralOf, deferring } from './hand-on';
import { auditEntry, postAsDesk, type Sending } from './post-as-desk';
import { recordOf } from './write-note';

/**
 * Gives HR an excerpt as a thread of its own, where the handlers are in the reporter's place, and tells the
 * reporter: both or nothing. Where it takes the reporter's yes, the release asks first whether the reporter
 * has said no meanwhile. Where HR cannot act without it (VBL 5:10) that is kept beside it, and the reporter
 * may be told later. Nothing that is stored in the clear links the two threads.
 */
export async function giveToHr(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  command: Extract<DeskCommand, { kind: 'given_to_hr' }>,
  sending: Sending,
  duty: DutyAnswer | undefined,
): Promise<Posted | Remark> {
  const { row, state } = visible;
  // What waits may be a colleague's excerpt.
  if (sending.seen.pending > 0) return 'places_full';
  const excluded = await excludedAt(world, 'hr', state.excluded, command.involved);
  if (typeof excluded === 'string') return excluded;
  const keys = await visible.keys();
  const { blindIndex } = world.threadSealer.excerptKeys(keys.internal);
  if ((await world.threads.byBlindIndex(blindIndex)) !== undefined) return 'not_now';
  const { handed } = command;
  const note = handed && ({ kind: 'note', author: member.title, text: '', handed } as const);
  const deferral = handed && deferralOf(world, handed, command.text);
  const excerpt: Operation = {
    kind: 'excerpt',
    origin: row.id,
    reference: drawReference((length) => world.random.crockford(length)),
    excluded,
    text: command.excerpt,
    how: handed === undefined ? 'agreed' : deferral === undefined ? 'told' : 'untold',
    ...(deferral && { deferral: deferral.id, before: state.hr }),
  };
  const answered = withAnswer(world, member, duty);
  if (note !== undefined && deferral !== undefined) {
    const change = deferring(deferral, answered);
    return giveUntold(world, member, visible, { note, change, excerpt }, sending);
  }
  const ofCase = await changeCase(world, visible, answered);
  if (typeof ofCase === 'string') return ofCase;
  const { unlessMoving: _, ...change } = ofCase;
  const record = note && (await recordOf(world, visible, note));
  const cause = handed?.cause ?? '';
  const told = { kind: 'handed_over', to: 'hr', name: '', cause, text: command.text } as const;
  return postAsDesk(world, member, visible, told, sending, {
    // Who steps down meanwhile must not read it at HR's desk either.
    deed: { thread: { of: row }, ...change, ...(record && { record }) },
    along: [excerpt],
  });
}

interface Untold {
  readonly note: NoteBody;
  readonly change: CaseChange;
  readonly excerpt: Operation;
}

/** Gives HR an excerpt of which the reporter is told later: what is kept of it changes at once. */
async function giveUntold(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  { note, change, excerpt }: Untold,
  sending: Sending,
): Promise<Posted | Remark> {
  const audit = auditEntry(world, member, 'excerpt_given_to_hr', visible.row.id);
  const { put } = await world.pool.submit<'changed' | Remark>({
    id: await world.drafts.submission(sending.id, sending.began, 'command'),
    byDesk: true,
    build: async (waiting): Promise<Built | 'changed' | Remark> => {
      const now = await findUnchanged(world, member, visible, sending.seen, waiting);
      if (now === undefined) return 'changed';
      const ofCase = await changeCase(world, now, change, { ...now.state, hr: 'given' });
      if (typeof ofCase === 'string') return ofCase;
      const { unlessMoving: _, ...deed } = ofCase;
      const record = await recordOf(world, now, note);
      return { operations: [excerpt], waits: 'pass', deed: { record, ...deed }, audit };
    },
  });
  return put;
}
