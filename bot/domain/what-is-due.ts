import { addDays, addMonths, addToMonth, type Day, type Month, monthOf } from './day';
import { type Deadlines, type Due, unmet } from './deadlines';
import { limits } from './limits';
import type { CardsAround } from './reminder';
import { expiryOfClosed } from './retention';
import { isHeld, mayBeDisposed, type ThreadState } from './thread';

const kinds = [
  ['punished'],
  ['feedback', 'answer', 'meet', 'message', 'erasure', 'tell', 'give', 'hold', 'alone', 'given'],
  ['yearly', 'request', 'person', 'action', 'hr_yes', 'named', 'breach'],
] as const;

/** What a desk is reminded of. Texts: `dues.<kind>`. */
export const dueKinds = kinds.flat();
type DueKind = (typeof dueKinds)[number];

/** Something that a desk is reminded of. */
export interface CaseDue {
  readonly what: DueKind;
  /** Its day; unset when nothing sets one: it is due now. */
  readonly by?: Day | undefined;
  /** From how many days before it is on top of the queue; by default from the card before. */
  readonly ahead?: number;
  /** It is on top only from that card to the next one. */
  readonly isOnce?: true;
}

/** A case in which something may be due. */
export interface DueCase {
  readonly state: ThreadState;
  readonly days: Deadlines;
  /** The earliest day on which it can have come in. */
  readonly runsFrom: Day;
  /** By when a request to meet is answered. */
  readonly meet?: Due | undefined;
}

type DueRule = (of: DueCase, today: Day) => readonly CaseDue[];

/** Everything that a desk is reminded of in a case. A new kind is one more function, and a text. */
const duties: readonly DueRule[] = [
  deadlinesOf,
  meetingsOf,
  messagesOf,
  erasuresOf,
  recordsOf,
  namesOf,
  yearsOf,
];

/** What a desk is reminded of in a case, now or later. */
export function whatIsDue(of: DueCase, today: Day): readonly CaseDue[] {
  return duties.flatMap((duty) => duty(of, today));
}

/** Selects what is on top of the queue until its next card, or its day. Made once for a queue. */
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
  const isOnTop = ({ what, by, ahead = 0, isOnce }: CaseDue): boolean => {
    // What nobody has answered is on top from its first day.
    if (by === undefined || what === 'answer') return true;
    const { last, next } = movedBy(ahead);
    return isOnce === true ? last <= by && by < next : by <= next;
  };
  return (dues) => dues.filter(isOnTop);
}

/** The first answer by its day; feedback (VBL 5:8 p. 3) weeks ahead, since measures take time. */
function deadlinesOf({ state, days }: DueCase): readonly CaseDue[] {
  return unmet(days, state).map(({ what, by }) =>
    what === 'feedback' ? { what, by, ahead: limits.feedbackRemindedDays } : { what, by },
  );
}

/** A request to meet is answered by a day (VBL 5:8 p. 1). */
function meetingsOf({ meet }: DueCase): readonly CaseDue[] {
  return meet === undefined ? [] : [{ what: 'meet', by: meet.by }];
}

/**
 * What the reporter wrote since the desk last answered, in closed cases too, or a yes to an excerpt for HR. A
 * state knows no day for it, and no law sets one.
 */
function messagesOf({ state }: DueCase): readonly CaseDue[] {
  if (!state.unanswered) return [];
  const said = state.hr === 'yes' ? 'hr_yes' : 'message';
  return [{ what: state.punished === true ? 'punished' : said }];
}

/** A closed case that is not held, and may be disposed of, is erased after its month (VBL 7:8). */
function erasuresOf({ state }: DueCase): readonly CaseDue[] {
  const { closedOn, term } = state;
  if (closedOn === undefined || isHeld(state) || !mayBeDisposed(state)) return [];
  const by = erasedOn(expiryOfClosed(closedOn, term));
  return limits.erasureRemindedDays.map((ahead) => ({ what: 'erasure', by, ahead, isOnce: true }));
}

/**
 * What the record sets a day for, or a colleague still has to read. An announced hand-over is VBL 5:8 p. 4, a
 * personal data breach is GDPR article 33, a person who is named is told by article 14, a request for a
 * record is TF 2:15.
 */
function recordsOf({ state: { dues = {} } }: DueCase): readonly CaseDue[] {
  const { tellBy, giveFrom, lookAgainOn, breachBy, askedOn, personBy, actionBy } = dues;
  const days = [
    ['tell', tellBy],
    ['give', giveFrom],
    ['hold', lookAgainOn],
    ['breach', breachBy],
    ['request', askedOn],
    ['person', personBy],
    ['action', actionBy],
  ] as const;
  const dated = days.flatMap(([what, by]) => (by === undefined ? [] : [{ what, by }]));
  const unread = (['alone', 'given'] as const).filter((what) => dues[what] === true);
  return [...dated, ...unread.map((what) => ({ what }))];
}

/** Some days after it came in, an open case says who is named, who is told in a month (GDPR article 14). */
function namesOf({ state, runsFrom }: DueCase, today: Day): readonly CaseDue[] {
  const isAsked = today >= addDays(runsFrom, limits.namedAskedDays);
  if (!isAsked || state.status === 'closed' || state.dues?.named === true) return [];
  const by = addMonths(runsFrom, limits.tellPersonMonths);
  return [{ what: 'named', by, ahead: limits.feedbackRemindedDays }];
}

/** An open case with feedback comes back yearly: is it still needed (GDPR article 5.1 e)? */
function yearsOf({ state: { status, feedbackOn } }: DueCase, today: Day): readonly CaseDue[] {
  if (status === 'closed' || feedbackOn === undefined) return [];
  const years = Number(today.slice(0, 4)) - Number(feedbackOn.slice(0, 4));
  // The card may come a week after the day, in the next year too.
  return [years - 1, years, years + 1]
    .filter((count) => count > 0)
    .map((count) => ({ what: 'yearly', by: addMonths(feedbackOn, 12 * count), isOnce: true }));
}

/** The first day after an expiry month, when its threads are erased. */
export function erasedOn(expiry: Month): Day {
  return `${addToMonth(expiry, 1)}-01` as Day;
}

/** The expiry months whose erasure is announced between two cards, the earliest first. */
export function erasureMonths({ last, next }: CardsAround): readonly Month[] {
  const months = limits.erasureRemindedDays.flatMap((days) => {
    const begun = monthOf(addDays(next, days - 1));
    const isReached = `${begun}-01` >= addDays(last, days);
    return isReached ? [addToMonth(begun, -1)] : [];
  });
  return [...new Set(months)].sort();
}
