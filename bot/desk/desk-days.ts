import { addDays, type Day } from '../domain/day';
import {
  type Came,
  type Deadlines,
  type Due,
  deadlines,
  type HrClock,
  isDeskLate,
  lastDays,
  meetingDue,
} from '../domain/deadlines';
import type { Desk } from '../domain/ids';
import type { Member } from '../domain/member';
import type { ThreadState } from '../domain/thread';
import { waitsFor } from '../domain/window';
import type { Windows } from '../ports/windows';
import type { DeskWorld } from './world';

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

/** The first release day that a newcomer reads: earlier ones were written for those who were there. */
export function readsFrom({ windows }: DeskWorld, { desk }: Member): Day {
  return addDays(windows.when(waitsFor(desk)).outOn, 1);
}
