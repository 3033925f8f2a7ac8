import type { Case } from '../domain/case';
import type { Day } from '../domain/day';
import type { TellingShown } from '../domain/desk-parts';
import type { Fields } from '../domain/fields';
import { firstToTell } from '../domain/handing';
import type { Id, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { isAnyoneInvolved } from '../domain/triage';
import { caseOf } from './case-of';
import type { DeskWorld } from './desk';
import type { AtForm } from './desk-draft';
import { latestOfHr, readExcerpt } from './excerpt';
import { findVisible, type Visible } from './find-thread';
import { whyNot } from './options';
import { type FirstStep, readFirstStep } from './read-hand-over';

/**
 * The form that follows the first step of a hand-over, or why there is none. What the recipient needs to be
 * able to act is handed on without asking (VBL 5:10); what is help for the reporter asks the reporter first.
 */
export async function formAfter(
  world: DeskWorld,
  member: Member,
  thread: ThreadId,
  fields: Fields,
): Promise<Omit<AtForm, 'kind' | 'thread'> | Remark> {
  const step = readFirstStep(fields);
  if (step === undefined) return 'choose';
  const { to, purpose, duty } = step;
  if (to === 'hr') {
    const visible = await findVisible(world, member, thread);
    return visible === undefined ? 'gone' : formForHr(world, visible, step);
  }
  if (purpose === 'ask') return { form: 'desk_reply', hand: { to, purpose: 'agreed', duty } };
  return { form: 'desk_hand_over_text', hand: { to, purpose, duty } };
}

/** HR has the excerpt already, cannot act without one, or gets one by the reporter's yes. */
async function formForHr(
  world: DeskWorld,
  visible: Visible,
  { purpose, duty }: FirstStep,
): Promise<Omit<AtForm, 'kind' | 'thread'> | Remark> {
  const { answers, hr } = visible.state;
  if (answers !== undefined && isAnyoneInvolved(answers)) return 'hr_involved';
  if (hr === 'given' || hr === 'answered') return { form: 'desk_write_hr' };
  const form =
    purpose === 'needed' ? 'desk_hand_hr' : hr === 'yes' ? 'desk_give_hr' : 'desk_ask_hr';
  const option = {
    desk_hand_hr: 'hand_hr',
    desk_give_hr: 'give_hr',
    desk_ask_hr: 'ask_hr',
  } as const;
  const refused = await whyNot(world, visible, option[form]);
  if (refused !== undefined) return refused;
  const hand = { purpose: purpose === 'ask' ? ('agreed' as const) : purpose, duty };
  return form === 'desk_ask_hr' ? { form } : { form, hand };
}

/** Which of the hand-overs the reporter is to be told of next. */
export async function nextTelling(
  world: DeskWorld,
  member: Member,
  thread: ThreadId,
): Promise<Id | undefined> {
  const visible = await findVisible(world, member, thread);
  if (visible === undefined) return undefined;
  return firstToTell(await caseOf(world, visible))?.id;
}

/** Which of HR's answers is put to the reporter: the last one. */
export async function whatToPutOn(
  world: DeskWorld,
  member: Member,
  thread: ThreadId,
): Promise<Id | undefined> {
  const visible = await findVisible(world, member, thread);
  if (visible === undefined) return undefined;
  const { notes } = await readExcerpt(world, await visible.keys(), visible.state);
  return latestOfHr(notes)?.id;
}

/** What the reporter is to be told of next, as it is shown above its form. */
export async function tellingIn(
  world: DeskWorld,
  visible: Visible,
): Promise<TellingShown | undefined> {
  return tellingShown(await caseOf(world, visible), world.clock.today());
}

/** What the reporter is to be told of next: of what, why it waits, and by which day. */
export function tellingShown(known: Case, today: Day): TellingShown | undefined {
  const next = firstToTell(known);
  if (next === undefined) return undefined;
  const { to, name: recipient, why, tellBy } = next;
  return { to, recipient, why, tellBy, overdue: tellBy < today };
}
