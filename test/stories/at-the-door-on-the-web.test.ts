import fc from 'fast-check';
import sv from '../../adaptive-cards/texts/sv.json';
import { words } from '../../bot/channels/web/render/words';
import { limits } from '../../bot/domain/limits';
import { storedCounts } from '../support/databases/stored-rows';
import { openWebDoor, type WebDoor } from '../support/messengers/web-door';
import { closesWell, openVissla, type TestVissla } from '../support/open-vissla';
import {
  comesToGuide,
  comesToReportCode,
  comesToStory,
  copiesReportCode,
  filesReport,
  opensWith,
  sendsStory,
} from '../support/people/messenger-person';
import { files, tries } from '../support/people/report';
import { allOf, sentencesOfPage, textOf } from '../support/people/web-page';
import { type WebPerson, webPerson } from '../support/people/web-person';

let office: TestVissla;
let door: WebDoor;
let maja: WebPerson;
const somebody = (name: string): WebPerson => webPerson(() => door.url, name);

beforeEach(async () => {
  office = await openVissla({ staffed: true });
  door = await openWebDoor(office.vissla.door);
  maja = somebody('Maja');
});
afterEach(async () => {
  await door.close();
  expect(door.faults).toEqual([]);
  await closesWell(office);
});

const says = (person: WebPerson): string => sentencesOfPage(person.page).join('\n');
/** Every report that the desk has. */
const reports = async (): Promise<number> => {
  await office.passes();
  return (await storedCounts(office.location)).thread ?? Number.NaN;
};

describe('one code at every door', () => {
  it('opens in Teams what was written on the web, and the other way', async () => {
    const { reportCode, reference } = await filesReport(maja, { what: 'Skrivet hemma.' });
    await office.passes();
    const omar = office.person('Omar');
    await tries(omar, reportCode);
    expect(omar.reads()).toContain('Skrivet hemma.');
    await omar.presses('send', { text: 'Skrivet i Teams.' });
    await office.passes();
    await opensWith(maja, reportCode);
    expect(says(maja)).toContain('Skrivet i Teams.');
    const other = await files(omar, 'Börjat i Teams.');
    await office.passes();
    await opensWith(maja, other.reportCode);
    expect(says(maja)).toContain('Börjat i Teams.');
    expect(reference).not.toBe(other.reference);
  });

  it('stores the same of a report, whichever door it came by', async () => {
    const before = await storedCounts(office.location);
    await filesReport(maja, { what: 'En sak.' });
    await office.passes();
    const between = await storedCounts(office.location);
    await files(office.person('Omar'), 'En sak.');
    await office.passes();
    const after = await storedCounts(office.location);
    const more = (one: object, other: object) =>
      Object.entries(other).map(([table, count]) => [
        table,
        (count as number) - ((one as Record<string, number>)[table] ?? 0),
      ]);
    expect(more(between, after)).toEqual(more(before, between));
  });
});

describe("a form that another site's page sends", () => {
  it('with a draft that its maker drew files nothing, and shows no code of his', async () => {
    const eve = somebody('Eve');
    const code = await comesToStory(eve);
    const form = eve.form('file', { what: 'Eve vill att Maja skriver här.' });
    await maja.sends(form, { Origin: 'https://evil.example', Referer: 'https://evil.example/' });
    expect(says(maja)).toContain(words.sv.foreign);
    expect(maja.reads()).not.toContain(code);
    expect(await reports()).toBe(0);
    // The very same form, from our own page, is Eve's report.
    await eve.sends(form);
    expect(await reports()).toBe(1);
  });
});

describe('a form that is sent more than once', () => {
  it('files one report: reloaded, pressed twice at once, or from a second tab', async () => {
    await comesToStory(maja);
    const form = maja.form('file', { what: 'En gång.' });
    const second = somebody('Maja again');
    await Promise.all([maja.sends(form), second.sends(form)]);
    expect([says(maja), says(second)].join()).toContain(sv.filed.heading);
    await maja.sends(form);
    expect(says(maja)).toContain(words.sv.closedSent);
    expect(await reports()).toBe(1);
  });

  it('with another text says that the first one counts, and how to send the other', async () => {
    const reportCode = await comesToStory(maja);
    const form = maja.form('file', { what: 'Först så.' });
    await maja.sends(form);
    form.set('what', 'Nej, så.');
    await maja.sends(form);
    expect(says(maja)).toContain(words.sv.closedSent);
    expect(await reports()).toBe(1);
    await opensWith(maja, reportCode);
    expect(says(maja)).toContain('Först så.');
    expect(says(maja)).not.toContain('Nej, så.');
    const more = maja.form('send', { text: 'Mer.' });
    await maja.sends(more);
    more.set('text', 'Annat.');
    await maja.sends(more);
    expect(says(maja)).toContain(sv.sent.again);
    await office.passes();
    await opensWith(maja, reportCode);
    expect(says(maja)).toContain('Mer.');
    expect(says(maja)).not.toContain('Annat.');
  });

  it('goes on from an older page as from the newest: the browser went back', async () => {
    await maja.opens();
    await maja.presses('report');
    await maja.presses('safe');
    const guide = maja.form('next', { about: 'gain' });
    await maja.sends(guide);
    await maja.presses('next', { detail: 'others' });
    await maja.sends(guide);
    await maja.presses('next', { detail: 'others' });
    await maja.presses('next', { involved: '' });
    await maja.presses('anyway');
    await copiesReportCode(maja);
    await sendsStory(maja, { what: 'Ändå.' });
    expect(await reports()).toBe(1);
  });
});

describe('a form of a dialog that is over', () => {
  /** Everything that this dialog's pages would send again. */
  const forms: URLSearchParams[] = [];
  beforeEach(async () => {
    forms.length = 0;
    await comesToGuide(maja);
    forms.push(maja.form('back'));
    await comesToReportCode(maja);
    forms.push(maja.form('back'));
    code = await copiesReportCode(maja);
    forms.push(
      maja.form('file', { what: 'En hemlig sak.' }),
      maja.form('back', { what: 'En hemlig sak.' }),
    );
  });
  let code = '';
  const drawsNothing = async (remark: string): Promise<void> => {
    for (const form of forms) {
      await maja.sends(form);
      expect(says(maja)).toContain(remark);
      expect(maja.reads()).not.toContain(code);
      expect(maja.reads()).not.toContain('En hemlig sak.');
    }
  };

  it('draws neither code nor text once it was seen that the report is sent', async () => {
    await sendsStory(maja, { what: 'En hemlig sak.' });
    await drawsNothing(words.sv.closedSent);
    expect(await reports()).toBe(1);
  });

  it('draws neither after the page was left', async () => {
    await maja.leaves();
    await drawsNothing(words.sv.closedSent);
    expect(await reports()).toBe(0);
  });

  it('starts over after an hour; what was typed is there when the story is told again', async () => {
    office.clock.advance({ minutes: 62 });
    await drawsNothing(sv.remarks.over);
    await maja.presses('report');
    await maja.presses('safe');
    await comesToReportCode(maja);
    const other = await copiesReportCode(maja);
    expect(other).not.toBe(code);
    expect(maja.form('file').get('what')).toBe('En hemlig sak.');
  });
});

describe('a forged form', () => {
  it.each([
    ['an altered draft', (form: URLSearchParams) => form.set('draft', 'WD1.AAAA')],
    ['no draft', (form: URLSearchParams) => form.delete('draft')],
    ["another dialog's name", (form: URLSearchParams) => form.set('visit', 'a'.repeat(32))],
    ['no name', (form: URLSearchParams) => form.delete('visit')],
    ['two drafts', (form: URLSearchParams) => form.set('draft', `${form.get('draft')},x`)],
  ])('with %s starts over, files nothing, and keeps the text', async (_, change) => {
    await comesToStory(maja);
    const form = maja.form('file', { what: 'Det här ska finnas kvar.' });
    change(form);
    await maja.sends(form);
    expect(says(maja)).not.toContain(sv.filed.heading);
    expect(maja.has('report')).toBe(true);
    expect(await reports()).toBe(0);
    await maja.presses('report');
    await maja.presses('safe');
    await maja.presses('next', { about: 'gain' });
    await maja.presses('next', { detail: 'others' });
    await maja.presses('next', { involved: '' });
    await maja.presses('anyway');
    await copiesReportCode(maja);
    expect(maja.form('file').get('what')).toBe('Det här ska finnas kvar.');
  });

  it.each(['desk', 'desk_queue', 'desk_do_close', 'desk_approve', 'canary', '__proto__'])(
    'with the button %s opens no desk',
    async (act) => {
      await comesToStory(maja);
      const form = maja.form('file', { what: 'En sak.' });
      form.set('act', act);
      await maja.sends(form);
      expect(maja.status).toBe(200);
      expect(maja.reads()).not.toMatch(/value="desk/);
      expect(await reports()).toBe(0);
    },
  );

  it('with an invitation lets nobody into a desk', async () => {
    const code = await office.invite('Säkerhetschef');
    const before = await storedCounts(office.location);
    await opensWith(maja, code);
    expect(says(maja)).toContain(sv.remarks.code_refused);
    await office.passes();
    expect(await storedCounts(office.location)).toEqual(before);
    // It is good where desks are.
    const karin = office.person('Karin');
    await karin.opens();
    await karin.enters(code);
    expect(karin.shown.remark).not.toBe('code_refused');
  });
});

describe('whatever is sent', () => {
  it('a whole page comes back, and nothing is stored', async () => {
    await comesToStory(maja);
    const live = maja.form('back');
    const before = await storedCounts(office.location);
    const name = fc.constantFrom(...live.keys(), 'texts', 'code', 'involved', 'wait', '__proto__');
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('report', 'next', 'open', 'back', 'switch', 'leave', 'sv', 'en', ''),
      fc.constantFrom(...live.values()),
      fc.constantFrom('"><script>', '\r\nSet-Cookie: a=1', '%00%ff', '${t.start.report}', '\u202e'),
    );
    const sent = fc.array(fc.tuple(name, value), { maxLength: 12 });
    const isAnswered = async (
      pairs: readonly [string, string][],
      keeps: boolean,
    ): Promise<void> => {
      // Most of a live form stays: what is behind the draft is reached as well.
      const form = new URLSearchParams(keeps ? live : []);
      for (const [key, text] of pairs) form.set(key, text);
      if (['file', 'send'].includes(form.get('act') ?? '')) form.set('act', 'next');
      await maja.sends(form);
      expect([200, maja.headers.get('set-cookie')]).toEqual([maja.status, null]);
      expect(Number(maja.headers.get('content-length')) % 75_000).toBe(0);
    };
    await fc.assert(fc.asyncProperty(sent, fc.boolean(), isAnswered), { numRuns: 150 });
    await office.passes();
    expect(await storedCounts(office.location)).toEqual(before);
  });
});

describe('somebody of whom nobody knows who it is', () => {
  it('is asked nothing more, and says the same before the first question', async () => {
    await maja.goes('/');
    expect(says(maja)).toContain(sv.door.who);
    await maja.opens();
    expect(says(maja)).toContain('Boten sparar varken vem du är eller din IP-adress');
    // A name is nobody's there: no telling of it.
    await comesToStory(maja);
    await maja.presses('file', { what: 'Jag heter Maja.' });
    expect(maja.visits).toHaveLength(2);
    expect(new Set(maja.visits).size).toBe(2);
  });

  it('begins as many dialogs as need be', async () => {
    for (let nth = 0; nth < limits.dialogsAnHour + 2; nth++) await maja.opens();
    expect(maja.has('report')).toBe(true);
  });

  it('leaves, and is told nothing more', async () => {
    await filesReport(maja, { what: 'En sak.' });
    await maja.presses('leave');
    expect(allOf(allOf(maja.page, 'main')[0]!, 'form')).toEqual([]);
    expect(textOf(allOf(maja.page, 'h1')[0]!)).toBe(sv.left.heading);
    expect(maja.headers.get('clear-site-data')).toBe('"cache", "storage"');
  });
});
