import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { runCommand } from '../support/houses/run-command';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, opensThread } from '../support/people/report';

/** A database that was restored from before anything was marked, beside the vault of today. */
describe('keys take-over', () => {
  let office: TestVissla;
  let karin: Person;
  let reference: string;

  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite', releases: 'when-told' });
    [karin] = (await office.staff('Kommunjurist', 'Säkerhetssamordnare')) as [Person];
    await office.staffHr('HR-chef');
    ({ reference } = await files(office.person('Maja'), 'En sak.'));
    await office.releases();
  });
  afterEach(() => office.close());

  const runs = (...words: readonly string[]) =>
    runCommand(words, {
      VISSLA_DATABASE_URL: `sqlite:${join(office.folder, 'vissla.db')}`,
      VISSLA_VAULT: `file:${join(office.folder, 'vault.json')}`,
    });
  const sql = (statements: string): void => {
    const database = new Sqlite(join(office.folder, 'vissla.db'));
    database.exec(statements);
    database.close();
  };

  it('believes once what stands there, and says how many', async () => {
    sql('DELETE FROM roster; DELETE FROM vault_key; UPDATE member SET mark = NULL');
    sql(`UPDATE member SET user_id = 'mallory' WHERE title = 'Säkerhetssamordnare'`);
    await expect(office.anotherProcess()).rejects.toMatchObject({ code: 'key_version_unproved' });
    const { error } = await runs('keys', 'status');
    expect(error).toContain('keys take-over');
    const { code, out } = await runs('keys', 'take-over');
    expect(code).toBe(0);
    expect(out).toContain('at the desk whistleblowing: 1. 1 whom the product had not let in');
    expect(out).toContain('at the desk hr: 1.');
    const other = await office.anotherProcess();
    await opensThread(other.person(karin.who), reference);
    const list = await runs('staff', 'list');
    expect(list.out).toMatch(/member {3}whistleblowing {2}teams {2}.* {2}Kommunjurist$/m);
    expect(list.out).toMatch(/outside {2}whistleblowing {2}teams {2}.* {2}Säkerhetssamordnare$/m);
    expect(list.out).toContain('were changed in the database');
    expect((await runs('status')).out).toContain('members 1, waiting for approval 0');
  });

  it('changes nothing where all is sealed', async () => {
    sql(`UPDATE member SET desk = 'whistleblowing' WHERE title = 'HR-chef'`);
    expect((await runs('keys', 'take-over')).out).toBe(
      'Nothing was to be taken over: who belongs to the desks is sealed already.\n',
    );
    const list = (await runs('staff', 'list', '--desk', 'whistleblowing')).out;
    expect(list).toMatch(/outside {2}whistleblowing {2}teams {2}.* {2}HR-chef$/m);
    expect(await office.people.ofDesk('hr')).toEqual([]);
  });
});
