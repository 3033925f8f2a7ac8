import fc from 'fast-check';
import { associatedData, type Place } from '../../bot/crypto/associated-data';
import { type EnvelopeType, envelopeTypes } from '../../bot/crypto/envelope-types';
import { createEnvelopes } from '../../bot/crypto/envelopes';
import { deriveKeyPair, importOpener, importRecipient } from '../../bot/crypto/hpke';
import { associatedByTheBook } from './by-the-book';
import { deployment, filedOn, reference, seededChance } from './workshop';

const types = Object.keys(envelopeTypes) as EnvelopeType[];
const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
const place: fc.Arbitrary<Place> = fc.record({
  type: fc.constantFrom(...types),
  thread: sixteen,
  row: sixteen,
  field: fc.nat(255),
});

/** A place and the same with one of its parts changed. */
const twoPlaces = fc
  .tuple(place, place)
  .chain(([here, other]) =>
    fc
      .constantFrom(...(['type', 'thread', 'row', 'field'] as const))
      .map((part) => ({ here, there: { ...here, [part]: other[part] } })),
  );
const differ = (one: Place, two: Place): boolean =>
  !associatedData(deployment, one).equals(associatedData(deployment, two));

describe('the associated data', () => {
  it('has 54 bytes of fixed width', () => {
    const thread = Buffer.alloc(16, 0x11);
    const row = Buffer.alloc(16, 0x22);
    expect(
      associatedData(deployment, { type: 'state', thread, row, field: 3 }).toString('hex'),
    ).toBe(
      '776231' +
        '04' +
        '000102030405060708090a0b0c0d0e0f' +
        '11'.repeat(16) +
        '22'.repeat(16) +
        '0301',
    );
    const end = { day: filedOn, reference };
    const whole = associatedData(deployment, { type: 'state', thread, row, ...end });
    expect(whole.subarray(54).toString('latin1')).toBe(`${filedOn} ${reference}`);
    expect(associatedData(deployment, { type: 'pool' })).toEqual(
      associatedByTheBook(9, '000102030405060708090a0b0c0d0e0f'),
    );
  });

  it('has a byte of its own for every type, and keeps them', () => {
    expect(envelopeTypes).toEqual({
      'reporter-message': 1,
      'desk-message': 2,
      state: 4,
      'thread-keys': 5,
      'wrap-desk-common': 6,
      'wrap-reporter-common': 7,
      'wrap-desk-internal': 8,
      pool: 9,
      draft: 10,
      'kept-texts': 11,
      'desk-private': 13,
      'desk-queue': 14,
      'draft-key': 15,
      proposal: 16,
      'desk-record': 17,
      case: 21,
      roster: 22,
      redactions: 23,
    });
  });

  it('refuses parts of another width, which would run into each other', () => {
    const short = new Uint8Array(15);
    expect(() => associatedData(short, { type: 'pool' })).toThrow('seal_value');
    expect(() => associatedData(deployment, { type: 'pool', row: short })).toThrow('seal_value');
    expect(() => associatedData(deployment, { type: 'pool', thread: short })).toThrow('seal_value');
  });
});

describe('an envelope in its place', () => {
  const envelopes = createEnvelopes(deployment, seededChance('places'));
  const elsewhere = createEnvelopes(new Uint8Array(16), seededChance('places'));
  const key = Buffer.alloc(32, 1);
  const content = Buffer.from('content');

  it('opens there and nowhere else: type, thread, row and field count', () => {
    fc.assert(
      fc.property(twoPlaces, ({ here, there }) => {
        fc.pre(differ(here, there));
        const sealed = envelopes.seal(key, here, content);
        expect(envelopes.open(key, here, sealed)).toEqual(content);
        expect(() => envelopes.open(key, there, sealed)).toThrow(/^seal_(key|open)$/);
        expect(() => elsewhere.open(key, here, sealed)).toThrow('seal_open');
      }),
    );
  });

  it('does so when it is sealed to a public key, too', () => {
    const pair = deriveKeyPair(Buffer.alloc(32, 2));
    const recipient = importRecipient(pair.publicKey);
    const opener = importOpener(pair);
    fc.assert(
      fc.property(twoPlaces, ({ here, there }) => {
        fc.pre(differ(here, there));
        const sealed = envelopes.sealTo(recipient, here, content);
        expect(envelopes.openWith(opener, here, sealed)).toEqual(content);
        expect(() => envelopes.openWith(opener, there, sealed)).toThrow('seal_open');
        expect(() => elsewhere.openWith(opener, here, sealed)).toThrow('seal_open');
      }),
      { numRuns: 40 },
    );
  });
});
