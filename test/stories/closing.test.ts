import sv from '../../adaptive-cards/texts/sv.json';
import { openVissla } from '../support/open-vissla';
import { does, files, opensQueue, opensReport } from '../support/people/report';

it('a report that was closed without a word still owes feedback, until feedback gives it', async () => {
  const office = await openVissla();
  const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const maja = office.person('Maja');
  const { reportCode, reference } = await files(maja, 'Lagret töms på nätterna.');
  await office.passes();
  await does(karin, reference, 'close', { reason: 'duplicate', why: 'Redan anmäld.' });
  await office.passes();
  const due = { what: 'feedback', overdue: false };
  expect((await opensQueue(karin)).items).toMatchObject([{ status: 'closed', news: false, due }]);
  expect(karin.reads()).toContain('avslutat, återkoppla senast');
  expect(await opensReport(maja, reportCode)).toMatchObject({
    status: 'closed',
    feedbackLeft: true,
  });
  expect(maja.reads()).toContain('ska vi berätta vad vi gjort och varför');
  office.clock.advance({ days: 100 });
  expect(await opensReport(maja, reportCode)).toMatchObject({
    overdue: ['feedback'],
    turnTo: ['competition', 'economicCrime', 'police'],
  });
  for (const words of ['visselblåsarlagen 4:7', 'Konkurrensverket'])
    expect(maja.reads()).toContain(words);
  await does(karin, reference, 'feedback', {
    measures: 'Låset är bytt.',
    why: 'Nyckeln var kopierad.',
  });
  await office.passes();
  expect((await opensQueue(karin)).items).toEqual([]);
  expect(await opensReport(maja, reportCode)).toMatchObject({ overdue: [], feedbackLeft: false });
  // What was done and why are read under their names.
  await does(karin, reference, 'reopen');
  await office.passes();
  await does(karin, reference, 'close', {
    ...{ reason: 'confirmed', measures: 'Låset är bytt.', why: 'Nyckeln var kopierad.' },
  });
  await office.passes();
  await opensReport(maja, reportCode);
  for (const words of ['Nyckeln var kopierad.', sv.thread.measures])
    expect(maja.reads()).toContain(words);
  await office.close();
});
