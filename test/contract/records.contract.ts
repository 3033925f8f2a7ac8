import type { AuditEntry } from '../../bot/domain/audit';
import type { Writes } from '../../bot/ports/pool';
import type { CaseRow, DeskRecord } from '../../bot/ports/threads';
import { sizes } from '../../db/sizes';
import { carries, day, month, passRows } from '../db/sample-rows';
import { storeContract } from './open-stores';

/** What every database must do with what desks keep for themselves. */
export const deskRecordsContract = storeContract('a store of desks’ records', (stores, rows) => {
  const record = (): DeskRecord => rows.record();
  const there = ({ tag }: DeskRecord) => stores.deskRecords.stored([tag]);
  const does = (writes: Writes) => carries(stores.pool, writes);

  it('gives what is asked for, in that order, and says what there is', async () => {
    const [one, two] = [record(), record()];
    for (const made of [one, two]) expect(await does({ record: made })).toBe(true);
    const tags = [two.tag, rows.bytes(sizes.id), one.tag];
    expect(await stores.deskRecords.messages(tags)).toEqual([
      two.envelope,
      undefined,
      one.envelope,
    ]);
    expect(await stores.deskRecords.stored(tags)).toEqual([true, false, true]);
  });

  it('takes one record of a tag, and does nothing with another, its entry of the audit included', async () => {
    const one = record();
    expect(await does({ record: one })).toBe(true);
    const other = { ...one, envelope: rows.bytes(sizes.record) };
    const entry: AuditEntry = {
      id: rows.id(),
      day: day('2026-11-24'),
      event: 'sent_withdrawn',
      member: rows.id(),
    };
    expect(await carries(stores.pool, { record: other }, entry)).toBe(false);
    expect(await stores.deskRecords.messages([one.tag])).toEqual([one.envelope]);
    expect(await stores.auditTrail.head()).toBeUndefined();
    expect(await carries(stores.pool, { record: record() }, entry)).toBe(true);
    expect(await stores.auditTrail.head()).toMatchObject({ place: 1 });
  });

  it('replaces messages and notes where they are, with the deed or not at all', async () => {
    const thread = rows.thread();
    const message = { candidates: [rows.bytes(sizes.id)], envelope: rows.bytes(sizes.message) };
    const note = record();
    await passRows(stores.pool, { threads: [thread], messages: [message] });
    await does({ record: note });
    const [tag] = message.candidates;
    const replaces = {
      messages: [{ tag: tag!, envelope: rows.bytes(sizes.message) }],
      records: [{ ...note, envelope: rows.bytes(sizes.record) }],
    };
    const stale = { of: { ...thread, revision: rows.id() } };
    expect(await does({ thread: stale, replaces })).toBe(false);
    expect(await stores.threads.messages([tag!])).toEqual([message.envelope]);
    expect(await does({ thread: { of: thread }, replaces })).toBe(true);
    expect(await stores.threads.messages([tag!])).toEqual([replaces.messages[0]!.envelope]);
    expect(await stores.deskRecords.messages([note.tag])).toEqual([replaces.records[0]!.envelope]);
  });

  it('changes a thread’s row only as it was read, once, by the first alone', async () => {
    const thread = rows.thread();
    await passRows(stores.pool, { threads: [thread] });
    const change = (): NonNullable<Writes['thread']> => ({
      of: thread,
      to: { ...thread, revision: rows.id(), state: rows.bytes(sizes.state) },
    });
    const [one, two] = [change(), change()];
    const done = await Promise.all([does({ thread: one }), does({ thread: two })]);
    expect([...done].sort()).toEqual([false, true]);
    const first = done[0] ? one : two;
    expect(await stores.threads.byId(thread.id)).toEqual({ ...thread, ...first.to });
    // Also where only its month is another, and where nothing of it is changed.
    const now = { ...thread, ...first.to };
    const later = { ...now, expiry: month('2029-12') };
    expect(await does({ thread: { of: later, to: now } })).toBe(false);
    expect(await does({ thread: { of: thread } })).toBe(false);
    expect(await does({ thread: { of: now } })).toBe(true);
  });

  it('removes records with their thread', async () => {
    const [thread, own, other] = [rows.thread(), record(), record()];
    await passRows(stores.pool, { threads: [thread] });
    for (const made of [own, other]) await does({ record: made });
    await stores.threads.remove(thread.id, [own.tag]);
    expect([...(await there(own)), ...(await there(other))]).toEqual([false, true]);
  });

  it('takes no record of another size', async () => {
    const long = { ...record(), envelope: rows.bytes(sizes.record + 1) };
    await expect(does({ record: long })).rejects.toMatchObject({ code: 'store_length' });
  });
});

/** What every database must do with cases' own records. */
export const caseRecordsContract = storeContract('a store of cases’ records', (stores, rows) => {
  const record = (changes: Partial<CaseRow> = {}): CaseRow => ({
    tag: rows.bytes(sizes.id),
    revision: rows.id(),
    diaryMark: rows.bytes(sizes.id),
    diaryThread: rows.bytes(sizes.id),
    envelope: rows.bytes(sizes.case),
    ...changes,
  });
  const does = (of: NonNullable<Writes['case']>) => carries(stores.pool, { case: of });
  const keeps = async (to: CaseRow): Promise<CaseRow> => {
    expect(await does({ from: undefined, to })).toBe(true);
    return to;
  };

  it('gives what is asked for, in that order', async () => {
    const [one, two] = [await keeps(record()), await keeps(record())];
    const tags = [two.tag, rows.bytes(sizes.id), one.tag];
    expect(await stores.cases.rows(tags)).toEqual([two, undefined, one]);
    expect(await stores.cases.revisions(tags)).toEqual([two.revision, undefined, one.revision]);
  });

  it('finds all that have a number’s mark', async () => {
    const mark = rows.bytes(sizes.id);
    const some = [
      await keeps(record({ diaryMark: mark })),
      await keeps(record({ diaryMark: mark })),
    ];
    await keeps(record());
    const found = await stores.cases.numbered([rows.bytes(sizes.id), mark]);
    const threads = found.map(({ diaryThread }) => Buffer.from(diaryThread).toString('hex'));
    const wanted = some.map(({ diaryThread }) => Buffer.from(diaryThread).toString('hex'));
    expect(threads.sort()).toEqual(wanted.sort());
    expect(found.every(({ diaryMark }) => Buffer.compare(diaryMark, mark) === 0)).toBe(true);
  });

  it('puts a record in the place of the one that was read, once, by the first alone', async () => {
    const first = await keeps(record());
    const change = (): CaseRow => record({ tag: first.tag });
    const [one, two] = [change(), change()];
    const from = first.revision;
    const done = await Promise.all([does({ from, to: one }), does({ from, to: two })]);
    expect([...done].sort()).toEqual([false, true]);
    const now = done[0] ? one : two;
    expect(await stores.cases.rows([first.tag])).toEqual([now]);
  });

  it('begins a record once, and changes none that is not there', async () => {
    const first = await keeps(record());
    const again = record({ tag: first.tag });
    expect(await does({ from: undefined, to: again })).toBe(false);
    const other = record();
    expect(await does({ from: rows.id(), to: other })).toBe(false);
    expect(await stores.cases.rows([first.tag, other.tag])).toEqual([first, undefined]);
  });

  it('goes with its thread', async () => {
    const [thread, kept] = [rows.thread(), await keeps(record())];
    const gone = await keeps(record());
    await passRows(stores.pool, { threads: [thread] });
    await stores.threads.remove(thread.id, [gone.tag]);
    expect(await stores.cases.revisions([gone.tag, kept.tag])).toEqual([undefined, kept.revision]);
  });
});
