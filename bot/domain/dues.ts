import type { Day } from './day';
import { breachDue, firstToGive, type Handing, tellingDue } from './handing';
import type { Holding } from './hold';
import type { TakesTwo } from './shutting-out';

/** What is due of a case's record, also in the thread's state: a queue opens states alone. */
export interface Dues {
  /** The first day by which the reporter is told of a hand-over (VBL 5:8 p. 4). */
  readonly tellBy?: Day | undefined;
  /** The first day from which a hand-over may be done of which the reporter was told (VBL 5:8 p. 4). */
  readonly giveFrom?: Day | undefined;
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
  const giveFrom = firstToGive(known)?.from;
  const lookAgainOn = known.hold?.lookAgainOn;
  const breachBy = breachDue(known);
  const dues: Dues = {
    ...(tellBy !== undefined && { tellBy }),
    ...(giveFrom !== undefined && { giveFrom }),
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
    one.giveFrom === other.giveFrom &&
    one.lookAgainOn === other.lookAgainOn &&
    one.alone === other.alone &&
    one.breachBy === other.breachBy
  );
}
