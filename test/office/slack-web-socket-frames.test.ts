import { opcodes, readFrame, writeFrame } from '../../office/slack/web-socket-frames';

/** What a client sends: the same frame with a mask. */
function masked(opcode: number, payload: Buffer): Buffer {
  const frame = writeFrame(opcode, payload);
  const head = Buffer.from(frame.subarray(0, frame.length - payload.length));
  head[1] = (head[1] ?? 0) | 0x80;
  const mask = Buffer.from([1, 2, 3, 4]);
  const hidden = Buffer.from(payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return Buffer.concat([head, mask, hidden]);
}

describe('frames of a WebSocket', () => {
  it.each([0, 1, 125, 126, 65_535, 65_536, 300_000])('come back whole: %i bytes', (length) => {
    const payload = Buffer.alloc(length, 'å');
    const bytes = masked(opcodes.text, payload);
    const read = readFrame(Buffer.concat([bytes, Buffer.from('rest')]));
    expect(read).toEqual({
      frame: { final: true, opcode: opcodes.text, payload },
      rest: Buffer.from('rest'),
    });
    for (const end of [0, 1, 2, 5, bytes.length - 1].filter((one) => one < bytes.length))
      expect(readFrame(bytes.subarray(0, end))).toBeUndefined();
  });

  it('are read as RFC 6455 writes them (5.7)', () => {
    const hello = Buffer.from('818537fa213d7f9f4d5158', 'hex');
    expect(readFrame(hello)).toMatchObject({ frame: { payload: Buffer.from('Hello') } });
    expect(writeFrame(opcodes.text, Buffer.from('Hello')).toString('hex')).toBe('810548656c6c6f');
    const part = readFrame(Buffer.from('018337fa213d7f9f4d', 'hex'));
    expect(part).toMatchObject({ frame: { final: false, payload: Buffer.from('Hel') } });
  });

  it('are refused without a mask, with an extension, and above a megabyte', () => {
    expect(readFrame(writeFrame(opcodes.text, Buffer.from('x')))).toBe(1002);
    expect(readFrame(Buffer.from('c18537fa213d7f9f4d5158', 'hex'))).toBe(1002);
    expect(readFrame(masked(opcodes.text, Buffer.alloc(1_048_577)).subarray(0, 20))).toBe(1009);
  });
});
