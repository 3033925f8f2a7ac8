/**
 * Asks for a value once and remembers the answer; a question that failed is asked again. For keys only: what is
 * remembered never changes, so that several processes may each remember it.
 */
export function remembered<K, V>(ask: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const answers = new Map<K, Promise<V>>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const asked = ask(key);
    answers.set(key, asked);
    asked.catch(() => answers.delete(key));
    return asked;
  };
}
