import type { Case } from '../domain/case';
import type { DeskCommand } from '../domain/desk-command';
import type { GivingShown } from '../domain/desk-parts';
import type { Handed } from '../domain/hand-over';
import {
  type Deferral,
  type DutyAnswer,
  firstToGive,
  type ToGive,
  whyNotDefer,
  whyNotWait,
  withDeferral,
  withoutDeferral,
  withoutToGive,
  withToGive,
} from '../domain/handing';
import type { Id } from '../domain/ids';
import type { Member } from '../domain/member';
import type { NoteBody } from '../domain/message';
import type { Remark } from '../domain/remarks';
import { waitsFor } from '../domain/window';
import type { Posted } from '../threads/post-message';
import { caseOf } from './case-of';
import { type CaseChange, changeCase, withAnswer } from './change-case';
import type { DeskWorld } from './desk';
import type { DeskDraft } from './desk-draft';
import type { Visible } from './find-thread';
import { postAsDesk, type Sending } from './post-as-desk';
import { recordOf, writeNote } from './write-note';

/** Keeps a copy of what is handed on, and tells the reporter, or keeps what is told later. All or nothing. */
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
  const waits = toGiveOf(world, visible, handed);
  const ofCase = await changeCase(world, visible, (known) =>
    waits === undefined
      ? answered(known)
      : (whyNotWait(known) ?? withToGive(answered(known), waits)),
  );
  if (typeof ofCase === 'string') return ofCase;
  const told = { kind: 'handed_over', to, name, cause, text } as const;
  // What is kept of it cannot be taken back, and so neither can the word to the reporter.
  const { unlessMoving: _, ...deed } = ofCase;
  return postAsDesk(world, member, visible, told, sending, {
    deed: { record, ...deed },
    stays: true,
  });
}

/** What is kept until the reporter can read of a hand-over that may reveal who that is; else none. */
function toGiveOf(
  { random, windows }: Pick<DeskWorld, 'random' | 'windows'>,
  { row: { desk }, state: { urgent } }: Visible,
  { to, name, reveals }: Handed,
): ToGive | undefined {
  if (reveals !== 'yes' || !windows.byClock) return undefined;
  return { id: random.id(), to, name, from: windows.when(waitsFor(desk, urgent)).outOn };
}

/** What is given next, as it is shown in the case. */
export function givingShown(
  { windows }: Pick<DeskWorld, 'windows'>,
  known: Case,
): GivingShown | undefined {
  const next = firstToGive(known);
  if (next === undefined) return undefined;
  const { to, name: recipient, from } = next;
  return { to, recipient, from, mayNow: windows.isPassed(from) };
}

/** Notes that what was handed over is given; not before the reporter can read of it (VBL 5:8 p. 4). */
export async function noteGiven(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  { id, began, seen, locale }: Pick<DeskDraft, 'id' | 'began' | 'seen' | 'locale'>,
): Promise<Remark> {
  const submission = await world.drafts.submission(id, began, 'command');
  if (await world.pool.knows(submission)) return 'given_noted';
  const next = firstToGive(await caseOf(world, visible));
  if (next === undefined || seen === undefined || !world.windows.isPassed(next.from))
    return 'not_now';
  const given = world.readyText(locale, 'given');
  const text = next.name === '' ? given : `${given}: ${next.name}`;
  const note: NoteBody = { kind: 'note', author: member.title, text };
  const put = await writeNote(
    world,
    member,
    visible,
    note,
    { id, began, seen },
    {
      change: (known) => withoutToGive(known, next.id),
    },
  );
  if (put === 'stored' || put === 'duplicate') return 'given_noted';
  if (put === 'changed' || put === 'overtaken') return 'changed_meanwhile';
  return put === 'full' ? 'busy' : put;
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
  const { unlessMoving: _, ...deed } = ofCase;
  return postAsDesk(world, member, visible, told, sending, {
    deed,
    stays: true,
    event: 'deferred_telling_sent',
  });
}
