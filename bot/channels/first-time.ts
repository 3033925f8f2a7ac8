/**
 * Tells each code of a closed list only the first time. Anybody can send rubbish, and a wrong setting refuses
 * every request: one line in the log is enough for either.
 */
export function firstTimeOnly<T extends string>(tell: (code: T) => void): (code: T) => void {
  const told = new Set<T>();
  return (code) => {
    if (!told.has(code)) tell(code);
    told.add(code);
  };
}
