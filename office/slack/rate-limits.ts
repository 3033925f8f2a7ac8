import { everyNth } from './unkind';

/** Counts calls by the minute; gives how many seconds to wait when there were too many. */
export type RateLimits = (method: string, perMinute: number) => number | undefined;

const minute = 60_000;

/**
 * @param of.tiers holds every method to its published tier
 * @param of.limits answers some calls of `views.publish` as if the whole organisation opened Home just now
 */
export function createRateLimits(
  now: () => number,
  of: { readonly tiers: boolean; readonly limits: boolean },
): RateLimits {
  const windows = new Map<string, { readonly start: number; calls: number }>();
  const isTwelfth = everyNth(12);
  return (method, perMinute) => {
    if (of.limits && method === 'views.publish' && isTwelfth()) return 1;
    if (!of.tiers) return undefined;
    const found = windows.get(method);
    const window =
      found !== undefined && now() - found.start < minute ? found : { start: now(), calls: 0 };
    windows.set(method, window);
    window.calls += 1;
    if (window.calls <= perMinute) return undefined;
    return Math.max(1, Math.ceil((window.start + minute - now()) / 1000));
  };
}
