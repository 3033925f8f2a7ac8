import type { ButtonName } from '../../bot/domain/buttons';
import { storedCounts } from '../support/databases/stored-rows';
import {
  goesOn,
  lastGroup,
  leftScreen,
  leftThread,
  openLeft,
} from '../support/houses/earlier-version';
import type { Person, TestVissla } from '../support/open-vissla';
import { comesToReceipt } from '../support/people/report';

describe('a button that was pressed before version 0.1.0 ended, and is pressed again', () => {
  let office: TestVissla;
  beforeEach(async () => {
    office = await openLeft();
  });
  afterEach(async () => {
    expect(office.journal.faults).toEqual([]);
    await office.close();
  });

  /** Presses, and presses again where a day was too long for one step. */
  const pressesAgain = async (name: string, act: ButtonName): Promise<Person> => {
    const person = await goesOn(office, name, act, leftScreen(name).typed);
    if (person.shown.remark === 'expired') await person.presses(act);
    expect(person.shown.remark).toBeUndefined();
    return person;
  };
  const rows = async (): Promise<readonly (number | undefined)[]> => {
    const { pool, thread, message } = await storedCounts(office.location);
    return [pool, thread, message];
  };

  it.each([
    ['filedTheDayBefore', 'theDayBefore'],
    ['filedAndReleased', 'today'],
    ['filedAndWaiting', 'overNight'],
    ['filedWithHrAndWaiting', 'withHr'],
    ['slackFiledWithHrAndWaiting', 'slackWithHr'],
  ])('files nothing new and shows the same reference: %s', async (screen, thread) => {
    const { reference, desk } = leftThread(thread);
    for (const _ of ['before the release', 'after it']) {
      const before = await rows();
      const { shown } = await pressesAgain(screen, 'file');
      const filed = { name: 'filed', again: true, reference, deadlines: { desk } };
      expect(shown.view).toMatchObject(filed);
      expect(await rows()).toEqual(before);
      await office.releases();
    }
  });

  it('says where a report lies for which another way is taken now', async () => {
    const screen = 'otherWayAfterFilingWithHr';
    const before = await rows();
    const person = await goesOn(office, screen, 'anyway');
    // It stood within the first guide, which begins again.
    expect(person.shown).toMatchObject({ view: { name: 'guide' }, remark: 'renewed' });
    await comesToReceipt(person);
    await person.presses('next', lastGroup(screen));
    await person.presses('file', leftScreen(screen).typed);
    const { reference } = leftThread('withHr');
    const filed = { name: 'filed', again: true, reference, deadlines: { desk: 'hr' } };
    expect(person.shown.view).toMatchObject(filed);
    expect(await rows()).toEqual(before);
  });

  it.each([
    ['messageAndWaiting', 'send'],
    ['yesAndWaiting', 'hr_yes'],
    ['acknowledgedAndWaiting', 'desk_do_acknowledge'],
    ['slackMovedAndWaiting', 'desk_do_move'],
  ] as const)('sends nothing twice: %s', async (screen, act) => {
    for (const _ of ['before the release', 'after it']) {
      const before = await rows();
      const { shown } = await pressesAgain(screen, act);
      expect(shown.view).toMatchObject({ again: true });
      expect(await rows()).toEqual(before);
      await office.releases();
    }
  });

  it('takes a no that follows a yes for another answer', async () => {
    const { shown } = await goesOn(office, 'yesAndWaiting', 'hr_no');
    expect(shown.view).toMatchObject({ name: 'sent', again: false });
  });
});
