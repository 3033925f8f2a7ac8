const ofByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes as lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += ofByte[byte] ?? '';
  return hex;
}

/** The reverse of {@link toHex}; throws a RangeError for anything else. */
export function fromHex(hex: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(hex)) throw new RangeError('hex');
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The exclusive or of two hexadecimal texts of equal length: a name for the pair. */
export function xorHex(a: string, b: string): string {
  const other = fromHex(b);
  return toHex(fromHex(a).map((byte, at) => byte ^ (other[at] ?? 0)));
}
