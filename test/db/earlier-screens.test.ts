import type { Fields } from '../../bot/domain/fields';
import {
  facts,
  goesOn,
  lastGroup,
  leftScreen,
  leftThread,
  memberOf,
  openLeft,
} from '../support/houses/earlier-version';
import type { Person, TestVissla } from '../support/open-vissla';
import {
  comesToReceipt,
  comesToVerdict,
  opensReport,
  opensThread,
  writesReceiptDown,
} from '../support/people/report';
import { said } from '../support/people/said';

describe('a dialog that stood on a screen when version 0.1.0 ended', () => {
  let office: TestVissla;
  beforeEach(async () => {
    office = await openLeft();
  });
  afterEach(async () => {
    expect(office.journal.faults).toEqual([]);
    await office.close();
  });

  /** Sends the story that the person is at, and reads it with the receipt. */
  const sends = async (person: Person, receipt: string, typed: Fields = {}): Promise<Person> => {
    const stood = Object.values({ ...person.shown.fields, ...typed });
    expect(await person.presses('file', typed)).toMatchObject({ name: 'filed', again: false });
    await office.releases();
    const reader = office.person('Somebody');
    await opensReport(reader, receipt);
    for (const text of stood) expect(reader.reads()).toContain(text);
    return person;
  };
  const referenceOf = ({ shown: { view } }: Person): string =>
    view.name === 'filed' ? view.reference : '';
  const what = { what: 'Det gäller en faktura.' };
  /** What was answered in the first guide. */
  const first = { fit: 'money' } as Fields;

  it.each(['guide', 'slackGuide'])('goes from the first guide to "sent": %s', async (name) => {
    const person = await goesOn(office, name, 'next', first);
    expect(person.shown).toMatchObject({ view: { name: 'guide' }, remark: 'renewed' });
    const receipt = await writesReceiptDown(person, await comesToReceipt(person));
    await sends(person, receipt, what);
  });

  it.each(['involvedTheDayBefore', 'slackInvolved'])(
    'keeps out whoever is named: %s',
    async (name) => {
      const involved = facts.people.karin.id;
      const person = await goesOn(office, name, 'next', { involved });
      expect(person.shown).toMatchObject({ view: { name: 'guide' }, remark: 'renewed' });
      await comesToVerdict(person, said.gain, involved);
      const receipt = await writesReceiptDown(person, await person.presses('anyway'));
      const reference = referenceOf(await sends(person, receipt, what));
      await opensThread(memberOf(office, 'erik'), reference);
      const karin = memberOf(office, 'karin');
      await karin.opens('desk');
      await karin.presses('desk_find', { reference });
      expect(karin.shown.remark).toBe('unknown_reference');
    },
  );

  it.each(['receipt', 'slackReceiptTheDayBefore'])(
    'shows the receipt that was written down: %s',
    async (name) => {
      const person = await goesOn(office, name, 'next', lastGroup(name));
      if (person.shown.remark === 'expired') await person.presses('next', lastGroup(name));
      expect(person.shown.view).toMatchObject({ name: 'story' });
      // The way back leads to the guide as it is now, and the receipt stays.
      await person.presses('back');
      expect(await person.presses('back')).toMatchObject({ name: 'guide' });
      await comesToReceipt(person);
      expect(await person.presses('next', lastGroup(name))).toMatchObject({ name: 'story' });
      await sends(person, leftScreen(name).receipt ?? '', what);
    },
  );

  it('files without text for somebody who wants to talk', async () => {
    const person = await goesOn(office, 'talk', 'next', lastGroup('talk'));
    expect(person.shown.view).toMatchObject({ name: 'talk' });
    expect(await person.presses('file')).toMatchObject({ name: 'filed', again: false });
    await office.releases();
    await opensReport(office.person('Somebody'), leftScreen('talk').receipt ?? '');
  });

  it('sends the story, and the one that was typed behind the receipt', async () => {
    const { receipt = '', waits } = leftScreen('storyBehindTheReceipt');
    const behind = await goesOn(
      office,
      'storyBehindTheReceipt',
      'next',
      lastGroup('storyBehindTheReceipt'),
    );
    expect(behind.shown).toMatchObject({ view: { name: 'story' }, fields: waits });
    await sends(behind, receipt);

    const above = await goesOn(
      office,
      'slackAboveTheStory',
      'next',
      lastGroup('slackAboveTheStory'),
    );
    expect(above.shown.view).toMatchObject({ name: 'story' });
    await sends(above, leftScreen('slackAboveTheStory').receipt ?? '', what);

    const slack = await goesOn(office, 'slackStory', 'file', what);
    expect(slack.shown.view).toMatchObject({ name: 'filed', again: false });
  });

  it.each([
    ['thread', 'dialogue'],
    ['slackThread', 'overdue'],
  ])('sends a message in an opened thread: %s', async (screen, thread) => {
    const text = 'Jag har hittat fler papper.';
    const person = await goesOn(office, screen, 'send', { text });
    expect(person.shown.view).toMatchObject({ name: 'sent', again: false });
    await office.releases();
    const { receipt, reference } = leftThread(thread);
    const [reader, erik] = [office.person('Somebody'), memberOf(office, 'erik')];
    await opensReport(reader, receipt);
    await opensThread(erik, reference);
    for (const one of [reader, erik]) expect(one.reads()).toContain(text);
  });

  it('asks for the receipt again when the thread was opened the day before, and keeps the text', async () => {
    const text = 'Jag har hittat fler papper.';
    const person = await goesOn(office, 'threadTheDayBefore', 'send', { text });
    expect(person.shown).toMatchObject({ view: { name: 'start' }, remark: 'expired' });
    const { receipt = '' } = leftScreen('threadTheDayBefore');
    await person.presses('open', { code: receipt });
    expect(person.shown).toMatchObject({ view: { name: 'thread' }, fields: { text } });
  });

  it('takes an answer to the question about HR', async () => {
    const { shown } = await goesOn(office, 'question', 'hr_yes');
    expect(shown.view).toMatchObject({ name: 'sent', again: false });
    await office.releases();
    const view = await opensReport(office.person('Somebody'), leftThread('asked').receipt);
    expect(view).toMatchObject({ hr: { answer: 'yes' } });
  });

  it('sends what a desk was writing', async () => {
    const { text = '' } = leftScreen('replyBehindTheThread').waits ?? {};
    const karin = await goesOn(office, 'replyBehindTheThread', 'desk_reply');
    expect(karin.shown.fields).toMatchObject({ text });
    expect(await karin.presses('desk_do_reply')).toMatchObject({ name: 'desk_done', again: false });
    const note = 'Fråga vaktmästaren.';
    const erik = await goesOn(office, 'slackNoteForm', 'desk_do_note', { text: note });
    expect(erik.shown.view).toMatchObject({ name: 'desk_done', what: 'note' });
    const eva = await goesOn(office, 'moveForm', 'desk_do_move', {
      involved: facts.people.amira.id,
    });
    expect(eva.shown.view).toMatchObject({ name: 'desk_done', what: 'moved' });
    await office.releases();

    const reader = office.person('Somebody');
    await opensReport(reader, leftThread('dialogue').receipt);
    expect(reader.reads()).toContain(text);
    const karinLater = memberOf(office, 'karin');
    await opensThread(karinLater, leftThread('overdue').reference);
    expect(karinLater.reads()).toContain(note);
    await opensThread(karinLater, leftThread('mayLeave').reference);
    const amira = memberOf(office, 'amira');
    await amira.opens('desk');
    await amira.presses('desk_find', { reference: leftThread('mayLeave').reference });
    expect(amira.shown.remark).toBe('unknown_reference');
  });

  it('ends calmly when its days are over, and what was typed comes back', async () => {
    office.clock.advance({ days: 1 });
    await office.vissla.tidy();
    const { shown } = await goesOn(office, 'guide', 'next', first);
    expect(shown).toMatchObject({ view: { name: 'guide' }, remark: 'renewed' });
    office.clock.advance({ days: 1 });
    await office.vissla.tidy();
    for (const [name, act, typed] of [
      ['guide', 'next', first],
      ['storyBehindTheReceipt', 'next', {}],
      ['filedAndReleased', 'file', leftScreen('filedAndReleased').typed],
      ['slackStory', 'file', what],
      ['thread', 'send', { text: 'Något mer.' }],
    ] as const) {
      const ended = (await goesOn(office, name, act, typed)).shown;
      expect(ended).toMatchObject({ view: { name: 'start' }, remark: 'altered' });
    }
    const karin = await goesOn(office, 'acknowledgedAndWaiting', 'desk_do_acknowledge');
    expect(karin.shown).toMatchObject({ view: { name: 'desk_queue' }, remark: 'altered' });

    const person = await goesOn(office, 'filedAndReleased', 'file', what);
    await person.presses('report');
    await person.presses('safe');
    const receipt = await writesReceiptDown(person, await comesToReceipt(person));
    expect(person.shown.fields).toMatchObject(what);
    await sends(person, receipt);
  });
});
