import { opensReport, opensThread } from '../support/people/report';
import { openTwoDesks } from '../support/people/two-desks';

describe('a member who would like to know whether the reporter has just written', () => {
  it.each([
    ['the reporter has written', true],
    ['nobody has written', false],
  ])('is told nothing by a form that would not be sent: %s', async (_, hasWritten) => {
    const desks = await openTwoDesks();
    const { office, karin, maja } = desks;
    const report = await desks.files();
    const { receipt, reference } = report;
    await desks.agrees(report);
    if (hasWritten) {
      await opensReport(maja, receipt);
      await maja.presses('send', { text: 'En sak till.' });
    }
    await opensThread(karin, reference);
    await karin.presses('desk_give_hr');
    // On another telephone the same member writes a note: the form is of before.
    const telephone = office.person(karin.who);
    await opensThread(telephone, reference);
    await telephone.presses('desk_note');
    await telephone.presses('desk_do_note', { text: 'En anteckning.' });
    await karin.presses('desk_do_give_hr', { excerpt: 'Någon skriker.' });
    expect(karin.shown).toMatchObject({
      view: { name: 'desk_give_hr' },
      remark: 'changed_meanwhile',
    });
    await desks.passes();
    expect((await opensThread(karin, reference)).hr).toBe('yes');
    await office.close();
  });
});
