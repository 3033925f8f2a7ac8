/** Pieces below this many bytes are copied together: each kept by itself would hold many times its length. */
const smallBytes = 1_024;
/** The most that is set aside for small pieces that are still to come. */
const mostAhead = 16_384;

/** The pieces of one body as they come, at a cost that is known before. */
export interface Gathering {
  /** Bytes that have come. */
  length(): number;
  /** How many bytes more are held with this piece, of which there may be at most `room` from here on. */
  costOf(piece: Buffer, room: number): number;
  /** Takes a piece, at the cost that {@link costOf} gave for it. */
  add(piece: Buffer, cost: number): void;
  whole(): Buffer;
  letGo(): void;
}

/** Large pieces are kept as they are; small ones are copied into buffers that double. */
export function createGathering(): Gathering {
  let pieces: Buffer[] = [];
  let length = 0;
  /** Where small pieces go, how much of it is used, and how large the last such place was. */
  let tail = Buffer.alloc(0);
  let used = 0;
  let last = 0;

  const closesTail = (): void => {
    if (used > 0) pieces.push(tail.subarray(0, used));
    tail = Buffer.alloc(0);
    used = 0;
  };
  // A piece may be a small part of a large buffer, which it would keep.
  const isKept = (piece: Buffer): boolean =>
    piece.length >= smallBytes && piece.buffer.byteLength <= 2 * piece.length;
  const fits = (piece: Buffer): boolean => piece.length <= tail.length - used;

  return {
    length: () => length,
    costOf: (piece, room) => {
      if (isKept(piece)) return piece.buffer.byteLength;
      if (fits(piece)) return 0;
      const ahead = Math.min(room, mostAhead, Math.max(smallBytes, 2 * last));
      return Math.max(piece.length, ahead);
    },
    add: (piece, cost) => {
      length += piece.length;
      if (isKept(piece)) {
        closesTail();
        pieces.push(piece);
        return;
      }
      if (!fits(piece)) {
        closesTail();
        tail = Buffer.allocUnsafeSlow(cost);
        last = cost;
      }
      piece.copy(tail, used);
      used += piece.length;
    },
    whole: () => {
      closesTail();
      return pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces, length);
    },
    letGo: () => {
      pieces = [];
      tail = Buffer.alloc(0);
    },
  };
}
