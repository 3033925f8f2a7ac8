import type { Case } from '../domain/case';
import type { DeskCommand } from '../domain/desk-command';
import type { Handed } from '../domain/hand-over';
import {
  type Deferral,
  type DutyAnswer,
  whyNotDefer,
  withDeferral,
  withoutDeferral,
} from '../domain/handing';
import type { Id } from '../domain/ids';
import type { Member } from '../domain/member';
import type { NoteBody } from '../domain/message';
import type { Remark } from '../domain/remarks';
import type { Posted } from '../threads/post-message';
import { withDeed } from '../threads/with-deed';
import { caseOf } from './case-of';
import { type CaseChange, changeCase, withAnswer } from './change-case';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';
import { postAsDesk, type Sending } from './post-as-desk';
import { recordOf, writeNote } from './write-note';

/**
 * Keeps a copy of what is handed on outside the product, and tells the reporter; or keeps with it what is to
 * be told later. All of it or nothing.
 */
export async function handOn(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  { handed, copy, text }: Extract<DeskCommand, { kind: 'handed_on' | 'handed_untold' }>,
  sending: Sending,
  duty: DutyAnswer | undefined,
): Promise<Posted | Remark> {
  const note: NoteBody = { kind: 'note', author: member.title, text: copy, handed };
  const answered = withAnswer(world, member, duty);
  const { to, name, cause } = handed;
  const deferral = deferralOf(world, handed, text);
  if (deferral !== undefined) {
    const change = deferring(deferral, answered);
    return writeNote(world, member, visible, note, sending, { event: 'telling_deferred', change });
  }
  const record = await recordOf(world, visible, note);
  const ofCase = await changeCase(world, visible, answered);
  if (typeof ofCase === 'string') return ofCase;
  const told = { kind: 'handed_over', to, name, cause, text } as const;
  // What is kept of it cannot be taken back, and so neither can the word to the reporter.
  const guarded = withDeed(world, { record, ...ofCase });
  return postAsDesk(guarded, member, visible, told, sending, { along: () => [] });
}

/** What is kept until the reporter is told of a hand-over; none where that is at once. */
export function deferralOf(
  { random }: Pick<DeskWorld, 'random'>,
  { to, name, cause, later }: Handed,
  text: string,
): Deferral | undefined {
  return later && { id: random.id(), to, name, cause, text, ...later };
}

/** What waiting with a word to the reporter changes in a case's record. */
export function deferring(deferral: Deferral, before: (known: Case) => Case): CaseChange {
  return (known) => whyNotDefer(known, deferral) ?? withDeferral(before(known), deferral);
}

/** Tells the reporter of a hand-over that was not told at once; with it, it waits no longer. */
export async function tellLater(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  text: string,
  sending: Sending,
  telling: Id | undefined,
): Promise<Posted | Remark> {
  const { deferred = [] } = await caseOf(world, visible);
  const one = deferred.find(({ id }) => id === telling);
  if (one === undefined) return 'not_now';
  const ofCase = await changeCase(world, visible, (known) => withoutDeferral(known, one.id));
  if (typeof ofCase === 'string') return ofCase;
  const { to, name, cause } = one;
  const told = { kind: 'handed_over', to, name, cause, text } as const;
  return postAsDesk(withDeed(world, ofCase), member, visible, told, sending, {
    along: () => [],
    event: 'deferred_telling_sent',
  });
}
