/** Remembers what came once, for a while and in bounded memory. */
export type Once = (name: string) => boolean;

/** More than this many names in one half of the memory, and the older half is forgotten before its time. */
const most = 100_000;

/**
 * Says whether a name came before, and remembers it. Looking and remembering are one step, so that of two at the same
 * time one is the first. A name is known for at least `milliseconds` and at most for twice as long.
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
    if (current.has(name) || before.has(name)) return true;
    current.add(name);
    return false;
  };
}
