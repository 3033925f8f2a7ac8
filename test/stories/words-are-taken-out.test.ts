import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sv from '../../adaptive-cards/texts/sv.json';
import { storedEnvelopes } from '../support/databases/stored-rows';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { copyingOf, redactionOf } from '../support/people/copies';
import {
  admits,
  does,
  files,
  filesWithHr,
  handsOver,
  opensQueue,
  opensReport,
  opensThread,
} from '../support/people/report';

describe('taking words out of a case (VBL 7:7)', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let maja: Person;
  let reportCode: string;
  let reference: string;
  const name = 'Anna Plainly Svensson';
  const mark = '[borttaget enligt 7 kap. 7 § eller överlämnat, 2026-11-24]';
  beforeEach(async () => {
    office = await openVissla();
    [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    maja = office.person('Maja');
    ({ reportCode, reference } = await files(maja, `Grannen ${name} har en hund.`));
    await office.passes();
  });
  afterEach(() => office.close());

  const proposes = (member: Person, text = name, reason = 'irrelevant') =>
    does(member, reference, 'remove', { text, reason });
  const answers = async (member: Person, answer: string, of = reference): Promise<void> => {
    await opensThread(member, of);
    await member.presses('desk_remove');
    await member.presses('desk_do_remove', { answer });
  };
  const events = async () => (await office.events()).filter((one) => one.startsWith('removal'));

  it('takes them from message, note and record once two members agree, for the reporter as well', async () => {
    await does(karin, reference, 'note', { text: `Hör ${name}.` });
    await does(karin, reference, 'reply', { text: `Vem är ${name}?` });
    await office.passes();
    await does(karin, reference, 'hold', { cause: `${name} frågar.`, lookOn: '2027-06-10' });
    await proposes(karin);
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'removal_proposed' });
    await opensThread(daniel, reference);
    await daniel.presses('desk_remove');
    expect(daniel.shown.view).toMatchObject({
      removal: { words: name, by: 'Kommunjurist', own: false, places: 4 },
    });
    expect(daniel.reads()).toContain('Kopior av databasen har orden i 14 dagar till.');
    await daniel.presses('desk_do_remove', { answer: 'yes' });
    expect(daniel.shown.view).toMatchObject({ name: 'desk_done', what: 'removed' });
    await opensThread(karin, reference);
    expect(karin.reads()).not.toContain(name);
    expect(karin.reads()).toContain(`Grannen ${mark} har en hund.`);
    expect(karin.reads()).toContain(`Skäl: ${mark} frågar.`);
    await opensReport(maja, reportCode);
    expect(maja.reads()).not.toContain(name);
    expect(maja.reads()).toContain(`Vem är ${mark}?`);
    expect((await events()).sort()).toEqual(['removal_agreed', 'removal_proposed']);
    expect(await office.stores.database.proposals.ofDesk('whistleblowing')).toEqual([]);
    expect(office.journal.faults).toEqual([]);
  });

  it('ends all that is proposed with them: masks, an agreed copy, and what a member proposed who left', async () => {
    const [petra] = await office.staff('Jurist');
    await admits(karin, (await office.people.find(petra.who))!.id);
    await does(karin, reference, 'show', { person: (await office.people.find(petra.who))!.id });
    const { redactions, answers: says } = copyingOf(() => reference);
    const stored = async () => office.stores.database.proposals.ofDesk('whistleblowing');
    await redactions(karin, { entry: '1', words: `${name} har`, section: '32:3b-1' });
    await karin.presses('desk_do_ask');
    await says(daniel, 'agree');
    await redactions(karin, { entry: '1', words: 'hund', section: '32:3b-1' });
    await proposes(petra);
    await does(petra, reference, 'recuse', { cause: 'Släkt.' });
    await proposes(karin);
    expect(await stored()).toHaveLength(4);
    await answers(daniel, 'yes');
    expect(daniel.shown.view).toMatchObject({ what: 'removed' });
    expect(await stored()).toEqual([]);
  });

  it('keeps masks of other words', async () => {
    const { redactions } = copyingOf(() => reference);
    await redactions(karin, { entry: '1', words: 'hund', section: '32:3b-1' });
    await proposes(karin);
    await answers(daniel, 'yes');
    await redactions(karin);
    expect(redactionOf(karin).redactions).toHaveLength(1);
  });

  it('leaves no earlier row in the file', async () => {
    if (office.location.kind !== 'sqlite') return;
    const envelopes = async () =>
      (await storedEnvelopes(office.location)).map((one) => Buffer.from(one));
    const file = (of: string): Buffer => readFileSync(join(office.folder, of));
    const rows = await envelopes();
    expect(rows.some((one) => file('vissla.db').includes(one))).toBe(true);
    await proposes(karin);
    await answers(daniel, 'yes');
    const now = await envelopes();
    const gone = rows.filter((one) => !now.some((other) => other.equals(one)));
    expect(gone).toHaveLength(1);
    for (const one of gone) {
      expect(file('vissla.db').includes(one)).toBe(false);
      expect(file('vissla.db-wal').includes(one)).toBe(false);
    }
  });

  it('waits in the queue of the others, but not of who must not know of the case', async () => {
    const [petra] = await office.staff('Jurist');
    const { id } = (await office.people.find(petra.who))!;
    await admits(karin, id);
    await does(karin, reference, 'show', { person: id });
    await does(petra, reference, 'recuse', { cause: 'Släkt.' });
    const waits = async (who: Person) => (await opensQueue(who)).items.map(({ awaits }) => awaits);
    await proposes(karin);
    expect([await waits(daniel), await waits(karin)]).toEqual([[['remove']], [undefined]]);
    expect(await waits(petra)).toEqual([]);
    office.clock.advance({ days: 8 });
    expect(await waits(daniel)).toEqual([undefined]);
  });

  it('takes two: not the proposer, and a no ends it', async () => {
    await proposes(karin);
    await answers(karin, 'yes');
    expect(karin.shown).toMatchObject({ remark: 'not_now' });
    await answers(daniel, 'no');
    expect(daniel.shown.view).toMatchObject({ what: 'removal_refused' });
    await opensThread(karin, reference);
    expect(karin.reads()).toContain(name);
    await proposes(karin);
    await answers(karin, 'no');
    expect(karin.shown.view).toMatchObject({ what: 'removal_refused' });
  });

  it.each([
    ['classified and not handed over', name, 'secret', sv.remarks.hand_first],
    ['too short', 'An', 'irrelevant', sv.remarks.words_short],
    ['not in the case', 'Bertil Bertilsson', 'irrelevant', sv.remarks.words_missing],
    ['too long', 'x'.repeat(1001), 'irrelevant', sv.remarks.removal_long],
  ])('is refused when it is %s', async (_, text, reason, says) => {
    await proposes(karin, text, reason);
    expect(karin.reads()).toContain(says);
    expect(await events()).toEqual([]);
  });

  describe('what waits', () => {
    let sara: Person;
    let erik: Person;
    beforeEach(async () => {
      await office.close();
      office = await openVissla({ passes: 'when-told' });
      [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
      [sara, erik] = await office.staffHr('HR-chef', 'HR-partner');
      maja = office.person('Maja');
      ({ reportCode, reference } = await files(maja, `Grannen ${name} har en hund.`));
      await office.passes();
    });

    it('comes out without them, the reporter’s too, and what is sent later keeps them', async () => {
      await opensReport(maja, reportCode);
      await maja.presses('send', { text: `${name} kom igen.` });
      await does(karin, reference, 'reply', { text: `Vem är ${name}?` });
      await proposes(karin);
      await opensThread(daniel, reference);
      await daniel.presses('desk_remove');
      // Of what the reporter has waiting no member is told.
      expect(daniel.shown.view).toMatchObject({ removal: { places: 2 } });
      expect(daniel.reads()).toContain('försvinner de när det kommer ut');
      await daniel.presses('desk_do_remove', { answer: 'yes' });
      await office.passes();
      for (const reads of [() => karin.reads(), () => maja.reads()]) {
        await opensThread(karin, reference);
        await opensReport(maja, reportCode);
        expect(reads()).toContain(`${mark} kom igen.`);
        expect(reads()).toContain(`Vem är ${mark}?`);
        expect(reads()).not.toContain(name);
      }
      await maja.presses('send', { text: `Jag menar ${name}.` });
      await office.passes();
      await opensThread(karin, reference);
      expect(karin.reads()).toContain(`Jag menar ${name}.`);
      expect(office.journal.faults).toEqual([]);
    });

    it('comes out without them before the week of the removal is over', async () => {
      await office.close();
      office = await openVissla({ passes: { kind: 'weekly', weekday: 1, hour: 10 } });
      await office.staff('Kommunjurist', 'Utredare');
      [sara, erik] = await office.staffHr('HR-chef', 'HR-partner');
      maja = office.person('Maja');
      ({ reportCode, reference } = await filesWithHr(maja, { what: `${name} straffar mig.` }));
      office.clock.advance({ days: 1 });
      await office.passes();
      await opensReport(maja, reportCode);
      // HR's work waits for no week, and the removal does.
      await maja.presses('send', { text: `${name} kom igen.` });
      await proposes(sara);
      await answers(erik, 'yes');
      office.clock.advance({ days: 1 });
      await office.passes();
      await opensThread(sara, reference);
      expect(sara.reads()).toMatch(/\[borttaget [^\]]*\] kom igen/);
      expect(sara.reads()).not.toContain(name);
    });

    it('is in no mask of HR’s any more', async () => {
      const given = { excerpt: `${name} har en hund.`, cause: 'HR prövar det.', text: 'Nu.' };
      await handsOver(karin, reference, given, { target: 'hr' });
      await office.passes();
      const atHr = (await opensQueue(sara)).items[0]?.reference ?? '';
      const { redactions } = copyingOf(() => atHr);
      await redactions(sara, { entry: '1', words: name, section: '39:1' });
      const stored = () => office.stores.database.proposals.ofDesk('hr');
      expect(await stored()).toHaveLength(1);
      await proposes(karin);
      await answers(daniel, 'yes');
      expect(await stored()).toEqual([]);
      await redactions(sara);
      expect(redactionOf(sara).redactions).toEqual([]);
    });

    it('goes to HR without them, and HR takes them out of its own notes at its desk', async () => {
      await opensThread(karin, reference);
      await karin.presses('desk_hand_over');
      const first = { target: 'hr', purpose: 'needed', ownDuty: 'none' };
      await karin.presses('desk_hand_over_to', first);
      const handed = { excerpt: `${name} har en hund.`, cause: 'HR prövar det.', text: 'Nu.' };
      await karin.presses('desk_do_hand_over', { ...handed, reveals: 'no', hinders: 'no' });
      await proposes(karin);
      await answers(daniel, 'yes');
      await office.passes();
      const atHr = (await opensQueue(sara)).items[0]?.reference ?? '';
      await opensThread(sara, atHr);
      expect(sara.reads()).toContain(`${mark} har en hund.`);
      await does(sara, atHr, 'note', { text: `Fråga ${name}.` });
      await does(sara, atHr, 'reply', { text: `Vi känner ${name}.` });
      // HR's answer waits: the handlers take out what they have not read.
      await does(karin, reference, 'note', { text: `Om ${name}.` });
      await proposes(karin);
      await answers(daniel, 'yes');
      await office.passes();
      await opensThread(sara, atHr);
      expect(sara.reads()).toContain(`Vi känner ${mark}.`);
      expect(sara.reads()).toContain(`Fråga ${name}.`);
      await does(sara, atHr, 'remove', { text: name, reason: 'irrelevant' });
      await answers(erik, 'yes', atHr);
      expect(erik.shown.view).toMatchObject({ name: 'desk_done', what: 'removed' });
      await opensThread(sara, atHr);
      expect(sara.reads()).not.toContain(name);
      expect(office.journal.faults).toEqual([]);
    });
  });
});
