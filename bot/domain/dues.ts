import type { Day } from './day';
import { breachDue, type Handing, tellingDue } from './handing';
import type { Holding } from './hold';
import type { TakesTwo } from './shutting-out';

/**
 * What is due of a case's record. The thread's state has it as well, since a queue opens every state and no
 * record: whatever writes a record writes it.
 */
export interface Dues {
  /** The first day by which the reporter is told of a hand-over (VBL 5:8 p. 4). */
  readonly tellBy?: Day | undefined;
  /** The day on which somebody looks again at a hold: there is one, as long as this is here. */
  readonly lookAgainOn?: Day | undefined;
  /** What a member decided alone is unread by a colleague. */
  readonly alone?: true | undefined;
  /** The day by which a personal data breach is notified (GDPR article 33), while that is not begun. */
  readonly breachBy?: Day | undefined;
}

/** What is due of a case's record; `undefined` where nothing is. */
export function duesOf(known: Handing & Holding & TakesTwo): Dues | undefined {
  const tellBy = tellingDue(known);
  const lookAgainOn = known.hold?.lookAgainOn;
  const breachBy = breachDue(known);
  const dues: Dues = {
    ...(tellBy !== undefined && { tellBy }),
    ...(lookAgainOn !== undefined && { lookAgainOn }),
    ...(known.alone !== undefined && { alone: true as const }),
    ...(breachBy !== undefined && { breachBy }),
  };
  return Object.keys(dues).length === 0 ? undefined : dues;
}

/** Whether the same is due. */
export function areSameDues(one: Dues = {}, other: Dues = {}): boolean {
  return (
    one.tellBy === other.tellBy &&
    one.lookAgainOn === other.lookAgainOn &&
    one.alone === other.alone &&
    one.breachBy === other.breachBy
  );
}
