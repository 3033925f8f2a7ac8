import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sv from '../../adaptive-cards/texts/sv.json';
import { storedEnvelopes } from '../support/databases/stored-rows';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does, files, opensReport, opensThread } from '../support/people/report';

describe('taking words out of a case (VBL 7:7)', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let maja: Person;
  let receipt: string;
  let reference: string;
  const name = 'Anna Plainly Svensson';
  const mark = '[borttaget enligt 7 kap. 7 §, 2026-11-24]';
  beforeEach(async () => {
    office = await openVissla();
    [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    maja = office.person('Maja');
    ({ receipt, reference } = await files(maja, `Grannen ${name} har en hund.`));
    await office.releases();
  });
  afterEach(() => office.close());

  const proposes = (member: Person, text = name, reason = 'irrelevant') =>
    does(member, reference, 'remove', { text, reason });
  const answers = async (member: Person, answer: string): Promise<void> => {
    await opensThread(member, reference);
    await member.presses('desk_remove');
    await member.presses('desk_do_remove', { answer });
  };
  const events = async () => (await office.events()).filter((one) => one.startsWith('removal'));

  it('takes them from message, note and record once two members agree, for the reporter as well', async () => {
    await does(karin, reference, 'note', { text: `Hör ${name}.` });
    await does(karin, reference, 'reply', { text: `Vem är ${name}?` });
    await office.releases();
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
    await opensReport(maja, receipt);
    expect(maja.reads()).not.toContain(name);
    expect(maja.reads()).toContain(`Vem är ${mark}?`);
    expect((await events()).sort()).toEqual(['removal_agreed', 'removal_proposed']);
    expect(await office.stores.database.proposals.ofDesk('whistleblowing')).toEqual([]);
    expect(office.journal.faults).toEqual([]);
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

  it('asks to take back first what waits with the words', async () => {
    await office.close();
    office = await openVissla({ releases: 'when-told' });
    [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    maja = office.person('Maja');
    ({ receipt, reference } = await files(maja, `Grannen ${name} har en hund.`));
    await office.releases();
    await does(karin, reference, 'reply', { text: `Vem är ${name}?` });
    await proposes(karin);
    expect(karin.reads()).toContain(sv.remarks.words_wait);
  });
});
