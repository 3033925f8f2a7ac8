import { addDays } from '../../bot/domain/day';
import { does, type Filed, files, opensReport, opensThread } from '../support/people/report';
import { said } from '../support/people/said';
import { given, openTwoDesks, type TwoDesks } from '../support/people/two-desks';

describe('what goes to the other desk', () => {
  let desks: TwoDesks;
  let report: Filed;
  beforeEach(async () => {
    desks = await openTwoDesks();
    report = await desks.files();
  });
  afterEach(() => desks.office.close());

  it('is nothing to a member who has left the thread: it is not seen, nor taken back', async () => {
    const { karin, daniel, sara } = desks;
    await desks.gives(karin, report, 'told');
    await desks.looks(daniel, report);
    const { shown } = daniel;
    await does(daniel, report.reference, 'recuse', { cause: 'Släkt.' });
    for (const button of ['desk_take_back', 'desk_thread'] as const) {
      daniel.shown = shown;
      await daniel.presses(button);
      expect(daniel.shown).toMatchObject({
        remark: 'gone',
        view: { name: 'desk_queue', total: 0 },
      });
      expect(daniel.reads()).not.toContain(given.excerpt);
    }
    await desks.passes();
    expect(await sara.opens('desk')).toMatchObject({ total: 1 });
  });

  it('lets a no of the reporter’s count that came while HR was to get it without asking', async () => {
    const { karin, maja } = desks;
    await does(karin, report.reference, 'ask_hr');
    await desks.passes();
    await desks.gives(karin, report, 'untold');
    await opensReport(maja, report.reportCode);
    expect(await maja.presses('hr_no')).toMatchObject({ name: 'sent' });
    await desks.takesBack(karin, report);
    expect(karin.shown.view).toMatchObject({ hr: 'asked' });
    await desks.passes();
    expect((await opensThread(karin, report.reference)).hr).toBe('no');
  });
});

it('goes with the next pass and is taken back until it, where reports come out once a week', async () => {
  const desks = await openTwoDesks('sv', { passes: { kind: 'weekly', hour: 10, weekday: 2 } });
  const { karin, sara, office } = desks;
  const filed = desks.files();
  const report = await filed;
  for (let day = 0; day < 6; day++) await desks.passes();
  await desks.gives(karin, report, 'untold');
  await does(karin, report.reference, 'reply', { text: 'ETT SVAR' });
  await desks.looks(karin, report);
  const tomorrow = addDays(office.clock.today(), 1);
  expect(karin.shown.view).toMatchObject({ can: 'take_back', outOn: tomorrow, of: 2 });
  await karin.presses('desk_take_back');
  await desks.passes();
  expect(await sara.opens('desk')).toMatchObject({ total: 0 });
  await desks.looks(karin, report);
  expect(karin.shown.view).toMatchObject({ can: 'change', of: 1 });
  await desks.gives(karin, report, 'told');
  expect(karin.shown.remark).toBe('places_full');
  expect(office.journal.faults).toEqual([]);
  await office.close();
});

it('waits for nothing where reports come out at once, and then nothing is there to take back', async () => {
  const desks = await openTwoDesks('sv', {});
  const { karin, office, maja } = desks;
  const report = await files(maja, 'Min chef skriker.', said.doubt);
  await office.passes();
  await desks.gives(karin, report, 'told');
  // The note of it.
  expect((await desks.counts())[1]).toBe(1);
  await office.passes();
  const thread = await opensThread(karin, report.reference);
  expect(thread).toMatchObject({ hr: 'given', pending: 0, outOn: undefined });
  await office.close();
});
