import type { Desk } from '../../bot/domain/ids';
import type { ThreadState } from '../../bot/domain/thread';
import { openMonths } from '../../bot/threads/open-threads';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToGuide,
  comesToVerdict,
  filesWithHr,
  opensReport,
  writesReportCodeDown,
} from '../support/people/report';
import { said } from '../support/people/said';

describe('filing', () => {
  let office: TestVissla;
  let employee: Person;
  beforeEach(async () => {
    office = await openVissla({ staffed: true, passes: 'when-told' });
    employee = office.person('Maja');
  });
  afterEach(() => office.close());

  const lies = async (desk: Desk): Promise<ThreadState[]> => {
    await office.passes();
    const { clock, stores } = office;
    const { threads } = stores.database;
    const sealing = await sealingOf(office);
    const rows = await threads.ofDesk(desk, openMonths(clock.today()));
    return Promise.all(rows.map((row) => sealing.threads.openState(row)));
  };

  it('with HR lies at HR’s desk alone, with HR’s day, and opens with its code', async () => {
    await office.staffHr('HR-specialist', 'HR-chef');
    const { reportCode } = await filesWithHr(employee, { what: 'En sak.' });
    // A Tuesday in November: three working days later it is Friday.
    const days = { desk: 'hr', answerBy: '2026-11-27' };
    expect(employee.shown.view).toMatchObject({ name: 'filed', deadlines: days });
    expect(await lies('whistleblowing')).toEqual([]);
    expect(await lies('hr')).toEqual([
      {
        answers: { ...said.own, involved: [] },
        advice: { route: 'hr', rule: 'own_terms' },
        status: 'received',
        unanswered: false,
        excluded: [],
      },
    ]);
    expect(await opensReport(employee, reportCode)).toMatchObject({
      deadlines: days,
      moved: false,
    });
    const sent = await employee.presses('send', { text: 'Mer.' });
    expect(sent).toMatchObject({ name: 'sent', desk: 'hr' });
  });

  it('with the handlers keeps what was answered, who is involved, and what the guide said', async () => {
    const [first] = await office.people.ofDesk('whistleblowing');
    if (first === undefined) throw new Error('nobody');
    await comesToGuide(employee);
    await comesToVerdict(employee, said.harm, `management,${first.id}`);
    await writesReportCodeDown(employee, await employee.presses('anyway'));
    await employee.presses('file', { what: 'En sak.' });
    expect(employee.shown.view).toMatchObject({ name: 'filed', duty: 'harm' });
    expect(await lies('whistleblowing')).toEqual([
      {
        answers: { ...said.harm, involved: ['management', 'receiver'] },
        advice: { route: 'whistleblowing', rule: 'harm_by_staff' },
        status: 'received',
        unanswered: false,
        excluded: [first.id],
      },
    ]);
  });

  it('without a word keeps no answer', async () => {
    await employee.opens();
    await employee.presses('report');
    await employee.presses('security');
    await employee.presses('next');
    await employee.presses('next', { detail: 'secret' });
    await employee.presses('next');
    await writesReportCodeDown(employee, await employee.presses('anyway'));
    expect(employee.shown.view).toMatchObject({ name: 'talk' });
    await employee.presses('file');
    expect(await lies('whistleblowing')).toEqual([
      { status: 'received', unanswered: false, excluded: [] },
    ]);
  });

  it.each<[string, string, Desk]>([
    ['to_hr', 'anyway', 'hr'],
    ['anyway', 'to_hr', 'whistleblowing'],
  ] as const)(
    'with %s and then, from an earlier view, with %s says where the report lies',
    async (first, then, desk) => {
      await office.staffHr('HR-specialist');
      await comesToGuide(employee);
      const verdict = await comesToVerdict(employee, said.own);
      expect(verdict).toMatchObject({ name: 'verdict' });
      const { shown } = employee;
      for (const act of [first, then] as const) {
        employee.shown = shown;
        await writesReportCodeDown(employee, await employee.presses(act as 'to_hr'));
        await employee.presses('file', { what: 'En sak.' });
        const { view } = employee.shown;
        expect(view).toMatchObject({ name: 'filed', again: act === then, deadlines: { desk } });
      }
      const other = desk === 'hr' ? 'whistleblowing' : 'hr';
      expect([(await lies(desk)).length, (await lies(other)).length]).toEqual([1, 0]);
      expect(office.journal.faults).toEqual([]);
    },
  );
});
