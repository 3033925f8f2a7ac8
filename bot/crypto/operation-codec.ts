import { type Body, isByReporter, type NoteBody } from '../domain/message';
import type { Operation, Renewal } from '../domain/operation';
import { parseReference, type Reference } from '../domain/reference';
import type { HrStep } from '../domain/thread';
import {
  byte,
  checked,
  day,
  type Format,
  flag,
  id,
  list,
  mapped,
  optional,
  raw,
  record,
  short,
  sized,
  text,
  word,
} from './formats';
import { bodyFormat } from './message-codec';
import { SealError } from './seal-error';
import { stateFormat } from './state-codec';
import { deskBytes, sideBytes } from './words';

type Of<K> = Omit<Extract<Operation, { kind: K }>, 'kind'>;

const stepBytes = {
  none: 0,
  asked: 1,
  yes: 2,
  no: 3,
  given: 4,
  answered: 5,
  announced: 6,
} as const;
const referenceLength = 11;

const keys = { blindIndex: raw(32), publicKey: raw(32) };

/** 11 of ASCII. It seals nothing that the pass could not read: the report would be lost after "sent". */
const reference: Format<Reference> = {
  write: (value) => {
    if (parseReference(value) !== value) throw new SealError('seal_value');
    return [Buffer.from(value, 'latin1')];
  },
  read: (reader) => {
    const value = parseReference(reader.bytes(referenceLength).toString('latin1'));
    if (value === undefined) throw new SealError('seal_format');
    return value;
  },
};
const isNoNote = (body: Body): body is Exclude<Body, NoteBody> => body.kind !== 'note';

const mark = mapped<true | undefined, boolean>(flag, Boolean, (one) => one || undefined);
/** Earlier moves told something else here: of those no notes go along. */
const along = word({ no: 0, earlier: 1, yes: 2 });
const kinds = word({ filing: 1, message: 2, move: 3, excerpt: 4, remove: 5 });
/** The properties of a kind, in their order. */
const formats: { readonly [K in Operation['kind']]: Format<never, Of<K>> } = {
  filing: record<Of<'filing'>>({
    desk: word(deskBytes),
    reference,
    ...keys,
    state: sized(short, stateFormat),
    body: checked(bodyFormat, isByReporter),
  }),
  message: record<Of<'message'>>({
    thread: id,
    side: word(sideBytes),
    place: byte,
    seen: short,
    ofSide: short,
    stays: mark,
    renewal: optional(record<Renewal>(keys)),
    from: optional(id),
    body: checked(bodyFormat, isNoNote),
  }),
  move: record<Of<'move'>>({
    from: id,
    to: id,
    excluded: list(byte, id),
    notes: mapped<true | undefined, 'no' | 'earlier' | 'yes'>(
      along,
      (notes) => (notes ? 'yes' : 'no'),
      (one) => one === 'yes' || undefined,
    ),
  }),
  excerpt: record<Of<'excerpt'>>({
    origin: id,
    reference,
    excluded: list(byte, id),
    how: word({ agreed: 1, told: 2, untold: 3 }),
    before: mapped<HrStep | undefined, keyof typeof stepBytes>(
      word(stepBytes),
      (step) => step ?? 'none',
      (step) => (step === 'none' ? undefined : step),
    ),
    deferral: optional(id),
    text,
  }),
  remove: record<Of<'remove'>>({ threads: list(byte, id), on: day, words: text }),
};

/** The kind's byte, and its properties. A body goes to the end. */
export const operationFormat: Format<Operation> = {
  write: (operation) => {
    const { kind } = operation;
    return [...kinds.write(kind), ...formats[kind].write(operation as never)];
  },
  read: (reader) => {
    const kind = kinds.read(reader);
    return { kind, ...formats[kind].read(reader) } as Operation;
  },
};
