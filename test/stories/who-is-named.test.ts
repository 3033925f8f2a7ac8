import type { Fields } from '../../bot/domain/fields';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, opensReport, opensThread } from '../support/people/report';

/** Who is named in a case is heard and told; the steps and the place of evidence stand beside it. */
describe('the follow-up of a case', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let daniel: Person;
  let reportCode: string;
  let reference: string;
  beforeEach(async () => {
    office = await openVissla({ passes: 'when-told', reminded: [1, 4], parties });
    [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    maja = office.person('Maja');
    ({ reportCode, reference } = await files(maja, 'Chefen tar varor.'));
    await office.passes();
  });
  afterEach(() => closesWell(office));

  const parties = ['Exempelby kommun', 'Exempelby Bostäder, AB'];
  /** Opens a line: a new one of a kind, or the one that says so. */
  const opensLine = async (member: Person, of: string): Promise<void> => {
    const { steps = [] } = await opensThread(member, reference);
    await member.presses('desk_steps');
    const known = steps.find(({ what }) => what === of);
    await member.presses('desk_steps_to', { step: known?.id ?? of });
  };
  const writes = async (member: Person, of: string, fields: Fields): Promise<unknown> => {
    await opensLine(member, of);
    await member.presses('desk_do_steps', { ...member.shown.fields, ...fields });
    return member.shown.remark ?? member.shown.view;
  };
  const reads = async (member: Person): Promise<string> => {
    await opensThread(member, reference);
    return member.reads();
  };
  const saved = { name: 'desk_done', what: 'step_kept' };

  it('asks by when a person is told, a month ahead, and reminds of that day', async () => {
    await opensLine(karin, 'person');
    expect(karin.shown.fields.tellBy).toBe('2026-12-24');
    expect(await writes(karin, 'person', { named: ' Enhetschef  A ' })).toMatchObject(saved);
    const line =
      'Nämns: Enhetschef A. Har inte gett sin bild än. Ska få veta senast 24 december 2026.';
    expect(await reads(daniel)).toContain(line);
    expect(await daniel.opens('desk')).toMatchObject({ items: [{ reference }] });
    office.clock.advance({ days: 28 });
    await daniel.opens('desk');
    expect(daniel.reads()).toContain('låt den som nämns veta senast 24 dec');

    const told = { heardOn: '2026-12-20', doneOn: '21/12 2026' };
    expect(await writes(daniel, 'Enhetschef A', told)).toMatchObject(saved);
    expect(await reads(karin)).toContain(
      'Gav sin bild 20 december 2026. Fick veta 21 december 2026.',
    );
    await karin.opens('desk');
    expect(karin.reads()).not.toContain('låt den som nämns veta');
    expect(await office.events()).toContain('case_written');
    // Nothing of it reaches the reporter.
    await opensReport(maja, reportCode);
    expect(maja.reads()).not.toMatch(/Enhetschef|24 december/);
  });

  it('lets telling wait for longer than a month with a reason alone', async () => {
    const wait = { named: 'Enhetschef A', tellBy: '2026-12-25' };
    expect(await writes(karin, 'person', wait)).toBe('wait_why');
    expect(karin.shown).toMatchObject({ view: { name: 'desk_step' }, fields: wait });
    const why = 'Bevis kan försvinna.';
    expect(await writes(karin, 'person', { ...wait, laterWhy: why })).toMatchObject(saved);
    expect(await reads(daniel)).toContain(`Ska få veta senast 25 december 2026. ${why}`);
  });

  it('has steps with days and where evidence lies, and strikes a line out once it is emptied', async () => {
    await writes(karin, 'action', { named: 'Räkna lagret', tellBy: '2026-12-01' });
    await writes(karin, 'evidence', { named: 'Fakturor i pärm 3, registraturen' });
    const shown = await reads(daniel);
    for (const line of ['Steg: Räkna lagret. Senast 1 december 2026.', 'Bevis: Fakturor i pärm 3'])
      expect(shown).toContain(line);
    office.clock.advance({ days: 6 });
    await daniel.opens('desk');
    expect(daniel.reads()).toContain('gör nästa steg senast 1 dec');
    await writes(daniel, 'Räkna lagret', { doneOn: '2026-11-30' });
    expect(await reads(karin)).toContain('Steg: Räkna lagret. Klart 30 november 2026.');
    await writes(karin, 'Räkna lagret', { named: '' });
    const struck = 'Struken 30 november 2026: Steg: Räkna lagret. Klart 30 november 2026.';
    expect(await reads(karin)).toContain(struck);
    // Its days are not lost, and it can be written again.
    await writes(daniel, 'Räkna lagret', {});
    expect(await reads(karin)).not.toContain('Struken');
  });

  it('is asked for in the case and at its closing, until somebody or nobody is named', async () => {
    const asks = 'Nämns någon i ärendet?';
    expect(await reads(karin)).toContain(asks);
    await karin.presses('desk_close');
    expect(karin.reads()).toContain(asks);
    expect(await writes(daniel, 'nobody', { named: 'Bara lagret.' })).toMatchObject(saved);
    const after = await reads(karin);
    expect(after).toContain('Ingen nämns: Bara lagret.');
    expect(after).not.toContain(asks);
    await karin.presses('desk_close');
    expect(karin.reads()).not.toContain(asks);
  });

  it('is on top of the queue from day 14, until somebody or nobody is named', async () => {
    const asks = 'skriv in vem som nämns senast 24 dec';
    const inQueue = async (): Promise<string> => {
      await daniel.opens('desk');
      return daniel.reads();
    };
    office.clock.advance({ days: 13 });
    expect(await inQueue()).not.toContain(asks);
    office.clock.advance({ days: 1 });
    expect(await inQueue()).toContain(asks);
    // A step of the inquiry names nobody.
    await writes(karin, 'action', { named: 'Räkna lagret' });
    expect(await inQueue()).toContain(asks);
    await writes(karin, 'person', { named: 'Enhetschef A', doneOn: '2026-12-08' });
    expect(await inQueue()).not.toContain('vem som nämns');
    // A line that is struck out names nobody either.
    await writes(karin, 'Enhetschef A', { named: '' });
    expect(await inQueue()).toContain(asks);
    await writes(karin, 'nobody', { named: 'Bara lagret.' });
    expect(await inQueue()).not.toContain('vem som nämns');
  });

  it('refuses a line that a colleague changed meanwhile, and keeps what was typed', async () => {
    await writes(karin, 'action', { named: 'Räkna lagret' });
    for (const member of [karin, daniel]) await opensLine(member, 'Räkna lagret');
    const sends = (member: Person, named: string) =>
      member.presses('desk_do_steps', { ...member.shown.fields, named });
    await sends(karin, 'Räkna båda lagren');
    await sends(daniel, 'Räkna inget');
    expect(daniel.shown).toMatchObject({
      remark: 'changed_meanwhile',
      fields: { named: 'Räkna inget' },
    });
    expect(await reads(daniel)).toContain('Räkna båda lagren');
    // A line of the colleague's own is nobody's hindrance.
    expect(await writes(daniel, 'evidence', { named: 'Kassaskåpet' })).toMatchObject(saved);
  });

  it('holds twelve lines of the longest words, and says when no more fits', async () => {
    const longest = { named: 'ä'.repeat(79), laterWhy: 'ö'.repeat(79), tellBy: '2027-11-24' };
    let said: unknown = saved;
    for (let line = 0; line < 12; line++) said = await writes(karin, 'person', longest);
    expect(said).toMatchObject(saved);
    expect(await writes(karin, 'person', longest)).toBe('steps_full');
    expect(await writes(karin, longest.named, { heardOn: '2026-11-24' })).toMatchObject(saved);
  });

  it('is about one of those who share the channel, and is found by it', async () => {
    await opensThread(karin, reference);
    await karin.presses('desk_case');
    await karin.presses('desk_do_case', { ...karin.shown.fields, party: parties[1] ?? '' });
    expect(await reads(daniel)).toContain('Gäller: Exempelby Bostäder, AB.');
    await daniel.opens('desk');
    await daniel.presses('desk_find', { reference: 'bostäder' });
    // A line can be looked at before the case is read.
    expect(daniel.shown.view).toMatchObject({ name: 'desk_queue', items: [{ reference }] });
    await karin.presses('desk_thread');
    await karin.presses('desk_case');
    expect(karin.shown.fields.party).toBe(parties[1]);
    await karin.presses('desk_do_case', { ...karin.shown.fields, party: 'none' });
    expect(await reads(daniel)).not.toContain('Gäller:');
  });
});
