import type { ReleasePolicy } from '../../../bot/domain/window';

/** How a product releases, as an adversary knows it, too. */
export interface Policy {
  readonly name: string;
  /** As `VISSLA_RELEASE` has it. */
  readonly releases: 'at-once' | 'daily' | 'weekly';
  /** Whether every dialog writes a row. Said here, and compared with what the bot does. */
  readonly covers: boolean;
  /** Which day a thread carries. Compared with what the bot does, too. */
  readonly filedOn: 'day-of-writing' | 'first-day-of-window' | 'day-of-release';
  /**
   * From one release of what waits to the next. Where each report is released by itself: of the ideal that it
   * is compared with.
   */
  readonly windowHours: 24 | 168;
}

/** The hour of the day of each pass, and of a release. */
export const releaseHour = 10;

/** The weekday on which a window of a week ends, from Monday: a Thursday. */
const releaseDay = 3;

/** The policy as the product takes it. */
export function releasesOf({ releases }: Policy): ReleasePolicy {
  switch (releases) {
    case 'at-once':
      return releases;
    case 'daily':
      return { kind: releases, hour: releaseHour };
    case 'weekly':
      return { kind: releases, hour: releaseHour, weekday: releaseDay + 1 };
  }
}

/** The window that a moment belongs to, from one release to the next. */
export function windowAt(
  at: number,
  { windowHours }: Pick<Policy, 'windowHours'>,
): { readonly from: number; readonly until: number } {
  const first = windowHours === 24 ? releaseHour : releaseDay * 24 + releaseHour;
  const from = Math.floor((at - first) / windowHours) * windowHours + first;
  return { from, until: from + windowHours };
}

/** The window of a report: an urgent one goes with the next pass, and so within a day. */
export function windowOfReport(
  { at, urgent }: { readonly at: number; readonly urgent?: true | undefined },
  policy: Pick<Policy, 'windowHours'>,
): ReturnType<typeof windowAt> {
  return windowAt(at, urgent === true ? { windowHours: 24 } : policy);
}

/** Whether the clock does something at a full hour: each day, whether or not a window ends. */
export function passesAt(hour: number, { releases }: Pick<Policy, 'releases'>): boolean {
  return releases !== 'at-once' && hour % 24 === releaseHour;
}

/** Whether a window ends at a full hour. */
export function releasesAt(
  hour: number,
  policy: Pick<Policy, 'releases' | 'windowHours'>,
): boolean {
  return passesAt(hour, policy) && windowAt(hour, policy).from === hour;
}

/** Whether what waits is sealed anew at a full hour: a pass that ends no window. */
export function carriesAt(hour: number, policy: Pick<Policy, 'releases' | 'windowHours'>): boolean {
  return passesAt(hour, policy) && !releasesAt(hour, policy);
}

/** Those of `VISSLA_RELEASE`. The goals of whoever sees times count where every dialog writes a row. */
export const policies = {
  atOnce: {
    name: 'at-once',
    releases: 'at-once',
    covers: false,
    filedOn: 'day-of-writing',
    windowHours: 24,
  },
  daily: {
    name: 'daily',
    releases: 'daily',
    covers: true,
    filedOn: 'day-of-release',
    windowHours: 24,
  },
  weekly: {
    name: 'weekly',
    releases: 'weekly',
    covers: true,
    filedOn: 'day-of-release',
    windowHours: 168,
  },
} as const satisfies Readonly<Record<string, Policy>>;

/** What the attacks are tried on: everything as it is meant to be. */
export const ideal: Policy = {
  name: 'ideal',
  releases: 'daily',
  covers: true,
  filedOn: 'day-of-release',
  windowHours: 24,
};
