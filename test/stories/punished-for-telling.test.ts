import sv from '../../adaptive-cards/texts/sv.json';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does, files, opensReport, opensThread } from '../support/people/report';

const looksTogether = async (member: Person): Promise<void> => {
  await member.opens('desk');
  await member.presses('desk_people');
  await member.presses('desk_together');
};

describe('a reporter who is punished for telling', () => {
  let office: TestVissla;
  afterEach(() => office.close());

  it('can say so at any time, is asked after three months, and goes first at the desk', async () => {
    office = await openVissla({ passes: 'when-told', reminded: [1, 4] });
    const maja = office.person('Maja');
    const [karin] = await office.staff('Jurist', 'Utredare');
    const { reportCode, reference } = await files(maja, 'En sak.');
    await office.passes();
    await opensReport(maja, reportCode);
    expect(maja.shown.view).toMatchObject({ name: 'thread', punished: undefined });
    expect(maja.reads()).toContain('Jag har straffats');

    office.clock.advance({ days: 90 });
    await opensReport(maja, reportCode);
    expect(maja.reads()).toContain('Har du straffats för att du berättade?');
    await files(office.person('Omar'), 'En annan sak.');
    await maja.presses('punished');
    expect(maja.shown.view).toMatchObject({ name: 'sent', what: 'answer' });
    await office.passes();
    await opensReport(maja, reportCode);
    expect(maja.shown.view).toMatchObject({ punished: 'said' });
    expect(maja.reads()).not.toContain('Jag har straffats');

    expect(await karin.opens('desk')).toMatchObject({ items: [{ reference }, {}] });
    expect(karin.reads()).toContain('säger sig ha straffats');
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('ha straffats för att ha berättat. Svara nu.');
    expect(karin.reads()).toContain(sv.nextActs.punished);
    await karin.presses('desk_close');
    expect(karin.reads()).toContain(sv.forms.closePunished);
    expect(karin.reads()).not.toContain(sv.forms.closeMeeting);
    await does(karin, reference, 'reply', { text: 'Vi hör av oss.' });
    await office.passes();
    await opensReport(maja, reportCode);
    expect(maja.shown.view).toMatchObject({ punished: 'asked' });

    await maja.presses('meet');
    await office.passes();
    await opensThread(karin, reference);
    expect(karin.reads()).not.toContain(sv.nextActs.punished);
    await karin.presses('desk_close');
    expect(karin.reads()).toContain(sv.forms.closeMeeting);
    expect(karin.reads()).not.toContain(sv.forms.closePunished);
    await does(karin, reference, 'reply', { text: 'Kom på tisdag.' });
    await office.passes();
    await opensThread(karin, reference);
    await karin.presses('desk_close');
    expect(karin.reads()).not.toContain(sv.forms.closeMeeting);
  });

  it('is not overlooked where a day is closed together', async () => {
    office = await openVissla();
    const maja = office.person('Maja');
    const [karin, daniel] = await office.staff('Jurist', 'Utredare');
    const day = office.clock.today();
    const { reportCode } = await files(maja, 'En sak.');
    await files(office.person('Omar'), 'En annan sak.');
    await office.passes();
    await opensReport(maja, reportCode);
    await maja.presses('meet');
    await office.passes();
    office.clock.advance({ days: 1 });
    const queue = await karin.opens('desk');
    if (queue.name !== 'desk_queue') throw new Error(queue.name);
    for (const one of queue.items) await opensThread(karin, one.reference);
    await looksTogether(karin);
    await karin.presses('desk_propose', { day });
    expect(karin.reads()).toContain('Av dem vill 1 träffas');
    const said = { reason: 'test_or_abuse', measures: 'Läst.', why: 'Skräp.' };
    await karin.presses('desk_do_propose', said);
    await looksTogether(daniel);
    expect(daniel.reads()).toContain(': 1 vill träffas eller säger sig ha straffats');
  });
});
