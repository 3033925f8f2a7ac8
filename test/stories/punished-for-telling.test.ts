import { openVissla, type TestVissla } from '../support/open-vissla';
import { does, files, opensReport } from '../support/people/report';

describe('a reporter who is punished for telling', () => {
  let office: TestVissla;
  afterEach(() => office.close());

  it('can say so at any time, is asked after three months, and goes first at the desk', async () => {
    office = await openVissla({ releases: 'when-told', reminded: [1, 4] });
    const maja = office.person('Maja');
    const [karin] = await office.staff('Jurist', 'Utredare');
    const { receipt, reference } = await files(maja, 'En sak.');
    await office.releases();
    await opensReport(maja, receipt);
    expect(maja.shown.view).toMatchObject({ name: 'thread', punished: undefined });
    expect(maja.reads()).toContain('Jag har straffats');

    office.clock.advance({ days: 90 });
    await opensReport(maja, receipt);
    expect(maja.reads()).toContain('Har du straffats för att du berättade?');
    await files(office.person('Omar'), 'En annan sak.');
    await maja.presses('punished');
    expect(maja.shown.view).toMatchObject({ name: 'sent', what: 'answer' });
    await office.releases();
    await opensReport(maja, receipt);
    expect(maja.shown.view).toMatchObject({ punished: 'said' });
    expect(maja.reads()).not.toContain('Jag har straffats');

    expect(await karin.opens('desk')).toMatchObject({ items: [{ reference }, {}] });
    expect(karin.reads()).toContain('säger sig ha straffats');
    await does(karin, reference, 'reply', { text: 'Vi hör av oss.' });
    await office.releases();
    await opensReport(maja, receipt);
    expect(maja.shown.view).toMatchObject({ punished: 'asked' });
  });
});
