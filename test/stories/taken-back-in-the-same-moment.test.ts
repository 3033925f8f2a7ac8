import { opensReport, opensThread } from '../support/people/report';
import { given, openTwoDesks } from '../support/people/two-desks';

it('an excerpt is either taken back or at HR, when both happen in the same moment', async () => {
  const desks = await openTwoDesks('sv', { passes: 'when-told' });
  const { karin, sara, office } = desks;
  const report = await desks.files();
  await office.passes();
  for (let round = 0; round < 6; round++) {
    if ((await opensThread(karin, report.reference)).hr === 'given') break;
    await desks.gives(karin, report, round % 2 === 0 ? 'told' : 'untold');
    await desks.looks(karin, report);
    const press = () => karin.presses('desk_take_back');
    const both = round % 2 === 0 ? [press, () => office.passes()] : [() => office.passes(), press];
    await Promise.all(both.map((does) => does()));
    await office.passes();
    const { remark } = karin.shown;
    const { hr } = await opensThread(karin, report.reference);
    const queue = await sara.opens('desk');
    expect([remark, hr, queue]).toMatchObject(
      remark === 'taken_back'
        ? ['taken_back', undefined, { total: 0 }]
        : ['out_already', 'given', { total: 1 }],
    );
  }
  expect(office.journal.faults).toEqual([]);
  await office.close();
});

it('a move is either taken back or made, when both happen in the same moment', async () => {
  const desks = await openTwoDesks('sv', { passes: 'when-told' });
  const { sara, karin, maja, office } = desks;
  for (let round = 0; round < 4; round++) {
    const report = await desks.filesWithHr();
    await office.passes();
    const queue = await karin.opens('desk');
    const before = queue.name === 'desk_queue' ? queue.total : -1;
    await desks.moves(sara, report);
    await desks.looks(sara, report);
    const press = () => sara.presses('desk_take_back');
    const pass = () => office.passes();
    await Promise.all((round % 2 === 0 ? [press, pass] : [pass, press]).map((does) => does()));
    await office.passes();
    const back = sara.shown.remark === 'taken_back';
    expect(sara.shown.remark).toBe(back ? 'taken_back' : 'gone');
    expect(await karin.opens('desk')).toMatchObject({ total: back ? before : before + 1 });
    // Whoever has it, nothing of it is lost.
    await opensReport(maja, report.reportCode);
    await opensThread(back ? sara : karin, report.reference);
    expect((back ? sara : karin).reads()).toContain('Min chef straffar mig.');
    expect((await desks.counts())[1]).toBe(0);
  }
  expect(office.journal.faults).toEqual([]);
  await office.close();
});

it('a word to the reporter of an excerpt is not sent past its taking back', async () => {
  const desks = await openTwoDesks();
  const { karin, daniel, maja, sara, office } = desks;
  for (let round = 0; round < 4; round++) {
    const report = await desks.files();
    await desks.gives(karin, report, 'untold');
    await desks.looks(karin, report);
    await opensThread(daniel, report.reference);
    await daniel.presses('desk_tell');
    const back = () => karin.presses('desk_take_back');
    const tells = () => daniel.presses('desk_do_tell', { text: given.text });
    await Promise.all((round % 2 === 0 ? [back, tells] : [tells, back]).map((does) => does()));
    expect(karin.shown.remark).toBe('taken_back');
    await desks.passes();
    await opensReport(maja, report.reportCode);
    expect(maja.reads()).not.toContain(given.text);
    expect(await opensThread(karin, report.reference)).toMatchObject({ hr: undefined, pending: 0 });
  }
  expect(await sara.opens('desk')).toMatchObject({ total: 0 });
  expect(office.journal.faults).toEqual([]);
  await office.close();
});
