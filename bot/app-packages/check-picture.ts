/** The first bytes of every PNG (W3C PNG, 5.2). */
const signature = '89504e470d0a1a0a';

/** What is wrong with a square picture; reads its size from its first chunk (W3C PNG, 11.2.1). */
export function checkPicture(
  name: string,
  bytes: Uint8Array | undefined,
  side: number,
): readonly string[] {
  if (bytes === undefined) return [];
  const file = Buffer.from(bytes);
  const isPng =
    file.length >= 24 &&
    file.toString('hex', 0, 8) === signature &&
    file.toString('latin1', 12, 16) === 'IHDR';
  if (!isPng) return [`${name} is not a PNG`];
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  return width === side && height === side
    ? []
    : [`${name} is ${width} by ${height} pixels and must be ${side} by ${side}`];
}
