import { redirectTargets } from '../domain/contacts';
import { type Body, closeReasons, type Message } from '../domain/message';
import { dayBytes, dayOf } from './calendar-bytes';
import { type ByteReader, readBytes, u8, u16 } from './fixed-width';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { kindBytes, oneOf, wordOf } from './words';

/** The bytes that stand for fields. Numbers are for ever. `code` is a redirect's target or a closing's reason. */
const tags = { what: 1, where: 2, how: 3, who: 4, text: 5, code: 6, author: 7 } as const;
type Tag = keyof typeof tags;

/**
 * A message without its padding: `kind u8 | id 16 | day u32 | position u16`, then the fields of its kind in the order
 * of their tags, each `tag u8 | length u16 | UTF-8`. Empty fields are written. 6,000 bytes of text fit with every
 * kind; beside a full text a note's author may have 113 bytes.
 */
export function encodeMessage(message: Message): Buffer {
  return Buffer.concat([
    u8(kindBytes[message.body.kind]),
    idBytes(message.id),
    dayBytes(message.day),
    u16(message.position),
    ...fieldsOf(message.body),
  ]);
}

/** Reads what {@link encodeMessage} wrote; an unknown kind, a field too many, too few or out of order: `seal_format`. */
export function decodeMessage(bytes: Buffer): Message {
  const reader = readBytes(bytes);
  const kind = wordOf(kindBytes, reader.u8());
  const id = idFromBytes(reader.bytes(16));
  const day = dayOf(reader.u32());
  const position = reader.u16();
  const body = readBody(kind, reader);
  reader.end();
  return { id, day, position, body };
}

function fieldsOf(body: Body): Buffer[] {
  switch (body.kind) {
    case 'report':
      return [
        field('what', body.what),
        field('where', body.where),
        field('how', body.how),
        field('who', body.who),
      ];
    case 'talk':
      return [];
    case 'message':
    case 'acknowledged':
    case 'reply':
    case 'feedback':
      return [field('text', body.text)];
    case 'redirected':
      return [field('text', body.text), field('code', body.to)];
    case 'closed':
      return [field('text', body.text), field('code', body.reason)];
    case 'note':
      return [field('text', body.text), field('author', body.author)];
  }
}

function readBody(kind: Body['kind'], reader: ByteReader): Body {
  switch (kind) {
    case 'report': {
      const what = readField('what', reader);
      const where = readField('where', reader);
      const how = readField('how', reader);
      return { kind, what, where, how, who: readField('who', reader) };
    }
    case 'talk':
      return { kind };
    case 'message':
    case 'acknowledged':
    case 'reply':
    case 'feedback':
      return { kind, text: readField('text', reader) };
    case 'redirected': {
      const text = readField('text', reader);
      return { kind, to: oneOf(redirectTargets, readField('code', reader)), text };
    }
    case 'closed': {
      const text = readField('text', reader);
      return { kind, reason: oneOf(closeReasons, readField('code', reader)), text };
    }
    case 'note': {
      const text = readField('text', reader);
      return { kind, author: readField('author', reader), text };
    }
  }
}

function field(tag: Tag, value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  if (bytes.length > 0xffff) throw new SealError('seal_size');
  return Buffer.concat([u8(tags[tag]), u16(bytes.length), bytes]);
}

function readField(tag: Tag, reader: ByteReader): string {
  if (reader.u8() !== tags[tag]) throw new SealError('seal_format');
  return reader.text(reader.u16());
}
