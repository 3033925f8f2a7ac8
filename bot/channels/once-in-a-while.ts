/** Tells codes, and each again only after a while: a line every few seconds says no more than one an hour. */
export interface OnceInAWhile<T extends string> {
  readonly tell: (code: T) => void;
  /** What comes from now on is news again. */
  readonly forget: () => void;
}

const hour = 3_600_000;

/** @param now milliseconds of a clock that only goes forward */
export function onceInAWhile<T extends string>(
  tell: (code: T) => void,
  now: () => number = () => performance.now(),
): OnceInAWhile<T> {
  const told = new Map<T, number>();
  return {
    tell: (code) => {
      const last = told.get(code);
      if (last !== undefined && now() - last < hour) return;
      told.set(code, now());
      tell(code);
    },
    forget: () => {
      told.clear();
    },
  };
}
