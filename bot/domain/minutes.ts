import { type Day, dayNumber, readTypedDay } from './day';

/** How something came that was not written in the bot (VBL 8:1). A stored word stays. */
export const ways = ['telephone', 'meeting', 'letter', 'mail', 'other'] as const;
export type Way = (typeof ways)[number];

/** Whether a talk was recorded, which takes the reporter's consent (VBL 8:2). */
export const recordings = ['none', 'consented'] as const;
export type Recording = (typeof recordings)[number];

/**
 * How minutes were settled without the reporter's press (VBL 8:3): signed on paper, approved on the
 * telephone, or not signed.
 */
export const settlings = ['on_paper', 'read_out', 'declined'] as const;
export type Settling = (typeof settlings)[number];

/** Whether minutes are settled. A thread's state says so of the latest; `talks.ts` works out several. */
export const minutesSteps = ['open', 'settled'] as const;
export type MinutesStep = (typeof minutesSteps)[number];

/** How a report that came another way was acknowledged (VBL 5:8 p. 2). */
export const acknowledgings = ['spoken', 'letter', 'not_yet'] as const;
type Acknowledging = (typeof acknowledgings)[number];

export interface Acknowledged {
  readonly how: Exclude<Acknowledging, 'not_yet'>;
  readonly on: Day;
}

/** What was said or handed in, as a member wrote it down. */
export interface Minutes {
  readonly way: Way;
  readonly recording: Recording;
  /** The title of the member who wrote it down. */
  readonly author: string;
  readonly text: string;
}

/** Reads a past day as people type it. It may be as old as the formats allow. */
export function readArrival(
  typed: string,
  today: Day,
): { readonly day: Day } | 'no_day' | 'day_ahead' {
  const day = readTypedDay(typed);
  if (day === undefined || dayNumber(day) < 0) return 'no_day';
  return day > today ? 'day_ahead' : { day };
}
