import type { Day } from './day';
import { type FollowUp, firstLeft, saysWhoIsNamed } from './follow-up';
import { breachDue, firstToGive, firstToTell, type Handing } from './handing';
import type { Holding } from './hold';
import type { CaseRequests } from './request';

/** What is due in a case's record. Mirrored in the thread's state, because a queue opens only states. */
export interface Dues extends CaseRequests {
  /** The first day by which the reporter is told of a hand-over (VBL 5:8 p. 4). */
  readonly tellBy?: Day | undefined;
  /** The first day from which an announced hand-over may be given (VBL 5:8 p. 4). */
  readonly giveFrom?: Day | undefined;
  /** The day for looking at a hold again: set for as long as there is one. */
  readonly lookAgainOn?: Day | undefined;
  /** No colleague has read what a member decided alone. */
  readonly alone?: true | undefined;
  /** No colleague has read a redacted copy that a member gave out alone. */
  readonly given?: true | undefined;
  /** The last day to notify a personal data breach that is not begun (GDPR article 33). */
  readonly breachBy?: Day | undefined;
  /** The first day by which a person who is named is told (GDPR article 14). */
  readonly personBy?: Day | undefined;
  /** It is written down who is named in the case, or that nobody is (GDPR article 14). */
  readonly named?: true | undefined;
  /** The first day of a step of the follow-up. */
  readonly actionBy?: Day | undefined;
}

/** The facts of a case by which something is due. */
export interface DueFacts extends Handing, Holding, FollowUp, CaseRequests {
  readonly alone?: { readonly gave?: true | undefined } | undefined;
}

/** What is due by each: the compiler asks for a new one. */
const duesBy: { readonly [F in keyof DueFacts]-?: (known: DueFacts) => Dues } = {
  deferred: (known) => ({ tellBy: firstToTell(known)?.tellBy }),
  toGive: (known) => ({ giveFrom: firstToGive(known)?.from }),
  hold: ({ hold }) => ({ lookAgainOn: hold?.lookAgainOn }),
  alone: ({ alone }) => ({ alone: alone && !alone.gave ? true : undefined, given: alone?.gave }),
  duties: (known) => ({ breachBy: breachDue(known)?.day }),
  askedOn: ({ askedOn }) => ({ askedOn }),
  keptUntil: ({ keptUntil }) => ({ keptUntil }),
  appealedOn: ({ appealedOn }) => ({ appealedOn }),
  steps: (known) => ({
    personBy: firstLeft(known, 'person'),
    actionBy: firstLeft(known, 'action'),
    named: saysWhoIsNamed(known) || undefined,
  }),
};

/** What is due in a case's record; `undefined` when nothing is. */
export function duesOf(known: DueFacts): Dues | undefined {
  const dues = Object.values(duesBy).reduce<Dues>((all, by) => ({ ...all, ...by(known) }), {});
  return Object.values(dues).every((one) => one === undefined) ? undefined : dues;
}

/** The compiler asks for a new one. */
const named: { readonly [D in keyof Dues]-?: D } = {
  ...{ tellBy: 'tellBy', giveFrom: 'giveFrom', lookAgainOn: 'lookAgainOn', alone: 'alone' },
  ...{ given: 'given', breachBy: 'breachBy', personBy: 'personBy', named: 'named' },
  ...{ actionBy: 'actionBy', askedOn: 'askedOn', keptUntil: 'keptUntil' },
  appealedOn: 'appealedOn',
};
const names = Object.values(named);

/** What is due on a day: the time in which a no can be taken further ends by itself. */
export function duesOn(dues: Dues | undefined, today: Day): Dues | undefined {
  const { keptUntil } = dues ?? {};
  return keptUntil !== undefined && keptUntil < today ? { ...dues, keptUntil: undefined } : dues;
}

export function areSameDues(one: Dues = {}, other: Dues = {}): boolean {
  return names.every((name) => one[name] === other[name]);
}
