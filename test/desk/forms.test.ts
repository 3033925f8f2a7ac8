import type { AuditEvent } from '../../bot/domain/audit';
import type { ButtonName } from '../../bot/domain/buttons';
import type { DeskDeed } from '../../bot/domain/desk-options';
import type { Fields } from '../../bot/domain/fields';
import { limits } from '../../bot/domain/limits';
import type { Body } from '../../bot/domain/message';
import type { View } from '../../bot/domain/view';
import { type StoredAudit, storedAudit } from '../support/databases/stored-rows';
import { doneOnce } from '../support/done-once';
import { closesWell, type Person, type TestVissla } from '../support/open-vissla';
import { files, looksFor, tries } from '../support/people/report';
import { said } from '../support/people/said';

interface Form {
  readonly form: string;
  /** The presses that lead from the thread to the form. */
  readonly leads: readonly (readonly [ButtonName, Fields?])[];
  readonly view: View['name'];
  readonly sends: ButtonName;
  readonly fields: Fields;
  readonly what: DeskDeed;
  readonly event: AuditEvent;
  /** What stands in the thread afterwards; nothing after a step-down. */
  readonly body?: Body;
  /** The field with the text, where it is another one. */
  readonly writes?: 'why';
  /** What the desk keeps of it, which the reporter never sees. */
  readonly keeps?: Body;
  /** It asks whether the desk has a duty of its own, and was not answered. */
  readonly asks?: true;
  /** What the product adds to the text. */
  readonly adds?: string;
}

const text = 'Vad "exakt" <b>hände</b>,\nnär & var? åäö';
const revealsNothing = '\n\nDet avslöjar inte vem du är.';

const forms: readonly Form[] = [
  {
    form: 'reply',
    leads: [['desk_reply']],
    view: 'desk_reply',
    sends: 'desk_do_reply',
    fields: { text },
    what: 'reply',
    event: 'reply_sent',
    body: { kind: 'reply', text },
  },
  {
    form: 'feedback',
    leads: [['desk_feedback']],
    view: 'desk_feedback',
    writes: 'why',
    sends: 'desk_do_feedback',
    fields: { measures: 'Rutinen är ändrad.', why: text },
    what: 'feedback',
    event: 'feedback_given',
    body: { kind: 'feedback', measures: 'Rutinen är ändrad.', text },
  },
  {
    form: 'note',
    leads: [['desk_note']],
    view: 'desk_note',
    sends: 'desk_do_note',
    fields: { text },
    what: 'note',
    event: 'note_written',
    body: { kind: 'note', author: 'Kommunjurist', text },
  },
  {
    form: 'redirect',
    leads: [['desk_redirect'], ['desk_redirect_to', { target: 'union' }]],
    view: 'desk_redirect_text',
    sends: 'desk_do_redirect',
    fields: { text },
    what: 'redirected',
    event: 'reporter_redirected',
    body: { kind: 'redirected', to: 'union', text },
    asks: true,
  },
  {
    form: 'ask for the reporter’s yes to HR',
    leads: [
      ['desk_hand_over'],
      ['desk_hand_over_to', { target: 'hr', purpose: 'ask', ownDuty: 'none' }],
    ],
    view: 'desk_consent',
    sends: 'desk_do_consent',
    fields: { text },
    what: 'hr_asked',
    event: 'hr_consent_asked',
    body: { kind: 'hr_asked', text },
  },
  {
    form: 'hand over',
    leads: [
      ['desk_hand_over'],
      ['desk_hand_over_to', { target: 'authority', purpose: 'needed', ownDuty: 'none' }],
    ],
    view: 'desk_hand_over_text',
    sends: 'desk_do_hand_over',
    fields: {
      recipient: 'Arbetsmiljöverket',
      cause: text,
      copy: text,
      reveals: 'no',
      hinders: 'no',
      text,
    },
    what: 'handed_on',
    event: 'information_handed_over',
    body: {
      kind: 'handed_over',
      to: 'authority',
      name: 'Arbetsmiljöverket',
      cause: text,
      text: text + revealsNothing,
    },
    keeps: {
      kind: 'note',
      author: 'Kommunjurist',
      text,
      handed: {
        to: 'authority',
        name: 'Arbetsmiljöverket',
        purpose: 'needed',
        cause: text,
        reveals: 'no',
        revealsWhy: '',
      },
    },
    adds: revealsNothing,
  },
  {
    form: 'close',
    leads: [['desk_close']],
    view: 'desk_close',
    sends: 'desk_do_close',
    fields: { measures: 'Rutinen är ändrad.', why: text, reason: 'confirmed' },
    writes: 'why',
    what: 'closed',
    event: 'thread_closed',
    body: { kind: 'closed', reason: 'confirmed', text, measures: 'Rutinen är ändrad.' },
    asks: true,
  },
  {
    form: 'step down',
    leads: [['desk_recuse']],
    view: 'desk_recuse',
    sends: 'desk_do_recuse',
    fields: { cause: 'Släkt.' },
    what: 'stepped_down',
    event: 'member_stepped_down',
    keeps: {
      kind: 'note',
      author: 'Kommunjurist',
      text: 'Släkt.',
      conflict: { how: 'left', who: 'Kommunjurist', decidedBy: '', beside: '' },
    },
  },
];
/** What the desk reads of it afterwards: a record stands before what is out later. */
const kept = ({ keeps, body }: Form): Body[] => [keeps, body].filter((one) => one !== undefined);
const written = forms.filter((form) => form.body !== undefined);

describe('the forms of the desk', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let maja: Person;
  let reportCode: string;
  let reference: string;

  const begins = doneOnce({ passes: 'when-told' }, async (office) => {
    const [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const maja = office.person('Maja');
    // HR is there to be asked.
    await office.staffHr('HR-chef');
    const filed = await files(maja, 'Det luktar gas i skolan.', said.danger);
    await office.passes();
    return { karin, daniel, maja, ...filed };
  });
  beforeEach(async () => {
    ({ office, karin, daniel, maja, reportCode, reference } = await begins());
  });
  afterEach(() => closesWell(office));

  const finds = async (member: Person): Promise<View> => {
    return looksFor(member, reference);
  };
  const opensForm = async (member: Person, { leads }: Pick<Form, 'leads'>): Promise<void> => {
    await finds(member);
    for (const [act, fields] of leads) await member.presses(act, fields);
  };
  const audit = async (): Promise<StoredAudit[]> => {
    const lines = await storedAudit(office.location);
    return lines.filter((line) => line.event !== 'member_joined');
  };
  const idOf = async (member: Person): Promise<string> =>
    (await office.people.find(member.who))?.id ?? 'nobody';
  const threadId = async (): Promise<string> => {
    const view = await daniel.opens('desk');
    return view.name === 'desk_queue' ? (view.items[0]?.thread ?? '') : '';
  };
  /** The bodies that stand in a shown thread after the report. */
  const bodies = ({ shown: { view } }: Person): Body[] =>
    view.name === 'thread' || view.name === 'desk_thread'
      ? view.page.items.map((message) => message.body).slice(1)
      : [];
  const sentBodies = async (): Promise<Body[]> => {
    await office.passes();
    await finds(daniel);
    return bodies(daniel);
  };

  /** The same card, pressed once more from the same screen. */
  const again = (member: Person, shown: Person['shown']): Person => {
    const own = office.person(member.who.user);
    own.shown = shown;
    return own;
  };

  it('send two things where two are opened from one view of a thread', async () => {
    await finds(karin);
    const { shown } = karin;
    await karin.presses('desk_note');
    await karin.presses('desk_do_note', { text: 'En anteckning.' });
    await office.passes();
    karin.shown = shown;
    await karin.presses('desk_reply');
    // The note has changed the thread meanwhile: that is said, and the reply is not called sent.
    await karin.presses('desk_do_reply', { text: 'Ett svar.' });
    expect(karin.shown).toMatchObject({
      remark: 'changed_meanwhile',
      fields: { text: 'Ett svar.' },
    });
    await karin.presses('desk_do_reply');
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'reply', again: false });
    expect(await sentBodies()).toMatchObject([{ text: 'En anteckning.' }, { text: 'Ett svar.' }]);
  });

  describe.each(forms)('$form', (form) => {
    it('does what it says, once, and leaves one line in the audit', async () => {
      const thread = await threadId();
      await opensForm(karin, form);
      expect(karin.shown.view).toMatchObject({ name: form.view, reference });
      expect(await karin.presses(form.sends, form.fields)).toEqual({
        name: 'desk_done',
        what: form.what,
        reference,
        opensOn: office.clock.today(),
        again: false,
        ...(form.asks && { duty: true }),
      });
      const line = { day: office.clock.today(), member: await idOf(karin), thread, subject: null };
      expect(await audit()).toEqual(
        expect.arrayContaining([
          { ...line, event: 'thread_opened' },
          { ...line, event: form.event },
        ]),
      );
      expect(await audit()).toHaveLength(2);

      const expected = form.body === undefined ? [] : [form.body];
      expect(await sentBodies()).toEqual(kept(form));
      await tries(maja, reportCode);
      expect(maja.shown.view).toMatchObject({ name: 'thread' });
      expect(bodies(maja)).toEqual(form.what === 'note' ? [] : expected);
    });

    it('is shown again when it has expired, with all that was typed, and sends nothing', async () => {
      await opensForm(karin, form);
      office.clock.advance({ minutes: limits.draftMinutes + 1 });
      expect(await karin.presses(form.sends, form.fields)).toMatchObject({
        name: form.view,
        reference,
      });
      expect(karin.shown.remark).toBe('expired');
      expect(karin.shown.fields).toMatchObject(form.fields);
      expect((await audit()).map((line) => line.event)).toEqual(['thread_opened']);
      expect(await office.passesNothing()).toBe(true);

      expect(await karin.presses(form.sends)).toMatchObject({ what: form.what, again: false });
      expect(await sentBodies()).toEqual(kept(form));
    });

    it('sends once when it is pressed ten times at once, and says so after the pass', async () => {
      await opensForm(karin, form);
      const { shown } = karin;
      const views = await Promise.all(
        Array.from({ length: 10 }, () => again(karin, shown).presses(form.sends, form.fields)),
      );
      const done = views.filter((view) => view.name === 'desk_done');
      // One person has two presses under way; whoever presses more often is asked to try again.
      expect(done.length).toBeGreaterThanOrEqual(limits.pressesOfOne);
      expect(office.journal.counts.filter((count) => count === 'press_busy')).toHaveLength(
        10 - done.length,
      );
      expect(done.map((view) => view.what)).toEqual(done.map(() => form.what));
      expect(done.map((view) => view.reference)).toEqual(done.map(() => reference));
      expect(done.filter((view) => !view.again)).toHaveLength(1);
      expect((await audit()).filter((line) => line.event === form.event)).toHaveLength(1);
      expect(await sentBodies()).toEqual(kept(form));

      expect(await again(karin, shown).presses(form.sends, form.fields)).toMatchObject({
        name: 'desk_done',
        what: form.what,
        reference,
        again: true,
      });
      expect((await audit()).filter((line) => line.event === form.event)).toHaveLength(1);
    });

    it('goes to the queue with an altered draft, and sends nothing', async () => {
      await opensForm(karin, form);
      karin.shown = { ...karin.shown, draft: `${karin.shown.draft.slice(0, -4)}AAAA` };
      expect(await karin.presses(form.sends, form.fields)).toMatchObject({ name: 'desk_queue' });
      expect(karin.shown.remark).toBe('altered');
      expect((await audit()).map((line) => line.event)).toEqual(['thread_opened']);
      expect(await office.passesNothing()).toBe(true);
    });
  });

  describe.each(written)('$form, of what is written in it', (form) => {
    const refused: readonly (readonly [string, string, string])[] = [
      ['nothing but blanks', ' \n ', 'empty'],
      // One character fewer would do: it is bytes that count.
      ['3,001 characters of two bytes', 'å'.repeat(3001), 'too_long'],
      ['one byte too much', `${'b'.repeat(limits.textBytes)}b`, 'too_long'],
    ];
    const { writes = 'text' } = form;
    it.each(refused)('refuses %s and keeps it', async (_, typed, remark) => {
      await opensForm(karin, form);
      expect(await karin.presses(form.sends, { ...form.fields, [writes]: typed })).toMatchObject({
        name: form.view,
        reference,
      });
      expect(karin.shown.remark).toBe(remark);
      const { [writes]: kept, ...others } = form.fields;
      expect(kept).toBe(text);
      expect(karin.shown.fields).toMatchObject(others);
      // Lengths first: a difference of thousands of characters is hard to read.
      expect(karin.shown.fields[writes]?.length).toBe(typed.length);
      expect(karin.shown.fields[writes] === typed).toBe(true);
      expect((await audit()).map((line) => line.event)).toEqual(['thread_opened']);
      expect(await office.passesNothing()).toBe(true);
    });
  });

  describe('a text that was begun', () => {
    let other: string;
    beforeEach(async () => {
      ({ reference: other } = await files(office.person('Omar'), 'En annan sak.'));
      await office.passes();
    });
    const repliesTo = async (to: string): Promise<string | undefined> => {
      await karin.presses('desk_queue');
      await karin.presses('desk_find', { reference: to });
      await karin.presses('desk_reply');
      expect(karin.shown.view).toMatchObject({ name: 'desk_reply', reference: to });
      return karin.shown.fields.text;
    };

    it('waits in its own thread, and comes up in no other', async () => {
      await opensForm(karin, { leads: [['desk_reply']] });
      await karin.presses('desk_thread', { text });
      expect(await repliesTo(other)).toBeUndefined();
      expect(karin.reads()).not.toContain(text);
      await karin.presses('desk_thread');
      expect(await repliesTo(reference)).toBe(text);
      expect(karin.reads()).toContain(text);
    });
  });

  describe('who belongs', () => {
    it.each([
      ['desk_approve', 'approved', 'member_approved', 'member'],
      ['desk_decline', 'declined', 'member_declined', undefined],
    ] as const)('is decided once by %s', async (act, remark, event, standing) => {
      const [third] = await office.staff('Ekonomichef');
      const subject = await idOf(third);
      await karin.opens('desk');
      await karin.presses('desk_people');
      const { shown } = karin;
      await karin.presses(act, { person: subject });
      expect(karin.shown).toMatchObject({ remark, view: { name: 'desk_people', waiting: [] } });
      const found = await office.people.find(third.who);
      expect(found?.standing).toBe(standing);
      const second = again(karin, shown);
      await second.presses(act, { person: subject });
      expect(second.shown).toMatchObject({
        remark: 'changed_meanwhile',
        view: { name: 'desk_people' },
      });
      expect((await audit()).filter((line) => line.event !== 'member_asked_to_join')).toEqual([
        { event, day: office.clock.today(), member: await idOf(karin), thread: null, subject },
      ]);
    });

    it('is asked for a choice when nobody is chosen', async () => {
      await office.staff('Ekonomichef');
      await karin.opens('desk');
      await karin.presses('desk_people');
      await karin.presses('desk_approve');
      expect(karin.shown).toMatchObject({ remark: 'choose', view: { waiting: [{}] } });
    });
  });
});
