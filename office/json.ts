export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value read from the network is an object with keys. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses JSON; `undefined` for any other text. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text under a key, or the empty text. */
export function textAt(from: unknown, key: string): string {
  const value = isObject(from) ? from[key] : undefined;
  return typeof value === 'string' ? value : '';
}
