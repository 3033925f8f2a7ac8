import type { IncomingMessage } from 'node:http';

/** Room that is taken for a body in more than one piece; it doubles as it is needed. */
const firstRoom = 16_384;

/** Reads a request's bytes; `too_large` when there are more than `limit`, `undefined` when they broke off. */
export function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | 'too_large' | undefined> {
  return new Promise((resolve) => {
    // Pieces are copied, and none is kept: anybody can send a body byte by byte, and each would hold memory of its own.
    let body: Buffer | undefined;
    let size = 0;
    const take = (chunk: Buffer): void => {
      const end = size + chunk.length;
      if (end <= limit) {
        body = body === undefined ? chunk : append(body, size, chunk);
        size = end;
        return;
      }
      // The rest runs into the sand, so that whoever sends it can still read the answer.
      body = undefined;
      request.off('data', take);
      request.resume();
      resolve('too_large');
    };
    request.on('data', take);
    request.once('end', () => {
      resolve(body?.subarray(0, size) ?? Buffer.alloc(0));
    });
    request.once('close', () => {
      resolve(undefined);
    });
    request.once('error', () => {
      resolve(undefined);
    });
  });
}

/** `body`, of which `size` bytes are filled, with `chunk` behind them; in new memory where there is no room. */
function append(body: Buffer, size: number, chunk: Buffer): Buffer {
  const end = size + chunk.length;
  const grown =
    end <= body.length ? body : Buffer.allocUnsafeSlow(Math.max(firstRoom, 2 * body.length, end));
  if (grown !== body) body.copy(grown, 0, 0, size);
  chunk.copy(grown, size);
  return grown;
}
