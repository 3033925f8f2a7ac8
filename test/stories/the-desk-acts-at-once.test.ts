import type { ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { ThreadRow } from '../../bot/ports/threads';
import { storedAudit, storedCounts } from '../support/databases/stored-rows';
import { sealingOf } from '../support/houses/sealing-of';
import { closesWell, type Person, type TestVissla } from '../support/open-vissla';
import { admits, does, files, filesWithHr, looksFor, opensThread } from '../support/people/report';
import { openTwoDesks, type TwoDesks } from '../support/people/two-desks';

describe('what a desk does for itself, where reports wait for an hour', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let sara: Person;
  let petra: Person;
  let reference: string;
  let passes: TwoDesks['passes'];

  beforeAll(async () => {
    ({ office, karin, daniel, sara, petra, passes } = await openTwoDesks());
  });
  afterAll(() => closesWell(office));
  beforeEach(async () => {
    ({ reference } = await files(office.person('Maja'), 'En sak.'));
    await passes();
  });

  const row = async (of = reference): Promise<ThreadRow> => {
    const found = await office.stores.database.threads.byReference(of as ThreadRow['reference']);
    if (found === undefined) throw new Error('no such thread');
    return found;
  };
  const notes = async (member: Person, text: string): Promise<void> => {
    await does(member, reference, 'note', { text });
    expect(member.shown.view).toMatchObject({ name: 'desk_done', what: 'note', again: false });
  };
  const replies = (member: Person, text: string) => does(member, reference, 'reply', { text });
  const textsFor = async (member: Person): Promise<string[]> => {
    const { page } = await opensThread(member, reference);
    return page.items.map(({ body }) => ('text' in body ? body.text : body.kind));
  };
  const openTo = async (member: Person): Promise<boolean> => {
    return (await looksFor(member, reference)).name === 'desk_thread';
  };

  it('a note is read by a colleague at once, takes no place, and stays in order', async () => {
    const many = Array.from({ length: limits.placesPerSide + 1 }, (_, n) => `ANTECKNING ${n}`);
    for (const text of many) await notes(karin, text);
    expect(karin.reads()).toContain('De andra som kan läsa ärendet ser det nu.');
    expect(await textsFor(daniel)).toEqual(['report', ...many]);
    for (let sent = 0; sent < limits.placesPerSide; sent++) await replies(daniel, `SVAR ${sent}`);
    expect(daniel.shown.view).toMatchObject({ name: 'desk_done' });
    await notes(daniel, 'EFTER SVAREN');
    await passes();
    const answers = Array.from({ length: limits.placesPerSide }, (_, n) => `SVAR ${n}`);
    const all = ['report', ...many, ...answers, 'EFTER SVAREN'];
    // Ten to a page.
    expect(await textsFor(karin)).toEqual(all.slice(-10));
  });

  it('a note that two write in the same moment is there twice, and one that is pressed twice once', async () => {
    for (const member of [karin, daniel]) {
      await opensThread(member, reference);
      await member.presses('desk_note');
    }
    const twice = office.person(karin.who);
    twice.shown = karin.shown;
    await Promise.all([
      karin.presses('desk_do_note', { text: 'AV KARIN' }),
      daniel.presses('desk_do_note', { text: 'AV DANIEL' }),
      twice.presses('desk_do_note', { text: 'AV KARIN' }),
    ]);
    // Who came second is told, with the text still there, and writes it once more.
    if (daniel.shown.remark === 'changed_meanwhile') await daniel.presses('desk_do_note');
    for (const one of [karin, twice])
      if (one.shown.remark === 'changed_meanwhile') await one.presses('desk_do_note');
    expect((await textsFor(daniel)).sort()).toEqual(['AV DANIEL', 'AV KARIN', 'report']);
  });

  it('each leaves a record that says nothing, and a line in the audit', async () => {
    const before = await storedCounts(office.location);
    await notes(karin, 'EN RAD');
    await does(daniel, reference, 'recuse', { cause: 'Släkt.' });
    const after = await storedCounts(office.location);
    const grown = (table: string) => (after[table] ?? 0) - (before[table] ?? 0);
    expect(['pool', 'carried', 'desk_record', 'message'].map(grown)).toEqual([0, 0, 2, 0]);
    const names = await storedAudit(office.location);
    const of = (await row()).id;
    const events = names.filter(({ thread }) => thread === of).map(({ event }) => event);
    expect(events.sort()).toEqual([
      'member_stepped_down',
      'note_written',
      'thread_opened',
      'thread_opened',
    ]);
  });

  it('who steps down knows no more at once, whatever waits, and the last one stays', async () => {
    for (let sent = 0; sent < limits.placesPerSide; sent++) await replies(karin, `SVAR ${sent}`);
    await does(daniel, reference, 'recuse', { cause: 'Släkt.' });
    expect(daniel.shown.view).toMatchObject({ name: 'desk_done', what: 'stepped_down' });
    expect(daniel.reads()).toContain('Det gäller från och med nu.');
    expect(await openTo(daniel)).toBe(false);
    await does(karin, reference, 'recuse', { cause: 'Släkt.' });
    expect(karin.shown).toMatchObject({ remark: 'last_reader', view: { name: 'desk_recuse' } });
    await passes();
    expect(await openTo(daniel)).toBe(false);
    expect(await openTo(karin)).toBe(true);
  });

  it('of two who step down in the same moment the second is refused', async () => {
    for (const member of [karin, daniel]) {
      await opensThread(member, reference);
      await member.presses('desk_recuse');
    }
    await Promise.all(
      [karin, daniel].map((member) => member.presses('desk_do_recuse', { cause: 'Släkt.' })),
    );
    const names = [karin, daniel].map(({ shown }) => shown.view.name);
    expect(names.sort()).toEqual(['desk_done', 'desk_recuse']);
    const left = karin.shown.view.name === 'desk_done' ? daniel : karin;
    expect(left.shown.remark).toBe('last_reader');
    expect([await openTo(karin), await openTo(daniel)].filter(Boolean)).toEqual([true]);
  });

  it('who has left a thread is told so by the same press again', async () => {
    await opensThread(daniel, reference);
    await daniel.presses('desk_recuse');
    const form = daniel.shown;
    await daniel.presses('desk_do_recuse', { cause: 'Släkt.' });
    daniel.shown = form;
    expect(await daniel.presses('desk_do_recuse', { cause: 'Släkt.' })).toMatchObject({
      again: true,
    });
  });

  it('nobody steps down from a thread that is on its way to the other desk, and the move is not lost', async () => {
    const { reference: at } = await filesWithHr(office.person('Maja'), { what: 'Om chefen.' });
    await passes();
    await opensThread(petra, at);
    await petra.presses('desk_recuse');
    await does(sara, at, 'move');
    await petra.presses('desk_do_recuse', { cause: 'Släkt.' });
    expect(petra.shown).toMatchObject({ view: { name: 'desk_recuse' }, remark: 'moving' });
    expect(petra.reads()).toContain('kan ingen på HR läsa det');
    await passes();
    await opensThread(karin, at);
    expect(karin.shown.view).toMatchObject({ name: 'desk_thread', moved: true });
  });

  it('nobody is shown a thread that is on its way to the other desk, and the move is not lost', async () => {
    const { reference: at } = await filesWithHr(office.person('Maja'), { what: 'Om chefen.' });
    await passes();
    const [newcomer] = await office.staffHr('HR-assistent');
    const { id: person } = (await office.people.find(newcomer.who))!;
    await admits(petra, person);
    await opensThread(petra, at);
    await petra.presses('desk_show');
    await does(sara, at, 'move');
    await petra.presses('desk_do_show', { person });
    expect(petra.shown).toMatchObject({ view: { name: 'desk_show' }, remark: 'moving' });
    await passes();
    await opensThread(karin, at);
    expect(karin.shown.view).toMatchObject({ name: 'desk_thread', moved: true });
  });

  it('a move that was prepared before somebody stepped down is made with that known', async () => {
    const { reference: at } = await filesWithHr(office.person('Maja'), { what: 'Om chefen.' });
    await passes();
    await opensThread(sara, at);
    await sara.presses('desk_move');
    await does(petra, at, 'recuse', { cause: 'Släkt.' });
    await sara.presses('desk_do_move');
    expect(sara.shown.remark).toBe('changed_meanwhile');
    await sara.presses('desk_do_move');
    await passes();
    const { threads } = await sealingOf(office);
    const id = (await office.people.ofDesk('hr')).find(({ title }) => title === 'HR-partner')?.id;
    expect((await threads.openState(await row(at))).excluded).toEqual([id]);
  });

  it('a note goes with its thread, whether that is moved or its time runs out', async () => {
    const { reference: at } = await filesWithHr(office.person('Maja'), { what: 'Om chefen.' });
    await passes();
    reference = at;
    const count = async (): Promise<number> =>
      (await storedCounts(office.location)).desk_record ?? 0;
    const before = await count();
    await notes(sara, 'AV HR');
    expect(await count()).toBe(before + 1);
    await does(sara, at, 'move');
    await passes();
    expect(await count()).toBe(before);
    expect(await textsFor(karin)).toEqual(['report', 'moved']);
  });

  it('nobody else opens a record: it is bound to its thread and its key', async () => {
    await notes(karin, 'HEMLIGT');
    const sealing = await sealingOf(office);
    const thread = await row();
    const { internal, common } = await sealing.threads.openAsDesk(thread);
    const tags = sealing.records.noteTags(internal, 0, 2);
    const { deskRecords } = office.stores.database;
    expect(await deskRecords.stored(tags)).toEqual([true, false]);
    const [envelope] = await deskRecords.messages(tags);
    expect(sealing.records.openNote(internal, thread.id, envelope!).body.text).toBe('HEMLIGT');
    const elsewhere = 'a'.repeat(32) as ThreadId;
    expect(() => sealing.records.openNote(internal, elsewhere, envelope!)).toThrow('seal_open');
    expect(() => sealing.records.openNote(common, thread.id, envelope!)).toThrow('seal_key');
    expect(await deskRecords.stored(sealing.records.noteTags(common, 0, 1))).toEqual([false]);
  });
});
