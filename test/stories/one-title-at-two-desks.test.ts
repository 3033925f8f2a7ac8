import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does, files, opensQueue, opensReport, opensThread } from '../support/people/report';

const title = 'Säkerhetssamordnare';

describe('somebody of one title at both desks', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let reference: string;
  let reportCode: string;

  beforeEach(async () => {
    office = await openVissla({ passes: 'at-once' });
    [karin, daniel] = await office.staff('Kommunjurist', title);
    const filed = await files(office.person('Maja'), 'Säkerhetssamordnaren hotar folk.');
    ({ reference, reportCode } = filed);
  });
  afterEach(() => office.close());

  const givesToHr = async (): Promise<void> => {
    await does(karin, reference, 'ask_hr', { text: 'Får HR veta?' });
    const maja = office.person('Maja');
    await opensReport(maja, reportCode);
    await maja.presses('hr_yes');
    await opensThread(karin, reference);
    await karin.presses('desk_give_hr');
    await karin.presses('desk_do_hand_over', { excerpt: 'Ett utdrag.', text: 'Nu vet HR.' });
  };

  it.each([
    ['there', false],
    ['gone', true],
  ])('reads no excerpt of a case left by them, %s', async (_, isGone) => {
    const [manager, twin] = await office.staffHr('HR-chef', title.toUpperCase());
    await does(daniel, reference, 'recuse', { cause: 'Det gäller mig.' });
    if (isGone) {
      await office.staff('Advokat');
      const own = (await office.people.find(daniel.who))!;
      expect(await office.people.remove(own.id, [])).toBe('removed');
    }
    await givesToHr();
    expect((await opensQueue(manager)).total).toBe(1);
    expect((await opensQueue(twin)).total).toBe(0);
  });

  it('makes it wait where nobody else is there', async () => {
    await office.staffHr(title);
    await does(daniel, reference, 'recuse', { cause: 'Det gäller mig.' });
    await givesToHr();
    expect(karin.shown).toMatchObject({
      view: { name: 'desk_hand_over_text', purpose: 'agreed' },
      remark: 'nobody_left',
    });
  });
});
