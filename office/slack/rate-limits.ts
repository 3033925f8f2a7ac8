/** Counts calls by the minute; gives how many seconds to wait when there were too many. */
export type RateLimits = (method: string, perMinute: number) => number | undefined;

const minute = 60_000;

export function createRateLimits(now: () => number): RateLimits {
  const windows = new Map<string, { readonly start: number; calls: number }>();
  return (method, perMinute) => {
    const found = windows.get(method);
    const window =
      found !== undefined && now() - found.start < minute ? found : { start: now(), calls: 0 };
    windows.set(method, window);
    window.calls += 1;
    if (window.calls <= perMinute) return undefined;
    return Math.max(1, Math.ceil((window.start + minute - now()) / 1000));
  };
}
