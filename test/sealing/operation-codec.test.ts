import fc from 'fast-check';
import { decode, encode } from '../../bot/crypto/formats';
import { operationFormat } from '../../bot/crypto/operation-codec';
import { stateFormat } from '../../bot/crypto/state-codec';
import type { Day } from '../../bot/domain/day';
import type { Operation } from '../../bot/domain/operation';
import { operations } from './operation-samples';
import { fullState } from './samples';
import { id, plain, reference } from './workshop';

const encodeOperation = (operation: Operation): Buffer => encode(operationFormat, operation);
const read = (bytes: Uint8Array): Operation => decode(operationFormat, Buffer.from(bytes));
const state = encode(stateFormat, fullState);
const ascii = (text: string): string => Buffer.from(text).toString('hex');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const run = { numRuns: 80 };

const key = new Uint8Array(32).fill(0x11);
const other = new Uint8Array(32).fill(0x22);
const filing = {
  kind: 'filing',
  desk: 'hr',
  reference,
  blindIndex: key,
  publicKey: other,
  state: fullState,
  body: { kind: 'talk' },
} as const satisfies Operation;
const message = {
  kind: 'message',
  thread: id(0xa1),
  side: 'desk',
  place: 3,
  seen: 258,
  ofSide: 2,
  body: { kind: 'reply', text: 'Ja' },
  stays: true,
  renewal: { blindIndex: key, publicKey: other },
  from: id(0xa2),
} as const satisfies Operation;
const move = {
  kind: 'move',
  from: id(0xa1),
  to: id(0xa2),
  excluded: [id(0xd1)],
} as const satisfies Operation;
const excerpt = {
  kind: 'excerpt',
  origin: id(0xa1),
  reference,
  excluded: [],
  text: 'å',
  how: 'untold',
  before: 'no',
  deferral: id(0xb1),
} as const satisfies Operation;
const remove = {
  kind: 'remove',
  threads: [id(0xa1), id(0xa2)],
  on: '2026-11-30' as Day,
  words: 'å',
} as const satisfies Operation;

it.each([
  [
    filing,
    `0102${ascii(reference)}${hex(key)}${hex(other)}${state.length.toString(16).padStart(4, '0')}${hex(state)}03`,
  ],
  [message, `02${id(0xa1)}0203010200020101${hex(key)}${hex(other)}01${id(0xa2)}11`],
  [move, `03${id(0xa1)}${id(0xa2)}01${id(0xd1)}00`],
  [remove, `0502${id(0xa1)}${id(0xa2)}000051330002c3a5`],
  [excerpt, `04${id(0xa1)}${ascii(reference)}00030301${id(0xb1)}0002c3a5`],
] as const)('has field after field in one order: $kind', (operation, expected) => {
  expect(hex(encodeOperation(operation)).startsWith(expected)).toBe(true);
  expect(plain(read(encodeOperation(operation)))).toEqual(plain(operation));
});

it('gives back every operation', () => {
  fc.assert(
    fc.property(operations, (operation) => {
      expect(plain(read(encodeOperation(operation)))).toEqual(plain(operation));
    }),
    run,
  );
});

it('refuses operations that are cut short, and such as go on after their end', () => {
  fc.assert(
    fc.property(operations, fc.nat(), (one, where) => {
      const bytes = encodeOperation(one);
      const cut = bytes.subarray(0, where % bytes.length);
      expect(() => read(cut)).toThrow('seal_format');
      expect(() => read(Buffer.concat([bytes, Buffer.alloc(1)]))).toThrow('seal_format');
    }),
    run,
  );
});

it('reads damaged bytes as an operation or refuses them, and never fails otherwise', () => {
  fc.assert(
    fc.property(operations, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, where, change) => {
      const bytes = encodeOperation(one);
      const at = where % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ change;
      try {
        expect(plain(read(encodeOperation(read(bytes))))).toEqual(plain(read(bytes)));
      } catch (error) {
        expect(error).toMatchObject({ code: 'seal_format' });
      }
    }),
    run,
  );
});

const renewal = { blindIndex: key.subarray(1), publicKey: key };
it.each([
  ['a blind index of another length', { ...filing, blindIndex: new Uint8Array(16) }],
  ['a public key of another length', { ...filing, publicKey: new Uint8Array(31) }],
  ['a reference whose check fails', { ...filing, reference: '7K3MQ-9XW2A' as never }],
  ['an excerpt under such a reference', { ...excerpt, reference: '7K3MQ-9XW2A' as never }],
  ['a new code’s mark of another length', { ...message, renewal }],
  ['a thread that is none', { ...message, thread: 'A'.repeat(32) as never }],
  ['a move from a thread that is none', { ...move, from: 'x' as never }],
] as const)('is not written with %s: the pass could not read it', (_, operation) => {
  expect(() => encodeOperation(operation)).toThrow('seal_value');
});

const note = { kind: 'note', author: 'Jurist', text: '' } as const;
const encoded = (one: object): string => hex(encodeOperation(one as never));
it.each([
  ['an unknown kind', () => `05${encoded(move).slice(2)}`],
  ['a kind that is none', () => `00${encoded(move).slice(2)}`],
  ['a flag that is neither yes nor no', () => `${encoded(move).slice(0, -2)}03`],
  ['a desk’s words as a filing', () => encoded({ ...filing, body: message.body })],
  ['a note as a message', () => encoded({ ...message, body: note })],
])('refuses %s', (_, changed) => {
  expect(() => read(Buffer.from(changed(), 'hex'))).toThrow('seal_format');
});
