import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { forgerOf } from '../support/people/forger-of';
import { closing, does, files, handsOver, opensQueue, opensThread } from '../support/people/report';

describe('a package of a case of which HR has an excerpt', () => {
  let office: TestVissla;
  let karin: Person;
  let sara: Person;
  let erik: Person;
  let reference: string;
  let atHr: string;
  const forges = forgerOf(() => office);

  beforeEach(async () => {
    office = await openVissla();
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    [sara, erik] = await office.staffHr('HR-chef', 'HR-partner');
    ({ reference } = await files(office.person('Maja'), 'Chefen Lund tar av lagret.'));
    await office.passes();
    const given = { excerpt: 'Lund ska prövas.', cause: 'HR prövar.', text: 'Nu.' };
    await handsOver(karin, reference, given, { target: 'hr' });
    await office.passes();
    atHr = (await opensQueue(sara)).items[0]?.reference ?? '';
    await does(karin, reference, 'close', closing);
    await does(sara, atHr, 'reply', { text: 'Anna Ek var där.' });
    await office.passes();
  });
  afterEach(() => office.close());

  /** Takes the package, as the page on the web does. */
  const takes = async (): Promise<void> => {
    await opensThread(karin, reference);
    await karin.presses('desk_archive');
    await forges(karin, 'desk_package');
  };
  const archives = async (): Promise<string | undefined> => {
    await does(karin, reference, 'archive', { reason: 'package' });
    return karin.shown.remark;
  };

  it.each<[string, () => Promise<unknown>]>([
    ['HR has written again', () => does(sara, atHr, 'reply', { text: 'En sak till.' })],
    [
      'HR has taken words out',
      async () => {
        await does(sara, atHr, 'remove', { text: 'Anna Ek', reason: 'irrelevant' });
        await does(erik, atHr, 'remove', { answer: 'yes' });
      },
    ],
  ])('is not archived any more once %s', async (_, changes) => {
    await takes();
    await changes();
    await office.passes();
    expect(await archives()).toBe('package_first');
    await takes();
    expect(await archives()).toBeUndefined();
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'archived' });
  });

  it('is archived after a note that it does not have', async () => {
    await takes();
    await does(karin, reference, 'note', { text: 'Bara för oss.' });
    expect(await archives()).toBeUndefined();
  });
});
