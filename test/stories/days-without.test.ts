import { StoreError } from '../../db/store-error';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, goesToStory, opensThread, tries } from '../support/people/report';

/** What is left of a database for a while: every access fails, or every write. */
type Away = 'no' | 'all' | 'writes';

describe('days without', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let away: Away;
  let code: 'store_unavailable' | 'store_full';

  beforeEach(async () => {
    away = 'no';
    code = 'store_unavailable';
    office = await openVissla({
      database: (database) => ({
        ...database,
        threads: failing(database.threads, ['rewrap', 'remove']),
        pool: failing(database.pool, ['write']),
        staff: failing(database.staff, ['write', 'audit']),
        draftKeys: failing(database.draftKeys, ['getOrCreate', 'destroyBefore']),
        outbox: failing(database.outbox, ['remove']),
      }),
    });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    maja = office.person('Maja');
  });
  afterEach(async () => {
    away = 'no';
    await office.close();
  });

  function failing<Store extends object>(store: Store, writes: readonly string[]): Store {
    return new Proxy(store, {
      get: (target, name, receiver) => {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return (...given: unknown[]): unknown =>
          away === 'all' || (away === 'writes' && writes.includes(String(name)))
            ? Promise.reject(new StoreError(code))
            : Reflect.apply(method, target, given);
      },
    });
  }
  const codes = (): Set<string | undefined> => new Set(office.codes());

  it('the database for ten minutes: people are told calmly, keep their text, and all of it comes by itself', async () => {
    const omar = office.person('Omar');
    await goesToStory(maja);
    await goesToStory(omar);
    expect(await omar.presses('file', { what: 'Sänd före.' })).toMatchObject({ name: 'filed' });
    away = 'all';
    await office.vissla.pass.whenIdle();
    expect(await maja.presses('file', { what: 'Skrivet mitt i.' })).toMatchObject({
      name: 'story',
    });
    expect(maja.shown.remark).toBe('failed');
    expect(maja.reads()).toContain('Skrivet mitt i.');
    office.clock.advance({ minutes: 10 });
    expect(await maja.presses('file')).toMatchObject({ name: 'story' });
    expect(codes()).toEqual(new Set(['store_unavailable']));
    away = 'no';
    expect(await maja.presses('file')).toMatchObject({ name: 'filed', again: false });
    await office.vissla.pass.whenIdle();
    // Nobody has pressed or started anything for what Omar had sent.
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 2 });
  });

  it('room on the disk: nothing is called sent, nothing is half there, and the code says it', async () => {
    await goesToStory(maja);
    [away, code] = ['writes', 'store_full'];
    expect(await maja.presses('file', { what: 'Får inte plats.' })).toMatchObject({
      name: 'story',
    });
    expect(maja.shown.remark).toBe('failed');
    expect(codes()).toEqual(new Set(['store_full']));
    // What is there can be read all the while.
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
    away = 'no';
    expect(await maja.presses('file')).toMatchObject({ name: 'filed', again: false });
    await office.passes();
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 1 });
  });

  it('room on the disk: no copy is given of which no line could be kept', async () => {
    const { reference } = await files(maja, 'Tre lådor saknas.');
    await office.passes();
    await opensThread(karin, reference);
    await karin.presses('desk_copy');
    [away, code] = ['writes', 'store_full'];
    const copies = { copying: 'with_notes' };
    expect(await karin.presses('desk_do_copy', copies)).toMatchObject({ name: 'desk_away' });
    expect(karin.shown.remark).toBe('failed');
    expect(karin.reads()).not.toContain('Tre lådor saknas.');
    expect(codes()).toEqual(new Set(['store_full']));
    away = 'no';
    await opensThread(karin, reference);
    await karin.presses('desk_copy');
    await karin.presses('desk_do_copy', copies);
    expect(karin.reads()).toContain('Tre lådor saknas.');
  });
});

describe('a clock that jumps', () => {
  let office: TestVissla;
  let karin: Person;
  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite' });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  });
  afterEach(() => office.close());

  it('a month forwards and back again loses no report, no text and no notice', async () => {
    const maja = office.person('Maja');
    const first = await files(office.person('Omar'), 'Före.');
    await office.passes();
    await goesToStory(maja);
    office.clock.advance({ days: 31 });
    await office.vissla.tidy();
    await maja.presses('file', { what: 'Under hoppet.' });
    expect(['story', 'start']).toContain(maja.shown.view.name);
    const second = await files(office.person('Siri'), 'Under hoppet.');
    await office.passes();
    office.clock.advance({ days: -31 });
    await office.vissla.tidy();
    const third = await files(office.person('Liv'), 'Efteråt.');
    await office.passes();
    for (const { reportCode } of [first, second, third]) {
      const reader = office.person('hemma');
      expect(await tries(reader, reportCode)).toMatchObject({ name: 'thread' });
    }
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 3 });
    expect(office.notices.at(-1)?.count).toBe(3);
    expect(office.codes()).toEqual(['clock_ahead']);
  });
});
