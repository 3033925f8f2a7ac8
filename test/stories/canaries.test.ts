import { randomBytes } from 'node:crypto';
import type { Fields } from '../../bot/domain/fields';
import { sqliteSource } from '../../db/sqlite/source';
import { canariesIn, drawCanary, formsOf, surname } from '../support/canaries';
import { storedCounts } from '../support/databases/stored-rows';
import { openVissla, pressOf, type TestVissla } from '../support/open-vissla';
import { comesToReportCode, does, files, goesToStory, tries } from '../support/people/report';

/** Strings that occur nowhere by chance, in what people type and in who they are. */
const typed = {
  story: drawCanary(),
  message: drawCanary(),
  reply: drawCanary(),
  note: drawCanary(),
};
/** Of one word: what is typed holds that word too, and is no name for it. */
const reporter = `kanarie${BigInt(`0x${randomBytes(9).toString('hex')}`)}`;

describe('hostile presses with a live draft', () => {
  let office: TestVissla;
  beforeAll(async () => {
    office = await openVissla({ staffed: true });
    await files(office.person('Omar'), 'En riktig rapport.');
    await office.passes();
  });
  afterAll(() => office.close());

  const forged = drawCanary();
  const alien = `${forged}${'0'.repeat(32)}`.slice(0, 64);
  type Place = 'start' | 'guide' | 'report_code' | 'story';
  const cases: readonly (readonly [string, Place, string, Fields])[] = [
    ['an act that no card has', 'story', forged, { what: forged }],
    ['an act by an inherited name', 'story', '__proto__', { what: forged }],
    ['a story that is too long', 'story', 'file', { what: forged.repeat(600) }],
    ['a story of blanks', 'story', 'file', { what: ' \n ', where: '\t' }],
    ['an answer that nobody offers', 'guide', 'next', { about: forged, detail: forged }],
    ['digits that were not written down', 'report_code', 'next', { group: forged }],
    ['a report code that is none', 'start', 'open', { code: forged }],
  ];
  it.each(cases)('store nothing and count nothing: %s', async (_, at, button, fields) => {
    const eve = office.person(drawCanary());
    if (at === 'story') await goesToStory(eve);
    else await eve.opens();
    if (at === 'guide' || at === 'report_code') {
      await eve.presses('report');
      await eve.presses('safe');
    }
    if (at === 'report_code') await comesToReportCode(eve);
    expect(eve.shown.view.name).toBe(at);
    const path = office.location;
    const before = await storedCounts(path);
    office.journal.counts.length = 0;
    const { draft, texts: block } = eve.shown;
    const press = { who: eve.who, locale: 'sv', button, fields, draft, texts: block } as const;
    expect((await office.vissla.dialogue(press)).view.name).toBe(at);
    await office.passes();
    expect(office.journal.counts).toEqual([]);
    expect(office.journal.faults).toEqual([]);
    expect(await storedCounts(path)).toEqual(before);
  });

  it('of a reporter do nothing at the desk', async () => {
    const eve = office.person(drawCanary());
    await goesToStory(eve);
    const path = office.location;
    const before = await storedCounts(path);
    const { draft } = pressOf(eve.card(), 'file', {});
    for (const button of ['desk', 'desk_open', 'desk_do_close', 'desk_approve', `desk_${forged}`]) {
      const fields = { text: forged, reason: 'confirmed', thread: alien, person: alien };
      const press = {
        who: eve.who,
        locale: 'sv',
        button,
        fields,
        draft,
        texts: undefined,
      } as const;
      expect((await office.vissla.dialogue(press)).view).toEqual({ name: 'desk_not_a_member' });
    }
    await office.passes();
    expect(await storedCounts(path)).toEqual(before);
  });
});

describe('what the product asks of the database', () => {
  it("holds nothing that was typed, and nobody's identity: a desk's people are sealed, and asked for as a whole", async () => {
    const asked: { sql: string; parameters: string }[] = [];
    // The sources share one logger, which is told every statement and keeps none.
    const { logger } = sqliteSource(':memory:');
    const watched = jest.spyOn(logger, 'logQuery').mockImplementation((sql, given: unknown) => {
      const parameters: readonly unknown[] = Array.isArray(given) ? given : [given];
      asked.push({ sql, parameters: parameters.map(asText).join('\n') });
    });
    const office = await openVissla({ passes: 'when-told' });
    try {
      const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
      const maja = office.person(reporter);
      const filed = await files(maja, typed.story);
      await office.passes();
      await does(karin, filed.reference, 'reply', { text: typed.reply });
      await office.passes();
      await karin.presses('desk_thread');
      await karin.presses('desk_note');
      await karin.presses('desk_do_note', { text: typed.note });
      await office.passes();
      await tries(maja, filed.reportCode);
      expect(maja.reads()).toContain(typed.reply);
      await maja.presses('send', { text: `${typed.message} Jag heter ${surname}.` });
      expect(maja.shown.found).toEqual(['name']);
      await maja.presses('send', { text: typed.message });
      await maja.opens();
      await maja.presses('rights');
      await office.passes();

      // The watch sees parameters: what may be known is there.
      expect(asked.some(({ parameters }) => parameters.includes(filed.reference))).toBe(true);
      const reportCode = filed.reportCode.replaceAll(' ', '');
      const words = new Map([
        ...Object.entries(typed).map(([name, text]): [string, Buffer[]] => [name, formsOf(text)]),
        ['name', [surname, surname.toLowerCase()].flatMap(formsOf)],
        ['report_code', [...formsOf(filed.reportCode), ...formsOf(reportCode)]],
      ]);
      const all = asked.map(({ sql, parameters }) => `${sql}\n${parameters}`);
      expect(all.flatMap((statement) => canariesIn(statement, words))).toEqual([]);
      const identity = new Map([['who', [reporter, karin.who.user].flatMap(formsOf)]]);
      const named = asked.filter(({ parameters }) => canariesIn(parameters, identity).length > 0);
      expect(named.map(({ sql }) => sql)).toEqual([]);
    } finally {
      await office.close();
      watched.mockRestore();
    }
  });
});

/** A parameter as text, bytes one character each. */
function asText(parameter: unknown): string {
  if (parameter instanceof Uint8Array) return Buffer.from(parameter).toString('latin1');
  return JSON.stringify(parameter ?? null);
}
