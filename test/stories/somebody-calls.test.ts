import type { Fields } from '../../bot/domain/fields';
import { storedCounts, storedValues } from '../support/databases/stored-rows';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does, enters, files, opensThread } from '../support/people/report';

describe('somebody who calls about a report', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  const word = 'blåbärspaj';

  beforeAll(async () => {
    office = await openVissla({ passes: 'when-told' });
    [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
  });
  afterAll(() => office.close());

  const takesDown = async (fields: Fields = { word }): Promise<string> => {
    const { reference } = await enters(karin, fields);
    await office.passes();
    return reference;
  };
  const answersCall = async (member: Person, reference: string): Promise<void> => {
    await opensThread(member, reference);
    await member.presses('desk_caller');
  };
  const hears = async (member: Person, said: string): Promise<string | undefined> => {
    await member.presses('desk_do_caller', { word: said });
    return member.shown.remark;
  };

  it('is known by the word, however it is written down, and may be read aloud to', async () => {
    const reference = await takesDown();
    await answersCall(daniel, reference);
    expect(daniel.reads()).toContain('Berätta inget för den som inte kan ordet.');
    await hears(daniel, ' Blåbärs-PAJ ');
    expect(daniel.shown.view).toEqual({ name: 'desk_called', reference, settle: true });
    expect(daniel.reads()).toContain('Nu får du läsa upp det som skrevs ner');
    await daniel.presses('desk_settle');
    await daniel.presses('desk_do_settle', { settling: 'read_out', text: '' });
    expect(daniel.shown.view.name).toBe('desk_done');
    await office.passes();
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Uppläst och godkänt i telefon');
    expect(await office.events()).toContain('caller_known');
  });

  it('is told nothing without the word, or where none was chosen', async () => {
    const reference = await takesDown();
    await answersCall(daniel, reference);
    expect(await hears(daniel, '')).toBe('empty');
    expect(await hears(daniel, 'lingonpaj')).toBe('word_wrong');
    expect(daniel.shown.view).toEqual({ name: 'desk_caller', reference, word: 'chosen' });
    expect(daniel.shown.fields).toEqual({ word: 'lingonpaj' });
    expect(await office.events()).toContain('caller_refused');
    for (const other of [
      await takesDown({}),
      (await files(office.person('Maja'), 'En sak.')).reference,
    ]) {
      await office.passes();
      await answersCall(daniel, other);
      expect(daniel.shown.view).toMatchObject({ word: 'none' });
      expect(daniel.reads()).toContain('Inget ord är valt');
    }
  });

  it('is locked out by five wrong tries, until a colleague unlocks', async () => {
    const reference = await takesDown();
    await answersCall(daniel, reference);
    const heard: (string | undefined)[] = [];
    for (const said of ['fel', 'lingonpaj', 'hallonpaj', 'äppelpaj', 'rabarberpaj'])
      heard.push(await hears(daniel, said));
    expect(heard).toEqual([...Array<string>(4).fill('word_wrong'), 'word_locked']);
    expect(daniel.shown.view).toMatchObject({ word: 'locked' });
    await daniel.presses('desk_do_unlock');
    expect(daniel.shown).toMatchObject({ view: { word: 'locked' }, remark: 'word_own_lock' });
    await answersCall(karin, reference);
    await karin.presses('desk_do_unlock');
    expect(karin.shown).toMatchObject({ view: { word: 'chosen' }, remark: 'word_unlocked' });
    expect(await office.events()).toContain('caller_unlocked');
    await answersCall(daniel, reference);
    expect(await hears(daniel, word)).toBeUndefined();
    expect(daniel.shown.view.name).toBe('desk_called');
  });

  it('has every try counted: of two at once, and of one that is sent again with another word', async () => {
    const reference = await takesDown();
    await answersCall(daniel, reference);
    await answersCall(karin, reference);
    await Promise.all([hears(daniel, 'lingon'), hears(karin, 'hallon')]);
    const before = daniel.shown;
    expect(await hears(daniel, 'jordgubb')).toBe('word_wrong');
    // The same card once more: what it would have said is not told.
    daniel.shown = before;
    expect(await hears(daniel, word)).toBe('changed_meanwhile');
    await answersCall(daniel, reference);
    expect(await hears(daniel, 'hjortron')).toBe('word_wrong');
    expect(await hears(daniel, 'krusbär')).toBe('word_locked');
    expect(await hears(karin, 'krusbär')).toBe('word_locked');
  });

  it('keeps the word while others write about the case, and nothing of it in the clear', async () => {
    const reference = await takesDown();
    await does(karin, reference, 'case', { number: 'KS 2026/7' });
    await answersCall(daniel, reference);
    expect(await hears(daniel, word)).toBeUndefined();
    const stored = JSON.stringify(await storedValues(office.location));
    expect(stored).not.toContain(word);
    expect(office.journal.faults).toEqual([]);
  });

  it('is refused a word that is easily said by chance, and one row is left all the same', async () => {
    await karin.opens('desk');
    await karin.presses('desk_enter');
    const written = { ...karin.shown.fields, way: 'telephone', text: 'Hej.', word: 'paj!' };
    await karin.presses('desk_do_enter', written);
    expect(karin.shown).toMatchObject({ remark: 'word_short', fields: { text: 'Hej.' } });
    const rows = async (): Promise<number> => (await storedCounts(office.location)).pool ?? 0;
    const before = await rows();
    await karin.presses('desk_do_enter', { ...written, word });
    expect(karin.shown.view.name).toBe('desk_entered');
    // The look at the queue had left one already, which it takes the place of.
    expect(await rows()).toBe(before);
  });
});
