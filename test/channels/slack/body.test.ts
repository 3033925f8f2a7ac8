import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readBody } from '../../../bot/channels/slack/body';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('the body of a request', () => {
  it.each([
    ['none', []],
    ['one piece', ['abc']],
    ['several pieces', ['a', '', 'bcd', 'å'.repeat(9000), 'e']],
    ['exactly the limit', ['x'.repeat(10_000), 'y'.repeat(10_000)]],
  ])('is read whole from %s', async (_name, pieces) => {
    const request = new IncomingMessage(new Socket());
    const body = readBody(request, 20_000);
    for (const piece of pieces) request.emit('data', Buffer.from(piece));
    request.emit('end');
    expect(String(await body)).toBe(pieces.join(''));
  });

  it('in pieces of one byte takes no more memory than in one', async () => {
    const request = new IncomingMessage(new Socket());
    const body = readBody(request, 2000);
    const pieces: WeakRef<Buffer>[] = [];
    for (let index = 0; index < 1000; index++) {
      const piece = Buffer.from('x');
      pieces.push(new WeakRef(piece));
      request.emit('data', piece);
    }
    await turn();
    collectGarbage();
    expect(pieces.filter((piece) => piece.deref() !== undefined).length).toBeLessThan(10);
    request.emit('end');
    expect(String(await body)).toBe('x'.repeat(1000));
  });
});
