import { limits } from '../../bot/domain/limits';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { admits, files, opensThread } from '../support/people/report';

let office: TestVissla;
let karin: Person;
let daniel: Person;
beforeEach(async () => {
  office = await openVissla();
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
});
afterEach(() => office.close());

const opensSaved = async (member: Person): Promise<void> => {
  await member.opens('desk');
  await member.presses('desk_people');
  await member.presses('desk_saved');
};
const saves = async (member: Person, inSwedish: string, inEnglish = ''): Promise<void> => {
  await opensSaved(member);
  await member.presses('desk_do_saved', { inSwedish, inEnglish });
};
const savedOf = ({ shown: { view } }: Person) =>
  view.name === 'desk_saved' || view.name === 'desk_reply' ? (view.saved ?? []) : [];
const opensReply = async (member: Person): Promise<void> => {
  const { reference } = await files(office.person('Maja'), 'Lagret.');
  await office.passes();
  await opensThread(member, reference);
  await member.presses('desk_reply');
};

describe('a saved answer', () => {
  it('is put into a reply by any member, in the language that is chosen, below what is typed', async () => {
    await saves(karin, 'Tack. Vi har tagit emot det.', 'Thank you. We have received it.');
    expect(karin.shown.remark).toBe('saved');
    await opensReply(daniel);
    const [saved] = savedOf(daniel);
    await daniel.presses('desk_insert', { saved: `${saved?.id}.sv` });
    expect(daniel.shown.fields.text).toBe('Tack. Vi har tagit emot det.');
    const typed = { saved: `${saved?.id}.en`, text: 'Hej.' };
    await daniel.presses('desk_insert', typed);
    expect(daniel.shown.fields.text).toBe('Hej.\n\nThank you. We have received it.');
    await daniel.presses('desk_do_reply', daniel.shown.fields);
    expect(daniel.shown.view.name).toBe('desk_done');
  });

  it('is changed and removed, and each time the audit has who and when, and no word', async () => {
    await saves(karin, 'Tack.');
    await opensSaved(daniel);
    const [saved] = savedOf(daniel);
    await daniel.presses('desk_take_saved', { saved: saved!.id });
    expect(daniel.shown.fields).toMatchObject({ inSwedish: 'Tack.', inEnglish: '' });
    await daniel.presses('desk_do_saved', { saved: saved!.id, inSwedish: 'Tack så mycket.' });
    expect(savedOf(daniel)).toEqual([{ ...saved, sv: 'Tack så mycket.' }]);
    await daniel.presses('desk_no_saved', { saved: saved!.id });
    expect([daniel.shown.remark, savedOf(daniel)]).toEqual(['saved_gone', []]);
    const events = (await office.events()).filter((event) => event === 'saved_answer_changed');
    expect(events).toHaveLength(3);
  });

  it('is still there after a year, and is gone from a reply that was open when it was removed', async () => {
    await saves(karin, 'Tack.');
    office.clock.advance({ days: 400 });
    await office.vissla.tidy();
    await opensReply(daniel);
    const [saved] = savedOf(daniel);
    await opensSaved(karin);
    await karin.presses('desk_no_saved', { saved: saved!.id });
    await daniel.presses('desk_insert', { saved: `${saved!.id}.sv`, text: 'Hej.' });
    expect(daniel.shown).toMatchObject({ remark: 'choose', fields: { text: 'Hej.' } });
  });

  it('is one of thirty, and neither empty nor too long', async () => {
    for (let n = 0; n < limits.savedAnswers; n++) await saves(karin, `Svar ${n}.`);
    await saves(karin, 'Ett till.');
    expect([karin.shown.remark, savedOf(karin).length]).toEqual(['saved_full', 30]);
    await saves(karin, ' ', '');
    expect(karin.shown.remark).toBe('empty');
    await saves(karin, 'å'.repeat(1_200), 'e'.repeat(2_200));
    expect(karin.shown.remark).toBe('too_long');
    expect(karin.shown.fields.inSwedish).toBe('å'.repeat(1_200));
  });

  it('is of one desk, and no outside deputy changes one', async () => {
    await saves(karin, 'Tack.');
    const [sara] = await office.staffHr('HR-chef', 'HR-partner');
    await opensSaved(sara);
    expect(savedOf(sara)).toEqual([]);
    const [ombud] = await office.staff('Ombud');
    await admits(karin, (await office.people.find(ombud.who))!.id, 'desk_approve_deputy');
    await ombud.opens('desk');
    await ombud.presses('desk_people');
    expect(ombud.has('desk_saved')).toBe(false);
    await ombud.forges('desk_do_saved', { inSwedish: 'Nej.' });
    expect(ombud.shown.remark).toBe('not_as_deputy');
  });
});
