import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import type { Notice } from '../../bot/ports/outbox';
import { storedAudit } from '../support/databases/stored-rows';
import { quietPass } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files } from '../support/people/report';

type Row = Record<string, Buffer | string | number | null>;

/** What somebody can do who writes to the database and has nothing of the vault. */
describe('somebody who can write to the database', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let chief: Person;

  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite', releases: 'when-told' });
    [karin, daniel] = (await office.staff('Kommunjurist', 'Säkerhetssamordnare')) as [
      Person,
      Person,
    ];
    [chief] = (await office.staffHr('HR-chef', 'HR-partner')) as [Person];
  });
  afterEach(() => office.close());

  const sql = <T>(work: (database: Sqlite.Database) => T): T => {
    if (office.location.kind !== 'sqlite') throw new Error('this is about a file');
    const database = new Sqlite(office.location.path);
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  const runs = (statement: string, ...values: unknown[]): void =>
    sql((database) => void database.prepare(statement).run(...values));
  const rowsOf = (table: string): Row[] =>
    sql((database) => database.prepare(`SELECT * FROM "${table}"`).all() as Row[]);
  const puts = (table: string, row: Row): void => {
    const names = Object.keys(row);
    const columns = names.map((name) => `"${name}"`).join(', ');
    const places = names.map(() => '?').join(', ');
    runs(`INSERT INTO "${table}" (${columns}) VALUES (${places})`, ...Object.values(row));
  };
  const isOut = async (person: Person): Promise<void> => {
    expect(await person.opens('desk')).toEqual({ name: 'desk_not_a_member' });
    expect(await office.vissla.deskOf(person.who)).toBeUndefined();
  };
  /** Members see it, the audit says it once a day, and the operator's log has a code. */
  const isNoticed = async (by = karin): Promise<void> => {
    expect(await by.opens('desk')).toMatchObject({ name: 'desk_queue', list: { kind: 'changed' } });
    expect(by.reads()).toContain('vid sidan av tjänsten');
    expect(await by.presses('desk_people')).toMatchObject({ list: { kind: 'changed' } });
    await office.vissla.tidy();
    await office.vissla.tidy();
    const noted = (await storedAudit(office.location)).filter(
      ({ event }) => event === 'members_changed_outside',
    );
    expect(noted.length).toBeGreaterThan(0);
    expect(new Set(noted.map(({ subject }) => subject)).size).toBe(noted.length);
    expect(office.journal.faults).toMatchObject([
      { error: { code: 'members_changed' } },
      { error: { code: 'members_changed' } },
    ]);
  };
  /** Who is told of a report that comes now. */
  const told = async (): Promise<Notice['member'][]> => {
    office.notices.length = 0;
    await files(office.person('Maja'), 'En sak.');
    await office.releases();
    return office.notices.map(({ member }) => member);
  };

  it('makes no handler of an HR officer', async () => {
    runs(`UPDATE member SET desk = 'whistleblowing' WHERE title = 'HR-chef'`);
    await isOut(chief);
    await isNoticed();
    expect(await told()).toHaveLength(2);
  });

  it('makes no invitation, and changes none', async () => {
    const secret = 'S'.repeat(16);
    puts('invitation', {
      locator: 'AAAA',
      secret_hash: createHash('sha256').update(secret).digest(),
      desk: 'whistleblowing',
      title: 'Revisor',
      expires_at: office.clock.now() + 3_600_000,
      tries: 0,
    });
    const stranger = office.person('Stranger');
    const tries = async (code: string): Promise<void> => {
      await stranger.opens();
      await stranger.presses('open', { code });
      expect(stranger.shown.remark).toBe('code_refused');
    };
    await tries(`AAAA${secret}`);
    const forHr = await office.invite('HR-assistent', 'hr');
    for (const [column, value] of [
      ['desk', 'whistleblowing'],
      ['title', 'Kommunjurist'],
      ['expires_at', office.clock.now() + 86_400_000_000],
    ] as const) {
      const [kept] = rowsOf('invitation').filter((row) => row.locator === forHr.slice(0, 4));
      runs(`UPDATE invitation SET "${column}" = ? WHERE locator = ?`, value, forHr.slice(0, 4));
      await tries(forHr);
      runs(
        `UPDATE invitation SET "${column}" = ?, tries = 0 WHERE locator = ?`,
        kept?.[column],
        forHr.slice(0, 4),
      );
    }
    await stranger.opens();
    expect(await stranger.presses('open', { code: forHr })).toMatchObject({ name: 'joined' });
  });

  it('lets nobody in who waits', async () => {
    const [third] = (await office.staff('Ekonomichef')) as [Person];
    runs(`UPDATE member SET standing = 'member' WHERE title = 'Ekonomichef'`);
    await isOut(third);
    await isNoticed();
    expect(await told()).toHaveLength(2);
  });

  it.each([
    ['makes the others wait', `UPDATE member SET standing = 'waiting' WHERE desk <> 'hr'`],
    ['takes them away', `DELETE FROM member WHERE title = 'Kommunjurist'`],
  ])('is let in by nobody at once when he %s', async (_, statement) => {
    const code = await office.invite('Ekonomichef');
    runs(statement);
    const third = office.person('Tredje');
    await third.opens();
    expect(await third.presses('open', { code })).toMatchObject({
      name: 'joined',
      admitted: false,
    });
    await isOut(third);
  });

  it('hides no member from the others under another word, or at another desk', async () => {
    for (const change of [`standing = 'gone'`, `desk = 'nowhere'`]) {
      runs(`UPDATE member SET ${change} WHERE title = 'Säkerhetssamordnare'`);
      await isOut(daniel);
    }
    await isNoticed();
  });

  it('brings nobody back who has left', async () => {
    const [third] = (await office.staff('Ekonomichef')) as [Person];
    const old = rowsOf('member').filter(({ title }) => title === 'Ekonomichef');
    const member = await office.people.find(third.who);
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_approve', { person: member?.id ?? '' });
    const later = rowsOf('member').filter(({ title }) => title === 'Ekonomichef');
    expect(await third.opens('desk')).toMatchObject({ name: 'desk_queue' });
    expect(await office.people.remove(member!.id, [])).toBe('removed');
    for (const row of [...old, ...later]) {
      puts('member', row);
      await isOut(third);
      runs('DELETE FROM member WHERE id = ?', row.id);
    }
    puts('member', later[0]!);
    await isNoticed();
    expect(await told()).toHaveLength(2);
  });

  it('brings back the only one whom HR had neither', async () => {
    await quietPass(office);
    for (const { id } of await office.people.ofDesk('hr')) {
      const row = rowsOf('member').find((one) => (one.id as Buffer).toString('hex') === id);
      expect(await office.people.remove(id, [])).toBe('removed');
      puts('member', row!);
    }
    await isOut(chief);
    expect(await office.people.ofDesk('hr')).toEqual([]);
  });

  it('has no notices sent to an address of his own', async () => {
    const [row] = rowsOf('member').filter(({ title }) => title === 'Kommunjurist');
    puts('member', { ...row!, id: Buffer.alloc(16, 9), user_id: 'mallory', address: 'mine' });
    expect(await told()).toHaveLength(2);
    expect(office.notices.map(({ address }) => address)).not.toContain('mine');
    await isNoticed();
    runs('DELETE FROM member WHERE user_id = ?', 'mallory');
    runs(`UPDATE member SET address = 'mine' WHERE title = 'Kommunjurist'`);
    expect(await office.people.addresses('whistleblowing')).toMatchObject([
      { member: { title: 'Säkerhetssamordnare' } },
    ]);
  });

  it('stops the desk by no row at all that he can write', async () => {
    for (const change of [
      { messenger: 'letter' },
      { title: 'x'.repeat(70_000) },
      { id: Buffer.alloc(3) },
      { mark: Buffer.alloc(1) },
      { desk: 'x' },
    ]) {
      const [row] = rowsOf('member').filter(({ title }) => title === 'Kommunjurist');
      puts('member', { ...row!, id: Buffer.alloc(16, 8), user_id: 'mallory', ...change });
      expect(await karin.opens('desk')).toMatchObject({ list: { kind: 'changed' } });
      expect(await office.person('Maja').opens()).toMatchObject({ intake: 'open' });
      runs('DELETE FROM member WHERE user_id = ?', 'mallory');
    }
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue' });
    await office.vissla.tidy();
    expect(office.journal.faults).toEqual([]);
  });

  it('is got rid of by the operator, and the desk is as it was', async () => {
    runs(`UPDATE member SET desk = 'whistleblowing' WHERE title = 'HR-chef'`);
    const [row] = rowsOf('member').filter(({ title }) => title === 'HR-chef');
    const id = (row?.id as Buffer).toString('hex') as Notice['member'];
    expect(await office.people.remove(id, [])).toBe('removed');
    expect(await office.people.atDesk('whistleblowing')).toMatchObject({ isChanged: false });
    const code = await office.invite('HR-chef', 'hr');
    await chief.opens();
    expect(await chief.presses('open', { code })).toMatchObject({ name: 'joined' });
  });

  it('can put back a whole list of before, as SECURITY says', async () => {
    const [third] = (await office.staff('Ekonomichef')) as [Person];
    const member = await office.people.find(third.who);
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_approve', { person: member?.id ?? '' });
    const [members, rosters] = [rowsOf('member'), rowsOf('roster')];
    await office.people.remove(member!.id, []);
    await isOut(third);
    for (const table of ['member', 'roster']) runs(`DELETE FROM "${table}"`);
    for (const row of members) puts('member', row);
    for (const row of rosters) puts('roster', row);
    expect(await third.opens('desk')).toMatchObject({ name: 'desk_queue' });
  });
});
