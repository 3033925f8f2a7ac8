import { daysPass, quietPass } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { sendsStory } from '../support/people/messenger-person';
import {
  admits,
  comesToGuide,
  comesToList,
  does,
  enters,
  files,
  filesWithHr,
  looksFor,
  opensQueue,
  opensReport,
  opensThread,
  writesReportCodeDown,
} from '../support/people/report';

const daily = { kind: 'daily', hour: 10 } as const;
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;

let office: TestVissla;
let comes: ReturnType<typeof daysPass>;
const opens = async (passes: typeof daily | typeof weekly | 'at-once'): Promise<void> => {
  office = await openVissla({ passes });
  comes = daysPass(office);
};
afterEach(() => office.close());

const reads = async (person: Person | undefined, reference: string): Promise<boolean> => {
  await looksFor(person!, reference);
  return person!.shown.view.name === 'desk_thread';
};
const idOf = async (title: string) =>
  (await office.people.ofDesk('whistleblowing')).find((one) => one.title === title)!.id;

describe('what was sent before somebody could be named', () => {
  it.each(['2026-11-24', '2026-11-26'])(
    'is not read by an HR officer who comes in at once, beside one who was there on %s',
    async (day) => {
      await opens(daily);
      await office.staff('Kommunjurist', 'Säkerhetssamordnare');
      const [hanna] = await office.staffHr('HR-chef');
      await comes(day, '13:00');
      const { reference } = await filesWithHr(office.person('Maja'), { what: 'Om Kalle.' });
      await comes(day, '15:00');
      const [kalle] = await office.staffHr('Enhetschef');
      await comes('2026-11-28', '12:00');
      expect([await reads(hanna, reference), await reads(kalle, reference)]).toEqual([true, false]);
      const later = await filesWithHr(office.person('Omar'), { what: 'En annan sak.' });
      await comes('2026-11-30', '12:00');
      expect([await reads(hanna, later.reference), await reads(kalle, later.reference)]).toEqual([
        true,
        true,
      ]);
    },
  );

  it('is not read by the handler who comes in at once after another has left', async () => {
    await opens(weekly);
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    await comes('2026-11-25', '13:00');
    const { reference } = await files(office.person('Maja'), 'Om Kalle.');
    await comes('2026-11-27', '13:00');
    await office.people.remove(await idOf('Säkerhetssamordnare'), []);
    const [kalle] = await office.staff('Förvaltningschef');
    await comes('2026-12-01', '12:00');
    expect([await reads(karin, reference), await reads(kalle, reference)]).toEqual([true, false]);
  });

  it('is not read by somebody who was let in, although its pass came late', async () => {
    await opens(daily);
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    await comes('2026-11-24', '13:00');
    const { reference } = await files(office.person('Maja'), 'Om Kalle.');
    await comes('2026-11-24', '15:00');
    const [kalle] = await office.staff('Förvaltningschef');
    await admits(karin, await idOf('Förvaltningschef'));
    office.clock.advance({ minutes: 45 * 60 });
    await comes('2026-11-26', '13:00');
    expect([await reads(karin, reference), await reads(kalle, reference)]).toEqual([true, false]);
  });

  it('is read by both who begin a desk, in the first week too', async () => {
    await opens(weekly);
    const [karin] = await office.staff('Kommunjurist');
    await comes('2026-11-26', '13:00');
    const [daniel] = await office.staff('Säkerhetssamordnare');
    const { reference } = await files(office.person('Maja'), 'En sak.');
    await comes('2026-12-01', '12:00');
    expect([await reads(karin, reference), await reads(daniel, reference)]).toEqual([true, true]);
  });

  it('is not read where its dialog began on the day before the sending', async () => {
    await opens(daily);
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const maja = office.person('Maja');
    await comes('2026-11-24', '23:30');
    await comesToGuide(maja);
    await comesToList(maja);
    await maja.presses('next', { involved: '' });
    await writesReportCodeDown(maja, await maja.presses('anyway'));
    const [kalle] = await office.staff('Förvaltningschef');
    await admits(karin, await idOf('Förvaltningschef'));
    await comes('2026-11-25', '00:10');
    const reference = await sendsStory(maja, { what: 'Om Kalle.' });
    await comes('2026-11-27', '12:00');
    expect([await reads(karin, reference), await reads(kalle, reference)]).toEqual([true, false]);
  });

  it('is not read by who comes to HR on the day of an excerpt', async () => {
    await opens(daily);
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [hanna] = await office.staffHr('HR-chef');
    const { reference, reportCode } = await files(office.person('Maja'), 'Om Kalle.');
    await comes('2026-11-25', '13:00');
    await does(karin, reference, 'ask_hr', { text: 'Får HR veta?' });
    await comes('2026-11-26', '13:00');
    const maja = office.person('Maja');
    await opensReport(maja, reportCode);
    await maja.presses('hr_yes');
    await comes('2026-11-27', '13:00');
    await opensThread(karin, reference);
    await karin.presses('desk_give_hr');
    await karin.presses('desk_do_hand_over', { excerpt: 'Om Kalle.', text: 'Nu vet HR.' });
    const [kalle] = await office.staffHr('Enhetschef');
    await comes('2026-11-29', '13:00');
    expect([(await opensQueue(hanna)).total, (await opensQueue(kalle)).total]).toEqual([1, 0]);
  });

  it('is not read by a second of HR who comes on the day of a report that is out', async () => {
    await opens('at-once');
    await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [hanna] = await office.staffHr('HR-chef');
    await comes('2026-11-25', '09:30');
    const { reference } = await filesWithHr(office.person('Maja'), { what: 'Om Kalle.' });
    await quietPass(office, 60);
    const [kalle] = await office.staffHr('Enhetschef');
    expect([await reads(hanna, reference), await reads(kalle, reference)]).toEqual([true, false]);
  });

  it('is not read by a second of HR who comes on the day on which HR was begun again', async () => {
    await opens(daily);
    await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    await office.staffHr('HR-chef');
    await quietPass(office);
    const [first] = await office.people.ofDesk('hr');
    expect(await office.people.remove(first!.id, [])).toBe('removed');
    const [hanna] = await office.staffHr('Personalchef');
    const { reference } = await filesWithHr(office.person('Maja'), { what: 'Om Kalle.' });
    const [kalle] = await office.staffHr('Enhetschef');
    await comes('2026-11-26', '12:00');
    expect([await reads(hanna, reference), await reads(kalle, reference)]).toEqual([true, false]);
  });

  it('is not read by the second handler, if the first one entered it', async () => {
    await opens(daily);
    const [karin] = await office.staff('Kommunjurist');
    const { reference } = await enters(karin, { text: 'Om Kalle.' });
    const [kalle] = await office.staff('Förvaltningschef');
    expect([await reads(karin, reference), await reads(kalle, reference)]).toEqual([true, false]);
  });
});
