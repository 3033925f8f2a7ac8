import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Input } from './inputs';

/** A connection to nobody: what is written to it is counted and let go. */
class Nowhere extends Socket {
  override _read(): void {
    // Nothing comes from there.
  }

  override _write(_chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    done();
  }

  override _writev(_chunks: unknown, done: () => void): void {
    done();
  }
}

/** Stands for the status of a request that got no answer in time. */
const unanswered = 599;
const patienceMilliseconds = 20_000;

/** Hands a request to an app in this process, without a wire, and gives the status of its answer. */
export function exchange(app: RequestListener, { path, headers, pieces }: Input): Promise<number> {
  const socket = new Nowhere();
  const request = new IncomingMessage(socket);
  request.method = 'POST';
  request.url = path;
  request.httpVersion = '1.1';
  request.headers = { ...headers };
  const response = new ServerResponse(request);
  response.assignSocket(socket);
  const answered = new Promise<number>((resolve) => {
    const end = setTimeout(resolve, patienceMilliseconds, unanswered);
    response.once('finish', () => {
      clearTimeout(end);
      resolve(response.statusCode);
      response.detachSocket(socket);
      socket.destroy();
    });
  });
  app(request, response);
  for (const piece of pieces) request.push(piece);
  request.complete = true;
  request.push(null);
  return answered;
}
