import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { opcodes, readFrame, writeFrame } from './web-socket-frames';

/** The server's end of one WebSocket. */
export interface WebSocket {
  send(text: string): void;
  ping(): void;
  /** Says goodbye and ends the connection. */
  close(): void;
  /** Cuts the connection without a word. */
  cut(): void;
}

export interface WebSocketListener {
  heard(text: string): void;
  closed(): void;
}

/** RFC 6455, 1.3: what a server adds to the client's key. */
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const normal = 1000;
const goingAway = 1001;
const mostBytes = 1_048_576;

const closeFrame = (code: number): Buffer => {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return writeFrame(opcodes.close, payload);
};

/** Answers an upgrade request (4.2); nothing when it is none of this protocol. */
export function acceptWebSocket(
  request: IncomingMessage,
  stream: Duplex,
  listener: WebSocketListener,
): WebSocket | undefined {
  const key = request.headers['sec-websocket-key'];
  if (key === undefined || request.headers['sec-websocket-version'] !== '13') {
    stream.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    return undefined;
  }
  const accept = createHash('sha1')
    .update(key + guid)
    .digest('base64');
  stream.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );

  let bytes = Buffer.alloc(0);
  let message = Buffer.alloc(0);
  /** Whoever speaks of closing first waits for the other's word (5.5.1). */
  let closing = false;
  const sayGoodbye = (code: number): void => {
    if (closing || !stream.writable) return;
    closing = true;
    stream.write(closeFrame(code));
  };
  const takeText = (payload: Buffer, final: boolean): void => {
    message = Buffer.concat([message, payload]);
    if (message.length > mostBytes) sayGoodbye(1009);
    if (!final) return;
    const text = message.toString('utf8');
    message = Buffer.alloc(0);
    listener.heard(text);
  };

  stream.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (let read = readFrame(bytes); read !== undefined; read = readFrame(bytes)) {
      if (typeof read === 'number') {
        bytes = Buffer.alloc(0);
        sayGoodbye(read);
        stream.end();
        return;
      }
      bytes = Buffer.from(read.rest);
      const { opcode, payload, final } = read.frame;
      if (opcode === opcodes.ping) stream.write(writeFrame(opcodes.pong, payload));
      else if (opcode === opcodes.close) {
        sayGoodbye(normal);
        stream.end();
        return;
      } else if (opcode === opcodes.text || opcode === opcodes.continuation)
        takeText(payload, final);
    }
  });
  stream.on('end', () => {
    stream.end();
  });
  stream.on('error', () => {
    stream.destroy();
  });
  stream.on('close', () => {
    listener.closed();
  });

  return {
    send: (text) => {
      stream.write(writeFrame(opcodes.text, Buffer.from(text)));
    },
    ping: () => {
      stream.write(writeFrame(opcodes.ping, Buffer.from('ping')));
    },
    close: () => {
      sayGoodbye(goingAway);
    },
    cut: () => {
      stream.destroy();
    },
  };
}
