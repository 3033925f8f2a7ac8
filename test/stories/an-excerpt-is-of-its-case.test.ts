import { daysOfUpkeep } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { copyingOf } from '../support/people/copies';
import { closing, does, files, handsOver, opensQueue } from '../support/people/report';

const [given, answered] = ['Jämför tidkorten.', 'HR har gett en varning.'];

let office: TestVissla;
let karin: Person;
let reference = '';
const { copies } = copyingOf(() => reference);
afterEach(() => office.close());

/** A case of which HR was given a part and has answered; at HR it ends after three months. */
const comesToHr = async (whistleblowing: 'preserve' | 'three months'): Promise<void> => {
  const short = { number: 'KS 1', months: 3 };
  const decision = whistleblowing === 'preserve' ? ('preserve' as const) : short;
  office = await openVissla({ disposal: { whistleblowing: decision, hr: short } });
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const [sara] = await office.staffHr('HR-chef', 'HR-partner');
  ({ reference } = await files(office.person('Maja'), 'Chefen tar varor.'));
  await office.passes();
  const form = { excerpt: given, cause: 'HR prövar.', text: 'Nu.' };
  await handsOver(karin, reference, form, { target: 'hr' });
  await office.passes();
  const { reference: atHr } = (await opensQueue(sara)).items[0]!;
  await does(sara, atHr, 'close', { reason: 'confirmed', text: answered, investigation: 'begun' });
  await office.passes();
};
const monthsPass = async (count: number): Promise<void> => {
  for (let month = 0; month < count; month++) {
    office.clock.advance({ days: 22 });
    // After a jump of the clock nothing is destroyed for some days.
    await daysOfUpkeep(office, 8);
  }
};
const isInCopy = async () => {
  const text = await copies(karin, 'without_notes');
  return [given, answered].map((words) => text.includes(words));
};

describe('what HR was given of a case, and answered', () => {
  it.each(['preserve', 'three months'] as const)(
    'is a part of its record while the case is there, whatever HR’s term is (%s)',
    async (term) => {
      await comesToHr(term);
      expect(await isInCopy()).toEqual([true, true]);
      await monthsPass(6);
      expect(await isInCopy()).toEqual([true, true]);
    },
  );

  it('goes when the case has gone', async () => {
    await comesToHr('three months');
    await monthsPass(6);
    await does(karin, reference, 'close', closing);
    await office.passes();
    expect(await office.stores.database.threads.count()).toBe(2);
    await monthsPass(6);
    expect(await office.stores.database.threads.count()).toBe(0);
  });
});
