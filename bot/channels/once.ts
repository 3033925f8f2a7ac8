export type Once = (name: string) => boolean;

/** With more names in one half of the memory, the older half is forgotten early. */
const most = 100_000;

/**
 * Looks and remembers in one step: of two equal names at the same time one is the first. A name is known for
 * at least `milliseconds` and at most twice as long. The memory is bounded.
 */
export function createOnce(milliseconds: number, now: () => number): Once {
  let current = new Set<string>();
  let before = new Set<string>();
  let since = now();
  return (name) => {
    const age = now() - since;
    if (age >= milliseconds || current.size >= most) {
      before = age >= 2 * milliseconds ? new Set() : current;
      current = new Set();
      since = now();
    }
    if (current.has(name) || before.has(name)) return false;
    current.add(name);
    return true;
  };
}

/**
 * Tells each code of a closed list only once. Anybody can send rubbish, and a wrong setting refuses every
 * request: one line in the log is enough.
 */
export function firstTimeOnly<T extends string>(tell: (code: T) => void): (code: T) => void {
  const told = new Set<T>();
  return (code) => {
    if (!told.has(code)) tell(code);
    told.add(code);
  };
}
