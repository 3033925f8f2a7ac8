/** Frames of RFC 6455, section 5, as a server reads and writes them. */
export const opcodes = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const;

export interface Frame {
  readonly final: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
}

/** 1002: not the protocol. 1009: too big. */
export type FrameFault = 1002 | 1009;

const mostBytes = 1_048_576;
const maskBytes = 4;

function lengthOf(bytes: Buffer): { readonly length: number; readonly offset: number } | undefined {
  const short = (bytes[1] ?? 0) & 0x7f;
  if (short < 126) return { length: short, offset: 2 };
  if (short === 126)
    return bytes.length < 4 ? undefined : { length: bytes.readUInt16BE(2), offset: 4 };
  return bytes.length < 10 ? undefined : { length: Number(bytes.readBigUInt64BE(2)), offset: 10 };
}

/** The first frame of the bytes and what follows it; nothing when it is not all there yet. */
export function readFrame(
  bytes: Buffer,
): { readonly frame: Frame; readonly rest: Buffer } | FrameFault | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  // A client masks every frame (5.1), and no extension was agreed on (5.2).
  if ((second & 0x80) === 0 || (first & 0x70) !== 0) return 1002;
  const size = lengthOf(bytes);
  if (size === undefined) return undefined;
  if (size.length > mostBytes) return 1009;
  const start = size.offset + maskBytes;
  if (bytes.length < start + size.length) return undefined;
  const mask = bytes.subarray(size.offset, start);
  const payload = Buffer.from(bytes.subarray(start, start + size.length));
  for (const [at, byte] of payload.entries()) payload[at] = byte ^ (mask[at % maskBytes] ?? 0);
  const frame = { final: (first & 0x80) !== 0, opcode: first & 0x0f, payload };
  return { frame, rest: bytes.subarray(start + size.length) };
}

/** One whole frame; a server does not mask. */
export function writeFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (length < 126) head[1] = length;
  else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}
