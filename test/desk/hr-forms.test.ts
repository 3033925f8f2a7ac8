import { type ContactKey, contactKeys } from '../../bot/domain/contacts';
import type { Fields } from '../../bot/domain/fields';
import { away } from '../support/away';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { filesWithHr, opensReport, opensThread } from '../support/people/report';

describe('HR’s forms', () => {
  let office: TestVissla;
  let contacts: Set<ContactKey>;
  let sara: Person;
  let petra: Person;
  let maja: Person;
  let receipt: string;
  let reference: string;

  beforeEach(async () => {
    contacts = new Set(contactKeys);
    office = await openVissla({ staffed: true, releases: 'when-told', contacts });
    const officers = await office.staffHr('HR-chef', 'HR-partner');
    sara = officers[0]!;
    petra = officers[1]!;
    maja = office.person('Maja');
    ({ receipt, reference } = await filesWithHr(maja, { what: 'Någon skickar bilder.' }));
    await office.releases();
  });
  afterEach(() => office.close());

  it('say what HR can do, with HR’s day and nothing of the act’s clocks', async () => {
    const thread = await opensThread(sara, reference);
    expect(thread.deadlines).toEqual({ desk: 'hr', answerBy: '2026-11-27' });
    expect(thread.due).toEqual({ what: 'answer', by: '2026-11-27', overdue: false });
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
      'step_down',
      'shut_out',
      'close',
    ]);
    expect(await sara.presses('desk_reply')).toMatchObject({ feedback: false, reader: 'reporter' });
  });

  it.each([
    'desk_ask_hr',
    'desk_give_hr',
    'desk_write_hr',
    'desk_hand_over',
    'desk_reopen',
  ] as const)(
    'do not hold what is the handlers’ own, or what does not fit now: %s',
    async (button) => {
      await opensThread(sara, reference);
      expect(await sara.forges(button)).toMatchObject({ name: 'desk_thread', reference });
      expect(sara.shown.remark).toBe('not_now');
    },
  );

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
    expect(await office.releasesNothing()).toBe(true);
  });

  it.each([
    ['begun', 'desk_redirect'],
    ['not_begun', 'desk_redirect'],
    ['neither', 'desk_close'],
    ['begun', 'desk_close'],
  ] as const)(
    'keep in the thread what HR said of the investigation: %s by %s',
    async (said, button) => {
      await opensThread(sara, reference);
      await sara.presses(button);
      if (button === 'desk_redirect') await sara.presses('desk_redirect_to', { target: 'union' });
      const sends = button === 'desk_redirect' ? 'desk_do_redirect' : 'desk_do_close';
      const reason: Fields = button === 'desk_close' ? { reason: 'answered' } : {};
      expect(await sara.presses(sends, { ...reason, text: 'Så är det.' })).toMatchObject({
        investigation: true,
      });
      expect(sara.shown).toMatchObject({ remark: 'choose', fields: { text: 'Så är det.' } });
      await sara.presses(sends, { investigation: said });
      await office.releases();
      const body = { text: 'Så är det.', investigation: said };
      expect((await opensThread(petra, reference)).page.items.at(-1)).toMatchObject({ body });
      expect((await opensReport(maja, receipt)).page.items.at(-1)).toMatchObject({ body });
    },
  );

  it('close and open again, and neither twice', async () => {
    await opensThread(petra, reference);
    await petra.presses('desk_close');
    const form = petra.shown;
    await opensThread(sara, reference);
    await sara.presses('desk_close');
    const closing = {
      reason: 'answered',
      investigation: 'neither',
      text: 'Du har 28 dagar.',
    };
    await sara.presses('desk_do_close', closing);
    await office.releases();
    petra.shown = form;
    await petra.presses('desk_do_close', closing);
    expect(petra.shown).toMatchObject({ remark: 'changed_meanwhile', fields: closing });
    await petra.presses('desk_do_close', closing);
    expect(petra.shown).toMatchObject({ remark: 'not_now', fields: closing });

    const thread = await opensThread(sara, reference);
    expect(thread).toMatchObject({ status: 'closed', closeReason: 'answered' });
    expect(thread.may).toEqual(expect.arrayContaining(['reopen', 'reply']));
    expect(thread.may).not.toContain('close');
    await sara.presses('desk_reopen');
    expect(sara.shown.fields.text).toBe(office.cards.readyText('sv', 'reopened'));
    expect(await sara.presses('desk_do_reopen')).toMatchObject({ what: 'reopened', again: false });
    await office.releases();
    const open = await opensThread(sara, reference);
    expect(open).toMatchObject({ status: 'answered' });
    expect(open).toHaveProperty('closeReason', undefined);
    expect(open.may).not.toContain('reopen');
  });

  it('are sent by their own press alone', async () => {
    await opensThread(sara, reference);
    await sara.presses('desk_reply');
    const fields = { text: 'Hej.', reason: 'answered', investigation: 'begun' };
    for (const button of ['desk_do_close', 'desk_do_move', 'desk_do_step_down'] as const) {
      expect(await sara.forges(button, fields)).toMatchObject({ name: 'desk_reply' });
      expect(sara.shown.fields.text).toBe('Hej.');
    }
    expect(await office.releasesNothing()).toBe(true);
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

  it('keep their text after a fault', async () => {
    await opensThread(sara, reference);
    await sara.presses('desk_close');
    const back = away(office.stores.database.pool, 'write');
    const closing = { reason: 'answered', investigation: 'begun', text: 'Vi utreder.' };
    expect(await sara.presses('desk_do_close', closing)).toMatchObject({
      name: 'desk_close',
      investigation: true,
      reasons: expect.arrayContaining(['answered']) as string[],
    });
    expect(sara.shown).toMatchObject({ remark: 'failed', fields: closing });
    back();
    expect(await sara.presses('desk_do_close')).toMatchObject({ what: 'closed' });
  });
});
