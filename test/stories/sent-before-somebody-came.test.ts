import { daysPass } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { admits, files, filesWithHr, looksFor } from '../support/people/report';

const daily = { kind: 'daily', hour: 10 } as const;
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;

let office: TestVissla;
let comes: ReturnType<typeof daysPass>;
const opens = async (releases: typeof daily | typeof weekly): Promise<void> => {
  office = await openVissla({ releases });
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
});
