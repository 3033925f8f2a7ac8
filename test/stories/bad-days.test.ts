import { inFile } from '../support/databases/in-file';
import { daysOfUpkeep } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  admits,
  closing,
  does,
  files,
  filesAbout,
  goesToStory,
  looksFor,
  tries,
} from '../support/people/report';

describe('bad days', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let maja: Person;
  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite' });
    [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    maja = office.person('Maja');
  });
  afterEach(() => office.close());

  const opens = async (reportCode: string): Promise<string> => {
    const person = office.person('somebody');
    return (await tries(person, reportCode)).name;
  };
  const sql = (statement: string, ...values: unknown[]): unknown[] =>
    inFile(office, (database) => {
      const prepared = database.prepare(statement);
      return prepared.reader ? prepared.all(...values) : [prepared.run(...values)];
    });

  it('files once what is submitted again on other days, and holds up nobody', async () => {
    await goesToStory(maja);
    const first = maja.shown;
    expect(await maja.presses('file', { what: 'En sak.' })).toMatchObject({
      name: 'filed',
      again: false,
    });
    await office.passes();
    maja.shown = first;
    office.clock.advance({ days: 1 });
    await office.vissla.tidy();
    expect(await maja.presses('file', { what: 'En sak.' })).toMatchObject({ name: 'story' });
    expect(maja.shown.remark).toBe('expired');
    expect(await maja.presses('file')).toMatchObject({ name: 'filed', again: true });
    maja.shown = first;
    await maja.presses('file', { what: 'En sak.' });
    const touched = maja.shown;
    office.clock.advance({ days: 1 });
    await office.vissla.tidy();
    maja.shown = touched;
    await maja.presses('file');
    expect(maja.shown).toMatchObject({ remark: 'altered', view: { name: 'start' } });
    const omar = office.person('Omar');
    const { reportCode } = await files(omar, 'En annan sak.');
    await office.passes();
    expect(await opens(reportCode)).toBe('thread');
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 2 });
    expect(office.journal.faults).toEqual([]);
  });

  it('gives nobody a report by a day that somebody writes beside it', async () => {
    const { reference } = await files(maja, 'En sak.');
    await office.passes();
    const [{ filed_on: day }] = sql('select filed_on from thread') as [{ filed_on: string }];
    office.clock.advance({ days: 1 });
    const [lisa] = await office.staff('Utredare');
    await admits(karin, (await office.people.find(lisa.who))?.id ?? '');
    const finds = async ({ who }: Person): Promise<string> => {
      // One that has just started, and remembers nothing.
      const person = (await office.anotherProcess()).person(who);
      return (await looksFor(person, reference)).name;
    };
    for (const other of ['2020-01-01', '2099-01-01', 'no day']) {
      sql('update thread set filed_on = ?', other);
      expect(await finds(lisa)).not.toBe('desk_thread');
      expect(await finds(karin)).not.toBe('desk_thread');
      expect(office.codes()).toContain('seal_open');
      office.journal.faults.length = 0;
    }
    sql('update thread set filed_on = ?', day);
    expect(await finds(lisa)).toBe('desk_queue');
    expect(await finds(karin)).toBe('desk_thread');
  });

  it('goes on without a thread whose state is damaged', async () => {
    const damaged = await files(maja, 'Skadad.');
    const whole = await files(office.person('Omar'), 'Hel.');
    await office.passes();
    // With another revision: what was opened once is remembered by it.
    const damage = 'update thread set state = zeroblob(816), revision = randomblob(16)';
    sql(`${damage} where reference = ?`, damaged.reference);
    expect(await karin.opens('desk')).toMatchObject({
      name: 'desk_queue',
      total: 1,
      items: [{ reference: whole.reference }],
    });
    expect(office.codes()).toEqual(['seal_format']);
    // A message in the damaged one is kept, and does not hold up the pass of others.
    await tries(maja, damaged.reportCode);
    expect(await maja.presses('send', { text: 'Finns kvar.' })).toMatchObject({ name: 'sent' });
    const third = await files(office.person('Omar'), 'Tredje.');
    await office.passes();
    expect(await opens(third.reportCode)).toBe('thread');
    await tries(maja, damaged.reportCode);
    expect(maja.reads()).toContain('Finns kvar.');
  });

  it('deletes what an old backup brought back after its key was destroyed, and goes on', async () => {
    const { reference } = await files(maja, 'En sak.');
    await office.passes();
    const threads = (): unknown[] => sql('select * from thread');
    const goBy = async (days: number, upkeeps: number): Promise<void> => {
      office.clock.advance({ days });
      await daysOfUpkeep(office, upkeeps);
    };
    await does(karin, reference, 'close', closing);
    await office.passes();
    await goBy(31, 1);
    const [kept] = threads() as Record<string, unknown>[];
    await goBy(800, 5);
    expect(threads()).toEqual([]);
    office.journal.faults.length = 0;
    const columns = Object.keys(kept ?? {}).map((name) => `:${name}`);
    sql(`insert into thread values (${columns.join()})`, kept);
    await office.vissla.tidy();
    expect(threads()).toEqual([]);
    expect(office.codes()).toContain('seal_month');
  });

  it('lets nobody in who wrote himself into the database', async () => {
    await office.staffHr('HR-chef');
    const { reportCode } = await files(maja, 'Hemligheten.');
    await office.passes();
    const intruder = office.person('Databasadministratören');
    const list = `${'x'.repeat(48)}${JSON.stringify(intruder.who)}`;
    sql("update roster set sealed = ? where desk = 'hr'", Buffer.from(list.padEnd(4144)));
    expect(await intruder.opens('desk')).toEqual({ name: 'desk_away' });
    expect(await intruder.opens()).toMatchObject({ name: 'start' });
    await expect(intruder.presses('desk')).rejects.toThrow('no button');
    expect(await opens(reportCode)).toBe('thread');
  });

  it('hides a report from the member whom it names, also after leaving and joining again', async () => {
    await filesAbout(maja, ['Säkerhetssamordnare'], 'Säkerhetssamordnaren tar pengar.');
    await office.passes();
    const { id } = (await office.people.find(daniel.who))!;
    expect(await office.people.remove(id, [])).toBe('removed');
    await tries(daniel, await office.invite('Ekonom'));
    expect(daniel.shown.view).toMatchObject({ name: 'joined', admitted: true });
    expect(await daniel.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 1 });
  });
});
