import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { copyingOf, redactionOf } from '../support/people/copies';
import { does, files, opensThread } from '../support/people/report';

describe('a copy of a case', () => {
  const parties = ['Exempelby kommun', 'Exempelby Bostäder, AB'];
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let reference: string;
  const { copies, redactions, answers } = copyingOf(() => reference);

  beforeEach(async () => {
    office = await openVissla({ passes: 'at-once', parties });
    [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    ({ reference } = await files(office.person('Maja'), 'Karl-Erik Lund tar av lagret.'));
    const [{ id: assignee } = { id: '' }] = await office.people.ofDesk('whistleblowing');
    const assessment = 'public_interest';
    await does(karin, reference, 'case', { assessment, assignee, party: parties[1] ?? '' });
    const begun = { standing: 'begun', begunOn: '2026-11-23', told: 'Av Karl-Erik Lund.' };
    await does(karin, reference, 'duty', { law: 'child', ...begun });
    await does(karin, reference, 'request', { text: 'Rapporten om Karl-Erik Lund.' });
    await opensThread(karin, reference);
    await karin.presses('desk_decide');
    await karin.presses('desk_do_decide', {
      ...{ stage: 'answered', answer: 'refused', copying: 'none' },
    });
  });
  afterEach(() => office.close());

  it('has who is named, the steps, the evidence and the hold, and masks them', async () => {
    const step = async (kind: string, fields: Readonly<Record<string, string>>) => {
      await opensThread(karin, reference);
      await karin.presses('desk_steps');
      await karin.presses('desk_steps_to', { step: kind });
      await karin.presses('desk_do_steps', { ...karin.shown.fields, ...fields });
    };
    await step('person', { named: 'Berit Ek', laterWhy: 'Han kan gömma lagret.' });
    await step('evidence', { named: 'Kvittot ligger i skåp 7.' });
    await does(karin, reference, 'hold', { cause: 'Tvist med Berit Ek.', lookOn: '2026-12-24' });
    const lines = ['Han kan gömma lagret.', 'skåp 7', 'Tvist med Berit Ek.'];
    const text = await copies(daniel, 'without_notes');
    expect(lines.filter((line) => !text.includes(line))).toEqual([]);
    await redactions(karin, { entry: '0', words: 'Berit Ek', section: '17:3b' });
    await karin.presses('desk_do_redaction', { entry: '0', words: 'skåp 7', section: '17:3b' });
    await karin.presses('desk_do_ask');
    const redacted = await answers(daniel, 'agree');
    expect(lines.filter((line) => redacted.includes(line))).toEqual(['Han kan gömma lagret.']);
  });

  it.each(['with_notes', 'without_notes'])('%s has its record and its requests', async (of) => {
    const text = await copies(daniel, of);
    for (const line of [
      'Gäller: Exempelby Bostäder, AB',
      'Bedömning: 24 november 2026. Ja, missförhållande av allmänintresse',
      'Ansvarig: Kommunjurist',
      'Egen skyldighet\n\nBarn som far illa (socialtjänstlagen 19:1): började 23 november 2026. Av Karl-Erik Lund.',
      'Begäran om handling. Noterad av Kommunjurist',
      'Rapporten om Karl-Erik Lund.',
      'Nytt om en begäran. Noterat av Kommunjurist',
    ])
      expect(text).toContain(line);
  });

  it('that is masked hides words of a message in the record as well, and changes with it', async () => {
    const section = '17:3b';
    await redactions(karin, { entry: '1', words: 'Karl-Erik Lund', section });
    // The assessment has a number of its own, before the request.
    expect(redactionOf(karin).redactions.map(({ elsewhere }) => elsewhere)).toEqual([[3]]);
    await karin.presses('desk_do_redaction', { entry: '3', words: 'Karl-Erik Lund', section });
    for (const words of ['bostäder', 'Kommunjurist'])
      await karin.presses('desk_do_redaction', { entry: '0', words, section });
    await karin.presses('desk_do_ask');
    const read = await answers(daniel, 'agree');
    const hidden = '[maskerat, 17 kap. 3 b § OSL]';
    expect(read).toContain(`Gäller: Exempelby ${hidden}, AB`);
    expect(read).toContain(`Ansvarig: ${hidden}`);
    expect(read).toContain(`började [maskerat, dag]. Av ${hidden}.`);
    expect(read).not.toMatch(/Karl-Erik|Lund|Bostäder/);
    await does(karin, reference, 'duty', { law: 'school', standing: 'not_begun', told: 'Vänta.' });
    await opensThread(daniel, reference);
    await daniel.presses('desk_copy');
    expect(daniel.shown.view).toMatchObject({ changed: true });
    expect(await copies(daniel, 'with_notes')).toContain('Känt sedan 24 november 2026. Vänta.');
  });
});
