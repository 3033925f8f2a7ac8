import type { Case } from '../../domain/case';
import type { Day } from '../../domain/day';
import type { GivingShown, TellingShown } from '../../domain/desk-parts';
import type { Handed } from '../../domain/hand-over';
import {
  type Deferral,
  firstToGive,
  firstToTell,
  whyNotDefer,
  withDeferral,
} from '../../domain/handing';
import type { CaseChange } from './change-case';
import type { DeskWorld } from './context';

/** What is given next, as the case shows it. */
export function givingShown({ windows }: DeskWorld, known: Case): GivingShown | undefined {
  const next = firstToGive(known);
  if (next === undefined) return undefined;
  const { to, name: recipient, from } = next;
  return { to, recipient, from, mayNow: windows.isPassed(from) };
}

/** What the reporter must be told next: why it waits, and by which day. */
export function tellingShown(known: Case, today: Day): TellingShown | undefined {
  const next = firstToTell(known);
  if (next === undefined) return undefined;
  const { to, name: recipient, why, tellBy } = next;
  return { to, recipient, why, tellBy, overdue: tellBy < today };
}

/** What is kept until the reporter is told of a hand-over; none if that is at once. */
export function deferralOf(
  { random }: DeskWorld,
  { to, name, cause, later }: Handed,
  text: string,
): Deferral | undefined {
  return later && { id: random.id(), to, name, cause, text, ...later };
}

/** Defers the message to the reporter in a case's record. */
export function deferring(deferral: Deferral, before: (known: Case) => Case): CaseChange {
  return (known) => whyNotDefer(known, deferral) ?? withDeferral(before(known), deferral);
}
