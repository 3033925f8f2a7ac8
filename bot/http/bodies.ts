import type { IncomingMessage } from 'node:http';

/** Pieces below this many bytes are copied together: each kept by itself would hold many times its length. */
const smallBytes = 1_024;
/** The most that is set aside for small pieces that are still to come. */
const mostAhead = 16_384;

/** The pieces of one body as they come, at a cost that is known before. */
interface Gathering {
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
function createGathering(): Gathering {
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

/** The largest body that is read, in bytes: more than a dialog's answer with every field full. */
export const bodyBytes = 200_000;

/** What all bodies under way may hold at one time, in bytes. */
const bytesUnderWay = 8_000_000;

/** A whole body, or the status to answer with where there is none. */
export type RequestBody = Buffer | 400 | 413 | 415 | 503;

/** Reads a request's body. Never rejects. */
export type ReadBody = (request: IncomingMessage) => Promise<RequestBody>;

/**
 * A reader whose bodies together hold no more than is set aside for them, however many come and however
 * slowly. Where one byte more would be too many, the body that has been under way longest gives way and is
 * a 503: who is honest sends a body at once, and is never that one. A length that is too large by its own
 * word is 413 before a byte was read, a longer one as soon as it shows; packed bodies are not unpacked
 * (415); one that breaks off is 400.
 * @param gaveWay told of each body that gave way
 */
export function createBodies(
  gaveWay: () => void,
  { each = bodyBytes, all = bytesUnderWay }: { readonly each?: number; readonly all?: number } = {},
): ReadBody {
  /** Bodies under way, the oldest first, each with what ends it. */
  const underWay = new Set<() => void>();
  let held = 0;

  /** Whoever is oldest gives way until there is room for so much more, or until it was the one who asks. */
  const makesRoom = (bytes: number, asks: () => void): boolean => {
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
        gathered.letGo();
        request.off('data', take).off('end', whole).off('close', brokenOff).off('error', brokenOff);
        // What still comes is let go by.
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
        if (!makesRoom(bytes, giveWay)) return;
        held += bytes;
        setAside += bytes;
        gathered.add(piece, bytes);
      };
      const whole = (): void => {
        end(gathered.whole());
      };
      const brokenOff = (): void => {
        end(400);
      };
      const giveWay = (): void => {
        end(503);
      };

      underWay.add(giveWay);
      request.on('data', take).once('end', whole).once('close', brokenOff).on('error', brokenOff);
    });
}

/** What the headers alone say against a body. */
function refuseByHeaders({ headers }: IncomingMessage, most: number): 413 | 415 | undefined {
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return 415;
  return Number(headers['content-length'] ?? 0) > most ? 413 : undefined;
}
