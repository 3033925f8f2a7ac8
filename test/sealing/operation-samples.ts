import fc from 'fast-check';
import { addDays, type Day } from '../../bot/domain/day';
import type { Operation } from '../../bot/domain/operation';
import { departures, type Image } from '../../bot/domain/pool-image';
import { hrSteps } from '../../bot/domain/thread';
import { bodies, fullestState, fullState } from './samples';
import { reference } from './workshop';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const ids = bytes(16).map((one) => Buffer.from(one).toString('hex') as never);
const text = fc.string({ unit: 'binary', maxLength: 80 });
const reporters = bodies.filter(({ kind }) => /^(report|talk|message)$/.test(kind)) as never[];
const sent = bodies.filter(({ kind }) => kind !== 'note') as never[];
const keys = { blindIndex: bytes(32), publicKey: bytes(32) };
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const days = fc.nat(3_000).map((n) => addDays('2026-01-01' as Day, n));

/** Operations of every kind, with and without all that they may leave out. */
export const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant('filing' as const),
    desk: fc.constantFrom('whistleblowing' as const, 'hr' as const),
    reference: fc.constant(reference),
    ...keys,
    state: fc.constantFrom(fullState, fullestState),
    body: fc.constantFrom(...reporters),
  }),
  fc.record({
    kind: fc.constant('message' as const),
    thread: ids,
    side: fc.constantFrom('reporter' as const, 'desk' as const),
    place: fc.nat(3),
    seen: fc.nat(0xffff),
    ofSide: fc.nat(0xffff),
    body: fc.constantFrom(...sent),
    renewal: maybe(fc.record(keys)),
    stays: maybe(fc.constant(true as const)),
    from: maybe(ids),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    from: ids,
    to: ids,
    excluded: fc.array(ids, { maxLength: 16 }),
  }),
  fc.record({
    kind: fc.constant('excerpt' as const),
    origin: ids,
    reference: fc.constant(reference),
    excluded: fc.array(ids, { maxLength: 16 }),
    text,
    how: fc.constantFrom('agreed' as const, 'told' as const, 'untold' as const),
    before: maybe(fc.constantFrom(...hrSteps)),
    deferral: maybe(ids),
  }),
  fc.record({
    kind: fc.constant('remove' as const),
    threads: fc.array(ids, { maxLength: 2 }),
    on: days,
    words: text,
  }),
);

const counts = fc.nat(2 ** 32 - 1);
const few = { maxLength: 6 };

const left = fc.record({ id: ids, why: fc.constantFrom(...departures), turn: fc.nat(2) });

/** Images as they may be written. What has left did so at one of the last three turns. */
export const images: fc.Arbitrary<Image> = fc
  .record({
    number: fc.maxSafeNat(),
    turn: fc.integer({ min: 2, max: 2 ** 32 - 1 }),
    dialogs: counts,
    windows: fc.array(fc.record({ outOn: days, count: counts }), few),
    earlier: fc.array(counts, { maxLength: 3 }),
    crowds: fc.array(fc.record({ firstDay: days, endsOn: days, people: counts }), few),
    gone: fc.array(left, few),
    entries: fc.array(
      fc.record({
        id: ids,
        when: fc.record({ from: days, to: days, outOn: days }),
        operations: fc.array(operations, { maxLength: 3 }),
      }),
      few,
    ),
  })
  .map((image) => ({
    ...image,
    gone: image.gone.map((one) => ({ ...one, turn: image.turn - one.turn })),
  }));
