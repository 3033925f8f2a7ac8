import { openVissla } from '../support/open-vissla';
import { does, files, opensFirst, opensReport } from '../support/people/report';

it('a report is answered and written in again, nobody is named, and that is in sight beside an answer', async () => {
  const office = await openVissla();
  const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const maja = office.person('Maja Lind');
  const { reportCode, reference } = await files(maja, 'Chefen tar emot pengar.');
  await office.passes();
  expect(office.notices.map(({ count }) => count)).toEqual([1, 1]);
  await does(karin, reference, 'reply', { text: 'Vilken leverantör är det?' });
  expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'reply', again: false });
  await office.passes();
  expect(await opensReport(maja, reportCode)).toMatchObject({ status: 'answered', overdue: [] });
  expect(maja.reads()).toContain('Vilken leverantör är det?');
  await maja.presses('send', { text: 'Bygg & Betong AB.' });
  await office.passes();
  await opensFirst(karin);
  expect(karin.reads()).not.toContain('Maja');
  await karin.presses('desk_reply');
  expect(karin.reads()).toContain('Bygg & Betong AB.');
  expect(office.journal.faults).toEqual([]);
  await office.close();
});
