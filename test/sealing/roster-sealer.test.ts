import { createHash } from 'node:crypto';
import { createEnvelopes } from '../../bot/crypto/envelopes';
import { rosterSizes } from '../../bot/crypto/sizes';
import type { Day } from '../../bot/domain/day';
import type { Id, Revision } from '../../bot/domain/ids';
import { rosterKeysOf } from '../../bot/keys/roster-keys';
import type { RosterRow, StaffMember } from '../../bot/ports/staff-store';
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
  { ...person('ccc'), standing: 'waiting' },
];
const row = sealer.seal(blank, { members: people });

describe('the list of a desk', () => {
  it('opens as it was sealed, an empty one as well', () => {
    expect(sealer.open(row)?.members).toEqual(people);
    expect(sealer.open(row)?.members).toEqual(people);
    expect(sealer.open(sealer.seal(blank, { members: [] }))).toEqual({ members: [] });
  });

  it('is what anybody can read who has the vault key and the comments', () => {
    const plain = openSymmetricByTheBook(
      hkdfByTheBook(Buffer.alloc(32, 1), Buffer.from('wb1/roster'), 32),
      22,
      associatedByTheBook(22, '03'.repeat(16), { row: blank.revision, field: 2 }),
      sealer.seal(blank, {
        members: [{ ...person('bb'), sees: '1970-01-03' as Day }],
        from: '1970-01-02' as Day,
      }).sealed,
    );
    const always = ['HR-chef åäö', 't', 'bb', '{"a":1}'].map(hexText).join('');
    const one = `${id(2)}0101${always}010100000002`;
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
    });
    const members = Array.from({ length: 16 }, (_, n) => full(n + 1));
    const sealed = sealer.seal(blank, { members });
    expect(sealer.open(sealed)?.members).toEqual(members);
    expect((sealed.sealed.length - 48) % rosterSizes.step).toBe(0);
    const longer = { ...person('a'), address: 'a'.repeat(rosterSizes.address + 1) };
    expect(() => sealer.seal(blank, { members: [longer] })).toThrow('seal_size');
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
  const code = { locator: 'AAAA', secret: 'S'.repeat(16) };
  const kept = sealer.sealInvitation({ code, desk: 'hr', title: 'HR-chef', expiresAt: 7 });

  it('fits its secret, and no other', () => {
    expect(sealer.fits(kept, code.secret)).toBe(true);
    expect(sealer.fits(kept, 'T'.repeat(16))).toBe(false);
  });

  it.each([
    { locator: 'BBBB' },
    { desk: 'whistleblowing' as const },
    { title: 'HR-che' },
    { expiresAt: 8 },
    { expiresAt: -1 },
    { secretHash: createHash('sha256').update(code.secret).digest() },
  ])('does not when somebody changed %j', (change) => {
    expect(sealer.fits({ ...kept, ...change }, code.secret)).toBe(false);
  });

  it('is good under an earlier vault key, too', () => {
    expect(sealerUnder([2, 1]).fits(kept, code.secret)).toBe(true);
  });
});
