import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCards } from '../../adaptive-cards/cards';
import type { RightsPageOptions } from '../../adaptive-cards/employer-html';
import { rightsSections } from '../../adaptive-cards/rights';
import rightsCard from '../../adaptive-cards/rights.json';
import { rightsPage } from '../../adaptive-cards/rights-page';
import authorities from '../../adaptive-cards/texts/authorities.json';
import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import { parseDay } from '../../bot/domain/day';
import type { Desk, Locale } from '../../bot/domain/ids';
import example from '../../examples/contacts.json';
import { shown } from '../cards/samples';
import { runCommand } from '../support/houses/run-command';
import { temporaryFolder } from '../support/temporary-folder';

const locales = ['sv', 'en'] as const satisfies readonly Locale[];
const texts = { sv, en };
const today = parseDay('2026-11-27');
if (today === undefined) throw new RangeError('day');

const options: RightsPageOptions = {
  organisation: 'Exempelby kommun',
  websiteUrl: 'https://exempelby.example/vissla',
  privacyUrl: 'https://exempelby.example/vissla/dataskydd',
  contacts: example,
  messengers: ['Teams', 'Slack'],
  atOnce: true,
  made: today,
  version: '0.1.0',
};
const page = rightsPage(options);
/** The part of one language, as it is read. */
const read = (html: string): string =>
  html
    .replace(/<\/?(?:wbr|span|b|a|small)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
const part = (locale: Locale, html = page): string =>
  new RegExp(`<section lang="${locale}"[^]*?</section>`).exec(html)?.[0] ?? '';
const said = { sv: read(part('sv')), en: read(part('en')) };

describe('what happens to a closed case', () => {
  const erased = { sv: /raderar ärendet inom två år/, en: /erases a report within two years/ };
  const kept = { sv: /raderas inte av sig självt/, en: /not erased by itself/ };
  const ofHr = {
    sv: /Hos mottagarna: Boten raderar .* Hos HR: Ärendet raderas inte/,
    en: /With the handlers: The bot erases .* With HR: A report is not erased/,
  };
  it.each<[readonly Desk[], boolean, boolean]>([
    [[], true, false],
    [['hr'], true, true],
    [['whistleblowing', 'hr'], false, true],
  ])(
    'is promised as the settings of its desk have it: without a decision %j',
    (preserving, isErased, isKept) => {
      const html = rightsPage({ ...options, preserving });
      const cards = createCards({ ...options, messenger: 'Teams', preserving });
      for (const locale of locales) {
        const card = cards.draw(shown({ name: 'rights' }, locale));
        for (const text of [read(part(locale, html)), JSON.stringify(card)]) {
          expect([locale, erased[locale].test(text), kept[locale].test(text)]).toEqual([
            locale,
            isErased,
            isKept,
          ]);
          expect(ofHr[locale].test(text)).toBe(isErased && isKept);
        }
      }
    },
  );
});

/** What 5:9 asks for, with what the law gives besides, and the words that say it. */
const statements: readonly (readonly [rule: string, sv: string, en: string])[] = [
  ['1:6', 'Ett avtal som tar bort ditt skydd gäller inte', 'An agreement that takes away your'],
  ['1:8 a', 'är anställd', 'are employed'],
  ['1:8 b', 'söker jobb eller frågar om jobb', 'apply for a job, or ask about one'],
  ['1:8 c', 'är volontär, eller söker det', 'are a volunteer, or apply to be one'],
  ['1:8 d', 'gör praktik, eller söker det', 'are a trainee, or apply to be one'],
  ['1:8 e', 'är inhyrd, eller jobbar under chefer här', 'are hired in, or work under managers'],
  ['1:8 f', 'har egen firma med uppdrag här', 'have your own firm with an assignment here'],
  ['1:8 g', 'sitter i ledning eller styrelse', 'sit in the management or board'],
  ['1:8 h', 'äger aktier i ett bolag och jobbar där', 'own shares in a company and work there'],
  ['1:8 i', 'har varit något av detta', 'were one of these'],
  ['2:1', 'skäl att tro att det behövs', 'reason to believe that it is needed'],
  ['2:1 st.2', 'En del tystnadsplikt är starkare', 'Some duties of secrecy are stronger'],
  ['2:2', 'Du får inte lämna ut handlingar', 'You may not hand out documents'],
  ['2:3, 2:4', 'ta reda på mer, men inte begå brott', 'find out more, but not commit a crime'],
  ['3:1', 'får inte hindra dig från att anmäla', 'may not hinder you from reporting'],
  ['3:1 b', 'den som hjälper dig', 'those who help you'],
  ['3:1 c', 'dina anhöriga och kolleger', 'your relatives and colleagues'],
  ['3:1 d', 'ett bolag som du äger', 'a company that you own'],
  ['3:2', 'fråga facket om råd', 'ask your union for advice'],
  ['3:3', 'om du begår ett brott när du anmäler', 'for a crime committed in reporting'],
  ['3:4', 'kan du få skadestånd', 'you may get damages'],
  ['3:5', 'ska arbetsgivaren visa att det inte är det', 'your employer must show that it is not'],
  ['3:8 without a union', 'inte med i facket har du fyra månader', 'Without a union you have four'],
  ['3:8 with one', 'begära förhandling inom fyra månader', 'ask to negotiate within four months'],
  ['3:8 missed', 'Missar facket sin tid har du två månader till', 'misses its time, you have two'],
  ['4:2', 'en som du möter i jobbet', 'one met through work'],
  ['4:3', 'skäl att tro att det är sant', 'reason to believe that it is true'],
  ['4:4, 4:5', 'bara till chefen eller HR gäller skyddet kanske inte', 'only your manager or HR'],
  ['4:6', 'Du får gå direkt dit', 'You may go straight there'],
  ['4:7', 'går till en myndighet på annat sätt', 'go to an authority in another way'],
  ['4:8', 'De tar emot brott mot EU:s regler', 'They accept breaches of EU rules'],
  ['4:9', 'går ut med det', 'make it public'],
  ['5:8 p.1', 'be om ett möte', 'ask for a meeting'],
  ['5:8 p.2', 'annars inom sju dagar', 'otherwise within seven days'],
  ['5:8 p.3', 'vad de har gjort, och varför', 'what they did, and why'],
  ['5:9 p.1', 'Öppna Vissla i Teams eller Slack', 'Open Vissla in Teams or Slack'],
  ['5:9 p.2', 'Myndigheterna tar bara emot', 'The authorities accept only'],
  ['5:9 p.3', 'meddelarfrihet', 'meddelarfrihet'],
  ['5:9 p.3', 'anskaffarfrihet', 'anskaffarfrihet'],
  ['TF 3:5', 'efterforskningsförbud', 'efterforskningsförbud'],
  ['TF 3:6', 'repressalieförbud', 'repressalieförbud'],
  ['8:1, 8:3', 'ska skrivas ner, och du får läsa och rätta', 'read and correct it'],
  ['8:2', 'spelas in bara om du säger ja', 'recorded only if you say yes'],
  ['Dir 6(3)', 'Är du anonym, och det kommer fram', 'Are you anonymous, and it comes out'],
  ['OSL 32:3 b', 'är det hemligt vem du är', 'who you are is secret'],
];

describe('the page about reporting', () => {
  it.each(statements)('says what %s gives', (_rule, swedish, english) => {
    expect(said.sv).toContain(swedish);
    expect(said.en).toContain(english);
  });

  it('says in both languages what the dialog says, from the same texts in the same order', () => {
    const inCard = [...JSON.stringify(rightsCard).matchAll(/\$\{t\.(rights\.\w+)\}/g)].map(
      ([, key]) => key,
    );
    expect(inCard).toEqual([
      'rights.heading',
      ...rightsSections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
    ]);
    for (const locale of locales) {
      let at = 0;
      for (const [name, text] of Object.entries(texts[locale].rights)) {
        const first = text.split(/[\n{]/)[0] ?? '';
        const found = said[locale].indexOf(first.trim(), name === 'asOf' ? 0 : at);
        expect([name, found]).not.toEqual([name, -1]);
        if (name !== 'asOf') at = found;
      }
    }
  });

  it('says what others can see in each messenger that is set up, once and with what is the same', () => {
    const { teams, slack } = sv.employer;
    const first = (text: string): string => text.slice(2).split('\n')[0] ?? '';
    for (const text of [teams.sees, teams.others, slack.maybe, slack.others])
      expect(said.sv).toContain(first(text));
    expect(said.sv.split(first(sv.employer.hiddenText))).toHaveLength(2);
    const inSlack = read(part('sv', rightsPage({ ...options, messengers: ['Slack'] })));
    expect(inSlack).toContain(first(slack.others));
    expect(inSlack).not.toContain(first(teams.others));
    expect(inSlack).toContain('Tiderna i Slack kan avslöja vem som skrev.');
    const onWeb = rightsPage({ ...options, messengers: [], door: 'https://tips.example.org' });
    expect(read(part('sv', onWeb))).toContain('tips.example.org');
    expect(read(part('sv', onWeb))).not.toContain(sv.rightsPage.botHeading);
    const waits = read(part('sv', rightsPage({ ...options, atOnce: false })));
    expect(waits).not.toContain('kan avslöja vem som skrev');
  });

  it('names every authority once with its address, and the day on which it was looked up', () => {
    const known = Object.values(authorities.authorities);
    for (const locale of locales) {
      const [reach = ''] = part(locale).split(`id="${locale}-reach"`).slice(1);
      const [list = ''] = reach.split(`id="${locale}-eu"`);
      const addresses = [...list.matchAll(/href="https:\/\/([^"]+)"/g)].map(([, href]) => href);
      expect(addresses.sort()).toEqual(known.map(({ page: address }) => address).sort());
      const day = { sv: 'Kontrollerat 27 november 2026', en: 'Checked on 27 November 2026' }[
        locale
      ];
      expect(read(list).split(day)).toHaveLength(known.length + 1);
      for (const entry of known) expect(read(list)).toContain(entry[locale]);
      for (const { page: address } of authorities.eu.slice(1))
        expect(part(locale)).toContain(`href="https://${address}"`);
    }
    const used = new Set(authorities.areas.flatMap(({ authorities: ids }) => ids));
    expect([...used].sort()).toEqual(Object.keys(authorities.authorities).sort());
    const fronts = known.filter((entry) => 'front' in entry);
    expect(fronts.filter(({ page: address }) => address.includes('/'))).toEqual([]);
    const others = known.filter((entry) => !('front' in entry));
    expect(others.filter(({ page: address }) => !address.includes('/'))).toEqual([]);
  });

  it("has the organisation's contacts, and the ways that need no account before them", () => {
    for (const locale of locales) {
      for (const contact of Object.values(example[locale]))
        expect(said[locale].split(contact).length).toBeGreaterThan(1);
      const without = said[locale].indexOf(texts[locale].rightsPage.withoutHeading);
      for (const key of ['phone', 'meeting', 'webForm', 'outsideContact'] as const)
        expect(said[locale].indexOf(example[locale][key])).toBeGreaterThan(without);
    }
    const bare = rightsPage({
      ...options,
      messengers: ['Slack'],
      contacts: {
        sv: { phone: '1', meeting: '2', outsideContact: '3' },
        en: { phone: '1', meeting: '2', outsideContact: '3' },
      },
    });
    expect(bare).not.toContain(sv.rightsPage.contactsHeading);
    expect(bare).toContain('Öppna Vissla i Slack.');
  });

  it('can be read by everybody: languages, headings in order, names that lead somewhere', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="sv">/);
    expect(page).toMatch(/<title>[^<]+<\/title>/);
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const leads = [...page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)].map(([, to]) => to);
    expect(leads.length).toBeGreaterThan(25);
    expect(leads.filter((to) => !ids.includes(to))).toEqual([]);
    const body = page.slice(page.indexOf('<body>'));
    expect(/<(\w+)/.exec(body.slice(6))?.[0]).toBe('<a');
    expect(body).toMatch(/^<body>\n<a class="skip" href="#sv">/);
    for (const tag of ['section', 'ul', 'ol', 'li', 'p', 'a', 'h2', 'h3', 'main', 'nav', 'div'])
      expect([tag, page.split(`</${tag}>`).length]).toEqual([
        tag,
        page.split(new RegExp(`<${tag}[ >]`)).length,
      ]);
  });

  it('loads nothing and runs nothing', () => {
    expect(page).not.toMatch(
      /<script|<img|<link|<iframe|<object|<form|\ssrc=|\son\w+=|javascript:/i,
    );
    const style = readFileSync(join(__dirname, '../../adaptive-cards/rights-page.css'), 'utf8');
    expect(style).not.toMatch(/url\(|@import|https?:/);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    for (const [anchor] of page.matchAll(/<a href="https?:[^>]*>/g))
      expect(anchor).toContain('rel="noreferrer"');
  });

  it('shows what the operator typed letter by letter', () => {
    const odd = `<b onclick="x">&'`;
    const contacts = { sv: { ...example.sv, phone: odd }, en: { ...example.en, hr: odd } };
    const html = rightsPage({ ...options, organisation: `${odd}AB`, contacts });
    expect(html).not.toContain('<b onclick');
    expect(html.split('&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;')).toHaveLength(6);
    const addresses = { websiteUrl: 'https://a.example/"><i>', privacyUrl: 'https://a.example/"' };
    expect(rightsPage({ ...options, ...addresses })).not.toContain('"><i>');
  });
});

describe('rights', () => {
  const folder = temporaryFolder();
  const rights = (words: readonly string[], environment = {}) =>
    runCommand(['rights', ...words], environment, { folder });

  it('writes the page with the trial’s settings, and writes over it the next time', async () => {
    for (const form of [[], ['--json']]) {
      const { code, out, error } = await rights(['--out', 'sida.html', ...form]);
      expect([code, error]).toEqual([0, '']);
      expect(out).toContain('sida.html');
    }
    const written = readFileSync(join(folder, 'sida.html'), 'utf8');
    expect(written).toContain('Exempelby kommun');
    expect(written).toMatch(/Sidan gjordes \d+ \p{L}+ \d{4}\./u);
    expect(readdirSync(folder)).toEqual(['sida.html']);
  });

  it('takes what production has set, and needs no secret for it', async () => {
    const contacts = join(folder, 'contacts.json');
    writeFileSync(contacts, JSON.stringify(example));
    const settings = {
      VISSLA_ORGANISATION: 'Flodby kommun',
      VISSLA_WEBSITE_URL: 'https://flodby.example/visselblasare',
      VISSLA_PRIVACY_URL: 'https://flodby.example/personuppgifter',
      VISSLA_CONTACTS: contacts,
      VISSLA_SLACK_BOT_TOKEN: 'xoxb-1',
    };
    expect(await rights(['--out', 'slack.html'], settings)).toMatchObject({ code: 0 });
    const written = readFileSync(join(folder, 'slack.html'), 'utf8');
    expect(written).toContain('Flodby kommun');
    expect(written).toContain('Öppna Vissla i Slack.');
    const { VISSLA_CONTACTS: _, ...lacking } = settings;
    const { code, error } = await rights(['--out', 'x.html'], lacking);
    expect(code).toBe(1);
    expect(error).toContain('VISSLA_CONTACTS is missing');
    expect(existsSync(join(folder, 'x.html'))).toBe(false);
    const { VISSLA_SLACK_BOT_TOKEN: __, ...none } = settings;
    expect(await rights(['--out', 'x.html'], none)).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'x.html'), 'utf8')).toContain('i Teams eller Slack.');
  });

  it('refuses calmly: another file, a folder, a file for a folder', async () => {
    writeFileSync(join(folder, 'other.html'), 'another page');
    mkdirSync(join(folder, 'a-folder'));
    for (const [out, sentence] of [
      ['other.html', 'other.html is there, and was not written by this command.'],
      ['a-folder', 'a-folder cannot be written (EISDIR): look at the rights'],
      ['other.html/x.html', 'other.html/x.html cannot be written (EEXIST): look at the rights'],
    ] as const) {
      const { code, out: printed, error } = await rights(['--out', out]);
      expect([code, printed]).toEqual([1, '']);
      expect(error).toContain(sentence);
    }
    expect(readFileSync(join(folder, 'other.html'), 'utf8')).toBe('another page');
    expect(await rights(['--out', 'other.html', '--replace'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'other.html'), 'utf8')).toContain('<!doctype html>');
    expect(await rights([])).toMatchObject({ code: 2 });
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('the door on the web', () => {
  const door = 'https://beratta.exempelby.example';

  it('is named first where nobody needs an account, with what others can see there', () => {
    const html = rightsPage({ ...options, door });
    for (const locale of locales) {
      const { rightsPage: words, employer } = texts[locale];
      const told = read(part(locale, html));
      expect(told).toContain(words.door.replace('{door}', 'beratta.exempelby.example'));
      expect(told.indexOf(words.onWeb)).toBeLessThan(told.indexOf(words.botHeading));
      expect(told).toContain(employer.web.sees.slice(2).split('\n')[0]);
      expect(said[locale]).not.toContain(words.onWeb);
    }
  });

  describe('on a poster', () => {
    const folder = temporaryFolder();
    const contacts = join(folder, 'contacts.json');
    writeFileSync(contacts, JSON.stringify(example));
    const settings = {
      VISSLA_ORGANISATION: 'Flodby & <b>',
      VISSLA_WEBSITE_URL: 'https://flodby.example/visselblasare',
      VISSLA_PRIVACY_URL: 'https://flodby.example/personuppgifter',
      VISSLA_CONTACTS: contacts,
      VISSLA_WEB_URL: `${door}/`,
    };

    it('is in words that can be written down, and nothing can be photographed or followed', async () => {
      const printed = await runCommand(['door', '--poster', 'p.html'], settings, { folder });
      expect(printed).toMatchObject({ code: 0, error: '' });
      const html = readFileSync(join(folder, 'p.html'), 'utf8');
      expect(html).toContain('<p class="address">beratta.exempelby.example</p>');
      for (const text of [sv.poster.heading, en.poster.heading, sv.poster.write, en.poster.write])
        expect(html).toContain(text);
      expect(html).toContain('flodby.example/visselblasare');
      expect(html).toContain(example.sv.phone);
      expect(html).not.toMatch(/<script|<img|<svg|<a |<link|<b>|url\(/);
      // Its own page is written over, and no other.
      const again = await runCommand(['door', '--poster', 'p.html'], settings, { folder });
      expect(again).toMatchObject({ code: 0 });
      writeFileSync(join(folder, 'other.html'), 'another page');
      const other = await runCommand(['door', '--poster', 'other.html'], settings, { folder });
      expect(other.error).toContain('was not written by this command');
    });

    it('is refused where there is no door', async () => {
      const { VISSLA_WEB_URL: _, ...none } = settings;
      for (const environment of [none, {}]) {
        const words = ['door', '--poster', 'none.html'];
        const { code, error } = await runCommand(words, environment, { folder });
        expect([code, existsSync(join(folder, 'none.html'))]).toEqual([1, false]);
        expect(error).toContain('VISSLA_WEB_URL is not set');
      }
    });
  });
});
