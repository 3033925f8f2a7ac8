import { createHash } from 'node:crypto';
import type { Id } from '../../bot/domain/ids';
import { parseInvitationCode } from '../../bot/domain/invitation';
import { nodeRandom } from '../../bot/platform/random';
import type { Notice } from '../../bot/ports/notices';
import { inFile } from '../support/databases/in-file';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { admits, files, opensReport, tries } from '../support/people/report';
import { seesOwnCode, typesOnTheWeb } from '../support/people/web-desk';

type Row = Record<string, Buffer | string | number | null>;

const flipped = (bytes: Buffer): Buffer =>
  bytes.map((byte, at) => (at === 90 ? byte ^ 1 : byte)) as Buffer;
const locatorOf = (code: string): string => parseInvitationCode(code)?.locator ?? '';
const nobodyHere = '9'.repeat(32) as Notice['member'];

/** What somebody can do who writes to the database and has nothing of the vault. */
describe('somebody who can write to the database', () => {
  let office: TestVissla;
  let karin: Person;
  let chief: Person;

  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite', passes: 'when-told' });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    [chief] = await office.staffHr('HR-chef', 'HR-partner');
  });
  afterEach(() => office.close());

  const runs = (statement: string, ...values: unknown[]): void =>
    inFile(office, (database) => void database.prepare(statement).run(...values));
  const rowsOf = (table: string): Row[] =>
    inFile(office, (database) => database.prepare(`SELECT * FROM "${table}"`).all() as Row[]);
  const puts = (table: string, row: Row): void => {
    const names = Object.keys(row);
    const columns = names.map((name) => `"${name}"`).join(', ');
    const places = names.map(() => '?').join(', ');
    runs(`INSERT INTO "${table}" (${columns}) VALUES (${places})`, ...Object.values(row));
  };
  /** A person who is not on a list that opens, while one does not, may be on that one. */
  const isOut = async (person: Person, name = 'desk_away'): Promise<void> => {
    expect(await person.opens('desk')).toMatchObject({ name });
    expect(await office.vissla.deskOf(person.who)).toBeUndefined();
  };
  /** The operator's log has a code with each upkeep, and no start goes on beside such a list. */
  const isNoticed = async (): Promise<void> => {
    office.journal.faults.length = 0;
    await office.vissla.tidy();
    expect(office.journal.faults).toMatchObject([{ error: { code: 'roster_shut' } }]);
    await expect(office.anotherProcess()).rejects.toMatchObject({ code: 'roster_shut' });
  };
  const listOf = (desk: string): Row => rowsOf('roster').find((row) => row.desk === desk)!;
  const putsList = (row: Row): void => {
    runs('DELETE FROM roster WHERE desk = ?', row.desk);
    puts('roster', row);
  };
  /** Who is told of a report that comes now. */
  const told = async (): Promise<Notice['member'][]> => {
    office.notices.length = 0;
    await files(office.person('Maja'), 'En sak.');
    await office.passes();
    return office.notices.map(({ member }) => member);
  };

  it.each<[string, (list: Row, other: Row) => Row]>([
    ['changes a byte of it', (list) => ({ sealed: flipped(list.sealed as Buffer) })],
    ['puts the list of HR in its place', (_, other) => ({ ...other, desk: 'whistleblowing' })],
    ['puts the people of HR under its number', (_, other) => ({ sealed: other.sealed! })],
    ['gives it another number', () => ({ revision: Buffer.alloc(16, 7) })],
    ['cuts it off', (list) => ({ sealed: (list.sealed as Buffer).subarray(0, 100) })],
    ['empties it', () => ({ sealed: Buffer.alloc(0) })],
    ['makes it long', () => ({ sealed: Buffer.alloc(70_000, 1) })],
  ])('closes the desk and lets nobody in when he %s', async (_, change) => {
    const { reportCode } = await files(office.person('Maja'), 'En sak.');
    await office.passes();
    const list = listOf('whistleblowing');
    putsList({ ...list, ...change(list, listOf('hr')) });
    await isOut(karin);
    expect(karin.shown.remark).toBe('failed');
    // HR works on, with its own people alone; a reporter is shown the telephone, and reads.
    expect(await chief.opens('desk')).toMatchObject({ name: 'desk_queue' });
    expect(await office.person('Nils').opens()).toMatchObject({ intake: 'closed' });
    await opensReport(office.person('Maja'), reportCode);
    await isNoticed();
    // Nothing is begun in its place: neither by an invitation nor by who is removed.
    await expect(office.invite('Ekonomichef')).rejects.toMatchObject({ code: 'roster_shut' });
    await expect(office.people.remove(nobodyHere, [])).rejects.toMatchObject({
      code: 'roster_shut',
    });
    expect(listOf('whistleblowing')).toMatchObject(change(list, listOf('hr')));
    // Restored, the desk is as it was.
    putsList(list);
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 1 });
    await office.vissla.tidy();
    expect(office.journal.faults.slice(1)).toEqual([]);
  });

  it('is let in by no invitation while a list does not open, and the invitation stays', async () => {
    const code = await office.invite('HR-assistent', 'hr');
    const list = listOf('whistleblowing');
    putsList({ ...list, sealed: flipped(list.sealed as Buffer) });
    const third = office.person('Tredje');
    await tries(third, code);
    expect(third.shown.remark).toBe('failed');
    putsList(list);
    expect(await third.enters(code)).toMatchObject({ name: 'joined' });
  });

  it('makes no used or withdrawn code good again by putting back its row', async () => {
    const [used, withdrawn, own] = [
      await office.invite('HR-assistent', 'hr'),
      await office.invite('Revisor', 'hr'),
      await seesOwnCode(chief),
    ];
    const before = rowsOf('invitation');
    const [first, second] = [office.person('Första'), office.person('Andra')];
    expect(await tries(first, used)).toMatchObject({ name: 'joined' });
    expect((await typesOnTheWeb(office, own)).kind).toBe('admitted');
    const locator = locatorOf(withdrawn);
    const audit = { id: nodeRandom().id<Id>(), day: office.clock.today() };
    await office.people.withdraw(locator, office.clock.now(), audit);
    for (const row of before) puts('invitation', row);
    for (const code of [used, withdrawn]) {
      await tries(second, code);
      expect(second.shown.remark).toBe('code_refused');
    }
    expect(await typesOnTheWeb(office, own)).toEqual({ kind: 'refused' });
    expect(await office.people.ofDesk('hr')).toHaveLength(3);
  });

  it('gives no code more than five tries', async () => {
    const code = await office.invite('HR-assistent', 'hr');
    runs('UPDATE invitation SET tries = -1000 WHERE locator = ?', locatorOf(code));
    const stranger = office.person('Stranger');
    await tries(stranger, code);
    expect(stranger.shown.remark).toBe('code_refused');
  });

  it('makes no invitation, and changes none', async () => {
    const secret = 'S'.repeat(12);
    puts('invitation', {
      locator: 'AAAAAAAA',
      secret_hash: createHash('sha256').update(secret).digest(),
      desk: 'whistleblowing',
      title: 'Revisor',
      expires_at: office.clock.now() + 3_600_000,
      tries: 0,
    });
    const stranger = office.person('Stranger');
    const isRefused = async (code: string): Promise<void> => {
      await tries(stranger, code);
      expect(stranger.shown.remark).toBe('code_refused');
    };
    await isRefused(`AAAAAAAA${secret}`);
    const forHr = await office.invite('HR-assistent', 'hr');
    for (const [column, value] of [
      ['desk', 'whistleblowing'],
      ['title', 'Kommunjurist'],
      ['expires_at', office.clock.now() + 86_400_000_000],
    ] as const) {
      const [kept] = rowsOf('invitation').filter((row) => row.locator === locatorOf(forHr));
      runs(`UPDATE invitation SET "${column}" = ? WHERE locator = ?`, value, locatorOf(forHr));
      await isRefused(forHr);
      runs(
        `UPDATE invitation SET "${column}" = ?, tries = 0 WHERE locator = ?`,
        kept?.[column],
        locatorOf(forHr),
      );
    }
    expect(await tries(stranger, forHr)).toMatchObject({ name: 'joined' });
  });

  it('has no notices sent to an address of his own', async () => {
    await files(office.person('Maja'), 'En sak.');
    const list = listOf('whistleblowing');
    putsList({ ...list, sealed: flipped(list.sealed as Buffer) });
    await office.passes();
    expect(office.notices).toEqual([]);
    putsList(list);
    expect(await told()).toHaveLength(2);
  });

  it('writes a list of his own into no desk that has none', async () => {
    runs('DELETE FROM roster');
    puts('roster', { desk: 'hr', revision: Buffer.alloc(16, 1), sealed: Buffer.alloc(4144, 1) });
    await isOut(chief);
    await isNoticed();
  });

  it('can put back a whole earlier list, as SECURITY says', async () => {
    const [third] = await office.staff('Ekonomichef');
    const member = await office.people.find(third.who);
    await admits(karin, member?.id ?? '');
    const list = listOf('whistleblowing');
    await office.people.remove(member!.id, []);
    await isOut(third, 'desk_not_a_member');
    putsList(list);
    expect(await third.opens('desk')).toMatchObject({ name: 'desk_queue' });
  });
});
