import fc from 'fast-check';
import type { Fields } from '../../bot/domain/fields';
import { storedAudit } from '../support/databases/stored-rows';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { copyingOf, names } from '../support/people/copies';
import { forgerOf } from '../support/people/forger-of';
import {
  does,
  files,
  filesWithHr,
  handsOver,
  opensQueue,
  opensThread,
} from '../support/people/report';

let office: TestVissla;
let karin: Person;
let daniel: Person;
let reference: string;

const told = 'Chefen Karl-Erik Lund tar av lagret. Bara Maja Ek såg det i går.';
const { copies, redactions, answers, toCopies, reads } = copyingOf(() => reference);
const forges = forgerOf(() => office);

/** A case with the reporter's words, a diary number, and what the desk has said of it. */
const opens = async (): Promise<void> => {
  office = await openVissla({ reminded: [1, 4] });
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  ({ reference } = await files(office.person('Maja'), told));
  await office.passes();
  await does(karin, reference, 'case', { number: 'KS 2026/12 Bergqvist' });
  await does(karin, reference, 'note', { text: 'Bengtsson hördes.', fact: 'true' });
  await does(karin, reference, 'reply', { text: 'Tack. Vi utreder och hör av oss.' });
  await does(karin, reference, 'reply', { text: 'Vi har frågat Lunds kollegor.' });
  await does(karin, reference, 'reply', { text: 'Vi hör av oss den 24 november.' });
  await office.passes();
};
/** What is given out: the document, without the view around it. */
const givenOut = (text: string): string =>
  /Del 1 av \d\n([^]*?)\n(?:Ett dokument|Vilken kopia)/.exec(text)?.[1] ?? '';
const asks = async (): Promise<void> => {
  await redactions(karin, ...names);
  await karin.presses('desk_do_ask');
};
const offers = async (who: Person): Promise<boolean> => {
  await toCopies(who);
  const { view } = who.shown;
  return view.name === 'desk_copy' && view.offers.includes('alone');
};
const dues = async (who: Person): Promise<readonly string[]> => {
  const { items } = await opensQueue(who);
  return items.find((item) => item.reference === reference)?.head?.map(({ what }) => what) ?? [];
};
const events = async (): Promise<readonly string[]> =>
  (await storedAudit(office.location)).map(({ event }) => event);

afterEach(() => closesWell(office));

describe('a masked copy that no colleague has answered', () => {
  beforeEach(opens);

  it('is given out by one after one whole working day, and not before', async () => {
    // Tuesday.
    expect(office.clock.today()).toBe('2026-11-24');
    await asks();
    for (const [days, may] of [
      [0, false],
      [1, false],
      [1, true],
    ] as const) {
      office.clock.advance({ days });
      expect([office.clock.today(), await offers(karin)]).toEqual([office.clock.today(), may]);
      expect(await offers(daniel)).toBe(false);
      await toCopies(daniel);
      await forges(daniel, 'desk_do_copy', { copying: 'alone' });
      expect(daniel.shown.remark).toBe('changed_meanwhile');
    }
    // What changes begins the day again, and a weekend is none.
    office.clock.advance({ days: 1 });
    expect(office.clock.today()).toBe('2026-11-27');
    await redactions(karin);
    await karin.presses('desk_do_redaction', { entry: '0', words: 'KS', section: '17:3b' });
    expect(await offers(karin)).toBe(false);
    await karin.presses('desk_redaction');
    await karin.presses('desk_do_ask');
    for (const may of [false, false, false, true]) {
      office.clock.advance({ days: 1 });
      expect(await offers(karin)).toBe(may);
    }
  });

  it('has what the desk did, and nothing that anybody wrote', async () => {
    await asks();
    office.clock.advance({ days: 2 });
    const document = givenOut(await copies(karin, 'alone'));
    const hidden = '[maskerat, prövas av två]';
    const [head = '', ...entries] = document.split(/\n(?=Nr \d\n)/);
    expect(entries.map((one) => one.trim())).toEqual([
      `Nr 1\n\n${hidden}`,
      `Nr 2\n\n${hidden}`,
      ...[3, 4, 5].map((nr) => `Nr ${nr}\n\nMottagarna svarade\n${hidden}`),
    ]);
    expect(head).toContain('Mer är maskerat tills två har prövat det.');
    expect(head).toContain(`Diarienummer: ${hidden}`);
    expect(head).toContain('Inte med än: Det som hade kommit in men inte kunde läsas');
    expect(head.replace(/^.*, 2026-11-26$/m, '')).not.toMatch(/\d{4}-\d{2}|november/);
    expect(document).not.toContain(reference);
  });

  it('says "given out by one" in every list until a second has read it', async () => {
    await asks();
    office.clock.advance({ days: 2 });
    expect(await dues(daniel)).not.toContain('given');
    await copies(karin, 'alone');
    expect(karin.reads()).toContain('Du lämnar ut den ensam.');
    await copies(karin, 'alone');
    expect((await events()).filter((one) => one === 'redactions_given_alone')).toHaveLength(2);
    for (const who of [karin, daniel]) expect(await dues(who)).toContain('given');
    expect(daniel.reads()).toContain('utlämnad av en: läs');
    await opensThread(daniel, reference);
    expect(daniel.reads()).toContain('Utlämnad av en: Kommunjurist gav den 26 november 2026');
    expect(daniel.reads().match(/Maskerad kopia, utlämnad av en: Kommunjurist/g)).toHaveLength(1);
    await daniel.presses('desk_who_read');
    expect(daniel.reads()).toContain('Kommunjurist · lämnade ensam ut en maskerad kopia');
    // The member cannot say so alone, whatever a client sends.
    await opensThread(karin, reference);
    await forges(karin, 'desk_read_alone');
    expect(await dues(karin)).toContain('given');
    await opensThread(daniel, reference);
    await daniel.presses('desk_read_alone');
    expect(daniel.shown.remark).toBe('read_alone');
    for (const who of [karin, daniel]) expect(await dues(who)).not.toContain('given');
  });

  it('is noted as the answer to a request, and a no ends it', async () => {
    await does(karin, reference, 'request', { text: 'Allt.', arrived: '2026-11-24' });
    await asks();
    await answers(daniel, 'refuse');
    office.clock.advance({ days: 2 });
    expect(await offers(karin)).toBe(false);
    await karin.presses('desk_redaction');
    await karin.presses('desk_do_ask');
    office.clock.advance({ days: 5 });
    await copies(karin, 'alone');
    await opensThread(karin, reference);
    await karin.presses('desk_decide');
    expect(karin.shown.view).toHaveProperty('copies', [
      ...['none', 'with_notes', 'without_notes', 'redacted'],
    ]);
  });

  it('waits for nobody where nobody else reads the case, but for a colleague to read what was done alone', async () => {
    await asks();
    expect(await offers(karin)).toBe(false);
    await does(daniel, reference, 'recuse', { cause: 'Släkt.' });
    expect(await offers(karin)).toBe(true);
    await copies(karin, 'alone');
    expect(await dues(karin)).toContain('given');
  });
});

/** The copy by one of a case in which everybody wrote these words. */
async function givenWith(word: string, name: string): Promise<string> {
  office = await openVissla({ reminded: [1, 4], passes: 'at-once' });
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  ({ reference } = await files(office.person('Maja'), `${name} tar av ${word}. Bara ${name} vet.`));
  await does(karin, reference, 'case', { number: `KS ${name}` });
  await does(karin, reference, 'note', { text: `${name} hördes.`, fact: 'true' });
  await opensThread(karin, reference);
  await karin.presses('desk_steps');
  await karin.presses('desk_steps_to', { step: 'person' });
  await karin.presses('desk_do_steps', { ...karin.shown.fields, named: name });
  await does(karin, reference, 'hold', { cause: `Tvist med ${name}.`, lookOn: '2027-06-10' });
  for (const text of [`${name}s kollegor är hörda.`, `Vi har sett på ${word}en.`, 'Han är hörd.'])
    await does(karin, reference, 'reply', { text: text.replace('Han', name.slice(0, 3)) });
  await handsOver(karin, reference, {
    ...{ recipient: `Byrå ${name}`, cause: `${name}s tjänst`, copy: word, text: `Till ${name}.` },
  });
  await office.passes();
  await does(karin, reference, 'remove', { text: name, reason: 'irrelevant' });
  await opensThread(daniel, reference);
  await daniel.presses('desk_remove');
  await daniel.presses('desk_do_remove', { answer: 'yes' });
  await redactions(karin, { entry: '1', words: '', section: '17:3b' });
  await karin.presses('desk_do_ask');
  office.clock.advance({ days: 6 });
  const text = givenOut(await copies(karin, 'alone'));
  await office.close();
  return text;
}

it('a copy by one is the same, whatever anybody wrote in the case', async () => {
  const one = await givenWith('lön', 'Rosén');
  expect(one).toContain('Mottagarna svarade');
  expect(await givenWith('centrallagret', 'Ekman')).toBe(one);
  await opens();
});

it('a copy by one has nothing of HR, which moved the case', async () => {
  office = await openVissla({ passes: 'at-once' });
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const [sara] = await office.staffHr('HR-chef', 'HR-partner');
  ({ reference } = await filesWithHr(office.person('Maja'), { what: 'Min chef straffar mig.' }));
  await does(sara, reference, 'note', { text: 'Bengtsson hördes.' });
  await does(sara, reference, 'case', { number: 'Bergqvist' });
  await does(sara, reference, 'reply', { text: 'Vi har talat med Bengtsson och Bergqvist.' });
  await does(sara, reference, 'move');
  await office.passes();
  await redactions(karin, { entry: '1', words: '', section: '17:3b' });
  await karin.presses('desk_do_ask');
  office.clock.advance({ days: 6 });
  const document = givenOut(await copies(karin, 'alone'));
  expect(document).toContain('HR svarade');
  expect(document).not.toMatch(/Bengtsson|Bergqvist|talat/);
});

it('no path gives one member alone a masked copy with words of anybody, a day or the reference', async () => {
  const own = [
    ...['lagret', 'lund', 'maja', 'ek', 'karl', 'bergqvist', 'bengtsson', 'november'],
    ...['tack', 'utreder', 'frågat', 'kollegor'],
  ];
  const entry = fc.constantFrom('0', '1', '2', '3', '4');
  const words = fc.constantFrom('', 'Lund', 'lagret', 'Vi');
  const presses = fc.oneof(
    fc
      .record({ entry, words, section: fc.constantFrom('17:3b', '32:3b-1') })
      .map((fields) => ['desk_do_redaction', fields] as const),
    fc.constantFrom('1', '2', '1, 2').map((redaction) => ['desk_do_lift', { redaction }] as const),
    fc.constant(['desk_do_days', { days: '0, 1, 2, 3', naming: 'true' }] as const),
    fc.constant(['desk_do_ask', {}] as const),
    fc.constantFrom(1, 2, 3).map((days) => ['waits', days] as const),
    fc.constantFrom('alone', 'redacted').map((copying) => ['copies', copying] as const),
  );
  let given = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(presses, { minLength: 4, maxLength: 9 }), async (path) => {
      await opens();
      const end = [
        ['desk_do_redaction', { entry: '1', words: '', section: '17:3b' }],
        ...[
          ['desk_do_days', { days: '0, 1, 2', naming: 'true' }],
          ['desk_do_ask', {}],
        ],
        ...[
          ['waits', 4],
          ['copies', 'alone'],
        ],
      ] as const;
      for (const [what, of] of [...path, ...end] as readonly (readonly [string, unknown])[]) {
        if (what === 'waits') office.clock.advance({ days: of as number });
        else if (what === 'copies') {
          await toCopies(karin);
          await forges(karin, 'desk_do_copy', { copying: of as string });
          const { view } = karin.shown;
          if (view.name !== 'desk_copy' || view.copy === undefined) continue;
          expect(view.of).toBe('alone');
          const [, text = ''] = /Del 1 av \d\n([^]*?)\nVilken kopia/.exec(await reads(karin)) ?? [];
          expect(text).toContain('Maskerad kopia');
          expect(text).not.toContain(reference);
          const seen = text.toLowerCase().match(/\p{L}+/gu) ?? [];
          expect(seen.filter((word) => own.includes(word.replace(/s$/, '')))).toEqual([]);
          given += 1;
        } else {
          await redactions(karin);
          await forges(karin, what as 'desk_do_ask', of as Fields);
        }
      }
      await office.close();
    }),
    { numRuns: 12, seed: 34 },
  );
  expect(given).toBeGreaterThan(11);
  await opens();
});
