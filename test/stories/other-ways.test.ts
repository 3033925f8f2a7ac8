import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { comesToVerdict, opensFirst, writesReceiptDown } from '../support/people/report';
import { said } from '../support/people/said';

describe('other ways than a report', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  beforeEach(async () => {
    office = await openVissla();
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    maja = office.person('Maja');
    await maja.opens();
    await maja.presses('report');
  });
  afterEach(() => office.close());

  it('lets somebody who must write nothing ask for a talk, with a number to call', async () => {
    await maja.presses('security');
    expect(maja.reads()).toMatch(/[Ss]kriv inget/);
    expect(await maja.presses('next')).toMatchObject({ name: 'more', about: 'security' });
    await maja.presses('next', { detail: 'secret' });
    expect(await maja.presses('next')).toMatchObject({ name: 'verdict', rule: 'security' });
    await writesReceiptDown(maja, await maja.presses('anyway'));
    expect(maja.shown.view).toMatchObject({ name: 'talk' });
    await maja.presses('file');
    expect(maja.shown.view).toMatchObject({ name: 'filed' });
    expect(maja.reads()).toContain('031-390 06 10');
    await office.releases();
    await opensFirst(karin);
    expect(karin.shown.view).toMatchObject({
      name: 'desk_thread',
      page: { items: [{ body: { kind: 'talk' } }] },
    });
  });

  it.each([
    ['hr', said.own, 'hr@exempelby'],
    ['complaint', said.opinion, 'exempelby'],
    ['fault_report', said.repair, '031-390 06'],
    ['responsible_unit', said.injury, '031-390 06'],
  ])(
    'shows the contact of %s, and sends to the handlers anyway with the advice',
    async (route, answers, contact) => {
      await maja.presses('safe');
      expect(await comesToVerdict(maja, answers)).toMatchObject({ name: 'verdict', route });
      expect(maja.reads()).toContain(contact);
      await writesReceiptDown(maja, await maja.presses('anyway'));
      await maja.presses('file', { what: 'Jag vill ändå.' });
      await office.releases();
      await opensFirst(karin);
      expect(karin.shown.view).toMatchObject({ name: 'desk_thread', advice: { route } });
    },
  );

  it('names HR no more when HR is involved', async () => {
    await maja.presses('safe');
    await comesToVerdict(maja, said.own);
    const hr = maja.reads();
    await maja.presses('back');
    await maja.presses('next', { involved: 'hr' });
    const contactOfHr = /hr@exempelby/;
    expect(hr).toMatch(contactOfHr);
    expect(maja.reads()).not.toMatch(contactOfHr);
    expect(await maja.presses('anyway')).toMatchObject({ name: 'receipt' });
  });

  it('switches the language in the middle and keeps the answers', async () => {
    await maja.presses('back');
    await maja.presses('switch');
    expect(maja.reads()).toMatch(/We do not/i);
    await maja.presses('report');
    expect(maja.shown.locale).toBe('en');
  });
});
