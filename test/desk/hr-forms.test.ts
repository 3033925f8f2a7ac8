import { type ContactKey, contactKeys } from '../../bot/domain/contacts';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { filesWithHr, opensThread } from '../support/people/report';

describe('HR’s forms', () => {
  let office: TestVissla;
  let contacts: Set<ContactKey>;
  let sara: Person;
  let reference: string;

  beforeEach(async () => {
    contacts = new Set(contactKeys);
    office = await openVissla({ staffed: true, passes: 'when-told', contacts });
    [sara] = await office.staffHr('HR-chef', 'HR-partner');
    const maja = office.person('Maja');
    ({ reference } = await filesWithHr(maja, { what: 'Någon skickar bilder.' }));
    await office.passes();
  });
  afterEach(() => office.close());

  it('say what HR can do, with HR’s day and nothing of the act’s clocks', async () => {
    const thread = await opensThread(sara, reference);
    expect(thread.deadlines).toEqual({ desk: 'hr', answerBy: '2026-11-27' });
    expect(thread.openDays).toEqual([{ what: 'answer', by: '2026-11-27', overdue: false }]);
    expect(thread.next).toEqual({ what: 'answer', act: 'desk_reply' });
    expect(thread.may).toEqual([
      'reply',
      'note',
      'minutes',
      'caller',
      'redirect',
      'move',
      'case',
      'duty',
      'hold',
      'recuse',
      'exclude',
      'copy',
      'request',
      'remove',
      'steps',
      'close',
    ]);
    expect(await sara.presses('desk_reply')).toMatchObject({ reader: 'reporter' });
  });

  it('redirect to nobody whose contact is not set, on choosing and on sending', async () => {
    contacts.delete('school');
    await opensThread(sara, reference);
    expect(await sara.presses('desk_redirect')).toMatchObject({
      targets: expect.not.arrayContaining(['school', 'hr']) as string[],
    });
    await sara.forges('desk_redirect_to', { target: 'school' });
    expect(sara.shown).toMatchObject({ remark: 'no_contact', view: { name: 'desk_redirect' } });
    await sara.forges('desk_redirect_to', { target: 'hr' });
    expect(sara.shown).toMatchObject({ remark: 'choose', view: { name: 'desk_redirect' } });
    expect(await sara.presses('desk_redirect_to', { target: 'union' })).toMatchObject({
      name: 'desk_redirect_text',
      to: 'union',
      investigation: true,
    });
    contacts.delete('union');
    const typed = { text: 'Ring facket.', investigation: 'begun' };
    expect(await sara.presses('desk_do_redirect', typed)).toMatchObject({
      name: 'desk_redirect_text',
    });
    expect(sara.shown).toMatchObject({ remark: 'no_contact', fields: typed });
    expect(await office.passesNothing()).toBe(true);
  });

  it('leave a field empty that was emptied, when they cannot be sent', async () => {
    await opensThread(sara, reference);
    await sara.presses('desk_redirect');
    await sara.presses('desk_redirect_to', { target: 'union' });
    expect(sara.shown.fields.text).not.toBe('');
    await sara.presses('desk_do_redirect', { text: '', ownDuty: 'no', investigation: 'neither' });
    expect(sara.shown.remark).toBe('empty');
    expect(sara.shown.fields.text ?? '').toBe('');
  });
});
