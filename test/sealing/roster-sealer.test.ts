import { createHash, createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import type { Day } from '../../bot/domain/day';
import type { Edition, Id } from '../../bot/domain/ids';
import { type RosterRow, type StaffRow, shownOnly } from '../../bot/ports/staff-store';
import { rosterKeysOf } from '../../bot/sealing/roster-keys';
import { createRosterSealer } from '../../bot/sealing/roster-sealer';
import type { KeptVersion } from '../../bot/sealing/vault-secrets';
import { id } from './workshop';

const version = (number: number): KeptVersion => ({
  name: `kek-v${number}`,
  number,
  madeOn: undefined,
  key: Buffer.alloc(32, number),
});
const sealer = createRosterSealer(() => rosterKeysOf([version(1)]), Buffer.alloc(32, 7), 'waits');
const edition = (number: number): Edition => id(number) as Id as Edition;
const blank = { desk: 'hr', edition: edition(1) } as const;
const person = (user: string): Omit<StaffRow, 'mark'> => ({
  id: id(user.length),
  desk: 'hr',
  title: 'HR-chef åäö',
  standing: 'member',
  seesFrom: null,
  awayUntil: null,
  messenger: 'teams',
  tenant: 't',
  user,
  address: '{"a":1}',
});
const people = [person('a'), person('bb'), person('ccc')];
const { roster, members } = sealer.seal(blank, people);

describe('a roster', () => {
  it('opens with all that it was sealed with, in any order', () => {
    expect(sealer.open(roster, [...members].reverse())).toMatchObject({ isWhole: true });
    expect(sealer.open(roster, members)?.genuine).toEqual(members);
  });

  it('has marks that anybody can compute who has the vault key and the comments', () => {
    const expand = (ikm: Buffer, info: string, length: number): Buffer =>
      Buffer.from(hkdfSync('sha256', ikm, '', info, length));
    const key = expand(Buffer.alloc(32, 1), 'wb1/roster', 32);
    const drawn = Buffer.from(id(1), 'hex');
    const mac = (...parts: (string | Buffer)[]): Buffer =>
      createHmac('sha256', key)
        .update(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
        .digest();
    const sha = (text: string): Buffer => createHash('sha256').update(text).digest();
    const ids = people.map((one) => Buffer.from(one.id, 'hex'));
    expect(Buffer.from(roster.mark)).toEqual(
      Buffer.concat([
        expand(key, 'wb1/kid', 16),
        mac('edition', drawn, Buffer.of(2)),
        mac('whole', drawn, ...ids),
      ]),
    );
    const title = Buffer.from('HR-chef åäö');
    const address = Buffer.from('{"a":1}');
    const [first] = members;
    expect(Buffer.from(first?.mark ?? [])).toEqual(
      mac(
        'member',
        drawn,
        Buffer.of(2),
        Buffer.from(id(1), 'hex'),
        Buffer.of(2, 1),
        Buffer.concat([Buffer.from('wd1'), Buffer.of(1), sha('t'), sha('a')]),
        Buffer.of(0, title.length),
        title,
        Buffer.of(0, address.length),
        address,
      ),
    );
  });

  it('has a mark of another kind for who sees cases from a day on, or is away until one', () => {
    const key = Buffer.from(hkdfSync('sha256', Buffer.alloc(32, 1), '', 'wb1/roster', 32));
    const of = (days: Pick<StaffRow, 'seesFrom' | 'awayUntil'>): Uint8Array | null | undefined =>
      sealer.seal(blank, [{ ...person('a'), ...days }]).members[0]?.mark;
    const byTheBook = (sees: string, away: string): Buffer => {
      const text = (value: string): string => `00${Buffer.from([value.length]).toString('hex')}`;
      const hex = (value: string): string => Buffer.from(value).toString('hex');
      const title = 'HR-chef åäö';
      const sha = (value: string): string => createHash('sha256').update(value).digest('hex');
      const parts = [
        hex('reader'),
        id(1),
        '02',
        id(1),
        '0201',
        `${hex('wd1')}01${sha('t')}${sha('a')}`,
        `000e${hex(title)}`,
        `${text('{"a":1}')}${hex('{"a":1}')}`,
        `${text(sees)}${hex(sees)}`,
        `${text(away)}${hex(away)}`,
      ];
      return createHmac('sha256', key)
        .update(Buffer.from(parts.join(''), 'hex'))
        .digest();
    };
    const [sees, away] = ['2026-11-24' as Day, '2026-12-10' as Day];
    for (const days of [
      { seesFrom: sees, awayUntil: null },
      { seesFrom: null, awayUntil: away },
      { seesFrom: shownOnly, awayUntil: away },
    ])
      expect(Buffer.from(of(days) ?? [])).toEqual(
        byTheBook(days.seesFrom ?? '', days.awayUntil ?? ''),
      );
  });

  it('has no room for a row in which anything was changed', () => {
    const other = sealer.seal({ ...blank, edition: edition(2) }, people).members;
    const changed = fc.constantFrom<Partial<StaffRow>>(
      { id: id(9) },
      { desk: 'whistleblowing' },
      { title: 'HR-chef' },
      { standing: 'waiting' },
      { messenger: 'slack' },
      { tenant: 'T' },
      { user: 'A' },
      { address: '{"a":2}' },
      { seesFrom: '2026-11-24' as Day },
      { awayUntil: '2026-11-24' as Day },
      { seesFrom: '' as Day },
      { mark: new Uint8Array(32) },
      { mark: other[0]!.mark },
      { messenger: 'letter' as 'teams' },
      { standing: 'gone' as 'member' },
    );
    fc.assert(
      fc.property(changed, fc.nat(2), (change, at) => {
        const rows = members.map((member, n) => (n === at ? { ...member, ...change } : member));
        const opened = sealer.open(roster, rows);
        expect(opened?.genuine).toEqual(members.filter((_, n) => n !== at));
        expect(opened?.isWhole).toBe(false);
      }),
    );
  });

  it('says of rows what a sealer says that sees them for the first time, whatever it saw before', () => {
    const again = sealer.seal({ ...blank, edition: edition(3) }, people);
    const shown = fc.record({
      roster: fc.constantFrom(
        roster,
        again.roster,
        { ...roster, edition: edition(2) },
        { ...roster, mark: Uint8Array.from(roster.mark, (byte, at) => byte ^ Number(at === 79)) },
      ),
      rows: fc.subarray([
        ...members,
        again.members[0]!,
        { ...members[1]!, title: 'HR-chef' },
        { ...members[2]!, mark: Uint8Array.from(members[2]!.mark, (byte) => byte ^ 1) },
      ]),
    });
    const fresh = () =>
      createRosterSealer(() => rosterKeysOf([version(1)]), Buffer.alloc(32, 7), 'foreign');
    fc.assert(
      fc.property(fc.array(shown, { minLength: 2, maxLength: 6 }), (looks) => {
        const kept = fresh();
        for (const { roster, rows } of looks)
          expect(kept.open(roster, rows)).toEqual(fresh().open(roster, rows));
      }),
    );
  });

  it('says when a row is missing', () => {
    expect(sealer.open(roster, members.slice(1))).toEqual({
      genuine: members.slice(1),
      isWhole: false,
    });
    expect(sealer.open(roster, [])).toEqual({ genuine: [], isWhole: false });
  });

  it.each<[string, Partial<RosterRow>]>([
    ['of another desk', { desk: 'whistleblowing' }],
    ['of another edition', { edition: edition(2) }],
    ['with a mark that is none', { mark: new Uint8Array(3) }],
  ])('%s is not the product’s', (_, change) => {
    expect(sealer.open({ ...roster, ...change }, members)).toBeUndefined();
  });

  it('under a vault key that is not known waits until it is, and opens under an earlier one', () => {
    const later = createRosterSealer(
      () => rosterKeysOf([version(2), version(1)]),
      Buffer.alloc(32, 7),
      'waits',
    );
    const renewed = later.seal(blank, people);
    expect(() => sealer.open(renewed.roster, renewed.members)).toThrow('seal_unread');
    const fresh = createRosterSealer(
      () => rosterKeysOf([version(1)]),
      Buffer.alloc(32, 7),
      'foreign',
    );
    expect(fresh.open(renewed.roster, renewed.members)).toBeUndefined();
    expect(later.open(roster, members)).toMatchObject({ isWhole: true });
    expect([later.isNewest(roster), later.isNewest(renewed.roster)]).toEqual([false, true]);
    // A row of the same edition that goes by another key is none.
    expect(later.open(roster, renewed.members)?.genuine).toEqual([]);
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
    const later = createRosterSealer(
      () => rosterKeysOf([version(2), version(1)]),
      Buffer.alloc(32, 7),
      'waits',
    );
    expect(later.fits(kept, code.secret)).toBe(true);
  });
});
