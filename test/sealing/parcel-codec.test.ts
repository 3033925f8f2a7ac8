import fc from 'fast-check';
import { dayNumber } from '../../bot/domain/day';
import { hrSteps } from '../../bot/domain/thread';
import { nodeRandom } from '../../bot/platform/random';
import type { Parcel } from '../../bot/ports/desk-records';
import { createEnvelopes } from '../../bot/sealing/envelopes';
import { readBytes } from '../../bot/sealing/fixed-width';
import { encodeParcel, readParcel } from '../../bot/sealing/parcel-codec';
import { createRecordSealer } from '../../bot/sealing/record-sealer';
import { envelopeSizes } from '../../bot/sealing/sizes';
import { messageOf } from './samples';
import { filedOn, id } from './workshop';

const of = { id: id(0xc1), outOn: filedOn } as const;
const tag = Uint8Array.from(Buffer.alloc(16, 9));
const idHex = '000000000000000000000000000000c1';
const day = dayNumber(filedOn).toString(16).padStart(8, '0');

/** By the comment, without the code. */
const table: readonly (readonly [string, Parcel, string])[] = [
  ['by a yes', { ...of, kind: 'excerpt', how: 'agreed', text: 'Å' }, `01${idHex}${day}010000c385`],
  ['told', { ...of, kind: 'excerpt', how: 'told', text: '' }, `01${idHex}${day}020000`],
  [
    'untold',
    { ...of, kind: 'excerpt', how: 'untold', before: 'no', deferral: id(0xd1), text: 'A' },
    `01${idHex}${day}030301000000000000000000000000000000d141`,
  ],
  [
    'a move',
    { ...of, kind: 'move', beyond: 258, dropped: true, to: id(0xa1), held: tag },
    `02${idHex}${day}010201000000000000000000000000000000a101${'09'.repeat(16)}`,
  ],
  [
    'a move of a case that is not held',
    { ...of, kind: 'move', beyond: 0, dropped: false, to: id(0xa1) },
    `02${idHex}${day}000000000000000000000000000000000000a100`,
  ],
  ['words', { ...of, kind: 'words', place: 3, text: 'Ord' }, `03${idHex}${day}034f7264`],
];
const read = (hex: string): Parcel => readParcel(readBytes(Buffer.from(hex, 'hex')));

describe('a parcel as bytes', () => {
  it.each(table)('is what its comment says: %s', (_, parcel, hex) => {
    expect(encodeParcel(parcel).toString('hex')).toBe(hex);
    expect(read(hex)).toEqual(parcel);
  });

  it.each([
    ['another kind', `04${idHex}${day}`],
    ['another way', `01${idHex}${day}040000`],
    ['another step', `01${idHex}${day}030600`],
    ['a flag that is neither', `02${idHex}${day}000002${'00'.repeat(16)}00`],
    ['something after its end', `02${idHex}${day}000000${'00'.repeat(16)}0000`],
  ])('is refused with %s', (_, hex) => {
    expect(() => read(hex)).toThrow('seal_format');
  });

  it('is the same again, whatever it says', () => {
    const excerpts = fc.record({
      kind: fc.constant('excerpt' as const),
      how: fc.constantFrom('agreed' as const, 'told' as const, 'untold' as const),
      before: fc.option(fc.constantFrom(...hrSteps), { nil: undefined }),
      deferral: fc.constantFrom(undefined, id(0xd1)),
      text: fc.string({ unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(excerpts, (content) => {
        const parcel: Parcel = { ...of, ...content };
        expect(read(encodeParcel(parcel).toString('hex'))).toEqual(parcel);
      }),
    );
  });

  it('is a record as any other, and opens as nothing else', () => {
    const sealer = createRecordSealer(createEnvelopes(Buffer.alloc(16, 7), nodeRandom()));
    const key = Buffer.alloc(32, 3);
    const copy = {
      ...{ place: 0, outOn: filedOn, alone: true },
      message: messageOf({ kind: 'reply', text: '' }),
    };
    for (const [, parcel] of table) {
      const envelope = sealer.sealParcel(key, id(0xa1), parcel);
      expect(envelope).toHaveLength(envelopeSizes.record);
      expect(sealer.openParcel(key, id(0xa1), envelope)).toEqual(parcel);
      expect(() => sealer.openCopy(key, id(0xa1), envelope)).toThrow('seal_format');
      expect(() => sealer.openNote(key, id(0xa1), envelope)).toThrow('seal_format');
      expect(() => sealer.openParcel(key, id(0xa2), envelope)).toThrow('seal_open');
    }
    const envelope = sealer.sealCopy(key, id(0xa1), copy as never);
    expect(() => sealer.openParcel(key, id(0xa1), envelope)).toThrow('seal_format');
    const kinds = ['excerpt', 'move', 'words'] as const;
    const tags = kinds.flatMap((kind) =>
      [0, 3].map((place) => sealer.parcelTag(key, { kind, place, outOn: filedOn })),
    );
    const hex = [...tags, sealer.copyTag(key, 0, filedOn)].map((one) =>
      Buffer.from(one).toString('hex'),
    );
    expect(new Set(hex).size).toBe(7);
  });

  it('has room for the longest excerpt', () => {
    const sealer = createRecordSealer(createEnvelopes(Buffer.alloc(16, 7), nodeRandom()));
    const text = 'x'.repeat(6000);
    const longest: Parcel = {
      ...of,
      ...{ kind: 'excerpt', how: 'untold', before: 'no', deferral: id(0xd1), text },
    };
    expect(sealer.sealParcel(Buffer.alloc(32, 3), id(0xa1), longest)).toHaveLength(
      envelopeSizes.record,
    );
  });
});
