import type { DeskView } from '../../bot/domain/desk-view';
import type { Fields } from '../../bot/domain/fields';
import { canariesIn, drawCanary, formsOf } from '../support/canaries';
import { storedAudit } from '../support/databases/stored-rows';
import { daysOfUpkeep } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { copyingOf } from '../support/people/copies';
import {
  closing,
  does,
  files,
  filesAbout,
  filesWithHr,
  opensThread,
} from '../support/people/report';

type Queue = Extract<DeskView, { name: 'desk_queue' }>;

let office: TestVissla;
let karin: Person;
let daniel: Person;
let sara: Person;
let reference: string;

beforeEach(async () => {
  office = await openVissla({ passes: 'at-once' });
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  [sara] = await office.staffHr('HR-chef', 'HR-partner');
  ({ reference } = await files(office.person('Maja'), 'Karl-Erik Lund tar av lagret.'));
});
afterEach(() => office.close());

const copying = copyingOf(() => reference);
const notes = async (fields: Fields = {}): Promise<void> => {
  await does(karin, reference, 'request', { text: 'Rapporten om lagret.', ...fields });
};
/** Chooses the first request, and says how it ended. */
const answers = async (who: Person, fields: Fields): Promise<Person> => {
  await opensThread(who, reference);
  await who.presses('desk_decide');
  const stage = fields.answer === undefined ? {} : { stage: 'answered' };
  await who.presses('desk_do_decide', { ...stage, ...fields });
  return who;
};
const requestsOf = async (who: Person): Promise<Queue> => {
  await who.opens('desk');
  const view = await who.presses('desk_requests');
  if (view.name !== 'desk_queue') throw new Error(`no queue but ${view.name}`);
  return view;
};
const events = async (start: string): Promise<string[]> =>
  (await storedAudit(office.location))
    .map(({ event }) => event)
    .filter((event) => event.startsWith(start))
    .sort();

describe('a request for a record', () => {
  it('is noted without who asks, and is on top of the register until it is answered', async () => {
    await opensThread(karin, reference);
    await karin.presses('desk_request');
    expect(karin.reads()).toContain('Skriv inte vem som frågar eller varför');
    await notes({ arrived: '2026-11-19' });
    const { reference: other } = await files(office.person('Omar'), 'En annan sak.');
    await does(daniel, other, 'request', { text: 'Allt.', arrived: '2026-11-23' });
    const view = await requestsOf(daniel);
    expect(view.items.map((item) => [item.reference, item.asked?.days])).toEqual([
      [reference, 5],
      [other, 1],
    ]);
    expect(daniel.reads()).toContain('begäran från 19 nov, dag 5');
    await opensThread(daniel, reference);
    expect(daniel.reads()).toContain('En begäran väntar på er sedan 19 november 2026, dag 5.');
    expect(daniel.reads()).toContain('Rapporten om lagret.');

    await answers(daniel, { answer: 'whole', copying: 'without_notes', sentOn: '2026-11-24' });
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Begäran från 19 november 2026.');
    expect(karin.reads()).toContain(
      'Besvarad av en anställd 24 november 2026. Lämnad ut i sin helhet. Hela ärendet. Bara anteckningar med ny uppgift.',
    );
    expect((await requestsOf(karin)).items.map((item) => item.reference)).toEqual([other]);
    expect(await events('request')).toEqual(['request_decided', 'request_noted', 'request_noted']);
  });

  it('is one of several: each is answered by itself, the earliest first', async () => {
    await notes({ text: 'Den senare.', arrived: '2026-11-23' });
    await notes({ text: 'Den tidigare.', arrived: '2026-11-10' });
    await answers(karin, { stage: 'withdrawn' });
    expect((await requestsOf(karin)).items).toMatchObject([
      { asked: { on: '2026-11-23', days: 1 } },
    ]);
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Återtagen 24 november 2026.');
    await answers(karin, { answer: 'refused', copying: 'none' });
    expect((await requestsOf(karin)).total).toBe(0);
    expect(await events('request_refused')).toHaveLength(1);
    // What came of it can still be noted: the no can be taken further.
    expect((await opensThread(karin, reference)).may).toContain('decide');
    await answers(karin, { stage: 'withdrawn' });
    expect((await opensThread(karin, reference)).may).not.toContain('decide');
  });

  it('names the masked copy that two agreed on', async () => {
    await copying.redactions(karin, { entry: '1', words: 'Lund', section: '32:3b-2' });
    await karin.presses('desk_do_ask');
    await notes();
    // Nobody has agreed on it yet.
    await answers(karin, { answer: 'redacted', copying: 'redacted' });
    expect(karin.shown.remark).toBe('choose');
    await copying.answers(daniel, 'agree');
    await answers(daniel, { answer: 'redacted', copying: 'redacted' });
    await opensThread(karin, reference);
    expect(karin.reads()).toContain(
      'Lämnad ut maskerad. Maskerad kopia, godkänd 24 november 2026.',
    );
  });

  it('keeps a closed case in the register, and from being erased, until it is answered', async () => {
    await does(karin, reference, 'close', closing);
    await daysOfUpkeep(office, 60);
    await notes();
    expect((await requestsOf(daniel)).items).toMatchObject([{ reference, held: true }]);
    const isThere = async (): Promise<boolean> =>
      (await office.stores.database.threads.byReference(reference as never)) !== undefined;
    office.clock.advance({ days: 800 });
    await daysOfUpkeep(office, 9);
    expect(await isThere()).toBe(true);
    // A no keeps it as well, until it can be taken no further.
    await answers(daniel, { answer: 'refused', copying: 'none', sentOn: office.clock.today() });
    await daysOfUpkeep(office, 58);
    expect(await isThere()).toBe(true);
    await daysOfUpkeep(office, 9);
    expect(await isThere()).toBe(false);
  });

  it.each([
    ['on a day to come', { text: 'Allt.', arrived: '2027-01-01' }, 'day_ahead'],
    ['on no day', { text: 'Allt.', arrived: 'i går' }, 'day_ahead'],
    ['of nothing', { text: ' ' }, 'empty'],
  ])('%s is not noted, and what was typed stays', async (_, fields, remark) => {
    await notes(fields);
    expect(karin.shown).toMatchObject({ remark, fields });
    expect(await events('request')).toEqual([]);
  });

  it.each([
    ['without a decision', { copying: 'none' }, 'choose'],
    ['without what went out', { answer: 'refused' }, 'choose'],
    [
      'with a copy of what is refused',
      { answer: 'refused', copying: 'with_notes' },
      'copy_differs',
    ],
    ['as masked with all', { answer: 'redacted', copying: 'without_notes' }, 'copy_differs'],
    ['on a day to come', { answer: 'part', copying: 'none', sentOn: '2027-01-01' }, 'day_ahead'],
  ])('is not answered %s, and what was chosen stays', async (_, fields, remark) => {
    await notes();
    await answers(karin, fields);
    expect(karin.shown).toMatchObject({ remark, fields });
    expect(await events('request')).toEqual(['request_noted']);
  });

  it('at HR is answered before the case is moved: a move leaves what HR noted behind', async () => {
    ({ reference } = await filesWithHr(office.person('Lisa'), { what: 'Om lön.' }));
    const may = async (): Promise<boolean> =>
      (await opensThread(sara, reference)).may.includes('move');
    expect(await may()).toBe(true);
    await does(sara, reference, 'request', { text: 'Allt.' });
    expect(await may()).toBe(false);
    await answers(sara, { answer: 'refused', copying: 'none' });
    // The applicant can still ask for the authority's decision.
    expect(await may()).toBe(false);
    office.clock.advance({ days: 70 });
    expect(await may()).toBe(true);
  });
});

describe('the texts for a no', () => {
  const texts = async (): Promise<string> => {
    await opensThread(karin, reference);
    await karin.presses('desk_decide');
    await karin.presses('desk_refusal');
    return karin.reads();
  };

  it('tell of the right to a written decision, and how that is appealed', async () => {
    await does(karin, reference, 'case', { number: 'KS 2026/12' });
    await notes();
    const text = await texts();
    for (const said of [
      'Säg till, så får du ett skriftligt beslut.',
      'Du behöver inte säga vem du är eller varför du frågar',
      'kammarrätten (6 kap. 7 och 8 §§ OSL)',
      'inom tre veckor från den dag då du fick del av beslutet',
      'Diarienummer: KS 2026/12',
      '– 32 kap. 3 b § andra stycket 1 OSL. Kan visa vem som anmälde i ett ärende enligt visselblåsarlagen: alltid hemligt',
      '«Stryk det som inte gäller.»',
    ])
      expect(text).toContain(said);
    await karin.presses('desk_decide');
    expect(karin.shown.view.name).toBe('desk_decide');
  });

  it('leave out a diary number that two have masked', async () => {
    await does(karin, reference, 'case', { number: 'KS 2026/12' });
    await copying.redactions(karin, { entry: '0', words: '2026/12', section: '32:3b-1' });
    await karin.presses('desk_do_ask');
    await copying.answers(daniel, 'agree');
    await notes();
    expect(await texts()).toContain('Diarienummer: «diarienummer»');
  });
});

describe('a request that names no case', () => {
  const opens = async (who: Person) => {
    await requestsOf(who);
    const view = await who.presses('desk_asked');
    if (view.name !== 'desk_asked') throw new Error(view.name);
    return view;
  };
  const asks = async (who: Person, fields: Fields): Promise<void> => {
    await opens(who);
    await who.presses('desk_do_asked', { arrived: '2026-11-20', text: 'Alla ärenden.', ...fields });
  };

  it('is noted without who asks, seen by the whole desk and by no other, and answered once', async () => {
    expect((await opens(karin)).requests).toEqual([]);
    expect(karin.reads()).toContain('Skriv inte vem som frågar eller varför');
    const text = drawCanary();
    await asks(karin, { text });
    expect((await daniel.opens('desk')) as Queue).toMatchObject({ asked: 1 });
    expect(daniel.reads()).toContain('Begäran utan ärende: 1');
    expect(daniel.reads()).toContain('Begäranden (1)');
    const [one] = (await opens(daniel)).requests;
    expect(one).toMatchObject({ text, on: '2026-11-20' });
    expect(daniel.reads()).toContain(`Nr 1. 20 november 2026: ${text}`);
    expect((await opens(sara)).requests).toEqual([]);

    await daniel.presses('desk_refusal');
    expect(daniel.reads()).toContain('Du har rätt att få frågan prövad av myndigheten');
    await daniel.presses('desk_asked');
    const answer = {
      ...{ asking: one?.id ?? '', stage: 'answered', answer: 'refused' },
      sentOn: '2026-11-24',
    };
    await opens(karin);
    await daniel.presses('desk_do_answered', answer);
    expect(daniel.shown).toMatchObject({ remark: 'saved' });
    expect(daniel.reads()).toContain(
      'Besvarad av en anställd 24 november 2026. Avslagen. Ingen kopia härifrån.',
    );
    expect(daniel.reads()).toContain('Kan prövas vidare till och med 24 januari 2027.');
    await karin.presses('desk_do_answered', { ...answer, answer: 'whole' });
    expect(karin.shown).toMatchObject({ remark: 'stage_wrong' });
    await opens(karin);
    await karin.presses('desk_do_answered', { ...answer, stage: 'withdrawn' });
    expect(karin.shown).toMatchObject({ remark: 'saved', view: { requests: [] } });
    expect(karin.reads()).toContain(`${text} Återtagen 24 november 2026.`);
    expect(await events('request')).toEqual([
      ...['request_followed', 'request_noted', 'request_refused'],
    ]);
    const kept = [await storedAudit(office.location), office.journal.faults];
    expect(canariesIn(JSON.stringify(kept), new Map([['text', formsOf(text)]]))).toEqual([]);
  });

  it.each<[Fields, string]>([
    [{ arrived: '2026-11-25' }, 'day_ahead'],
    [{ arrived: 'igår' }, 'day_ahead'],
    [{ text: ' ' }, 'empty'],
    [{ text: 'å'.repeat(2000) }, 'too_long'],
  ])('is not noted with %j, and what was typed stays', async (fields, remark) => {
    await asks(karin, fields);
    expect(karin.shown).toMatchObject({ remark, fields });
    expect((await opens(karin)).requests).toEqual([]);
  });

  it('is not answered without its end or its day, nor ends without a trace', async () => {
    await asks(karin, {});
    const asking = (await opens(karin)).requests[0]?.id ?? '';
    await karin.presses('desk_do_answered', { asking, sentOn: '2026-11-24' });
    expect(karin.shown).toMatchObject({ remark: 'choose' });
    const whole = { asking, stage: 'answered', answer: 'whole' };
    await karin.presses('desk_do_answered', { ...whole, sentOn: '2027-11-24' });
    expect(karin.shown).toMatchObject({ remark: 'day_ahead' });
    await daysOfUpkeep(office, 40);
    expect((await opens(karin)).requests).toHaveLength(1);
    await karin.presses('desk_do_answered', { asking, stage: 'withdrawn' });
    await daysOfUpkeep(office, 40);
    expect((await opens(daniel)).ended).toMatchObject([
      { stages: [{ is: 'withdrawn' }], text: 'Alla ärenden.' },
    ]);
    office.clock.advance({ days: 700 });
    await daysOfUpkeep(office, 8);
    expect((await opens(daniel)).ended).toEqual([]);
  });
});

describe('a search for words', () => {
  const searches = async (who: Person, words: string, purpose = 'request') => {
    await who.opens('desk');
    await who.presses('desk_search');
    const view = await who.presses('desk_look', { words, purpose });
    return view.name === 'desk_search' ? view.found : undefined;
  };

  it('asks for its purpose first; the audit keeps that, and nothing keeps the words', async () => {
    const words = drawCanary();
    expect(await searches(karin, words, '')).toBeUndefined();
    expect(karin.shown).toMatchObject({ remark: 'choose', fields: { words } });
    expect(await searches(karin, ' ')).toBeUndefined();
    expect(await searches(karin, 'x'.repeat(61))).toBeUndefined();
    expect(await events('searched')).toEqual([]);
    for (const purpose of ['request', 'access', 'own_case']) await searches(karin, words, purpose);
    expect(await events('searched')).toEqual([
      ...['searched_for_access', 'searched_for_case', 'searched_for_request'],
    ]);
    expect(karin.shown.draft).not.toContain(words);
    const kept = [await storedAudit(office.location), office.journal.faults, office.journal.counts];
    expect(canariesIn(JSON.stringify(kept), new Map([['words', formsOf(words)]]))).toEqual([]);
  });

  it('finds words of reporters, of the desk and in notes, in open and in closed cases', async () => {
    await does(karin, reference, 'reply', { text: 'Vad gjorde LUND då?' });
    await does(karin, reference, 'close', closing);
    await daysOfUpkeep(office, 60);
    const { reference: other } = await files(office.person('Omar'), 'En annan sak.');
    await office.passes();
    await does(daniel, other, 'note', { text: 'Se ärendet om lund.' });
    const found = await searches(karin, 'lund', 'access');
    const hits = found?.hits.map((hit) => [hit.reference, hit.entry, hit.line]);
    expect(new Set(hits)).toEqual(
      new Set([
        [reference, 1, 'Karl-Erik Lund tar av lagret.'],
        [other, 2, 'Se ärendet om lund.'],
      ]),
    );
    expect(karin.reads()).toContain('Sökt i 2 av 2 ärenden.');
  });

  it('finds words in what is noted about a case, and says so', async () => {
    await does(karin, reference, 'case', { number: 'KS 2026/12' });
    await does(karin, reference, 'hold', { cause: 'Lund och Åberg frågar.', lookOn: '2027-06-10' });
    const { reference: other } = await files(office.person('Omar'), 'En annan sak.');
    await office.passes();
    const told = { law: 'other', standing: 'not_begun', told: 'Åsa Lund vet.' };
    await does(daniel, other, 'duty', told);
    await searches(karin, 'lund', 'access');
    expect(karin.reads()).toContain(
      `${reference}, nr 1 och ärendets uppgifter: Karl-Erik Lund tar av lagret.`,
    );
    expect(karin.reads()).toContain(`${other}, ärendets uppgifter: Åsa Lund vet.`);
    await searches(karin, 'åberg');
    expect(karin.reads()).toContain(`${reference}, ärendets uppgifter: Lund och Åberg frågar.`);
    expect(await searches(karin, 'ks 2026/12')).toMatchObject({ hits: [{ reference }] });
    expect(await searches(karin, 'lagret')).toMatchObject({ hits: [{ inRecord: false }] });
  });

  it('is no reading of what it opens; to open a hit is one', async () => {
    const found = await searches(daniel, 'lagret');
    expect(await events('thread_opened')).toEqual([]);
    await daniel.presses('desk_open', { thread: found?.hits[0]?.thread ?? '' });
    expect(daniel.shown.view).toMatchObject({ name: 'desk_thread', reference });
    expect(await events('thread_opened')).toHaveLength(1);
  });

  it('finds nothing where the member may not read, at his desk or at another', async () => {
    const named = ['Säkerhetssamordnare'];
    const about = 'Säkerhetssamordnaren och Lund tar pengar.';
    const { reference: secret } = await filesAbout(office.person('Lisa'), named, about);
    await filesWithHr(office.person('Omar'), { what: 'Lund skriker.' });
    await does(karin, secret, 'case', { number: 'KS 77' });
    expect((await searches(karin, 'ks 77'))?.hits).toHaveLength(1);
    expect((await searches(daniel, 'ks 77'))?.hits).toEqual([]);
    expect(await searches(daniel, 'lund')).toMatchObject({ looked: 1, of: 1 });
    expect(await searches(karin, 'lund')).toMatchObject({ looked: 2, of: 2 });
    expect((await searches(sara, 'lund'))?.hits.map(({ line }) => line)).toEqual(['Lund skriker.']);
  });

  it('goes through some cases at a press, and says how far it is', async () => {
    for (let filed = 0; filed < 41; filed++) await files(office.person('Maja'), `Sak ${filed}.`);
    const first = await searches(karin, 'karl-erik lund');
    expect(first).toMatchObject({ looked: 40, of: 42 });
    expect(karin.reads()).toContain('Sökt i 40 av 42 ärenden. Sök vidare i resten.');
    const view = await karin.presses('desk_look_on');
    const last = view.name === 'desk_search' ? view.found : undefined;
    expect(last).toMatchObject({ looked: 42, of: 42 });
    expect([...(first?.hits ?? []), ...(last?.hits ?? [])]).toHaveLength(1);
    expect(await events('searched')).toHaveLength(1);
    // Ten hits fill a page.
    expect(await searches(karin, 'sak')).toMatchObject({ of: 42, hits: { length: 10 } });
  });
});
