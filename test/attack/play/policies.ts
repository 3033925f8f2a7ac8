import type { ReleasePolicy } from '../../../bot/domain/window';

/** How a product releases, as an adversary knows it, too. */
export interface Policy {
  readonly name: string;
  readonly releases: 'at-once' | 'daily';
  /** Whether every dialog writes a row. Said here, and compared with what the bot does. */
  readonly covers: boolean;
  /** Which day a thread carries. Compared with what the bot does, too. */
  readonly filedOn: 'day-of-writing' | 'first-day-of-window';
}

/** The hour of the day at which what waits is released. */
export const releaseHour = 10;

/** The policy as the product takes it. */
export function releasesOf({ releases }: Policy): ReleasePolicy {
  return releases === 'daily' ? { kind: 'daily', hour: releaseHour } : releases;
}

/** Those of `VISSLA_RELEASE`. The goals of whoever sees times count where every dialog writes a row. */
export const policies = {
  atOnce: {
    name: 'at-once',
    releases: 'at-once',
    covers: false,
    filedOn: 'day-of-writing',
  },
  daily: {
    name: 'daily',
    releases: 'daily',
    covers: true,
    filedOn: 'first-day-of-window',
  },
} as const satisfies Readonly<Record<string, Policy>>;

/** What the attacks are tried on: everything as it is meant to be. */
export const ideal: Policy = {
  name: 'ideal',
  releases: 'daily',
  covers: true,
  filedOn: 'first-day-of-window',
};
