import { inFile } from '../support/databases/in-file';
import { rotates } from '../support/houses/rotate';
import { commandsBeside } from '../support/houses/run-command';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, opensThread } from '../support/people/report';

describe('audit verify', () => {
  let office: TestVissla;
  let karin: Person;
  let reference: string;
  let head: string;

  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite', passes: 'when-told' });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    ({ reference } = await files(office.person('Maja'), 'En sak.'));
    await office.passes();
    await opensThread(karin, reference);
    head = /It ends at (\S+):/.exec((await verify()).out)?.[1] ?? '';
    await karin.presses('desk_note');
    await karin.presses('desk_do_note', { text: 'En anteckning.' });
  });
  afterEach(() => office.close());

  const runs = commandsBeside(() => office);
  const verify = (...words: readonly string[]) => runs('audit', 'verify', ...words);
  const sql = (statements: string) => inFile(office, (database) => database.exec(statements));
  const ofEvent = (event: string): string =>
    `(SELECT "place" FROM "audit_link" JOIN "audit" ON "id" = "entry" WHERE "event" = '${event}')`;

  it('says that nothing was changed, where it ends, and what a head proves', async () => {
    const { code, out } = await verify('--head', head);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^The audit is whole: 4 places, of which 0 were erased with their cases\.$/m,
    );
    expect(out).toContain('The head of place 3 is in it: nothing up to there was cut off.');
    expect(out).toMatch(/^It ends at 4(-[0-9A-Z]{4}){6}: keep that apart from the database\.$/m);
    expect((await verify()).out).toContain('Without a head that was kept, nothing tells');
    expect(JSON.parse((await verify('--json', '--head', head)).out)).toMatchObject({
      whole: true,
      places: 4,
      proven: 3,
      fault: null,
    });
    for (const shown of [reference, 'Kommunjurist', 'thread_opened'])
      expect(out).not.toContain(shown);
  });

  it('goes on over a rotation of the keys, and over what was erased with its case', async () => {
    await rotates(office);
    await office.stores.database.threads.remove(
      (await office.stores.database.threads.page(undefined, 1))[0]!.id,
      [],
    );
    const { code, out } = await verify('--head', head);
    expect([code, out]).toEqual([0, expect.stringContaining('of which 2 were erased')]);
  });

  it.each<readonly [what: string, statements: () => string, says: string]>([
    [
      'an entry that was changed',
      () => `UPDATE "audit" SET "day" = '2026-11-23' WHERE "event" = 'thread_opened'`,
      'at place 3 stands another entry than was written',
    ],
    [
      'an entry that was deleted',
      () => `DELETE FROM "audit" WHERE "event" = 'thread_opened'`,
      'the entry of place 3 was taken away',
    ],
    [
      'a place that was deleted',
      () => `DELETE FROM "audit_link" WHERE "place" = ${ofEvent('thread_opened')}`,
      'place 3 is missing',
    ],
    [
      'an end that was cut',
      () =>
        `DELETE FROM "audit_link" WHERE "place" >= ${ofEvent('thread_opened')};
         DELETE FROM "audit" WHERE "event" IN ('thread_opened', 'note_written')`,
      'place 3 and what came after it are missing',
    ],
    [
      'an entry that was put in',
      () =>
        `INSERT INTO "audit" ("id", "day", "event", "member")
         SELECT randomblob(16), "day", 'thread_closed', "member" FROM "audit" LIMIT 1`,
      'entries were put into it',
    ],
  ])('ends with 1 for %s, and says where', async (_, statements, says) => {
    sql(statements());
    const { code, out, error } = await verify('--head', head);
    expect([code, error]).toEqual([1, '']);
    expect(out).toContain(says);
    expect(out).toContain('docs/incident-guide.md');
    expect(JSON.parse((await verify('--json', '--head', head)).out)).toMatchObject({
      whole: false,
      proven: null,
    });
  });

  it('counts what is outside the chain, and no start takes it in', async () => {
    sql(`DELETE FROM "audit_link"`);
    expect((await verify()).out).toContain('Outside the chain: 4');
    await office.anotherProcess();
    expect((await verify()).code).toBe(1);
  });

  it('refuses what is no head', async () => {
    const { code, error } = await verify('--head', '12-ABC');
    expect([code, error]).toEqual([
      1,
      'That is no head of the audit: a number, and six groups of four characters.\n',
    ]);
  });
});
