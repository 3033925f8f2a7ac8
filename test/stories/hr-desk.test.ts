import { comesBeforePass, quietPass } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToGuide,
  comesToVerdict,
  filesWithHr,
  writesReportCodeDown,
} from '../support/people/report';
import { said } from '../support/people/said';

describe('a matter about one person', () => {
  let office: TestVissla;
  let maja: Person;
  beforeEach(async () => {
    office = await openVissla({ staffed: true });
    await office.staffHr('HR-chef', 'HR-partner');
    maja = office.person('Maja');
  });
  afterEach(() => office.close());

  it('is told to HR alone', async () => {
    await filesWithHr(maja, { what: 'Min chef fryser ut mig.' });
    await office.passes();
    expect(office.notices.map(({ address }) => address).sort()).toEqual([
      expect.stringContaining('HR-chef'),
      expect.stringContaining('HR-partner'),
    ]);
  });

  it('is not filed with an HR that has become empty meanwhile, and keeps its text', async () => {
    comesBeforePass(office);
    await comesToGuide(maja);
    await comesToVerdict(maja, said.own);
    await writesReportCodeDown(maja, await maja.presses('to_hr'));
    await quietPass(office, 60);
    for (const { id } of await office.people.ofDesk('hr'))
      expect(await office.people.remove(id, [])).toBe('removed');
    const fields = { what: 'Min chef fryser ut mig.' };
    await maja.presses('file', fields);
    expect(maja.shown).toMatchObject({ remark: 'hr_empty', view: { name: 'story' }, fields });
    expect(await office.passesNothing()).toBe(true);
  });
});
