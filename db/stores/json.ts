export function jsonOf(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** Empty if somebody else wrote it, so that the other rows are shown. */
export function jsonIn(stored: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(new TextDecoder().decode(stored))) as Record<string, unknown>;
  } catch {
    return {};
  }
}
