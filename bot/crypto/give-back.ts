/**
 * Overwrites bytes that nobody needs any more. An image is sealed at each beat, and Node's own collection
 * would let some forty of them lie.
 */
export function giveBack(bytes: Uint8Array): void {
  bytes.fill(0);
  const { buffer } = bytes;
  // Small ones share theirs with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.length) buffer.transfer(0);
}
