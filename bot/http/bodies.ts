import type { IncomingMessage } from 'node:http';

/** Smaller pieces are copied together: each by itself would hold many times its length. */
const smallBytes = 1_024;
/** The most bytes set aside for small pieces to come. */
const mostAhead = 16_384;

/**
 * The pieces of one body. Large ones are kept as they are; small ones are copied into buffers that double.
 */
function createGathering() {
  let pieces: Buffer[] = [];
  let length = 0;
  /** The buffer for small pieces, its used bytes, and the size of the last such buffer. */
  let tail = Buffer.alloc(0);
  let used = 0;
  let last = 0;

  const closeTail = (): void => {
    if (used > 0) pieces.push(tail.subarray(0, used));
    tail = Buffer.alloc(0);
    used = 0;
  };
  // A piece may be a small part of a large buffer, which it would hold.
  const stays = (piece: Buffer): boolean =>
    piece.length >= smallBytes && piece.buffer.byteLength <= 2 * piece.length;
  const fits = (piece: Buffer): boolean => piece.length <= tail.length - used;

  return {
    length: () => length,
    /** Bytes that holding a piece takes, where at most `room` bytes are still to come. */
    costOf: (piece: Buffer, room: number): number => {
      if (stays(piece)) return piece.buffer.byteLength;
      if (fits(piece)) return 0;
      const ahead = Math.min(room, mostAhead, Math.max(smallBytes, 2 * last));
      return Math.max(piece.length, ahead);
    },
    add: (piece: Buffer, cost: number): void => {
      length += piece.length;
      if (stays(piece)) {
        closeTail();
        pieces.push(piece);
        return;
      }
      if (!fits(piece)) {
        closeTail();
        tail = Buffer.allocUnsafeSlow(cost);
        last = cost;
      }
      piece.copy(tail, used);
      used += piece.length;
    },
    whole: (): Buffer => {
      closeTail();
      return pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces, length);
    },
    liftHold: (): void => {
      pieces = [];
      tail = Buffer.alloc(0);
    },
  };
}

/** More than a dialog's answer with every field full. */
export const bodyBytes = 200_000;

/** The most bytes that all bodies under way may hold. */
const bytesUnderWay = 8_000_000;
/** Web door and web desk together hold what one listener may. */
export const webBytesUnderWay = bytesUnderWay / 2;

export type RequestBody = Buffer | 400 | 413 | 415 | 503;

/** Never rejects. */
export type ReadBody = (request: IncomingMessage) => Promise<RequestBody>;

/**
 * All bodies together hold a limited number of bytes. Where there is no room, the body that has been under
 * way longest gives way and is a 503: an honest client sends its body at once, and is never that one. A
 * declared length that is too large is 413 before a byte is read, an undeclared one as soon as it shows.
 * Packed bodies are 415; one that breaks off is 400.
 * @param gaveWay called for each body that gave way
 */
export function createBodies(
  gaveWay: () => void,
  { each = bodyBytes, all = bytesUnderWay }: { readonly each?: number; readonly all?: number } = {},
): ReadBody {
  /** The oldest body first, each with what ends it. */
  const underWay = new Set<() => void>();
  let held = 0;

  /** Ends the oldest bodies until there is room; false where the asking body was one of them. */
  const makeRoom = (bytes: number, asks: () => void): boolean => {
    while (held + bytes > all && underWay.has(asks)) {
      const [oldest = asks] = underWay;
      oldest();
      gaveWay();
    }
    return underWay.has(asks);
  };

  return (request) =>
    new Promise((resolve) => {
      const refused = refuseByHeaders(request, each);
      if (refused !== undefined) {
        resolve(refused);
        return;
      }
      const gathered = createGathering();
      let setAside = 0;

      const end = (body: RequestBody): void => {
        if (!underWay.delete(giveWay)) return;
        held -= setAside;
        gathered.liftHold();
        request.off('data', take).off('end', whole).off('close', brokenOff).off('error', brokenOff);
        // The rest is discarded.
        request.resume();
        resolve(body);
      };
      const take = (piece: Buffer): void => {
        const room = each - gathered.length();
        if (piece.length > room) {
          end(413);
          return;
        }
        const bytes = gathered.costOf(piece, room);
        if (!makeRoom(bytes, giveWay)) return;
        held += bytes;
        setAside += bytes;
        gathered.add(piece, bytes);
      };
      const whole = (): void => {
        end(gathered.whole());
      };
      const brokenOff = end.bind(undefined, 400);
      const giveWay = end.bind(undefined, 503);

      underWay.add(giveWay);
      request.on('data', take).once('end', whole).once('close', brokenOff).on('error', brokenOff);
    });
}

function refuseByHeaders({ headers }: IncomingMessage, most: number): 413 | 415 | undefined {
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return 415;
  return Number(headers['content-length'] ?? 0) > most ? 413 : undefined;
}
