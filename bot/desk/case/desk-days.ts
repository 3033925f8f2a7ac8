import { addDays, type Day } from '../../domain/day';
import {
  type Came,
  type Deadlines,
  type Due,
  deadlines,
  type HrClock,
  isDeskLate,
  lastDays,
  meetingDue,
} from '../../domain/deadlines';
import type { Desk } from '../../domain/ids';
import type { Member } from '../../domain/member';
import { seesAfter } from '../../domain/readers';
import type { ThreadState } from '../../domain/thread';
import { waitsFor } from '../../domain/window';
import type { Windows } from '../../ports/time';
import type { DeskWorld } from './context';

export interface DaysWorld {
  readonly hrClock: HrClock;
  readonly windows: Pick<Windows, 'readableOn' | 'lastDayFor' | 'isPassed'>;
}

/** The last days on which a desk can act so that the reporter reads it in time. */
export function deskDays(
  { hrClock, windows }: DaysWorld,
  desk: Desk,
  came: Came,
  urgent?: true,
): Deadlines {
  const waits = waitsFor(desk, urgent);
  return lastDays(deadlines(desk, came, hrClock, windows, waits), windows, waits);
}

/** The desk's last day to answer a request to meet; none if nobody has asked. */
export function deskMeeting(
  { hrClock, windows }: DaysWorld,
  desk: Desk,
  state: Pick<ThreadState, 'meetingAskedOn' | 'urgent'>,
): Due | undefined {
  return meetingDue(state, hrClock, windows, waitsFor(desk, state.urgent));
}

/** What is due at a desk, and whether it is late. */
export function shownDue(
  { windows }: DaysWorld,
  desk: Desk,
  due: Due | undefined,
  today: Came['outOn'],
  urgent?: true,
): (Due & { readonly overdue: boolean }) | undefined {
  return due && { ...due, overdue: isDeskLate(due, windows, today, waitsFor(desk, urgent)) };
}

/** The first day on which something can come out that a person reads who is let in now. */
export function readsFrom({ clock, windows }: DeskWorld, { desk }: Member): Day {
  const unseen = addDays(seesAfter(clock.today()), -1);
  return addDays(windows.readableOn(unseen, waitsFor(desk)), 1);
}
