import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { unzipSync } from 'fflate';
import { createDrawDocument } from '../../../../bot/documents/create-draw-document';
import { drawPdf } from '../../../../bot/documents/draw-pdf';
import type { Document } from '../../../../bot/domain/document';
import type { MemberId } from '../../../../bot/domain/ids';
import { openTestWebDesk, type TestWebDesk } from '../../../support/messengers/web-desk';
import { openVissla, type Person, type TestVissla } from '../../../support/open-vissla';
import { copyingOf, names } from '../../../support/people/copies';
import { type DeskVisitor, deskVisitor } from '../../../support/people/desk-visitor';
import {
  admits,
  closing,
  does,
  files,
  handsOver,
  opensThread,
} from '../../../support/people/report';
import { textOf } from '../../../support/people/web-page';
import { readPdf } from '../../../support/read-pdf';

const told = 'Chefen Karl-Erik Lund tar av lagret. Bara Maja Ek såg det.';

let office: TestVissla;
let karin: Person;
let daniel: Person;
let desk: TestWebDesk;
let lisa: DeskVisitor;
let reference: string;

/** Lisa works at this desk on the web, and has the case open. */
async function worksAt(more?: Parameters<typeof openTestWebDesk>[1]): Promise<void> {
  desk = await openTestWebDesk(office.vissla.webDesk, more);
  lisa = deskVisitor(() => desk.url);
  await lisa.joins(await office.invite('Advokat'));
  await lisa.signsIn();
  const all = await office.people.ofDesk('whistleblowing');
  await admits(karin, all.find(({ title }) => title === 'Advokat')!.id satisfies MemberId);
  office.clock.advance({ days: 2 });
  ({ reference } = await files(office.person('Maja'), told));
  await office.passes();
  await lisa.goes('/');
  await lisa.opens();
  await lisa.touches();
  await lisa.addsSecond();
}

beforeEach(async () => {
  office = await openVissla();
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
});
afterEach(async () => {
  await desk.close();
  await office.close();
});

/** What a browser gets for a press: the page that was pressed stays. */
const gets = (act: string, typed = {}) => sends(lisa.form(act, typed));
const copies = (copying: string) => gets('case.desk_document', { 'case.copying': copying });
const { redactions, answers } = copyingOf(() => reference);
const opensCopies = () => lisa.presses('case.desk_copy');

async function sends(form: URLSearchParams) {
  const own = { Origin: desk.url, Cookie: `__Host-vissla=${lisa.cookie}` };
  const answer = await fetch(desk.url, { method: 'POST', body: form, headers: own });
  const name = answer.headers.get('content-disposition');
  return { headers: answer.headers, name, bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** All that a document shows. */
const shownIn = (pdf: Uint8Array): string =>
  readPdf(Buffer.from(pdf))
    .pages.map(({ body, edges }) => body + edges)
    .join('\n');

const copiesNoted = async (): Promise<number> =>
  (await office.events()).filter((event) => /^(?:case_copied|package_taken)$/.test(event)).length;

describe('a copy as a document', () => {
  it('is a PDF of the chosen copy, kept by no browser, and each is in the audit', async () => {
    await worksAt();
    await does(karin, reference, 'note', { text: 'Bara för oss.' });
    await opensCopies();
    const whole = await copies('with_notes');
    expect(whole.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="vissla-${reference}.pdf"`,
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    });
    const [all, fewer] = [whole, await copies('without_notes')].map(({ bytes }) => shownIn(bytes));
    expect(all).toContain('Karl-Erik Lund');
    expect(all).toContain('Bara för oss.');
    expect(all).toContain('inte validerad');
    expect(fewer).toContain('Karl-Erik Lund');
    expect(fewer).not.toContain('Bara för oss.');
    // Both were pressed on one page, which still works.
    expect(await copiesNoted()).toBe(2);
    await lisa.presses('case.desk_thread');
    expect(lisa.heading()).toBe('Ärende');
  });

  it('has the follow-up, the hold, and the hand-over of which nobody is told yet', async () => {
    await worksAt();
    await opensThread(karin, reference);
    await karin.presses('desk_steps');
    await karin.presses('desk_steps_to', { step: 'evidence' });
    await karin.presses('desk_do_steps', { ...karin.shown.fields, named: 'Kvitto i skåp 7.' });
    await does(karin, reference, 'hold', { cause: 'Tvist pågår.', lookOn: '2026-12-24' });
    await handsOver(karin, reference, {
      ...{ recipient: 'Tillsynen', cause: 'Den utreder.', copy: 'Avskrift.', text: 'Vi gav.' },
      ...{ hinders: 'yes', laterWhy: 'Spår\u202e kan gömmas.', tellBy: '2027-01-10' },
    });
    expect(karin.shown.remark).toBeUndefined();
    await opensCopies();
    const { bytes } = await copies('without_notes');
    const shown = shownIn(bytes);
    for (const line of [
      'Personer, steg, bevis',
      'Bevis: Kvitto i skåp 7',
      'Titta igen senast 24 december 2026. Skäl: Tvist pågår',
      'Till vem: Tillsynen',
      'Varför: Den utreder.',
      'Berättas senast 10 januari 2027: Spår[U+202E] kan gömmas.',
      'Meddelande till den som anmälde: Vi gav.',
    ])
      expect(shown).toContain(line);
  });

  it('has the product’s own lines as labels, and nobody’s words', async () => {
    const drawn: Document[] = [];
    await worksAt({
      draw: (document) => {
        drawn.push(document);
        return drawPdf(document);
      },
    });
    await does(karin, reference, 'note', { text: 'Mottagarna svarade' });
    await opensCopies();
    await copies('with_notes');
    const runs = drawn.flatMap(({ sections }) => sections).flatMap((section) => section.runs);
    const labels = runs.flatMap((run) => (run.kind === 'label' ? run.text.trim() : []));
    expect(labels.filter((label) => label !== '')).toEqual([
      'Anmälan\nBekräftad automatiskt när den skickades',
      'Vad som har hänt',
      'Intern anteckning, Kommunjurist',
    ]);
    expect(runs).toContainEqual({ kind: 'text', text: 'Mottagarna svarade' });
  });

  it('is masked as two have agreed: the masked words are nowhere in it, and before that it is none', async () => {
    await worksAt();
    await does(karin, reference, 'case', { number: 'KS 7 Karl-Erik Lund' });
    await redactions(karin, ...names);
    await karin.presses('desk_do_ask');
    await opensCopies();
    await lisa.presses('case.desk_document', { 'case.copying': 'draft' });
    expect(textOf(lisa.page)).toContain('inte godkänd av två än');
    expect(await copiesNoted()).toBe(0);
    await answers(daniel, 'agree');
    await lisa.presses('case.desk_thread');
    await opensCopies();
    const { bytes, name } = await copies('redacted');
    // Nobody takes it for the whole one, nor the whole one for it; its name tells no reference.
    expect(name).toContain('"vissla-maskerad.pdf"');
    expect(name).not.toContain(reference);
    const shown = shownIn(bytes);
    expect(shown).toContain('Maskerad kopia av ett ärende');
    expect(shown).toContain('[maskerat, 32 kap. 3 b § andra stycket 2 OSL]');
    expect(shown).toContain('Diarienummer: KS 7 [maskerat,');
    const { everything } = readPdf(bytes);
    for (const text of [shown, everything]) {
      expect(text).not.toMatch(/Karl-Erik|Lund|Maja|Ek /);
      expect(text).not.toContain(reference);
    }
  });

  it('comes with its text, in a zip, where its font lacks something; drawn in a thread', async () => {
    const thread = { megabytes: 300, seconds: 60, waiting: 1, execArgv: ['--require', 'tsx/cjs'] };
    await worksAt({ draw: createDrawDocument(thread) });
    await does(karin, reference, 'reply', { text: 'Tack 漢字.' });
    await office.passes();
    await opensCopies();
    const zip = await copies('with_notes');
    expect(zip.name).toBe(`attachment; filename="vissla-${reference}.zip"`);
    const inside = unzipSync(zip.bytes);
    const [pdf, text] = ['pdf', 'txt'].map((end) => inside[`vissla-${reference}.${end}`]!);
    expect(shownIn(pdf!)).toContain('[U+6F22]');
    expect(Buffer.from(text!).toString()).toContain('Tack 漢字.');
  });

  it('is given to nobody who may not read the case, and the page says no more than ever', async () => {
    await worksAt();
    await opensCopies();
    const form = lisa.form('case.desk_document', { 'case.copying': 'with_notes' });
    const other = lisa.form('case.desk_thread');
    await lisa.presses('case.desk_thread');
    await lisa.presses('case.desk_recuse');
    await lisa.presses('case.desk_do_recuse', { 'case.cause': 'Jag känner chefen.' });
    const pages: string[] = [];
    for (const pressed of [form, other]) {
      await lisa.posts('/', pressed);
      pages.push(textOf(lisa.page));
    }
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).not.toContain('Karl-Erik');
    expect(await copiesNoted()).toBe(0);
  });

  it('is asked for again after a touch, where a session has ended', async () => {
    let now = 1_000_000;
    await worksAt({ now: () => now });
    await opensCopies();
    now += 20 * 60_000;
    await lisa.presses('case.desk_document', { 'case.copying': 'with_notes' });
    await lisa.touches();
    // The member is at the copies again, with the same one chosen, and presses.
    expect((await gets('case.desk_document')).name).toContain('.pdf');
    expect(await copiesNoted()).toBe(1);
  });
});

describe('the archive’s package', () => {
  const opensForm = async (): Promise<void> => {
    await does(karin, reference, 'note', { text: 'Bara för oss.' });
    await does(karin, reference, 'case', { assessment: 'outside' });
    await does(karin, reference, 'close', closing);
    await office.passes();
    await lisa.presses('case.desk_thread');
    await lisa.presses('case.desk_archive');
  };

  it.each([true, false])('opens again, with the case in it (sealed: %s)', async (isSealed) => {
    const key = await generateIdentity();
    await worksAt({ ...(isSealed && { archiveKey: await identityToRecipient(key) }) });
    await opensCopies();
    // Only a closed case has one, whatever a client sends.
    const forged = lisa.form('case.desk_document');
    forged.set('act', 'case.desk_package');
    expect((await sends(forged)).name).toBeNull();
    await opensForm();
    const got = await gets('case.desk_package');
    const end = isSealed ? '.zip.age' : '.zip';
    expect(got.name).toBe(`attachment; filename="vissla-${reference}-arkiv${end}"`);
    const decrypter = new Decrypter();
    decrypter.addIdentity(key);
    const inside = unzipSync(isSealed ? await decrypter.decrypt(got.bytes) : got.bytes);
    expect(Object.keys(inside)).toEqual(['arende.pdf', 'arende.txt', 'arende.xml', 'sha256.txt']);
    const read = (name: string) => Buffer.from(inside[name]!).toString();
    expect(read('arende.txt')).toContain(told);
    // A note that adds no fact becomes no record by being archived.
    expect(read('arende.txt')).not.toContain('Bara för oss.');
    expect(shownIn(inside['arende.pdf']!)).toContain('Karl-Erik Lund');
    expect(read('arende.xml')).toContain('<classification type="assessment">outside<');
    expect(read('arende.xml')).toContain(`<systemIdentifier>${reference}</systemIdentifier>`);
    expect(await copiesNoted()).toBe(1);
  });

  it('comes before the note that it is archived, and again once the case has changed', async () => {
    await worksAt();
    await opensCopies();
    await opensForm();
    const archives = async (): Promise<string | undefined> => {
      await does(karin, reference, 'archive', { reason: 'package', number: 'A 12' });
      return karin.shown.remark;
    };
    expect(await archives()).toBe('package_first');
    expect(karin.shown.fields).toMatchObject({ number: 'A 12' });
    await gets('case.desk_package');
    await does(karin, reference, 'note', { text: 'Ny uppgift.', fact: 'true' });
    expect(await archives()).toBe('package_first');
    await lisa.presses('case.desk_thread');
    await lisa.presses('case.desk_archive');
    await gets('case.desk_package');
    await opensThread(daniel, reference);
    await daniel.presses('desk_who_read');
    expect(daniel.reads()).toContain('tog en kopia');
    expect(await archives()).toBeUndefined();
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'archived' });
  });

  it.each([
    ['documents_busy', 'Andra gör dokument just nu.', -1],
    ['document_failed', 'Dokumentet kunde inte göras.', 1],
  ])('that cannot be made (%s) loses nothing typed', async (code, said, waiting) => {
    const execArgv = ['--require', './not-there'];
    await worksAt({ draw: createDrawDocument({ megabytes: 300, seconds: 60, waiting, execArgv }) });
    await opensCopies();
    await opensForm();
    await lisa.presses('case.desk_package', { 'case.number': 'A 12' });
    expect(textOf(lisa.page)).toContain(said);
    expect([lisa.value('case.number'), lisa.status]).toEqual(['A 12', 200]);
    expect(desk.faults).toEqual([code]);
  });
});
