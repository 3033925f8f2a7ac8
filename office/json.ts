export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value read from the network is an object with keys. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text under a key, or the empty text. */
export function stringAt(from: unknown, key: string): string {
  const value = isObject(from) ? from[key] : undefined;
  return typeof value === 'string' ? value : '';
}
