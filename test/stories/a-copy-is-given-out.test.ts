import type { Fields } from '../../bot/domain/fields';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { copyingOf, names, redactionOf } from '../support/people/copies';
import { forgerOf } from '../support/people/forger-of';
import {
  admits,
  does,
  files,
  opensQueue,
  opensReport,
  opensThread,
} from '../support/people/report';

let office: TestVissla;
let karin: Person;
let daniel: Person;
let maja: Person;
let reportCode: string;
let reference: string;

const forges = forgerOf(() => office);
const told = 'Chefen Karl-Erik Lund tar av lagret. Bara Maja Ek såg det.';

beforeEach(async () => {
  office = await openVissla();
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  maja = office.person('Maja');
  ({ reportCode, reference } = await files(maja, told));
  await office.passes();
});
afterEach(() => office.close());

const notes = async (who: Person, text: string, fields: Fields = {}): Promise<void> => {
  await does(who, reference, 'note', { text, ...fields });
};

const { copies, redactions, answers } = copyingOf(() => reference);

describe('a whole copy', () => {
  it('has everything with its number and day, begins with its secrecy mark, and names its maker to the others', async () => {
    await notes(karin, 'Bedöm lagret först.');
    await notes(karin, 'Lagret räknades i dag: tre lådor saknas.', { fact: 'true' });
    await does(karin, reference, 'reply', { text: 'Tack. Vi utreder.' });
    await office.passes();
    const text = await copies(karin, 'with_notes');
    const mark =
      'Sekretessmarkerad 24 november 2026 av Kommunstyrelsen i Exempelby. Bestämmelse: 32 kap. 3 b § andra stycket 1 OSL och 32 kap. 3 b § andra stycket 2 OSL.';
    expect(text).toContain(mark);
    for (const said of [
      reference,
      'Nr 1. 24 november 2026',
      told,
      'Bedöm lagret först.',
      'tre lådor saknas',
      'Tack. Vi utreder.',
    ])
      expect(text).toContain(said);
    await opensThread(daniel, reference);
    await daniel.presses('desk_who_read');
    expect(daniel.reads()).toContain('24 november 2026 · Kommunjurist · tog en kopia');
  });

  it('without notes has those that add a fact, and no gap in its numbers', async () => {
    await notes(karin, 'Bedöm lagret först.');
    await notes(karin, 'Tre lådor saknas.', { fact: 'true' });
    const text = await copies(karin, 'without_notes');
    expect(text).not.toContain('Bedöm lagret');
    expect(text).toContain('Nr 2. 24 november 2026');
    expect(text).not.toContain('Nr 3');
    expect(text).toContain('Tre lådor saknas.');
  });

  it('has no mark by 32:3 b once the case is assessed as outside the act', async () => {
    await does(karin, reference, 'case', { assessment: 'outside' });
    const text = await copies(karin, 'with_notes');
    expect(text).toContain('Kommunstyrelsen i Exempelby, 2026-11-24');
    expect(text).not.toMatch(/Sekretessmarkerad|32 kap/);
  });

  it('comes in parts, and is chosen again if something came in between', async () => {
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'x'.repeat(5000) });
    await office.passes();
    await opensThread(karin, reference);
    await karin.presses('desk_copy');
    await karin.presses('desk_do_copy', { copying: 'with_notes' });
    expect(karin.reads()).toContain('Del 1 av 3');
    await karin.presses('desk_later');
    expect(karin.reads()).toContain('Del 2 av 3');
    await notes(daniel, 'Nytt.');
    await karin.presses('desk_later');
    expect(karin.shown.remark).toBe('changed_meanwhile');
    expect(karin.shown.view).toMatchObject({ name: 'desk_copy', part: 0 });
    expect(karin.shown.view).not.toHaveProperty('copy');
  });
});

describe('a masked copy', () => {
  const days = /\d{1,2} november|\d{4}-\d{2}|november/;
  /** What is given out: the document, without the view around it. */
  const givenOut = (text: string): string => {
    const [, document = ''] =
      /Del 1 av 1\n([^]*?)\n(?:Ladda ner|Ett dokument|Vilken kopia)/.exec(text) ?? [];
    return document.replace(/^.*, 2026-11-24$/m, '');
  };

  it('has its own numbers, and neither days nor reference but those that a member adds', async () => {
    await notes(karin, 'Bedöm lagret först.');
    await notes(karin, 'Bedöm det igen.');
    await does(karin, reference, 'reply', { text: 'Tack. Vi hör av oss 2026-12-24.' });
    await office.passes();
    await redactions(karin, ...names);
    await karin.presses('desk_do_ask');
    const bare = givenOut(await answers(daniel, 'agree'));
    expect(bare).toContain('Uppgifter är maskerade enligt');
    expect(bare).toContain('Maskerad kopia av ett ärende');
    expect(bare).toMatch(/\nNr 1\n[^]*\nNr 2\n[^]*Tack\. Vi hör av oss \[maskerat, dag\]/);
    expect(bare).not.toMatch(/Nr 3|Sekretessmarkerad|Kom in/);
    expect(bare).not.toMatch(days);
    expect(bare).not.toContain(reference);
    await redactions(karin);
    await karin.presses('desk_do_days', { days: '7' });
    expect(karin.shown.remark).toBe('no_entry');
    await karin.presses('desk_do_days', { days: '0, 2', naming: 'true' });
    await karin.presses('desk_do_keep', { redaction: '1, 2' });
    await karin.presses('desk_do_ask');
    const added = givenOut(await answers(daniel, 'agree'));
    expect(added).toContain(`Maskerad kopia av ärende ${reference}`);
    expect(added).toContain('Kom in: 24 november 2026');
    expect(added).toMatch(/\nNr 1\n[^]*\nNr 2\. 24 november 2026\n[^]*hör av oss 2026-12-24/);
  });

  it('is on a page without the reference, as the page itself can be printed', async () => {
    await redactions(karin, ...names);
    await karin.presses('desk_do_ask');
    expect(await answers(daniel, 'agree')).not.toContain(reference);
    expect(await copies(karin, 'redacted')).not.toContain(reference);
    await redactions(karin);
    await karin.presses('desk_do_days', { naming: 'true' });
    expect(await copies(karin, 'draft')).toContain(`Ärende ${reference}`);
  });

  it('is agreed by two, has none of the masked words, and is noted in the case', async () => {
    await notes(karin, 'Bara för oss.');
    await redactions(karin, ...names);
    expect(redactionOf(karin).redactions.map(({ places }) => places)).toEqual([1, 1]);
    expect(karin.reads()).toContain('”Maja Ek”');
    await karin.presses('desk_do_ask');
    // Nobody alone: the proposer has no answer to give, whatever a client sends.
    await karin.presses('desk_copy');
    await karin.presses('desk_do_copy', { copying: 'draft' });
    await forges(karin, 'desk_do_agree');
    expect(karin.shown.remark).toBe('not_now');
    const read = await answers(daniel, 'agree');
    expect(daniel.shown.remark).toBe('redactions_agreed');
    const text = await copies(karin, 'redacted');
    for (const copy of [read, text]) {
      expect(copy).toContain(
        'Chefen [maskerat, 32 kap. 3 b § andra stycket 2 OSL] tar av lagret. Bara [maskerat, 32 kap. 3 b § andra stycket 1 OSL] såg det.',
      );
      expect(copy).not.toMatch(/Karl-Erik|Lund|Maja|Ek /);
      expect(copy).not.toContain('Bara för oss.');
    }
    await opensThread(daniel, reference);
    expect(daniel.reads()).toContain(
      'Maskerad kopia, godkänd av två: Kommunjurist och Säkerhetssamordnare',
    );
  });

  it('is first in the queue of who is asked to read it, of a closed case as well, until the answer', async () => {
    await does(karin, reference, 'close', {
      ...{ reason: 'confirmed', measures: 'Inga.', why: 'Det stämde.' },
    });
    await office.passes();
    const other = await files(office.person('Nils'), 'En sak.');
    await office.passes();
    const waitFor = async (who: Person): Promise<readonly string[]> => {
      const { items } = await opensQueue(who);
      return items.filter(({ awaits }) => awaits).map((item) => item.reference);
    };
    await redactions(karin, ...names);
    expect(await waitFor(daniel)).toEqual([]);
    await karin.presses('desk_do_ask');
    expect([await waitFor(daniel), await waitFor(karin)]).toEqual([[reference], []]);
    const { items, counts } = await opensQueue(daniel);
    expect(items.map((item) => item.reference)).toEqual([reference, other.reference]);
    expect([counts.all, counts.for_us, (await opensQueue(karin)).counts.for_us]).toEqual([2, 2, 1]);
    expect(daniel.reads()).toContain('svar väntas: läsa en maskerad kopia · avslutad · ');
    await answers(daniel, 'refuse');
    expect(await waitFor(daniel)).toEqual([]);
    await redactions(karin);
    await karin.presses('desk_do_ask');
    // Who has left the case asks nobody, and who has left it is not asked.
    await does(karin, reference, 'recuse', { cause: 'Släkt.' });
    expect([await waitFor(daniel), await waitFor(karin)]).toEqual([[], []]);
  });

  it('goes back with a no, and keeps what was masked', async () => {
    await redactions(karin, ...names);
    await karin.presses('desk_do_ask');
    await answers(daniel, 'refuse');
    expect(daniel.shown.remark).toBe('redactions_refused');
    await redactions(karin);
    expect(redactionOf(karin).redactions).toHaveLength(2);
    expect(karin.reads()).toContain('Säkerhetssamordnare lämnade tillbaka den');
    await karin.presses('desk_do_lift', { redaction: '1' });
    expect(redactionOf(karin).redactions.map(({ section }) => section)).toEqual(['32:3b-2']);
    await karin.presses('desk_do_drop');
    expect(redactionOf(karin).redactions).toEqual([]);
    await karin.presses('desk_copy');
    expect(karin.reads()).not.toContain('Maskerad');
  });

  it('is not agreed if it was changed after it was read', async () => {
    await redactions(karin, ...names);
    await karin.presses('desk_do_ask');
    await opensThread(daniel, reference);
    await daniel.presses('desk_copy');
    await redactions(karin, { entry: '1', words: 'lagret', section: '17:3b' });
    await daniel.presses('desk_do_agree');
    expect(daniel.shown.remark).toBe('changed_meanwhile');
    await opensThread(daniel, reference);
    await daniel.presses('desk_copy');
    // Nobody is asked to read it as long as it is being changed.
    expect(daniel.reads()).not.toContain('Ja, den stämmer');
  });

  it('has nothing that came in while it was masked, and says so', async () => {
    await redactions(karin, ...names);
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Maja Ek var där igen.' });
    await office.passes();
    await redactions(karin);
    expect(redactionOf(karin).newer).toBe(true);
    expect(karin.reads()).toContain('Det är inte med i den här kopian.');
    await karin.presses('desk_do_redaction', { entry: '2', section: '17:3b' });
    expect(karin.shown.remark).toBe('no_entry');
    await karin.presses('desk_do_ask');
    await answers(daniel, 'agree');
    expect(await copies(karin, 'redacted')).not.toContain('igen.');
    expect(await copies(karin, 'with_notes')).toContain('Maja Ek var där igen.');
  });

  it('is masked again for the next request: each mask is kept or lifted', async () => {
    await redactions(karin, ...names);
    await karin.presses('desk_do_ask');
    await answers(daniel, 'agree');
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Det händer igen.' });
    await office.passes();
    await redactions(daniel);
    expect(redactionOf(daniel).redactions.map(({ again }) => again)).toEqual([true, true]);
    await daniel.presses('desk_do_keep', { redaction: '1' });
    await daniel.presses('desk_do_ask');
    expect(daniel.shown.remark).toBe('redactions_unread');
    await daniel.presses('desk_do_lift', { redaction: '2' });
    await daniel.presses('desk_do_ask');
    expect(daniel.shown.remark).toBe('asked_second');
    // Until two agree on another one, the last one is given out.
    expect(await copies(karin, 'redacted')).not.toContain('Karl-Erik');
    await answers(karin, 'agree');
    const text = await copies(daniel, 'redacted');
    expect(text).toContain('Karl-Erik Lund');
    expect(text).not.toContain('Maja Ek');
    expect(text).toContain('Det händer igen.');
  });

  it('says in which other messages the same words are still to be read', async () => {
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Karl-Erik Lund var där igen.' });
    await office.passes();
    await redactions(karin, ...names);
    expect(redactionOf(karin).redactions.map(({ elsewhere }) => elsewhere)).toEqual([[], [2]]);
    expect(karin.reads()).toContain('står kvar i nr 2');
    await karin.presses('desk_do_redaction', { entry: '2', words: '', section: '32:3b-2' });
    expect(karin.reads()).not.toContain('står kvar');
  });

  it('masks a whole message, and refuses calmly what cannot be masked', async () => {
    await redactions(karin);
    const tries = async (fields: Fields): Promise<string | undefined> => {
      await karin.presses('desk_do_redaction', fields);
      return karin.shown.remark;
    };
    // A note that adds no fact is in no redacted copy: the form does not ask for its number.
    await notes(karin, 'Bara för oss.');
    await redactions(karin);
    expect(karin.reads()).toContain('Meddelandets nummer, 1 till 1 ');
    expect(await tries({ entry: '1', words: 'Nils', section: '17:3b' })).toBe('no_words');
    expect(await tries({ entry: '7', words: 'Maja', section: '17:3b' })).toBe('no_entry');
    expect(await tries({ entry: '1', words: 'Maja', section: '' })).toBe('choose');
    // A section of another desk is none of this one's.
    expect(await tries({ entry: '1', words: 'Maja', section: '39:1' })).toBe('choose');
    expect(await tries({ entry: '1', words: told, section: '17:3b' })).toBe('redacted');
    expect(await tries({ entry: '1', words: '', section: '17:3b' })).toBe('redacted');
    expect(await tries({ entry: '1', words: '', section: '17:3b' })).toBe('redacted_already');
    await karin.presses('desk_do_ask');
    const read = await answers(daniel, 'agree');
    expect(read).toContain('Nr 1\n\n[maskerat, 17 kap. 3 b § OSL]');
    expect(read).not.toContain('lagret');
  });

  it('holds more masks than one stored row', async () => {
    const words = Array.from({ length: 50 }, (_, n) => `ord${String(n).padStart(3, '0')}`);
    ({ reference } = await files(office.person('Nils'), words.join(' ')));
    await office.passes();
    const redacted = words.slice(0, 45);
    await redactions(
      karin,
      ...redacted.map((one) => ({ entry: '1', words: one, section: '21:1' })),
    );
    expect(await office.stores.database.proposals.ofDesk('whistleblowing')).toHaveLength(2);
    await karin.presses('desk_do_lift', { redaction: '1, 2' });
    await karin.presses('desk_do_ask');
    await answers(daniel, 'agree');
    const text = await copies(daniel, 'redacted');
    const seen = words.filter((word) => text.includes(word));
    expect(seen).toEqual([...words.slice(0, 2), ...words.slice(45)]);
  });

  it('goes on with a colleague where its proposer has left the desk, and still takes two', async () => {
    const [petra] = await office.staff('Utredare');
    const { id } = (await office.people.find(petra.who))!;
    await admits(karin, id);
    await does(karin, reference, 'show', { person: id });
    await redactions(petra, ...names);
    await petra.presses('desk_do_ask');
    await office.people.remove(id, []);
    await redactions(karin);
    expect(redactionOf(karin).redactedCopy).toMatchObject({ own: true, ready: false });
    await karin.presses('desk_do_ask');
    await answers(daniel, 'agree');
    expect(await copies(karin, 'redacted')).not.toContain('Maja Ek');
  });
});
