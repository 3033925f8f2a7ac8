import type { IncomingMessage } from 'node:http';

/** Reads a request's bytes; `too_large` when there are more than `limit`, `undefined` when they broke off. */
export function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | 'too_large' | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      // The rest runs into the sand, so that whoever sends it can still read the answer.
      request.off('data', take);
      request.resume();
      resolve('too_large');
    };
    request.on('data', take);
    request.once('end', () => {
      const [first] = chunks;
      resolve(first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks));
    });
    request.once('close', () => {
      resolve(undefined);
    });
    request.once('error', () => {
      resolve(undefined);
    });
  });
}
