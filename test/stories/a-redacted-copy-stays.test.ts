import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { copyingOf, names, redactionOf } from '../support/people/copies';
import { forgerOf } from '../support/people/forger-of';
import {
  admits,
  closing,
  does,
  files,
  filesWithHr,
  handsOver,
  opensQueue,
  opensReport,
} from '../support/people/report';

let office: TestVissla;
let karin: Person;
let daniel: Person;
let petra: Person;
let maja: Person;
let reference: string;
let reportCode: string;

const forges = forgerOf(() => office);
const { toCopies, copies, redactions, answers } = copyingOf(() => reference);
const told = 'Chefen Karl-Erik Lund tar av lagret. Bara Maja Ek såg det.';

beforeEach(async () => {
  office = await openVissla();
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  [petra] = await office.staff('Utredare');
  await admits(karin, (await office.people.find(petra.who))!.id);
  // A new member sees what comes from the next day on.
  office.clock.advance({ days: 2 });
  maja = office.person('Maja');
  ({ reportCode, reference } = await files(maja, told));
  await office.passes();
});
afterEach(() => office.close());

const asks = async (): Promise<void> => {
  await redactions(karin, ...names);
  await karin.presses('desk_do_ask');
};
const numbers = (number: string) => does(petra, reference, 'case', { number });
const removes = async (text: string): Promise<void> => {
  await does(karin, reference, 'remove', { text, reason: 'irrelevant' });
  await does(petra, reference, 'remove', { answer: 'yes' });
};

describe('a yes to a masked copy', () => {
  it('is taken only from a member who is shown its last part', async () => {
    ({ reference } = await files(office.person('Nils'), `${told} ${'ord '.repeat(1_300)}`));
    await office.passes();
    await asks();
    for (const part of [1, 2]) {
      await toCopies(daniel);
      if (part === 2) await daniel.presses('desk_later');
      expect(daniel.reads()).toContain(`Del ${part} av 3`);
      await forges(daniel, 'desk_do_agree');
      expect(daniel.shown.remark).toBe('not_now');
    }
    expect(await copies(karin, 'redacted')).not.toContain('lagret');
    await answers(daniel, 'agree');
    expect(daniel.shown.remark).toBe('redactions_agreed');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the number was set', () => numbers('KS 2026/12')],
    ['words were taken out', () => removes('lagret')],
    ['it was closed', () => does(petra, reference, 'close', closing)],
  ])('counts for nothing if meanwhile %s', async (_, changes) => {
    await asks();
    await toCopies(daniel);
    await changes();
    await daniel.presses('desk_do_agree');
    expect(daniel.shown.remark).toBe('changed_meanwhile');
    // Its proposer has not asked about it as it is now, and asks again.
    await toCopies(daniel);
    expect(daniel.reads()).not.toContain('Ja, den stämmer');
    await redactions(karin);
    await karin.presses('desk_do_ask');
    await answers(daniel, 'agree');
    expect(daniel.shown.remark).toBe('redactions_agreed');
  });

  it('counts for nothing if the case changed after its proposer had asked', async () => {
    await asks();
    await numbers('KS 2026/12 Bertil Berg');
    await toCopies(daniel);
    await daniel.presses('desk_do_copy', { copying: 'draft' });
    await forges(daniel, 'desk_do_agree');
    expect(daniel.shown.remark).toBe('not_now');
    await toCopies(petra);
    expect(petra.shown.view).toMatchObject({ offers: ['with_notes', 'without_notes', 'draft'] });
  });
});

describe('the head of a masked copy', () => {
  it('has no words that are masked in a message, and none of its own that are masked', async () => {
    await numbers('KS 12 Maja  Ek');
    await redactions(karin, ...names);
    expect(redactionOf(karin).redactions.map(({ elsewhere }) => elsewhere)).toEqual([[], []]);
    expect(karin.reads()).toContain(
      'Meddelandets nummer, 1 till 1 (0: ärendets huvud och svaren i guiden)',
    );
    for (const words of ['ks 12', '13', 'Mottaget'])
      await karin.presses('desk_do_redaction', { entry: '0', words, section: '17:3b' });
    expect(karin.shown.remark).toBe('no_words');
    expect(redactionOf(karin).redactions[2]).toMatchObject({ entry: 0, places: 1 });
    expect(redactionOf(karin).redactions).toHaveLength(3);
    await karin.presses('desk_do_ask');
    const read = await answers(daniel, 'agree');
    for (const text of [read, await copies(karin, 'redacted')]) {
      expect(text).toContain(
        'Diarienummer: [maskerat, 17 kap. 3 b § OSL] [maskerat, 32 kap. 3 b § andra stycket 1 OSL]\n',
      );
      // A sealed draft is in it, too: letters and hyphens.
      expect(text).not.toMatch(/KS 12|Maja|(?<![\w-])Ek(?![\w-])/);
    }
    expect(await copies(karin, 'with_notes')).toContain('Diarienummer: KS 12 Maja Ek');
  });

  it('is hidden whole with the answers in the guide, and what is hidden can change', async () => {
    await does(petra, reference, 'case', { number: 'KS 12', subject: 'inquiry' });
    const open = await copies(karin, 'with_notes');
    expect(open).toMatch(/Diarienummer: KS 12\nÄmne: [^]*\nSvar i guiden\n\n[A-ZÅÄÖ]/);
    await redactions(karin, { entry: '0', words: '', section: '17:3b' });
    await karin.presses('desk_do_ask');
    await answers(daniel, 'agree');
    await does(petra, reference, 'close', closing);
    const hidden = '[maskerat, 17 kap. 3 b § OSL]';
    const lines = (await copies(karin, 'redacted')).split('\n');
    const under = lines.filter((line) => line.endsWith(hidden)).map((line) => line.split(':')[0]);
    expect(under).toEqual([
      ...['Diarienummer', 'Ämne', 'Gäller', 'Bedömning', 'Ansvarig', 'Läge', 'Avslutat'],
      // Own duties, follow-up, hold, hand-overs, and the answers in the guide.
      ...[hidden, hidden, hidden, hidden, hidden],
    ]);
    expect(lines).toContain('Svar i guiden');
    expect(lines.join('\n')).not.toMatch(/Ärendenummer: |Kom in: |Nr 1\. /);
  });
});

describe('an agreed copy', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['the number is set', () => numbers('KS 2026/12')],
    ['words are taken out', () => removes('lagret')],
  ])('is given out no more once %s: its masks are proposed again', async (_, changes) => {
    await asks();
    await answers(daniel, 'agree');
    await toCopies(karin);
    await changes();
    await forges(karin, 'desk_do_copy', { copying: 'redacted' });
    expect(karin.shown.remark).toBe('changed_meanwhile');
    await toCopies(daniel);
    expect(daniel.reads()).toContain('Ärendet har ändrats sedan två godkände');
    expect(daniel.shown.view).toMatchObject({ offers: ['with_notes', 'without_notes'] });
    expect(await office.events()).not.toContain('case_copied');
    await redactions(daniel);
    expect(redactionOf(daniel).redactions.map(({ again }) => again)).toEqual([true, true]);
    await daniel.presses('desk_do_keep', { redaction: '1, 2' });
    await daniel.presses('desk_do_ask');
    await answers(karin, 'agree');
    expect(await copies(daniel, 'redacted')).toContain('[maskerat,');
    expect(daniel.reads()).not.toContain('har ändrats');
  });

  it.each<[string, () => Person]>([
    ['proposed it', () => karin],
    ['agreed on it', () => daniel],
  ])('is given out after the member who %s has stepped down', async (_, leaver) => {
    await asks();
    await answers(daniel, 'agree');
    await does(leaver(), reference, 'recuse', { cause: 'Jäv.' });
    expect(leaver().shown.view).toMatchObject({ name: 'desk_done' });
    expect(await copies(petra, 'redacted')).toContain('[maskerat,');
    await redactions(petra);
    expect(redactionOf(petra).redactions).toHaveLength(2);
  });

  it('can be made of what a member had masked who then stepped down', async () => {
    await asks();
    await does(karin, reference, 'recuse', { cause: 'Jäv.' });
    await redactions(daniel);
    expect(redactionOf(daniel)).toMatchObject({
      redactedCopy: { own: true, ready: false, redactions: 2 },
    });
    await daniel.presses('desk_do_ask');
    await answers(petra, 'agree');
    expect(await copies(daniel, 'redacted')).not.toContain('Maja Ek');
  });

  it('is left behind when HR moves the case', async () => {
    const [sara] = await office.staffHr('HR-chef', 'HR-partner');
    ({ reference } = await filesWithHr(maja, { what: told }));
    await office.passes();
    await redactions(sara, ...names);
    await does(sara, reference, 'move');
    await office.passes();
    await redactions(karin);
    expect(redactionOf(karin).redactions).toEqual([]);
  });

  it('is erased where words are taken out that it masks: they are in no store any more', async () => {
    await asks();
    await answers(daniel, 'agree');
    await redactions(daniel);
    await daniel.presses('desk_do_keep', { redaction: '1, 2' });
    const stored = () => office.stores.database.proposals.ofDesk('whistleblowing');
    expect(await stored()).toHaveLength(2);
    await removes('maja ek');
    expect(await stored()).toEqual([]);
  });

  it('shows the same whatever comes in later, and on a later day', async () => {
    await asks();
    await answers(daniel, 'agree');
    // Below it is the choice of another one.
    const shown = async () => (await copies(karin, 'redacted')).split('Vilken kopia?')[0];
    const before = await shown();
    await does(daniel, reference, 'note', { text: 'Nytt.', fact: 'true' });
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Maja Ek igen.' });
    await office.passes();
    office.clock.advance({ days: 1 });
    expect(await shown()).toBe(before);
  });

  it('keeps its numbers where something comes in later that is sorted before', async () => {
    await office.close();
    office = await openVissla({ passes: { kind: 'daily', hour: 10 } });
    [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [sara] = await office.staffHr('HR-chef', 'HR-partner');
    const passes = (minutes: number): Promise<void> => {
      office.clock.advance({ minutes });
      return office.passes();
    };
    ({ reference } = await files(office.person('Nils'), told));
    await passes(24 * 60);
    const given = { excerpt: 'Lund ska prövas.', cause: 'HR prövar.', text: 'Nu.' };
    await handsOver(karin, reference, given, { target: 'hr' });
    await passes(24 * 60);
    await does(sara, (await opensQueue(sara)).items[0]?.reference ?? '', 'reply', {
      text: 'HR:s svar.',
    });
    // The next morning, and HR's answer of the day before is not out yet.
    office.clock.advance({ minutes: 18 * 60 });
    await does(karin, reference, 'note', { text: 'Lådor saknas.', fact: 'true' });
    await asks();
    await answers(daniel, 'agree');
    const shown = async () => (await copies(karin, 'redacted')).split('Vilken kopia?')[0];
    const before = await shown();
    expect(before).toMatch(/Nr 5\n\nAnteckning med ny uppgift/);
    await passes(24 * 60);
    expect(await copies(karin, 'with_notes')).toMatch(/Nr 5\. [^N]*\n\nFrån HR/);
    expect(await shown()).toBe(before);
  });
});
