import { arrivalOf } from '../../domain/arrival';
import { addDays, type Day } from '../../domain/day';
import { type Deadlines, nextDue } from '../../domain/deadlines';
import type { CaseAsk } from '../../domain/desk-parts';
import type { Desk } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { Member } from '../../domain/member';
import { mayRead } from '../../domain/readers';
import type { QueueItem } from '../../domain/register-view';
import type { CardsAround } from '../../domain/reminder';
import { waitedSince } from '../../domain/request';
import { lastDayOfClosed } from '../../domain/retention';
import {
  clocksFrom,
  hasNews,
  isAmongOpen,
  isAskedFor,
  isFinished,
  isHeld,
  isPastItsTime,
  mayBeDisposed,
  type ThreadState,
} from '../../domain/thread';
import { beforeNextCard, type CaseDue, whatIsDue } from '../../domain/what-is-due';
import type { KnownThread } from '../../threads/remembered';
import { type DaysWorld, deskDays, deskMeeting, shownDue } from '../case/desk-days';

/** A thread, and what in it waits for the member's answer. */
export interface QueueThread extends KnownThread {
  readonly awaits?: readonly CaseAsk[];
}

/**
 * A member's queue: what nobody has answered, then cases due before the next reminder, then the rest, each by
 * due day; then cases without a day, news first. What a colleague waits for is due at once (TF 2:15).
 * @param members everybody of the member's desk
 * @param among the desk's threads under the months of open ones
 * @param cards the reminders around today; none if there are none
 */
export function queueOf(
  world: DaysWorld,
  member: Member,
  members: readonly Member[],
  among: readonly QueueThread[],
  today: Day,
  cards?: CardsAround,
): QueueItem[] {
  const daysOf = daysByFiling(world, member.desk);
  const dueFirst = cards && beforeNextCard(cards);
  const [first, rest]: [Ranked[], Ranked[]] = [[], []];
  for (const thread of among) {
    const { row, state, awaits } = thread;
    const isAwaited = awaits !== undefined;
    if (!(isAwaited || isAmongOpen(state)) || !mayRead(member, members, thread)) continue;
    const runsFrom = clocksFrom(row, state);
    const days = daysOf(runsFrom, row.filedOn, state.urgent);
    const meet = deskMeeting(world, member.desk, state);
    const head = dueFirst?.(whatIsDue({ state, days, meet, runsFrom }, today)) ?? [];
    // A kept closed case that asks for nothing is listed with the closed ones while its time runs.
    const asks = isAwaited || head.length > 0 || isAskedFor(state);
    if (!asks && isFinished(state) && !isPastItsTime(state, today)) continue;
    const due = shownDue(world, member.desk, nextDue(days, state, meet), today, state.urgent);
    const item = { ...queueItem(thread, today, head), due, ...(isAwaited && { awaits }) };
    const [by] = [due, ...head].flatMap((one) => one?.by ?? []).sort();
    const isFirst = state.punished === true || isAwaited || head.length > 0;
    // Who is punished for telling goes first.
    const rank = state.punished ? '' : rankOf(item, isAwaited ? today : by);
    (isFirst ? first : rest).push({ item, rank });
  }
  return [...inRank(first), ...inRank(rest)];
}

interface Ranked {
  readonly item: QueueItem;
  readonly rank: string;
}

function inRank(items: Ranked[]): QueueItem[] {
  return items.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ item }) => item);
}

/** Threads of one day have the same due days: each is computed once. */
function daysByFiling(
  world: DaysWorld,
  desk: Desk,
): (runsFrom: Day, outOn: Day, urgent: true | undefined) => Deadlines {
  const known = new Map<string, Deadlines>();
  return (runsFrom, outOn, urgent) => {
    const name = `${runsFrom} ${outOn} ${urgent === true}`;
    const days = known.get(name) ?? deskDays(world, desk, { runsFrom, outOn }, urgent);
    known.set(name, days);
    return days;
  };
}

function queueItem(thread: KnownThread, today: Day, head: readonly CaseDue[]): QueueItem {
  return {
    ...itemOf(thread),
    head: head.length === 0 ? undefined : head,
    erasedBy: erasedSoon(thread.state, today),
    asked: waitedSince(thread.state.dues?.askedOn, today),
  };
}

/** A case without a due day in the register: a closed one, or a search's hit. */
export function closedItem(thread: KnownThread): QueueItem {
  return { ...itemOf(thread), closedOn: thread.state.closedOn };
}

/** What a case is about; none for HR's excerpt, which says so. */
function aboutOf({ answers, origin, minutes }: ThreadState): QueueItem['about'] {
  // Matters change: older answers have none of today's.
  if (answers !== undefined) return 'about' in answers ? answers.about : undefined;
  if (origin !== undefined) return undefined;
  return minutes === undefined ? 'talk' : 'entered';
}

/** What a case shows in every list. */
function itemOf({ row, state }: KnownThread): QueueItem {
  return {
    thread: row.id,
    reference: row.reference,
    ...arrivalOf(row, state),
    status: state.status,
    news: hasNews(state),
    changedOn: state.changedOn ?? row.filedOn,
    about: aboutOf(state),
    ...(isHeld(state) && { held: true as const }),
    ...(state.origin !== undefined && { excerpt: true as const }),
  };
}

/** The last day of a closed thread, once it is near. */
function erasedSoon(state: ThreadState, today: Day): Day | undefined {
  const { closedOn, term } = state;
  const isErased = !isHeld(state) && mayBeDisposed(state);
  const last = closedOn && isErased ? lastDayOfClosed(closedOn, term) : undefined;
  return last !== undefined && last <= addDays(today, limits.erasureAheadDays) ? last : undefined;
}

/** The unanswered first; then by due day, those without one last; then news first. */
function rankOf({ status, news, filedOn, reference }: QueueItem, by: Day | undefined): string {
  const isNew = status === 'received';
  return `${isNew ? 0 : 1} ${by ?? '9999'} ${news ? 0 : 1} ${filedOn} ${reference}`;
}
