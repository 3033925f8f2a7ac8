import fc from 'fast-check';
import type { CrowdBound } from '../../bot/domain/crowd';
import { addDays, type Day } from '../../bot/domain/day';
import { decodeBounds, encodeBounds } from '../../bot/sealing/crowd-codec';
import { envelopeSizes } from '../../bot/sealing/sizes';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { associatedByTheBook, openSymmetricByTheBook } from './by-the-book';
import vectors from './vectors.json';

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1970-01-01' as Day, n));
const bounds: fc.Arbitrary<CrowdBound[]> = fc.array(
  fc.record({ firstDay: day, endsOn: day, people: fc.nat(4_294_967_295) }),
  { maxLength: 2 },
);

it('reads what it wrote, and nothing else', () => {
  const refusal = expect.objectContaining({ code: 'seal_format' }) as Error;
  fc.assert(
    fc.property(bounds, (known) => {
      const bytes = encodeBounds(known);
      expect(decodeBounds(bytes)).toEqual(known);
      for (const other of [
        bytes.subarray(0, -1),
        Buffer.concat([bytes, Buffer.alloc(1)]),
        Buffer.concat([Uint8Array.of(2), bytes.subarray(1)]),
        Buffer.concat([Uint8Array.of(1, 3), bytes.subarray(2)]),
      ])
        expect(() => decodeBounds(other)).toThrow(refusal);
    }),
  );
});

const known: readonly CrowdBound[] = [
  { firstDay: '2026-11-23' as Day, endsOn: '2026-11-24' as Day, people: 40 },
  { firstDay: '2026-11-24' as Day, endsOn: '2026-11-25' as Day, people: 0 },
];

it('is written as its vector says, and what was stored on the first day opens', () => {
  const { content, sealed } = vectors.crowd;
  expect(encodeBounds(known).toString('hex')).toBe(content);
  const plaintext = openSymmetricByTheBook(
    Buffer.from(vectors.vault['kek-v1'], 'hex'),
    20,
    associatedByTheBook(20, vectors.crowd.deployment),
    Buffer.from(sealed, 'base64'),
  );
  expect(plaintext.toString('hex')).toBe(`001a${content}`.padEnd(64, '0'));
});

describe('what is known of crowds, sealed', () => {
  let office: TestVissla;
  beforeAll(async () => {
    office = await openVissla();
  });
  afterAll(() => office.close());

  it('has one size, opens again, and is other bytes each time', async () => {
    const { crowds } = await sealingOf(office);
    for (const these of [[], known.slice(1), known]) {
      const [one, other] = [crowds.seal(these), crowds.seal(these)];
      expect([one.length, other.length]).toEqual([envelopeSizes.crowd, envelopeSizes.crowd]);
      expect(Buffer.from(one).equals(other)).toBe(false);
      expect(crowds.open(one)).toEqual(these);
    }
  });

  it('is as none where somebody changed it, or where it is of another installation', async () => {
    const { crowds } = await sealingOf(office);
    const sealed = Uint8Array.from(crowds.seal(known));
    for (const at of [0, 10, 25, 50, sealed.length - 1])
      expect(crowds.open(sealed.map((byte, n) => (n === at ? byte ^ 1 : byte)))).toEqual([]);
    expect(crowds.open(sealed.subarray(1))).toEqual([]);
    const other = await openVissla();
    expect((await sealingOf(other)).crowds.open(sealed)).toEqual([]);
    await other.close();
  });
});
