/**
 * The parts of TDS 7.4 that tedious speaks: messages in, tokens out. Numbers are little-endian but for packet
 * headers.
 */

export const packet = {
  batch: 0x01,
  rpc: 0x03,
  reply: 0x04,
  attention: 0x06,
  transaction: 0x0e,
  login: 0x10,
  prelogin: 0x12,
} as const;

export interface Message {
  readonly type: number;
  readonly payload: Buffer;
}

/** Gathers packets until a message is whole. */
export function messageReader(whole: (message: Message) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  let parts: Buffer[] = [];
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 8 && pending.length >= pending.readUInt16BE(2)) {
      const length = pending.readUInt16BE(2);
      const [type, status] = [pending.readUInt8(0), pending.readUInt8(1)];
      parts.push(pending.subarray(8, length));
      pending = pending.subarray(length);
      if ((status & 1) === 0) continue;
      const payload = Buffer.concat(parts);
      parts = [];
      whole({ type, payload });
    }
  };
}

/** A reply in packets of a size. */
export function replyPackets(tokens: Buffer, size: number): Buffer {
  const room = size - 8;
  const packets: Buffer[] = [];
  for (let at = 0; at === 0 || at < tokens.length; at += room) {
    const body = tokens.subarray(at, at + room);
    const header = Buffer.alloc(8);
    header.writeUInt8(packet.reply, 0);
    header.writeUInt8(at + room >= tokens.length ? 1 : 0, 1);
    header.writeUInt16BE(body.length + 8, 2);
    header.writeUInt8(packets.length % 256, 6);
    packets.push(header, body);
  }
  return Buffer.concat(packets);
}

export type Value = number | string | Buffer | null;

/** What a client asks to be run. */
export interface Statement {
  readonly text: string;
  /** By name, without the sign. */
  readonly parameters: Readonly<Record<string, Value>>;
  /** As the client declared them: `@0 binary(16), @1 varchar(16)`. */
  readonly declared: string;
}

/** The text of a batch. */
export function readBatch(payload: Buffer): Statement {
  return { text: ucs2(afterHeaders(payload)), parameters: {}, declared: '' };
}

/** The statement of a call of `sp_executesql`, with its parameters. */
export function readCall(payload: Buffer): Statement {
  const body = afterHeaders(payload);
  let at = 0;
  const take = (length: number): Buffer => body.subarray(at, (at += length));
  const short = (): number => take(2).readUInt16LE(0);
  const nameLength = short();
  if (nameLength === 0xffff) take(2);
  else take(nameLength * 2);
  take(2);
  const values: { name: string; value: Value }[] = [];
  while (at < body.length) {
    const name = ucs2(take(take(1).readUInt8(0) * 2));
    take(1);
    values.push({ name: name.replace(/^@/, ''), value: readValue(take) });
  }
  const [text, declared, ...rest] = values;
  return {
    text: String(text?.value),
    declared: String(declared?.value ?? ''),
    parameters: Object.fromEntries(rest.map(({ name, value }) => [name, value])),
  };
}

function readValue(take: (length: number) => Buffer): Value {
  const type = take(1).readUInt8(0);
  if (type === 0x26 || type === 0x68) {
    take(1);
    const length = take(1).readUInt8(0);
    return length === 0 ? null : take(length).readIntLE(0, Math.min(length, 6));
  }
  const isText = [0xe7, 0xef, 0xa7, 0xaf].includes(type);
  if (!isText && type !== 0xa5 && type !== 0xad) throw new Error(`type ${type} is not spoken`);
  const most = take(2).readUInt16LE(0);
  if (isText) take(5);
  const bytes = most === 0xffff ? readChunks(take) : readShort(take);
  if (bytes === null) return null;
  if (!isText) return Buffer.from(bytes);
  return type === 0xe7 || type === 0xef ? ucs2(bytes) : bytes.toString('latin1');
}

function readShort(take: (length: number) => Buffer): Buffer | null {
  const length = take(2).readUInt16LE(0);
  return length === 0xffff ? null : take(length);
}

function readChunks(take: (length: number) => Buffer): Buffer | null {
  if (take(8).readBigUInt64LE(0) === 0xffffffffffffffffn) return null;
  const chunks: Buffer[] = [];
  for (;;) {
    const length = take(4).readUInt32LE(0);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(take(length));
  }
}

/** What a client asks of a transaction. */
export function readTransaction(payload: Buffer): 'begin' | 'commit' | 'rollback' | 'other' {
  const kinds = { 5: 'begin', 7: 'commit', 8: 'rollback' } as const;
  const kind = afterHeaders(payload).readUInt16LE(0);
  return kind === 5 || kind === 7 || kind === 8 ? kinds[kind] : 'other';
}

const afterHeaders = (payload: Buffer): Buffer => payload.subarray(payload.readUInt32LE(0));
const ucs2 = (bytes: Buffer): string => bytes.toString('utf16le');

// ---- tokens

const u8 = (value: number): Buffer => Buffer.from([value]);
const u16 = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
}
const text = (value: string): Buffer => Buffer.from(value, 'utf16le');
const short = (value: string): Buffer => Buffer.concat([u8(value.length), text(value)]);

/** The answer before the login: which encryption the server offers (2: none). */
export function preloginReply(encryption: number): Buffer {
  const table = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff]);
  return Buffer.concat([table, Buffer.from([16, 0, 0, 0, 0, 0]), u8(encryption)]);
}

/** Tells a client that it is logged in, and with which size of packets. */
export function loginReply(size: number): Buffer {
  const body = Buffer.concat([
    u8(1),
    Buffer.from([0x74, 0, 0, 4]),
    short('not SQL Server'),
    Buffer.from([16, 0, 0, 0]),
  ]);
  const sizes = Buffer.concat([u8(4), short(String(size)), short('4096')]);
  const changed = Buffer.concat([u8(0xe3), u16(sizes.length), sizes]);
  return Buffer.concat([u8(0xad), u16(body.length), body, changed, done({})]);
}

/** The end of one statement, or of all. `count`: how many rows it was about. */
export function done(end: {
  readonly count?: number;
  readonly more?: boolean;
  readonly failed?: boolean;
  readonly attention?: boolean;
}): Buffer {
  const status =
    (end.more === true ? 1 : 0) |
    (end.failed === true ? 2 : 0) |
    (end.count === undefined ? 0 : 0x10) |
    (end.attention === true ? 0x20 : 0);
  return Buffer.concat([u8(0xfd), u16(status), u16(0), u64(end.count ?? 0)]);
}

export function error(number: number, message: string): Buffer {
  const body = Buffer.concat([
    u32(number),
    u8(1),
    u8(14),
    u16(message.length),
    text(message),
    short('server'),
    short(''),
    u32(1),
  ]);
  return Buffer.concat([u8(0xaa), u16(body.length), body, done({ failed: true })]);
}

export function transactionReply(kind: 'begin' | 'commit' | 'rollback', id: number): Buffer {
  const old = Buffer.concat([u8(8), u64(id)]);
  const body =
    kind === 'begin'
      ? Buffer.concat([u8(8), old, u8(0)])
      : Buffer.concat([u8(kind === 'commit' ? 9 : 10), u8(0), old]);
  return Buffer.concat([u8(0xe3), u16(body.length), body, done({})]);
}

/** Rows of one answer; the type of a column is that of its values. */
export function rowsReply(columns: readonly string[], rows: readonly (readonly Value[])[]): Buffer {
  const types = columns.map((_, at) => typeOf(rows.map((row) => row[at] ?? null)));
  const head = columns.map((name, at) =>
    Buffer.concat([u32(0), u16(1), types[at]?.info ?? u8(0), short(name)]),
  );
  const body = rows.map((row) =>
    Buffer.concat([u8(0xd1), ...types.map(({ write }, at) => write(row[at] ?? null))]),
  );
  return Buffer.concat([u8(0x81), u16(columns.length), ...head, ...body]);
}

interface ColumnType {
  readonly info: Buffer;
  readonly write: (value: Value) => Buffer;
}

const collation = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);

function typeOf(values: readonly Value[]): ColumnType {
  const present = values.filter((value) => value !== null);
  if (present.some((value) => Buffer.isBuffer(value) && value.length > 8000)) {
    return {
      info: Buffer.concat([u8(0xa5), u16(0xffff)]),
      write: (value) =>
        Buffer.isBuffer(value)
          ? Buffer.concat([u64(value.length), u32(value.length), value, u32(0)])
          : Buffer.alloc(8, 0xff),
    };
  }
  if (present.some((value) => Buffer.isBuffer(value))) {
    return {
      info: Buffer.concat([u8(0xa5), u16(8000)]),
      write: (value) =>
        Buffer.isBuffer(value) ? Buffer.concat([u16(value.length), value]) : u16(0xffff),
    };
  }
  if (present.length > 0 && present.every((value) => typeof value === 'number')) {
    const width = present.every((value) => Math.abs(value) < 2 ** 31) ? 4 : 8;
    return {
      info: Buffer.from([0x26, width]),
      write: (value) =>
        typeof value === 'number'
          ? Buffer.concat([u8(width), width === 4 ? u32(value) : u64(value)])
          : u8(0),
    };
  }
  return {
    info: Buffer.concat([u8(0xe7), u16(8000), collation]),
    write: (value) => {
      const bytes = typeof value === 'string' ? text(value) : undefined;
      return bytes === undefined ? u16(0xffff) : Buffer.concat([u16(bytes.length), bytes]);
    },
  };
}
