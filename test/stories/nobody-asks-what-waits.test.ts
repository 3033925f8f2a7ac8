import { openVissla, type Person } from '../support/open-vissla';
import { files, opensReport, opensThread } from '../support/people/report';
import { said } from '../support/people/said';

const daily = { kind: 'daily', hour: 10 } as const;

describe('a member who would like to know whether the reporter has just written', () => {
  it.each([
    ['the reporter has written', true],
    ['nobody has written', false],
  ])('is told nothing by a form that would not be sent: %s', async (_, hasWritten) => {
    const office = await openVissla({ releases: daily });
    const [karin] = (await office.staff('Kommunjurist', 'Kanslichef')) as [Person, Person];
    await office.staffHr('HR-chef', 'HR-partner');
    const looks = async (): Promise<void> => {
      office.vissla.release.look();
      await office.vissla.release.settled();
    };
    const passes = async (): Promise<void> => {
      office.clock.advance({ days: 1 });
      await looks();
    };
    await looks();
    const maja = office.person('Maja');
    const { receipt, reference } = await files(maja, 'Min chef skriker.', said.doubt);
    await passes();
    await opensThread(karin, reference);
    await karin.presses('desk_ask_hr');
    await karin.presses('desk_do_ask_hr');
    await passes();
    await opensReport(maja, receipt);
    await maja.presses('hr_yes');
    await passes();
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
    await passes();
    expect((await opensThread(karin, reference)).hr).toBe('yes');
    await office.close();
  });
});
