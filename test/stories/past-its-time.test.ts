import { daysOfUpkeep } from '../support/days-pass';
import { disposals } from '../support/disposals';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { copyingOf } from '../support/people/copies';
import {
  closing,
  does,
  files,
  handsOver,
  opensQueue,
  opensReport,
  opensThread,
} from '../support/people/report';

describe('a closed case whose time is over', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let sara: Person;
  let maja: Person;
  let reportCode: string;
  let reference: string;
  const { copies } = copyingOf(() => reference);
  const opens = async (disposal = disposals): Promise<void> => {
    office = await openVissla({ disposal });
    [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    [sara] = await office.staffHr('HR-chef', 'HR-partner');
    maja = office.person('Maja');
    ({ reportCode, reference } = await files(maja, 'En sak.'));
    await office.passes();
  };
  const opensPreserving = () => opens({ ...disposals, whistleblowing: 'preserve' });
  afterEach(() => office.close());

  const closes = async (): Promise<void> => {
    await does(karin, reference, 'close', closing);
    await office.passes();
  };
  const passes = async (): Promise<void> => {
    await daysOfUpkeep(office, 7);
    office.clock.advance({ days: 710 });
    await daysOfUpkeep(office, 9);
  };
  const finds = async (member: Person): Promise<string> => {
    await member.opens('desk');
    await member.presses('desk_find', { reference });
    return member.shown.view.name;
  };
  const isThere = async () =>
    (await office.stores.database.threads.byReference(reference as never)) !== undefined;

  it('is read by nobody from when its hold ends, before any upkeep', async () => {
    await opensPreserving();
    await closes();
    await does(karin, reference, 'hold', { cause: 'Tvist.', lookOn: '2028-10-10' });
    await passes();
    await does(karin, reference, 'lift_hold');
    expect(await finds(daniel)).toBe('desk_thread');
    await does(daniel, reference, 'lift_hold');
    expect(await finds(daniel)).toBe('desk_queue');
    expect(await opensQueue(karin)).toMatchObject({ items: [], expired: 1 });
    await daysOfUpkeep(office, 1);
    expect(await opensQueue(karin)).toMatchObject({ items: [], expired: 1 });
    expect(await isThere()).toBe(true);
  });

  it('is in no queue from the day on which its time is over, before any upkeep', async () => {
    await opensPreserving();
    await closes();
    await daysOfUpkeep(office, 7);
    office.clock.advance({ days: 650 });
    await daysOfUpkeep(office, 6);
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Igen.' });
    await office.passes();
    const left = (Date.parse('2028-10-31') - Date.parse(office.clock.today())) / 86_400_000;
    await daysOfUpkeep(office, left);
    expect(await opensQueue(karin)).toMatchObject({ items: [{ reference, news: true }] });
    office.clock.advance({ days: 1 });
    expect(await opensQueue(karin)).toMatchObject({ items: [], expired: 1 });
  });

  it.each<[string, () => Promise<unknown>, boolean]>([
    [
      'the reporter has written',
      async () => {
        await opensReport(maja, reportCode);
        await maja.presses('send', { text: 'Nya bevis.' });
      },
      true,
    ],
    [
      'a fact was noted',
      () => does(daniel, reference, 'note', { text: 'Ny.', fact: 'true' }),
      true,
    ],
    ['a note was written', () => does(daniel, reference, 'note', { text: 'Ring arkivet.' }), false],
  ])('is archived no more once %s: %#', async (_, changes, isKept) => {
    await opensPreserving();
    await closes();
    await does(karin, reference, 'archive', { reason: 'paper', number: 'A 12' });
    await changes();
    await office.passes();
    const { may } = await opensThread(daniel, reference);
    expect(may.includes('archive')).toBe(isKept);
    await passes();
    expect(await isThere()).toBe(isKept);
  });

  it('keeps what HR wrote in its excerpt as long as it is asked for', async () => {
    await opens();
    const given = { excerpt: 'Lund ska prövas.', cause: 'HR prövar.', text: 'Nu.' };
    await handsOver(karin, reference, given, { target: 'hr' });
    await office.passes();
    const atHr = (await opensQueue(sara)).items[0]?.reference ?? '';
    const said = { reason: 'answered', investigation: 'begun', text: 'HR har talat med Lund.' };
    await does(sara, atHr, 'close', said);
    await closes();
    await does(karin, reference, 'request', { arrived: '2026-11-24', text: 'Hela ärendet.' });
    await passes();
    expect(await copies(karin, 'with_notes')).toContain('HR har talat med Lund.');
    // HR's own time is over.
    expect((await opensQueue(sara)).items).toEqual([]);
    await does(karin, reference, 'decide', { stage: 'withdrawn' });
    await daysOfUpkeep(office, 2);
    expect(await office.stores.database.threads.count()).toBe(0);
  });
});
