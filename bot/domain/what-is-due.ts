import { addDays, addMonths, addToMonth, type Day, type Month, monthOf } from './day';
import { type Deadlines, type Due, unmet } from './deadlines';
import { limits } from './limits';
import type { CardsAround } from './reminder';
import { expiryOfClosed } from './retention';
import { isHeld, type ThreadState } from './thread';

/** What a desk is reminded of. Texts: `dues.<kind>`. */
export const dueKinds = [
  'feedback',
  'answer',
  'meet',
  'message',
  'erasure',
  'tell',
  'give',
  'hold',
  'alone',
  'breach',
  'yearly',
] as const;
type DueKind = (typeof dueKinds)[number];

/** Something that a desk is reminded of. */
export interface CaseDue {
  readonly what: DueKind;
  /** Its last day, or the day on which it happens; none where nothing sets one: then it is due now. */
  readonly by?: Day | undefined;
  /** So many days before that day it stands on top of the queue; with none, from the card before it. */
  readonly ahead?: number;
  /** It stands there from the card of so many days before, or the one before that, to the next one alone. */
  readonly isOnce?: true;
}

/** What is known of a case that something may be due in. */
export interface DueCase {
  readonly state: ThreadState;
  readonly days: Deadlines;
  /** By when somebody answers a request to meet. */
  readonly meet?: Due | undefined;
}

/** Gives what is due of one kind. */
type Duty = (of: DueCase, today: Day) => readonly CaseDue[];

/** Everything that a desk is reminded of in a case. A new kind is one more function here, and a text. */
const duties: readonly Duty[] = [
  deadlinesOf,
  meetingsOf,
  messagesOf,
  erasuresOf,
  recordsOf,
  yearsOf,
];

/** What a desk is reminded of in a case: what is due now, or comes. */
export function whatIsDue(of: DueCase, today: Day): readonly CaseDue[] {
  const dues: CaseDue[] = [];
  for (const duty of duties) dues.push(...duty(of, today));
  return dues;
}

/** What of that is on top of the queue until its next card, or its day. Made once for a queue. */
export function beforeNextCard(
  cards: CardsAround,
): (dues: readonly CaseDue[]) => readonly CaseDue[] {
  const moved = new Map<number, CardsAround>();
  const movedBy = (days: number): CardsAround => {
    const { last, next } = cards;
    const known = moved.get(days) ?? { last: addDays(last, days), next: addDays(next, days) };
    moved.set(days, known);
    return known;
  };
  const stands = ({ by, ahead = 0, isOnce }: CaseDue): boolean => {
    if (by === undefined) return true;
    const { last, next } = movedBy(ahead);
    return isOnce === true ? last <= by && by < next : by <= next;
  };
  return (dues) => dues.filter(stands);
}

/** A person's first answer by its day; feedback (VBL 5:8 p. 3) some weeks ahead: measures take time. */
function deadlinesOf({ state, days }: DueCase): readonly CaseDue[] {
  return unmet(days, state).map(({ what, by }) =>
    what === 'feedback' ? { what, by, ahead: limits.feedbackRemindedDays } : { what, by },
  );
}

/** A reporter who wants to meet somebody is answered by a day (VBL 5:8 p. 1). */
function meetingsOf({ meet }: DueCase): readonly CaseDue[] {
  return meet === undefined ? [] : [{ what: 'meet', by: meet.by }];
}

/**
 * What the reporter has written since the desk last answered, in a closed case too. It has no day: a state
 * knows none of when it was written, and no law sets one.
 */
function messagesOf({ state }: DueCase): readonly CaseDue[] {
  return state.unanswered ? [{ what: 'message' }] : [];
}

/** A closed case that is not held is erased after its month (VBL 7:8): before, all is handed on. */
function erasuresOf({ state }: DueCase): readonly CaseDue[] {
  const { closedOn } = state;
  if (closedOn === undefined || isHeld(state)) return [];
  const by = erasedOn(expiryOfClosed(closedOn));
  return limits.erasureRemindedDays.map((ahead) => ({ what: 'erasure', by, ahead, isOnce: true }));
}

/**
 * What the record sets a day for: the reporter is told of a hand-over, and what was told of may be given
 * (VBL 5:8 p. 4); a hold is looked at again; a personal data breach is notified (GDPR article 33); and what
 * one member did alone, which a colleague reads. It stands until somebody has done it.
 */
function recordsOf({ state: { dues = {} } }: DueCase): readonly CaseDue[] {
  const { tellBy, giveFrom, lookAgainOn, alone, breachBy } = dues;
  const days = [
    ['tell', tellBy],
    ['give', giveFrom],
    ['hold', lookAgainOn],
    ['breach', breachBy],
  ] as const;
  const dated = days.flatMap(([what, by]) => (by === undefined ? [] : [{ what, by }]));
  return alone === true ? [...dated, { what: 'alone' }] : dated;
}

/** An open case with feedback comes back once a year: is it still needed (GDPR article 5.1 e)? */
function yearsOf({ state: { status, feedbackOn } }: DueCase, today: Day): readonly CaseDue[] {
  if (status === 'closed' || feedbackOn === undefined) return [];
  const years = Number(today.slice(0, 4)) - Number(feedbackOn.slice(0, 4));
  // The card may come a week after the day, in the next year too.
  return [years - 1, years, years + 1]
    .filter((count) => count > 0)
    .map((count) => ({ what: 'yearly', by: addMonths(feedbackOn, 12 * count), isOnce: true }));
}

/** The first day on which nothing is left of what expires with a month. */
export function erasedOn(expiry: Month): Day {
  return `${addToMonth(expiry, 1)}-01` as Day;
}

/** The expiry months of whose erasure a desk is reminded between two cards, the earliest first. */
export function erasureMonths({ last, next }: CardsAround): readonly Month[] {
  const months = limits.erasureRemindedDays.flatMap((days) => {
    const begun = monthOf(addDays(next, days - 1));
    const isReached = `${begun}-01` >= addDays(last, days);
    return isReached ? [addToMonth(begun, -1)] : [];
  });
  return [...new Set(months)].sort();
}
