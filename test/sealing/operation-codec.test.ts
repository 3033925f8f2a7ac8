import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Day, Month } from '../../bot/domain/day';
import { limits } from '../../bot/domain/limits';
import { closeReasons } from '../../bot/domain/message';
import type { Act } from '../../bot/domain/thread';
import type { Operation } from '../../bot/ports/sealer';
import type { ThreadRow } from '../../bot/ports/thread-store';
import { decodeOperation, encodeOperation } from '../../bot/sealing/operation-codec';
import { pad } from '../../bot/sealing/padding';
import { bodies, fixedMessages, messageOf, storedThread } from './samples';
import vectors from './vectors.json';
import { expiry, filedOn, id, plain, reference } from './workshop';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const ids = bytes(16).map((b) => Buffer.from(b).toString('hex') as never);
const days = fc.constantFrom(filedOn, '1970-01-01' as Day, '2099-12-31' as Day);
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'message' as const,
      'note' as const,
      'acknowledged' as const,
      'reply' as const,
      'feedback' as const,
      'redirected' as const,
      'reopened' as const,
      'hr_asked' as const,
      'minutes' as const,
      'minutes_settled' as const,
      'minutes_approved' as const,
      'minutes_corrected' as const,
      'meeting_asked' as const,
      'code_renewed' as const,
    ),
    day: days,
  }),
  fc.record({
    kind: fc.constant('closed' as const),
    day: days,
    reason: fc.constantFrom(...closeReasons),
  }),
  fc.record({
    kind: fc.constant('closed' as const),
    day: days,
    reason: fc.constantFrom(...closeReasons),
    feedback: fc.constant(false as const),
  }),
  fc.record({ kind: fc.constant('stepped_down' as const), day: days, member: ids }),
  fc.record({ kind: fc.constant('hr_answered' as const), day: days, yes: fc.boolean() }),
  fc.record({ kind: fc.constant('handed_over' as const), day: days, toHr: fc.boolean() }),
);
const writer = {
  thread: ids,
  side: fc.constantFrom('reporter' as const, 'desk' as const),
  place: fc.nat(3),
  act: acts,
};
const sealed = {
  tags: fc.array(bytes(16), { minLength: 8, maxLength: 8 }),
  message: bytes(6192),
};
const threads: fc.Arbitrary<ThreadRow> = fc.record({
  id: ids,
  reference: fc.constant(reference),
  blindIndex: bytes(32),
  desk: fc.constantFrom('whistleblowing' as const, 'hr' as const),
  filedOn: days,
  expiry: fc.constantFrom(expiry, '2026-01' as Month, '2099-12' as Month),
  revision: ids,
  state: bytes(816),
  keys: bytes(380),
});
const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant('filing' as const), thread: threads, ...sealed }),
  fc.record({ kind: fc.constant('filing' as const), thread: threads, ...sealed, copy: bytes(16) }),
  fc.record({ kind: fc.constant('message' as const), ...writer, ...sealed }),
  fc.record({ kind: fc.constant('message' as const), ...writer, ...sealed, copy: bytes(16) }),
  fc.record({ kind: fc.constant('act' as const), ...writer }),
  fc.record({
    kind: fc.constant('move' as const),
    from: ids,
    revision: ids,
    thread: threads,
    ...sealed,
  }),
  fc.record({
    kind: fc.constant('move' as const),
    from: ids,
    revision: ids,
    thread: threads,
    ...sealed,
    copy: bytes(16),
  }),
  fc.record({ kind: fc.constant('carry' as const), thread: ids, ...sealed }),
  fc.record({
    kind: fc.constant('remove' as const),
    thread: ids,
    tags: fc.array(bytes(16), { maxLength: limits.removedTags, size: 'max' }),
  }),
  fc.record({ kind: fc.constantFrom('hold' as const, 'cover' as const) }),
  fc.record({
    kind: fc.constant('rekey' as const),
    ...writer,
    ...sealed,
    blindIndex: bytes(32),
    publicKey: bytes(32),
    reporterCommon: bytes(100),
  }),
);
/** The next pass stands as the first day of all: no window ends on that. */
const due = fc.constantFrom('pass' as const, filedOn, '2099-12-31' as Day);
const dated: fc.Arbitrary<Operation> = fc.oneof(
  operations,
  fc.tuple(operations, due).map(([operation, due]) => ({ ...operation, due })),
);

const common = Buffer.from(vectors.thread.common, 'hex');
const tags = fixedMessages.tags(common, 'reporter', 0, 8);
const message = Uint8Array.from(Buffer.alloc(6192, 5));
const sha256 = (of: Uint8Array): string => createHash('sha256').update(of).digest('hex');

const steppedDown = {
  kind: 'act',
  thread: id(0xa1),
  side: 'desk',
  place: 2,
  act: { kind: 'stepped_down', day: filedOn, member: id(0xf1) },
} as const satisfies Operation;
const closing = {
  kind: 'message',
  thread: id(0xa1),
  side: 'desk',
  place: 3,
  act: { kind: 'closed', day: filedOn, reason: 'duplicate' },
  tags,
  message,
} as const satisfies Operation;
const filing = {
  kind: 'filing',
  thread: storedThread(),
  tags,
  message,
} as const satisfies Operation;
const move = {
  kind: 'move',
  from: id(0xa2),
  revision: id(0xb2),
  thread: storedThread(),
  tags,
  message,
} as const satisfies Operation;
const carry = { kind: 'carry', thread: id(0xa1), tags, message } as const satisfies Operation;
const remove = {
  kind: 'remove',
  thread: id(0xa2),
  tags: tags.slice(0, 3),
} as const satisfies Operation;
const hold = { kind: 'hold' } as const satisfies Operation;
const cover = { kind: 'cover' } as const satisfies Operation;
const rekey = {
  kind: 'rekey',
  thread: id(0xa1),
  side: 'reporter',
  place: 0,
  act: { kind: 'code_renewed', day: filedOn },
  tags,
  message,
  blindIndex: Uint8Array.from(Buffer.alloc(32, 6)),
  publicKey: Uint8Array.from(Buffer.alloc(32, 7)),
  reporterCommon: Uint8Array.from(Buffer.alloc(100, 8)),
} as const satisfies Operation;
const everyOperation: readonly Operation[] = [
  steppedDown,
  closing,
  filing,
  move,
  carry,
  remove,
  hold,
  cover,
  rekey,
  { ...cover, due: filedOn },
];

describe('an operation as bytes', () => {
  it.each([closing, filing, move] as const)(
    'ends in the tag of the desk’s copy, where there is one: $kind',
    (operation) => {
      const copy = Uint8Array.from(Buffer.alloc(16, 9));
      const whole = Buffer.concat([encodeOperation(operation), copy]);
      expect(encodeOperation({ ...operation, copy })).toEqual(whole);
      expect(plain(decodeOperation(whole))).toEqual(plain({ ...operation, copy }));
      expect(() => decodeOperation(whole.subarray(0, -1))).toThrow('seal_format');
      const short = { ...operation, copy: copy.subarray(1) };
      expect(() => encodeOperation(short)).toThrow('seal_value');
    },
  );

  it('is what it was on the first day', () => {
    expect(encodeOperation(steppedDown).toString('hex')).toBe(vectors.operations.act);
    expect(sha256(encodeOperation(closing))).toBe(vectors.operations.message);
    expect(sha256(encodeOperation(filing))).toBe(vectors.operations.filing);
  });

  it("is what it was on the first day of HR's desk", () => {
    expect(sha256(encodeOperation(move))).toBe(vectors.operations.move);
    expect(sha256(encodeOperation(carry))).toBe(vectors.operations.carry);
    expect(encodeOperation(remove).toString('hex')).toBe(vectors.operations.remove);
    expect(encodeOperation(hold).toString('hex')).toBe(vectors.operations.hold);
  });

  it('is what it was on the first day of cover rows', () => {
    expect(encodeOperation(cover).toString('hex')).toBe(vectors.operations.cover);
  });

  it('is what it was on the first day of new codes', () => {
    expect(sha256(encodeOperation(rekey))).toBe(vectors.operations.rekey);
    const fields = [rekey.message, rekey.blindIndex, rekey.publicKey, rekey.reporterCommon];
    const head = Buffer.from(`0a${id(0xa1)}01000a0000512e`, 'hex');
    expect(encodeOperation(rekey)).toEqual(Buffer.concat([head, ...tags, ...fields]));
    expect(plain(decodeOperation(encodeOperation(rekey)))).toEqual(plain(rekey));
  });

  it('is what it was on the first day of windows of a week', () => {
    const onDay = { ...cover, due: filedOn };
    const withPass = { ...hold, due: 'pass' } as const;
    expect(encodeOperation(onDay).toString('hex')).toBe(vectors.operations.coverOnDay);
    expect(encodeOperation(withPass).toString('hex')).toBe(vectors.operations.holdWithPass);
    // Before what it says its kind stands, as ever.
    const plain = encodeOperation(filing);
    expect(encodeOperation({ ...filing, due: 'pass' }).subarray(5)).toEqual(plain);
  });

  it.each([
    [
      'a yes to HR',
      vectors.operations.answered,
      { kind: 'hr_answered', day: filedOn, yes: true },
      { side: 'reporter', place: 0 },
    ],
    [
      'a hand-over past HR',
      vectors.operations.handedOver,
      { kind: 'handed_over', day: filedOn, toHr: false },
      { side: 'desk', place: 1 },
    ],
    [
      'a reopening',
      vectors.operations.reopened,
      { kind: 'reopened', day: filedOn },
      { side: 'desk', place: 3 },
    ],
    [
      'a question about HR',
      vectors.operations.asked,
      { kind: 'hr_asked', day: filedOn },
      { side: 'desk', place: 0 },
    ],
  ] as const)("has the act of the first day of HR's desk: %s", (_, stored, acted, at) => {
    const operation = { kind: 'act', thread: id(0xa1), ...at, act: acted } as const;
    expect(encodeOperation(operation).toString('hex')).toBe(stored);
    expect(decodeOperation(Buffer.from(stored, 'hex'))).toEqual(operation);
  });

  it('has the act of the first day of closings without feedback', () => {
    const acted = { kind: 'closed', day: filedOn, reason: 'duplicate', feedback: false } as const;
    const at = { thread: id(0xa1), side: 'desk', place: 1 } as const;
    const operation = { kind: 'act', ...at, act: acted } as const;
    expect(encodeOperation(operation).toString('hex')).toBe(vectors.operations.closedWithout);
    const stored = Buffer.from(vectors.operations.closedWithout, 'hex');
    expect(decodeOperation(stored)).toEqual(operation);
  });

  it('stands field after field in one order', () => {
    const head = `02${id(0xa1)}0203130000512e09${Buffer.from('duplicate').toString('hex')}`;
    const expected = head + tags.map((tag) => Buffer.from(tag).toString('hex')).join('');
    expect(encodeOperation(closing).toString('hex').startsWith(expected)).toBe(true);
    const row = encodeOperation(filing).toString('hex').slice(2);
    const ascii = Buffer.from(reference).toString('hex');
    expect(row.startsWith(`${id(0xa1)}${ascii}${vectors.receipt.blindIndex}010000512e5f1b`)).toBe(
      true,
    );
  });

  it('gives back every operation, and always fits', () => {
    fc.assert(
      fc.property(dated, (operation) => {
        const encoded = encodeOperation(operation);
        expect(plain(decodeOperation(encoded))).toEqual(plain(operation));
        // Before it stands the writer's mark of 32 bytes.
        expect(pad(Buffer.concat([Buffer.alloc(32), encoded]), 7800)).toHaveLength(7800);
      }),
      { numRuns: 60 },
    );
  });

  it('names as many removed messages as fit, and not one more', () => {
    const many = Array.from({ length: limits.removedTags }, () => tags[0]!);
    const encoded = encodeOperation({ ...remove, tags: many });
    expect(decodeOperation(encoded)).toMatchObject({ tags: { length: limits.removedTags } });
    const oneMore = Buffer.concat([encoded, tags[0]!]);
    oneMore.writeUInt16BE(limits.removedTags + 1, 17);
    expect(() => decodeOperation(oneMore)).toThrow('seal_format');
    const tooMany = { ...remove, tags: [...many, tags[0]!] };
    expect(() => encodeOperation(tooMany)).toThrow('seal_value');
  });

  it('never takes other bytes than its own for a removal, a hold, a cover or an act', () => {
    const kinds = fc.constantFrom(3, 6, 7, 8);
    fc.assert(
      fc.property(kinds, fc.uint8Array({ maxLength: 60 }), (kind, rest) => {
        const given = Buffer.from([kind, ...rest]);
        try {
          expect([...encodeOperation(decodeOperation(given))]).toEqual([...given]);
        } catch (error) {
          expect(error).toMatchObject({ code: 'seal_format' });
        }
      }),
    );
  });

  it('is refused cut short or drawn out', () => {
    for (const operation of everyOperation) {
      const encoded = encodeOperation(operation);
      for (const length of [0, 1, 17, 18, 19, 20, 24, encoded.length - 1]) {
        const cut = encoded.subarray(0, Math.min(length, encoded.length - 1));
        expect(() => decodeOperation(cut)).toThrow('seal_format');
      }
      const longer = Buffer.concat([encoded, Buffer.alloc(1)]);
      expect(() => decodeOperation(longer)).toThrow('seal_format');
    }
  });

  const act = vectors.operations.act;
  const { answered, handedOver, remove: removed } = vectors.operations;
  it.each([
    ['an unknown kind', `09${act.slice(2)}`],
    ['an unknown side', act.replace(/02023000/, '03023000')],
    ['a fifth place', `${act.slice(0, 36)}04${act.slice(38)}`],
    ['an unknown act', `${act.slice(0, 38)}31${act.slice(40)}`],
    ['a move as an act', `${act.slice(0, 38)}14${act.slice(40, 48)}`],
    ['an excerpt as an act', `${act.slice(0, 38)}05${act.slice(40, 48)}`],
    ['a filing as an act', `${act.slice(0, 38)}01${act.slice(40, 48)}`],
    ['an answer that is neither yes nor no', `${answered.slice(0, -2)}02`],
    ['an answer that says nothing', answered.slice(0, -2)],
    ['a hand-over that is neither to HR nor to others', `${handedOver.slice(0, -2)}ff`],
    ['fewer removed messages than it counts', removed.replace('0003', '0004')],
    ['more removed messages than it counts', removed.replace('0003', '0002')],
    ['something on a hold', `07${'00'.repeat(16)}`],
    ['something on a cover', `08${'00'.repeat(16)}`],
    ['a closing for an unknown reason', `${act.slice(0, 38)}130000512e0161`],
  ])('is refused with %s', (_, changed) => {
    expect(changed).not.toBe(act);
    expect(() => decodeOperation(Buffer.from(changed, 'hex'))).toThrow('seal_format');
  });

  it.each([
    ['seven tags', { ...closing, tags: tags.slice(1) }],
    ['a tag of another length', { ...closing, tags: [...tags.slice(1), new Uint8Array(15)] }],
    ['a message of another length', { ...closing, message: message.subarray(1) }],
    ['a fifth place', { ...steppedDown, place: 4 }],
    ['a place below the first', { ...steppedDown, place: -1 }],
    ['a thread that is none', { ...steppedDown, thread: 'A'.repeat(32) as never }],
    ['a state of another length', withRow({ state: new Uint8Array(815) })],
    ['keys of another length', withRow({ keys: new Uint8Array(381) })],
    ['a blind index of another length', withRow({ blindIndex: new Uint8Array(16) })],
    ['a new code’s mark of another length', { ...rekey, blindIndex: new Uint8Array(31) }],
    ['a new code’s key of another length', { ...rekey, publicKey: new Uint8Array(33) }],
    ['a new code’s wrap of another length', { ...rekey, reporterCommon: new Uint8Array(99) }],
    ['a removed message of another length', { ...remove, tags: [new Uint8Array(17)] }],
    ['a removal in a thread that is none', { ...remove, thread: 'x' as never }],
    ['a move from a thread that is none', { ...move, from: 'x' as never }],
    ['a move of a revision that is none', { ...move, revision: 'x' as never }],
    ['a move with seven tags', { ...move, tags: tags.slice(1) }],
    ['a carried message of another length', { ...carry, message: message.subarray(1) }],
    ['a reference whose check fails', withRow({ reference: '7K3MQ-9XW2A' as never })],
    ['a month that is none', withRow({ expiry: '2028-13' as never })],
  ] as const)('is not written with %s: the release could not read it', (_, operation) => {
    expect(() => encodeOperation(operation)).toThrow('seal_value');
  });

  it('takes messages as the message sealer makes them', () => {
    const sealedMessage = fixedMessages.seal(common, id(0xa1), messageOf(bodies[0]!));
    expect(() => encodeOperation({ ...closing, message: sealedMessage })).not.toThrow();
  });
});

function withRow(change: Partial<ThreadRow>): Operation {
  return { ...filing, thread: { ...filing.thread, ...change } };
}
