import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { addDays } from '../../bot/domain/day';
import type { Disposals } from '../../bot/domain/disposal';
import type { Fields } from '../../bot/domain/fields';
import { onCopyOf, onFiles, type Place } from '../support/databases/places';
import { daysOfUpkeep, daysPass, goesBy } from '../support/days-pass';
import { disposals } from '../support/disposals';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  closing,
  does,
  files,
  handsOver,
  looksFor,
  opensQueue,
  opensThread,
} from '../support/people/report';

/** It is the 24th of November at noon in Stockholm. A term of three months ends with February. */
const short: Disposals = { ...disposals, whistleblowing: { number: 'KS 2026/12', months: 3 } };

let office: TestVissla;
let karin: Person;
let daniel: Person;
let reference: string;

const opens = async (
  isClosed: boolean,
  options: Parameters<typeof openVissla>[0] = {},
): Promise<void> => {
  office = await openVissla({ passes: 'at-once', disposal: short, ...options });
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  ({ reference } = await files(office.person('Maja'), 'Karl-Erik Lund tar av lagret.'));
  const comesOut = () => (options.on ? goesBy(office, { days: 1 }) : office.passes());
  await comesOut();
  if (isClosed) await does(karin, reference, 'close', closing);
  await comesOut();
  // Days of upkeep prove the clock.
  await daysOfUpkeep(office, 9);
};
afterEach(() => office.close());

const row = async () => office.stores.database.threads.byReference(reference as never);
const isThere = async (): Promise<boolean> => (await row()) !== undefined;
const notes = (fields: Fields = {}) =>
  does(karin, reference, 'request', { text: 'Allt.', arrived: office.clock.today(), ...fields });
const stage = async (is: string, fields: Fields = {}, who = karin): Promise<string | undefined> => {
  await does(who, reference, 'decide', { stage: is, copying: 'none', ...fields });
  return who.shown.remark;
};
/** Lets days go by until a day, with upkeep each week, and each day of the last one. */
const until = async (day: string): Promise<void> => {
  while (addDays(office.clock.today(), 14) < day) {
    office.clock.advance({ days: 7 });
    await office.vissla.tidy();
  }
  while (office.clock.today() < day) await daysOfUpkeep(office, 1);
};

describe('a closed case whose time is over in February', () => {
  beforeEach(async () => {
    await opens(true);
    await until('2027-02-20');
    await notes();
  });

  it.each<[string, readonly [string, string, Fields?][], string | undefined]>([
    ['an answer that is waited for', [], undefined],
    ['a copy of the whole', [['2027-02-20', 'answered', { answer: 'whole' }]], '2027-03-01'],
    ['a no of an employee', [['2027-02-20', 'answered', { answer: 'refused' }]], '2027-04-21'],
    ['a masked copy', [['2027-02-20', 'answered', { answer: 'redacted' }]], '2027-04-21'],
    ['a no to a part', [['2027-02-20', 'answered', { answer: 'part' }]], '2027-04-21'],
    ['a reservation', [['2027-02-20', 'answered', { answer: 'reserved' }]], '2027-04-21'],
    [
      'a decision that is asked for, however long that takes',
      [
        ['2027-02-20', 'answered', { answer: 'refused' }],
        ['2027-04-20', 'decision_asked'],
      ],
      undefined,
    ],
    [
      'a decision, for three weeks and until the next working day',
      // Three weeks end on the 29th of March, which is Easter Monday.
      [
        ['2027-02-20', 'decision_asked'],
        ['2027-03-08', 'decided', { answer: 'refused' }],
      ],
      '2027-03-31',
    ],
    [
      'an appeal, until a final ruling',
      [
        ['2027-02-20', 'decided', { answer: 'part' }],
        ['2027-03-10', 'appealed'],
        ['2027-07-10', 'ruled'],
      ],
      '2027-07-11',
    ],
    [
      'a no, until the request is withdrawn',
      [
        ['2027-02-20', 'answered', { answer: 'refused' }],
        ['2027-03-20', 'withdrawn'],
      ],
      '2027-03-21',
    ],
  ])('is kept by %s', async (_, stages, gone) => {
    for (const [day, is, fields] of stages) {
      await until(day);
      await stage(is, fields);
      expect(karin.shown.view).toMatchObject({ name: 'desk_done' });
      if (is === 'ruled') await stage(is, fields, daniel);
    }
    await until(gone === undefined ? '2027-09-01' : dayBefore(gone));
    expect(await isThere()).toBe(true);
    if (gone === undefined) return;
    await until(gone);
    await daysOfUpkeep(office, 1);
    expect(await isThere()).toBe(false);
  });

  it('is kept by the later of two requests, and shows where each is', async () => {
    await stage('answered', { answer: 'refused' });
    await until('2027-03-20');
    await notes();
    await opensThread(daniel, reference);
    await daniel.presses('desk_decide');
    expect(daniel.reads()).toContain('Besvarad av en anställd 20 februari 2027. Avslagen.');
    expect(daniel.reads()).toContain('Mottagen. Väntar på svar.');
    const { view } = daniel.shown;
    if (view.name !== 'desk_decide') throw new Error(view.name);
    const second = view.requests.find(({ on }) => on === '2027-03-20')?.id ?? '';
    await stage('answered', { asking: second, answer: 'refused' });
    await until('2027-05-20');
    expect(await isThere()).toBe(true);
    await daysOfUpkeep(office, 2);
    expect(await isThere()).toBe(false);
  });

  it('is not let go by the two who let go of a hold', async () => {
    await does(karin, reference, 'hold', { cause: 'Tvist.', lookOn: '2027-06-10' });
    await does(karin, reference, 'lift_hold');
    await does(daniel, reference, 'lift_hold');
    expect(daniel.shown.view).toMatchObject({ name: 'desk_done', what: 'hold_ended' });
    await until('2027-06-01');
    expect(await isThere()).toBe(true);
    expect((await opensThread(karin, reference)).may).not.toContain('lift_hold');
  });

  it('takes no step that cannot have happened', async () => {
    for (const is of ['appealed', 'ruled', 'supplemented', 'nothing_more'])
      expect(await stage(is, { answer: 'whole' })).toBe('stage_wrong');
    await stage('answered', { answer: 'refused' });
    for (const is of ['answered', 'appealed', 'ruled'])
      expect(await stage(is, { answer: 'whole' })).toBe('stage_wrong');
    expect(await stage('decided', { answer: 'refused', sentOn: '2027-02-21' })).toBe('day_ahead');
  });

  it('takes no day before its request, nor before what happened last', async () => {
    const no = { answer: 'refused' };
    expect(await stage('answered', { ...no, sentOn: '2026-02-20' })).toBe('stage_early');
    expect(karin.reads()).toContain('Dagen är före begäran');
    expect(karin.shown.fields).toMatchObject({ sentOn: '2026-02-20' });
    await until('2027-02-24');
    await stage('decided', { ...no, sentOn: '2027-02-22' });
    expect(await stage('appealed', { sentOn: '2027-02-21' })).toBe('stage_early');
    expect(await stage('appealed', { sentOn: '2027-02-22' })).toBeUndefined();
    await until('2027-05-20');
    expect(await isThere()).toBe(true);
  });

  it.each([
    ['ruled', 'Slutligt avgjort av domstol 10 mars 2027.'],
    ['withdrawn', 'Återtagen 10 mars 2027.'],
  ])('is kept after an appeal until two have noted %s', async (is, said) => {
    await stage('decided', { answer: 'refused' });
    await stage('appealed');
    await until('2027-03-10');
    await stage(is);
    expect(await stage(is)).toBe('stage_second');
    // The other end is no second.
    await stage(is === 'ruled' ? 'withdrawn' : 'ruled', {}, daniel);
    await opensThread(daniel, reference);
    expect(daniel.reads()).toContain(`${said} Räknas när en kollega har noterat samma sak.`);
    await until('2027-05-20');
    expect(await isThere()).toBe(true);
    await stage(is, { sentOn: '2027-05-20' }, daniel);
    await daysOfUpkeep(office, 2);
    expect(await isThere()).toBe(false);
  });

  it('is red from the day after, in the register and in the case', async () => {
    const item = async () => (await opensQueue(karin)).items[0];
    expect(await item()).toMatchObject({ asked: { days: 0 } });
    expect(karin.reads()).not.toContain('FÖRSENAD');
    await daysOfUpkeep(office, 1);
    expect(await item()).toMatchObject({ asked: { days: 1 } });
    expect(karin.reads()).toContain('FÖRSENAD');
    await karin.presses('desk_overdue');
    expect(karin.shown.view).toMatchObject({ items: [{ reference }] });
  });
});

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

describe('words of a record that is asked for', () => {
  beforeEach(() => opens(false));
  const proposes = () =>
    does(karin, reference, 'remove', { text: 'Karl-Erik Lund', reason: 'irrelevant' });

  it('are not taken out while it waits, nor after a no, and then are', async () => {
    await proposes();
    await notes();
    for (const is of [undefined, 'answered', 'decision_asked', 'decided', 'appealed']) {
      if (is !== undefined) await stage(is, { answer: 'refused' });
      // Neither a new proposal nor the yes to the old one.
      for (const who of [karin, daniel]) {
        expect((await opensThread(who, reference)).may).not.toContain('remove');
        await who.presses('desk_decide');
      }
    }
    await opensThread(daniel, reference);
    expect(daniel.reads()).toContain('Karl-Erik Lund tar av lagret.');
    await stage('ruled');
    await stage('ruled', {}, daniel);
    await does(daniel, reference, 'remove', { answer: 'yes' });
    expect(daniel.shown.view).toMatchObject({ name: 'desk_done', what: 'removed' });
  });

  it('are not taken out of the excerpt that HR is asked for, nor by HR of the handlers’', async () => {
    const [sara, erik] = await office.staffHr('HR-chef', 'HR-partner');
    const given = { excerpt: 'Karl-Erik Lund ska prövas.', cause: 'HR prövar.', text: 'Nu.' };
    await handsOver(karin, reference, given, { target: 'hr' });
    await office.passes();
    const atHr = (await opensQueue(sara)).items[0]?.reference ?? '';
    await does(sara, atHr, 'request', { text: 'Allt.' });
    await proposes();
    expect(karin.shown.remark).toBe('asked_for');
    await does(sara, atHr, 'decide', { stage: 'withdrawn' });
    await notes();
    await does(erik, atHr, 'remove', { text: 'Karl-Erik Lund', reason: 'irrelevant' });
    expect(erik.shown.remark).toBe('asked_for');
  });
});

describe('a request on the last evening of the case’s last month', () => {
  const last = '2027-02-28';
  let place: Place;
  beforeEach(async () => {
    place = await onFiles();
    await opens(true, { passes: { kind: 'daily', hour: 0 }, on: place });
    await until(last);
    await daysPass(office, 0)(last, '23:59');
  });
  afterEach(() => place.remove());

  it('keeps it under the open ones’ key from that write on, through the pass a minute later', async () => {
    expect((await row())?.expiry).toBe('2027-02');
    await notes();
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'request_noted' });
    expect((await row())?.expiry).toBe('2029-03');
    await goesBy(office, { minutes: 2 });
    await daysOfUpkeep(office, 40);
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Karl-Erik Lund tar av lagret.');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['pass', () => goesBy(office)],
    ['upkeep', () => office.vissla.tidy()],
  ])(
    'is there with its case or not at all, where the %s of the new month is beside it',
    async (_, beside) => {
      await opensThread(karin, reference);
      await karin.presses('desk_request');
      office.clock.advance({ minutes: 2 });
      const other = beside();
      await karin.presses('desk_do_request', { text: 'Allt.', arrived: last });
      await other;
      const isNoted = karin.shown.view.name === 'desk_done';
      await daysOfUpkeep(office, 3);
      expect(await isThere()).toBe(isNoted);
      if (isNoted) expect((await opensThread(daniel, reference)).asked).toBeDefined();
    },
  );

  it.each(['desk_record', 'case_record', 'thread', 'audit'])(
    'is there whole or not at all when it is cut off at the write of %s',
    async (table) => {
      const { path } = office.location as { readonly path: string };
      await opensThread(karin, reference);
      await karin.presses('desk_request');
      const file = new BetterSqlite3(path);
      const when = table === 'thread' || table === 'case_record' ? 'UPDATE' : 'INSERT';
      file.exec(
        `CREATE TRIGGER cut BEFORE ${when} ON "${table}" BEGIN SELECT RAISE(ABORT, 'cut'); END`,
      );
      await karin.presses('desk_do_request', { text: 'Allt.', arrived: last });
      file.exec('DROP TRIGGER cut');
      file.close();
      expect(karin.shown.view.name).not.toBe('desk_done');
      expect((await row())?.expiry).toBe('2027-02');
      const view = await opensThread(daniel, reference);
      expect([view.asked, view.page.items.length]).toEqual([undefined, 2]);
      await notes();
      expect((await row())?.expiry).toBe('2029-03');
    },
  );

  it('keeps it in a backup that is brought back', async () => {
    await notes();
    const { folder } = place;
    const file = new BetterSqlite3(join(folder, 'vissla.db'));
    file.pragma('wal_checkpoint(TRUNCATE)');
    file.close();
    const copy = await onCopyOf(folder);
    await stage('withdrawn');
    await office.close();
    const now = Date.parse('2027-02-28T22:59:30Z');
    const passes = { kind: 'daily', hour: 0 } as const;
    office = await openVissla({ passes, disposal: short, on: copy, now });
    await daysOfUpkeep(office, 12);
    expect(await isThere()).toBe(true);
  });
});

describe('a request for a case that lies apart', () => {
  it('keeps an archived one, and keeps one open that two took from the expired ones', async () => {
    await opens(true, { disposal: { ...disposals, whistleblowing: 'preserve' } });
    await until('2027-01-10');
    office.clock.advance({ days: 750 });
    await daysOfUpkeep(office, 9);
    for (const who of [karin, daniel]) {
      await who.opens('desk');
      await who.presses('desk_expired');
      await who.presses('desk_open_expired', { thread: (await row())?.id ?? '' });
    }
    expect((await opensThread(karin, reference)).may).toEqual(
      expect.arrayContaining(['request', 'copy', 'archive']),
    );
    await notes();
    await daysOfUpkeep(office, 40);
    expect((await opensThread(karin, reference)).may).toContain('decide');
    await does(karin, reference, 'archive', { reason: 'paper', number: 'A 1' });
    await daysOfUpkeep(office, 2);
    expect(await isThere()).toBe(true);
    await stage('answered', { answer: 'refused' });
    await daysOfUpkeep(office, 55);
    expect(await isThere()).toBe(true);
    // What was noted since is in no archive: the case goes back to the expired ones, where nobody reads it.
    await stage('withdrawn');
    await daysOfUpkeep(office, 2);
    expect((await looksFor(karin, reference)).name).not.toBe('desk_thread');
    expect(await isThere()).toBe(true);
  });
});
