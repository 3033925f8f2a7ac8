import { storedAudit } from '../support/databases/stored-rows';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { forgerOf } from '../support/people/forger-of';
import { admits, closing, does, files, filesAbout } from '../support/people/report';

const named = 'Säkerhetssamordnare';

describe('a list of the cases', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let maja: Person;
  let first: string;
  const forges = forgerOf(() => office);

  beforeEach(async () => {
    office = await openVissla();
    [karin, daniel] = await office.staff('Kommunjurist', named);
    maja = office.person('Maja');
    ({ reference: first } = await files(maja, 'Lagret töms.'));
    await office.passes();
    await does(karin, first, 'case', { number: 'KS 2026/1', subject: 'report_under_act' });
  });
  afterEach(() => office.close());

  const looks = async (member: Person): Promise<string> => {
    await member.opens('desk');
    await member.presses('desk_numbers');
    await member.presses('desk_list');
    return member.reads();
  };
  const proposes = async (member: Person, fields = {}): Promise<string> => {
    await looks(member);
    await member.presses('desk_list', { arrived: '2026-11' });
    const text = member.reads();
    await member.presses('desk_do_list', fields);
    return text;
  };
  const agrees = async (member: Person): Promise<string> => {
    const text = await looks(member);
    await member.presses('desk_do_list_yes');
    expect(member.shown.remark).toBe('list_agreed');
    return text;
  };
  const filesNamed = async (number: string): Promise<string> => {
    const { reference } = await filesAbout(maja, [named], 'Om honom.');
    await office.passes();
    await does(karin, reference, 'case', { number, subject: 'inquiry' });
    return reference;
  };

  it('can be given out once a second has read it, and both have it', async () => {
    const line = '1. KS 2026/1 · 24 november 2026 · mottagen · Rapport enligt visselblåsarlagen\n';
    expect(await proposes(karin)).toContain(line);
    expect(await looks(karin)).toContain('Lämna inte ut den än');
    expect(karin.reads()).not.toContain('Ja, den stämmer');
    await daniel.opens('desk');
    expect(daniel.reads()).toContain('Listor över ärenden att läsa: 1');
    expect(await agrees(daniel)).toContain(line);
    for (const member of [karin, daniel]) {
      const text = await looks(member);
      expect(text).toContain(line);
      expect(text).toContain('Den kan lämnas ut');
      expect(text).toContain('Myndighetens diarium kan ha fler ärenden');
    }
    const events = (await storedAudit(office.location)).map(({ event }) => event);
    expect(events.filter((event) => event.startsWith('list_')).sort()).toEqual([
      'list_agreed',
      'list_proposed',
    ]);
  });

  it('has no masked subject and no masked day, but the section', async () => {
    await proposes(karin, { entry: '1', days: '1' });
    expect(karin.shown.remark).toBe('choose');
    await proposes(karin, { entry: '2', section: '32:3b-2' });
    expect(karin.shown.remark).toBe('no_entry');
    await proposes(karin, { entry: '1', days: '1', section: '32:3b-2' });
    const redaction = '[maskerat, 32 kap. 3 b § andra stycket 2 OSL]';
    expect(await agrees(daniel)).toContain(redaction);
    for (const member of [karin, daniel]) {
      expect(await looks(member)).toContain(
        `1. KS 2026/1 · ${redaction} · mottagen · ${redaction}\n`,
      );
      expect(JSON.stringify(member.shown.view)).not.toMatch(/filedOn|report_under_act/);
    }
  });

  it('is never given out by its proposer alone', async () => {
    await proposes(karin);
    await looks(karin);
    await forges(karin, 'desk_do_list_yes');
    expect(karin.shown.remark).toBe('not_now');
    expect(await looks(karin)).toContain('Lämna inte ut den än');
  });

  it('is answered only by a member who has read its last part, as it is', async () => {
    for (let filed = 0; filed < 12; filed++) await files(maja, `Sak ${filed}`);
    await office.passes();
    await proposes(karin);
    expect(await looks(daniel)).toContain('Del 1 av 2');
    await forges(daniel, 'desk_do_list_yes');
    expect(daniel.shown.remark).toBe('not_now');
    await looks(daniel);
    await daniel.presses('desk_later');
    expect(daniel.reads()).toContain('13. ');
    await does(karin, first, 'close', { ...closing, ownDuty: 'none' });
    await office.passes();
    await daniel.presses('desk_do_list_yes');
    expect(daniel.shown.remark).toBe('changed_meanwhile');
  });

  it('is not given out any more once a case in it has changed', async () => {
    await proposes(karin);
    await agrees(daniel);
    await does(karin, first, 'case', { number: 'KS 2026/2', subject: 'inquiry' });
    const text = await looks(daniel);
    expect(text).toContain('har ändrats');
    expect(text).not.toContain('KS 2026');
  });

  it('is read again where its numbers are of other cases than were read', async () => {
    await filesNamed('KS 2026/2');
    await looks(karin);
    await karin.presses('desk_list', { arrived: '2026-11' });
    const redactions = { entry: '2', section: '32:3b-2' };
    expect(karin.reads()).not.toContain('avslutad');
    await does(daniel, first, 'close', { ...closing, ownDuty: 'none' });
    await office.passes();
    await karin.presses('desk_do_list', redactions);
    expect(karin.shown).toMatchObject({ remark: 'changed_meanwhile', fields: redactions });
    expect(karin.reads()).toContain('avslutad');
    await karin.presses('desk_do_list', redactions);
    expect(karin.shown.remark).toBe('list_proposed');
  });

  it('has only what both may read, whoever proposes', async () => {
    await filesNamed('KS 2026/77');
    expect(await proposes(karin)).toContain('KS 2026/77');
    expect(await agrees(daniel)).not.toContain('KS 2026/77');
    expect(await looks(karin)).not.toContain('KS 2026/77');
  });

  it('is of the two: a third member is shown nothing of one that holds a case about him', async () => {
    const [petra] = await office.staff('Utredare');
    await admits(karin, (await office.people.find(petra.who))!.id);
    office.clock.advance({ days: 2 });
    await filesNamed('KS 2026/77');
    await proposes(karin);
    await agrees(petra);
    expect(await looks(petra)).toContain('KS 2026/77');
    expect(await looks(daniel)).not.toMatch(/KS 2026|lämnas ut/);
  });
});

it('a member who is shut out gets the same list and log with and without a case about him', async () => {
  const world = async (isNamed: boolean): Promise<unknown> => {
    const office = await openVissla();
    const [karin, daniel] = await office.staff('Kommunjurist', named);
    const maja = office.person('Maja');
    const { reference } = await files(maja, 'Lagret töms.');
    if (isNamed) await filesAbout(maja, [named], 'Om honom.');
    await office.passes();
    await does(karin, reference, 'case', { number: 'KS 2026/1', subject: 'inquiry' });
    const seen: string[] = [];
    const looks = async (member: Person): Promise<void> => {
      await member.opens('desk');
      await member.presses('desk_numbers');
      await member.presses('desk_list');
      if (member === daniel) seen.push(member.reads());
    };
    // Her mask of a case that he may not read hides nothing here, and names no section.
    for (const [by, other, entry] of [
      [karin, daniel, isNamed ? '1,2' : '1'],
      [daniel, karin, '1'],
    ] as const) {
      await looks(by);
      await by.presses('desk_list', { arrived: '2026' });
      if (by === daniel) seen.push(by.reads());
      await by.presses('desk_do_list', { days: entry, section: '32:3b-2' });
      await looks(daniel);
      await looks(other);
      await other.presses('desk_do_list_yes');
      await looks(daniel);
      seen.push(String(other.shown.remark));
    }
    const log = (await storedAudit(office.location)).flatMap(({ event }) =>
      event.startsWith('list_') ? [event] : [],
    );
    const rows = await office.stores.database.proposals.ofDesk('whistleblowing');
    await office.close();
    return { seen, log: log.sort(), sizes: rows.map(({ sealed }) => sealed.length) };
  };
  const without = await world(false);
  expect(await world(true)).toEqual(without);
  expect(JSON.stringify(without)).toContain('KS 2026/1');
});
