import { openMonths } from '../../bot/threads/open-threads';
import { quietPass } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { comesToGuide, does, filesWithHr, opensReport } from '../support/people/report';

describe("HR's last member", () => {
  let office: TestVissla;
  let sara: Person;
  let maja: Person;
  beforeEach(async () => {
    office = await openVissla({ staffed: true, passes: 'when-told' });
    [sara] = await office.staffHr('HR-chef');
    maja = office.person('Maja');
  });
  afterEach(() => office.close());

  const removesSara = async (): Promise<string> => {
    const { people } = office;
    const [member] = await people.ofDesk('hr');
    if (member === undefined) return 'nobody there';
    return people.remove(member.id, openMonths(office.clock.today()));
  };

  it('stays until the next pass once anybody has begun a dialog, whether or not anything was sent', async () => {
    await quietPass(office);
    await comesToGuide(maja);
    expect(await removesSara()).toBe('last_with_threads');
    await quietPass(office);
    expect(await removesSara()).toBe('removed');
  });

  it('stays while a matter is open or written in again', async () => {
    const { reportCode, reference } = await filesWithHr(maja, { what: 'Min chef skriker.' });
    await office.passes();
    expect(await removesSara()).toBe('last_with_threads');
    await does(sara, reference, 'close', {
      reason: 'withdrawn',
      text: 'Vi avslutar.',
      investigation: 'neither',
    });
    await office.passes();
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Det började igen.' });
    await office.passes();
    expect(await removesSara()).toBe('last_with_threads');
    await does(sara, reference, 'reply', { text: 'Vi har läst.' });
    await office.passes();
    // What was closed this month stands among what is open until the month is over.
    expect(await removesSara()).toBe('last_with_threads');
    office.clock.advance({ days: 7 });
    await office.vissla.tidy();
    await office.passes();
    expect(await removesSara()).toBe('removed');
    expect(await opensReport(maja, reportCode)).toMatchObject({ status: 'closed' });
    // Nobody would read it: nothing is called sent.
    expect(await maja.presses('send', { text: 'Igen.' })).toMatchObject({ name: 'thread' });
    expect(maja.shown).toMatchObject({ remark: 'hr_empty', fields: { text: 'Igen.' } });
    expect(await office.passesNothing()).toBe(true);
  });
});
