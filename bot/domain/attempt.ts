/** What the work gives; nothing where it throws, whatever the reason is. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
