import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { createEnvelopes } from '../../bot/crypto/envelopes';
import { rosterSizes } from '../../bot/crypto/sizes';
import { addDays, type Day } from '../../bot/domain/day';
import type { Id, Revision } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { rosterKeysOf } from '../../bot/keys/roster-keys';
import type { Passkey, RosterRow, StaffMember } from '../../bot/ports/staff';
import { createRosterSealer } from '../../bot/sealers/roster-sealer';
import { associatedByTheBook, hkdfByTheBook, openSymmetricByTheBook } from './by-the-book';
import { hexText, id, seededChance } from './workshop';

const version = (number: number) => ({
  ...{ name: `kek-v${number}`, number, madeOn: undefined, key: Buffer.alloc(32, number) },
});
const sealerUnder = (
  numbers: readonly [number, ...number[]],
  unknown: 'unread' | 'foreign' = 'unread',
  deployment = 3,
) => {
  const [newest, ...earlier] = numbers;
  const keys = rosterKeysOf([version(newest), ...earlier.map(version)]);
  const envelopes = createEnvelopes(Buffer.alloc(16, deployment), seededChance('roster'));
  return createRosterSealer(envelopes, () => keys, Buffer.alloc(32, 7), unknown);
};
const sealer = sealerUnder([1]);
const blank = { desk: 'hr', revision: id(1) as Id as Revision } as const;
const another = { ...blank, revision: id(9) as Id as Revision };
const passkey = (seed: number, longest = false): Passkey => ({
  id: Buffer.alloc(longest ? 255 : 16, seed).toString('base64url'),
  publicKey: new Uint8Array(longest ? rosterSizes.publicKey : 77).fill(seed),
  name: longest ? 'å'.repeat(limits.passkeyNameBytes / 2) : 'Telefonen',
  ...{ madeOn: '2026-11-24' as Day, usedOn: '2026-12-10' as Day },
});
const person = (user: string): StaffMember => ({
  id: id(user.length),
  desk: 'hr',
  title: 'HR-chef åäö',
  standing: 'member',
  messenger: 'teams',
  tenant: 't',
  user,
  address: '{"a":1}',
});
const people: readonly StaffMember[] = [
  { ...person('a'), sees: '2026-11-24' as Day },
  { ...person('bb'), sees: 'shown', awayUntil: '2026-12-10' as Day, messenger: 'slack' },
  { ...person('ccc'), standing: 'waiting', messenger: 'web', passkeys: [passkey(1)] },
  { ...person('dddd'), passkeys: [passkey(2), passkey(3)], email: 'åsa@example.org' },
];
const row = sealer.seal(blank, { members: people });

describe('the list of a desk', () => {
  it('keeps what is noted of an appointment, behind its tag', () => {
    const day = '2026-12-10' as Day;
    const open = { ...person('a'), mandate: { decision: 'KS 12' } };
    const whole = { ...open, mandate: { ...open.mandate, until: day, secrecyOn: day } };
    const kept = sealer.seal(blank, { members: [open, whole] });
    expect(sealer.open(kept)?.members).toEqual([open, whole]);
  });

  it('opens as it was sealed, an empty one as well', () => {
    expect(sealer.open(row)?.members).toEqual(people);
    expect(sealer.open(row)?.members).toEqual(people);
    expect(sealer.open(sealer.seal(blank, { members: [] }))).toMatchObject({ members: [] });
  });

  it('keeps whatever is known of a person', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    const someDay = fc.nat(60_000).map((n) => addDays('1970-01-01' as Day, n));
    const key = fc.record({
      id: fc.base64String({ maxLength: 340 }),
      publicKey: fc.uint8Array({ maxLength: 600 }),
      ...{ name: fc.string({ maxLength: 20 }), madeOn: someDay, usedOn: someDay },
    });
    const always = { id: fc.constant(id(5)), desk: fc.constant('hr' as const), title: text };
    const account = {
      messenger: fc.constantFrom('teams', 'slack', 'web'),
      tenant: text,
      user: text,
    };
    const someone: fc.Arbitrary<StaffMember> = fc.record(
      {
        ...{ ...always, ...account, address: text },
        standing: fc.constantFrom('member', 'waiting'),
        sees: fc.oneof(fc.constant('shown' as const), someDay),
        awayUntil: someDay,
        passkeys: fc.array(key, { maxLength: 3 }),
        email: text,
      },
      {
        requiredKeys: [
          ...(['id', 'desk', 'title', 'standing'] as const),
          ...(['messenger', 'tenant', 'user', 'address'] as const),
        ],
      },
    );
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 16 }), (members) => {
        expect(sealer.open(sealer.seal(blank, { members }))?.members).toEqual(members);
      }),
      { numRuns: 60 },
    );
  });

  it('is what anybody can read who has the vault key and the comments', () => {
    const plain = openSymmetricByTheBook(
      hkdfByTheBook(Buffer.alloc(32, 1), Buffer.from('wb1/roster'), 32),
      22,
      associatedByTheBook(22, '03'.repeat(16), { row: blank.revision, field: 2 }),
      sealer.seal(blank, {
        members: [
          {
            ...{ ...person('bb'), sees: '1970-01-03' as Day, email: 'a@b' },
            passkeys: [
              {
                ...{ id: 'AAE', publicKey: Uint8Array.of(1, 2), name: 'Min' },
                ...{ madeOn: '1970-01-04' as Day, usedOn: '1970-01-05' as Day },
              },
            ],
          },
        ],
        from: '1970-01-02' as Day,
      }).sealed,
    );
    const always = ['HR-chef åäö', 't', 'bb', '{"a":1}'].map(hexText).join('');
    const later = `0301${hexText('AAE')}00020102${hexText('Min')}000000030000000404${hexText('a@b')}`;
    const one = `${id(2)}0101${always}010100000002${later}`;
    const length = (one.length / 2).toString(16).padStart(4, '0');
    const content = Buffer.from(`010000000101${length}${one}`, 'hex');
    expect(plain).toEqual(Buffer.concat([content, Buffer.alloc(4096 - content.length)]));
  });

  it.each<[string, Partial<RosterRow>]>([
    ['of another desk', { desk: 'whistleblowing' }],
    ['of another revision', { revision: id(2) as Id as Revision }],
    ['that was changed', { sealed: row.sealed.map((byte, at) => byte ^ +(at === 90)) }],
    ['that was cut off', { sealed: row.sealed.subarray(0, 100) }],
    ['that is none', { sealed: new Uint8Array(3) }],
    ['of another list', { sealed: sealer.seal(another, { members: people }).sealed }],
  ])('%s does not open, whatever opened before', (_, change) => {
    expect(sealer.open({ ...row, ...change })).toBeUndefined();
    expect(sealer.open(row)?.members).toEqual(people);
  });

  it('of another installation does not open', () => {
    expect(sealerUnder([1], 'unread', 4).open(row)).toBeUndefined();
  });

  it('has room for sixteen people with all that is kept of them, and refuses a longer address', () => {
    const full = (n: number): StaffMember => ({
      ...person('a'),
      id: id(n),
      title: 'å'.repeat(40),
      tenant: 't'.repeat(64),
      user: 'u'.repeat(128),
      address: 'a'.repeat(rosterSizes.address),
      passkeys: [passkey(n, true), passkey(98, true), passkey(99, true)],
      email: 'e'.repeat(limits.emailBytes),
      was: Array.from({ length: limits.deskRemembers + 15 }, (_, at) => id(at + 1)),
    });
    const members = Array.from({ length: 16 }, (_, n) => full(n + 1));
    const all = Array.from({ length: limits.deskKnows }, (_, n) => n + 1);
    const until = '2026-12-10' as Day;
    const remembers = {
      former: all.map((n) => ({ id: id(n), title: 'å'.repeat(48) })),
      used: all.slice(0, limits.deskRemembers).map(() => ({ locator: 'A'.repeat(8), until })),
    };
    const sealed = sealer.seal(blank, { members, ...remembers });
    expect(sealer.open(sealed)).toEqual({ members, ...remembers });
    expect((sealed.sealed.length - 48) % rosterSizes.step).toBe(0);
    const longest = passkey(1, true);
    for (const longer of [
      { address: 'a'.repeat(rosterSizes.address + 1) },
      { email: 'e'.repeat(limits.emailBytes + 1) },
      { passkeys: [passkey(1), passkey(2), passkey(3), passkey(4)] },
      { passkeys: [{ ...longest, id: `${longest.id}A` }] },
      { passkeys: [{ ...longest, publicKey: new Uint8Array(rosterSizes.publicKey + 1) }] },
      { passkeys: [{ ...longest, name: `${longest.name}a` }] },
    ])
      expect(() => sealer.seal(blank, { members: [{ ...person('a'), ...longer }] })).toThrow(
        'seal_size',
      );
  });

  it('under a vault key that is not known waits until it is, and opens under an earlier one', () => {
    const later = sealerUnder([2, 1]);
    const renewed = later.seal(blank, { members: people });
    expect(() => sealer.open(renewed)).toThrow('seal_unread');
    expect(sealerUnder([1], 'foreign').open(renewed)).toBeUndefined();
    expect(later.open(row)?.members).toEqual(people);
    expect([later.isNewest(row), later.isNewest(renewed)]).toEqual([false, true]);
  });
});

describe('an invitation', () => {
  const code = { locator: 'AAAAAAAA', secret: 'S'.repeat(12) };
  const kept = sealer.sealInvitation({ code, desk: 'hr', title: 'HR-chef', expiresAt: 7 });

  it('fits its secret, and no other', () => {
    expect(sealer.fits(kept, code.secret)).toBe(true);
    expect(sealer.fits(kept, 'T'.repeat(12))).toBe(false);
  });

  it.each([
    { locator: 'BBBBBBBB' },
    { desk: 'whistleblowing' as const },
    { title: 'HR-che' },
    { expiresAt: 8 },
    { expiresAt: -1 },
    { secretHash: createHash('sha256').update(code.secret).digest() },
  ])('does not when somebody changed %j', (change) => {
    expect(sealer.fits({ ...kept, ...change }, code.secret)).toBe(false);
  });

  it.each([
    ['own', 'renews'],
    ['renews', 'own'],
  ] as const)(
    'is of one kind only: a place at a desk, or what is %s of one member',
    (as, other) => {
      const bound = { as, member: id(5) };
      const terms = { code, desk: 'hr', title: 'HR-chef', expiresAt: 7 } as const;
      const own = sealer.sealInvitation(terms, bound);
      expect(Object.keys(own)).toEqual(Object.keys(kept));
      expect(sealer.fits(own, code.secret, bound)).toBe(true);
      expect(sealer.fits(own, code.secret, { as, member: id(6) })).toBe(false);
      expect(sealer.fits(own, code.secret, { as: other, member: id(5) })).toBe(false);
      expect(sealer.fits(own, code.secret)).toBe(false);
      expect(sealer.fits(kept, code.secret, bound)).toBe(false);
    },
  );

  it('is good under an earlier vault key, too', () => {
    expect(sealerUnder([2, 1]).fits(kept, code.secret)).toBe(true);
  });
});
