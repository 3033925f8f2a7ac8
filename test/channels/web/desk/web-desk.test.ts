import en from '../../../../adaptive-cards/texts/en.json';
import sv from '../../../../adaptive-cards/texts/sv.json';
import { deskWords as words } from '../../../../bot/channels/web/desk/words';
import type { MemberId } from '../../../../bot/domain/ids';
import { checkWeb } from '../../../../bot/operator/doctor/check-web';
import { storedAudit } from '../../../support/databases/stored-rows';
import { openTestWebDesk, type TestWebDesk } from '../../../support/messengers/web-desk';
import { openVissla, type Person, type TestVissla } from '../../../support/open-vissla';
import { type DeskVisitor, deskVisitor } from '../../../support/people/desk-visitor';
import { admits, does, files } from '../../../support/people/report';
import { createPasskey, type Forged } from '../../../support/people/software-passkey';
import { codeToRenew, seesOwnCode } from '../../../support/people/web-desk';
import { allOf, attribute, type PageNode, textOf } from '../../../support/people/web-page';

const say = words.sv;
const minute = 60_000;

let office: TestVissla;
let karin: Person;
let desk: TestWebDesk;
let now: number;
let lisa: DeskVisitor;

beforeEach(async () => {
  now = 1_000_000;
  office = await openVissla();
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  desk = await openTestWebDesk(office.vissla.webDesk, { now: () => now });
  lisa = deskVisitor(() => desk.url);
});
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
  await office.close();
});

const idOf = async (title: string): Promise<MemberId> =>
  (await office.people.ofDesk('whistleblowing')).find((one) => one.title === title)!.id;

const remarks = (of: DeskVisitor): readonly string[] =>
  allOf(of.page, 'div')
    .filter((one) => attribute(one, 'role') === 'alert')
    .map((one) => textOf(one).trim());

/** The page's form with a press that the page may not show, or a value that its script sets. */
const formWith = (act: string, values: Readonly<Record<string, string>> = {}): URLSearchParams => {
  const form = lisa.form('enter');
  for (const [name, value] of Object.entries({ ...values, act })) form.set(name, value);
  return form;
};

/** What a page shows to be copied. */
const typedTexts = (of = lisa): string[] =>
  allOf(of.page, 'textarea').map((one) => textOf(one).replace(/\r\n/g, '\n').slice(1));

/** Lisa joins on the web, and Karin lets her in. */
const joins = async (): Promise<void> => {
  await lisa.joins(await office.invite('Advokat'));
  expect(remarks(lisa)).toEqual([say.created]);
  await lisa.signsIn();
  expect(lisa.heading()).toBe(say.waiting);
  await admits(karin, await idOf('Advokat'));
};

/** And has two passkeys, and has touched one before her first case. */
const worksHere = async (): Promise<string> => {
  await joins();
  office.clock.advance({ days: 2 });
  const { reference } = await files(office.person('Maja'), 'En sak.');
  await office.passes();
  await lisa.goes('/');
  await lisa.opens();
  await lisa.touches();
  await lisa.addsSecond();
  expect([lisa.heading(), remarks(lisa)]).toEqual(['Ärende', [say.added]]);
  return reference;
};

const opensReply = async (text: string): Promise<void> => {
  await lisa.presses('case.desk_reply');
  await lisa.presses('list.desk_new', { 'case.text': text });
};

/** Signs in, and does something else for two minutes: the touch counts for no case any more. */
const signedInBefore = async (): Promise<void> => {
  await lisa.signsIn();
  now += 2 * 60_000;
};

describe('joining', () => {
  it('lets whoever waits see that, and nothing else', async () => {
    await lisa.joins(await office.invite('Advokat'));
    await lisa.signsIn();
    await lisa.goes('/');
    expect(lisa.heading()).toBe(say.waiting);
    expect(allOf(lisa.page, 'a').map((one) => attribute(one, 'href'))).toEqual(['/', '/passkey']);
    // The second passkey can be made meanwhile, after a touch.
    await lisa.goes('/passkey');
    expect(lisa.heading()).toBe(say.again);
    await lisa.touches();
    await lisa.addsSecond();
    expect(lisa.heading()).toBe(say.account);
    await lisa.goes('/');
    expect(allOf(lisa.page, 'a').map((one) => attribute(one, 'href'))).toEqual(['/']);
    await lisa.posts('/', new URLSearchParams({ act: 'list.desk_people' }));
    expect(lisa.heading()).toBe(say.waiting);
    expect(lisa.reads()).not.toContain('draft');
  });

  it.each(['', 'canary', '0000-0000-0000-0000-0000'])(
    'says calmly that "%s" is no code',
    async (code) => {
      await lisa.posts('/join', new URLSearchParams({ code, locale: 'en' }));
      expect([lisa.heading(), remarks(lisa)]).toEqual([words.en.join, [words.en.refused]]);
      expect(await lisa.isAsked('join', code)).toEqual({});
    },
  );

  it('asks for a passkey of this origin that the device keeps, and that asks who touches it', async () => {
    const { create } = await lisa.isAsked('join', await office.invite('Advokat'));
    expect(create).toMatchObject({
      rp: { id: 'localhost' },
      user: { displayName: 'Advokat' },
      pubKeyCredParams: [{ alg: -7 }, { alg: -257 }, { alg: -8 }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      excludeCredentials: [],
    });
    expect(JSON.stringify(create)).toMatch(/"name":"Advokat \([0-9a-f]{4}\)"/);
  });

  it('uses a code once, and a challenge for its own code alone', async () => {
    const [one, other] = [await office.invite('Ett'), await office.invite('Två')];
    const key = createPasskey(() => desk.url);
    const credential = key.makes(await lisa.isAsked('join', one));
    await lisa.posts('/join', new URLSearchParams({ code: other, credential }));
    expect(remarks(lisa)).toEqual([say.failed]);
    await lisa.posts('/join', new URLSearchParams({ code: one, credential }));
    expect(remarks(lisa)).toEqual([say.created]);
    // It is used up.
    await lisa.posts('/join', new URLSearchParams({ code: one, credential }));
    expect(remarks(lisa)).toEqual([say.failed]);
    await lisa.joins(other);
    expect(remarks(lisa)).toEqual([say.created]);
    await lisa.posts('/join', new URLSearchParams({ code: one }));
    expect(remarks(lisa)).toEqual([say.refused]);
  });

  it.each<[string, Forged]>([
    ['of another origin', { origin: 'https://evil.example' }],
    ['of another host', { rpId: 'evil.example' }],
    ['touched by anybody', { unverified: true }],
    ['with a challenge of its own', { challenge: 'AAAA' }],
    ['of another kind', { type: 'webauthn.get' }],
    ['with a certificate, which might name addresses to call', { certificate: true }],
  ])('takes no passkey %s', async (_, forged) => {
    await lisa.joins(await office.invite('Advokat'), forged);
    expect(remarks(lisa)).toEqual([say.failed]);
    expect(await office.people.ofDesk('whistleblowing')).toHaveLength(2);
  });

  it('refuses calmly an id that is too long for the list, and takes the longest', async () => {
    for (const bytes of [1023, 256, 255]) {
      const key = createPasskey(() => desk.url, bytes);
      const code = await office.invite('Advokat');
      const credential = key.makes(await lisa.isAsked('join', code));
      await lisa.posts('/join', new URLSearchParams({ code, credential }));
      expect([lisa.status, remarks(lisa)]).toEqual([200, [bytes > 255 ? say.failed : say.created]]);
    }
  });

  it('takes no rubbish', async () => {
    const code = await office.invite('Advokat');
    for (const credential of ['-', '{}', 'null', '[]', '{"response":{}}', '"x"']) {
      await lisa.posts('/join', new URLSearchParams({ code, credential }));
      expect(remarks(lisa)).toEqual([say.failed]);
      await lisa.posts('/enter', new URLSearchParams({ credential }));
      expect(remarks(lisa)).toEqual([say.unknown]);
    }
  });
});

it('is fine for doctor, who looks at its port and its address', async () => {
  const origin = { host: '127.0.0.1', port: Number(new URL(desk.url).port), url: desk.url };
  expect(await checkWeb('desk', origin)).toMatchObject([{ check: 'desk', kind: 'fine' }]);
});

describe('signing in', () => {
  beforeEach(joins);

  it.each<[string, Forged]>([
    ['of another origin', { origin: 'http://localhost:1' }],
    ['of another host', { rpId: 'evil.example' }],
    ['by anybody', { unverified: true }],
    ['of another kind', { type: 'webauthn.create' }],
    ['with a foreign signature', { signature: Buffer.from('3006020101020101', 'hex') }],
  ])('takes no touch %s', async (_, forged) => {
    lisa.cookie = undefined;
    await lisa.signsIn(forged);
    expect([remarks(lisa), lisa.cookie]).toEqual([[say.failed], undefined]);
  });

  it('takes a touch once, for signing in alone, and within five minutes', async () => {
    const [key] = lisa.keys;
    const touch = key!.touches(await lisa.isAsked('enter'));
    const again = key!.touches(await lisa.isAsked('again'));
    const late = key!.touches(await lisa.isAsked('enter'));
    lisa.cookie = undefined;
    await lisa.posts('/enter', new URLSearchParams({ credential: again }));
    expect(lisa.cookie).toBeUndefined();
    await lisa.posts('/enter', new URLSearchParams({ credential: touch }));
    expect(lisa.cookie).toBeDefined();
    lisa.cookie = undefined;
    await lisa.posts('/enter', new URLSearchParams({ credential: touch }));
    expect(lisa.cookie).toBeUndefined();
    now += 5 * minute;
    await lisa.posts('/enter', new URLSearchParams({ credential: late }));
    expect(lisa.cookie).toBeUndefined();
  });

  it('gives a new cookie, whatever cookie came', async () => {
    lisa.cookie = 'A'.repeat(43);
    await lisa.signsIn();
    expect(lisa.cookie).toMatch(/^[\w-]{43}$/);
    expect(lisa.cookie).not.toBe('A'.repeat(43));
    const before = lisa.cookie;
    await lisa.signsIn();
    expect(lisa.cookie).not.toBe(before);
    lisa.cookie = before;
    await lisa.goes('/');
    expect(lisa.heading()).toBe(say.signIn);
  });

  it('ends by signing out, and the browser is told to forget', async () => {
    await lisa.goes('/');
    const { cookie } = lisa;
    expect(allOf(lisa.page, 'button').filter((one) => textOf(one) === say.signOut)).toHaveLength(1);
    await lisa.posts('/out', new URLSearchParams({ locale: 'sv' }));
    expect(remarks(lisa)).toEqual([say.signedOut]);
    expect(lisa.led.get('clear-site-data')).toBe('"cache", "storage"');
    expect(lisa.cookie).toBeUndefined();
    lisa.cookie = cookie;
    await lisa.goes('/');
    expect(lisa.heading()).toBe(say.signIn);
  });

  it('ends in the language of the page', async () => {
    await lisa.goes('/');
    await lisa.presses('list.desk_switch');
    const [form] = allOf(lisa.page, 'form').filter((one) => attribute(one, 'action') === '/out');
    const named = allOf(form!, 'input').map((one): [string, string] => [
      attribute(one, 'name'),
      attribute(one, 'value'),
    ]);
    await lisa.posts('/out', new URLSearchParams(named));
    expect([lisa.heading(), remarks(lisa)]).toEqual([words.en.signIn, [words.en.signedOut]]);
  });

  it('shows no case before the second passkey, whatever is pressed, nor before a touch', async () => {
    const { reference } = await files(office.person('Maja'), 'En sak.');
    await office.passes();
    const weighty = [
      'first',
      'open',
      'together',
      'enter',
      'approve',
      'thread',
      'do_reply',
      'be_away',
      'do_copy',
      'document',
    ];
    const posted = async (act: string): Promise<string> => {
      const form = new URLSearchParams({ act: `list.desk_${act}`, 'list.reference': reference });
      await lisa.posts('/', form);
      return lisa.heading();
    };
    for (const act of weighty) expect([act, await posted(act)]).toEqual([act, say.again]);
    // An open session alone adds no passkey: somebody may have found it.
    expect(await lisa.isAsked('second')).toEqual({});
    await lisa.goes('/passkey');
    expect(lisa.heading()).toBe(say.again);
    await lisa.touches();
    expect(lisa.heading()).toBe(say.second);
    for (const act of weighty) expect([act, await posted(act)]).toEqual([act, say.second]);
    expect(await lisa.isAsked('second')).toMatchObject({
      create: { excludeCredentials: lisa.keys.map(({ id }) => ({ id })) },
    });
    await lisa.goes('/passkey');
    await lisa.addsSecond();
    expect(remarks(lisa)).toEqual([say.added]);
    await signedInBefore();
    for (const act of weighty) expect([act, await posted(act)]).toEqual([act, say.again]);
    await lisa.goes('/');
    await lisa.presses('list.desk_people');
    expect(lisa.heading()).toBe('Medlemmar');
    // There are three at most.
    await lisa.goes('/passkey');
    expect(lisa.reads()).toContain(say.hasTwo);
    await posted('enter');
    await lisa.touches();
    await lisa.goes('/passkey');
    await lisa.addsSecond();
    expect(await lisa.isAsked('second')).toEqual({});
  });

  it('takes no second passkey that was made for joining, nor any before a touch', async () => {
    await lisa.posts('/second', new URLSearchParams({ credential: '-' }));
    expect(lisa.heading()).toBe(say.again);
    await lisa.touches();
    const key = createPasskey(() => desk.url);
    const credential = key.makes(await lisa.isAsked('join', await office.invite('En till')));
    await lisa.posts('/second', new URLSearchParams({ credential }));
    expect(remarks(lisa)).toEqual([say.failed]);
  });
});

describe('at work', () => {
  let reference: string;
  beforeEach(async () => {
    reference = await worksHere();
  });

  it('shows list and case in one page, of which each press changes what it is about', async () => {
    expect(allOf(lisa.page, 'h1').map(textOf)).toEqual(['Ärende']);
    // A title has no reference, act or filter: a browser's history keeps it.
    expect(lisa.reads()).toMatch(/<title>Ärende 1 - Exempelby[^-]*<.title>/);
    expect(allOf(lisa.page, 'section').map((one) => attribute(one, 'id'))).toEqual([
      'list',
      'case',
    ]);
    await opensReply('Ett svar.\n\nOch mer.');
    expect(lisa.value('case.text')).toBe('Ett svar.\n\nOch mer.');
    await lisa.presses('case.desk_do_reply', { 'list.reference': 'ABC' });
    expect(lisa.heading()).toBe('Klart');
    expect(lisa.value('list.reference')).toBe('ABC');
    await lisa.presses('case.desk_queue');
    expect(allOf(lisa.page, 'section').map((one) => attribute(one, 'id'))).toEqual(['list']);
    expect(lisa.reads()).toMatch(/<title>Arbetsplats för ärenden - Exempelby[^-]*<.title>/);
    expect(textOf(lisa.page)).toContain('Besvarade (1)');
  });

  it('keeps the text of a case that makes room for another', async () => {
    const { reference: second } = await files(office.person('Omar'), 'En sak till.');
    await office.passes();
    await opensReply('Halvt svar.');
    await lisa.finds(second);
    expect(lisa.reads()).toContain(second);
    expect(lisa.value('list.reference')).toBe('');
    await lisa.presses('case.desk_queue');
    await lisa.finds(reference);
    await lisa.presses('case.desk_reply');
    expect(lisa.value('case.text')).toBe('Halvt svar.');
  });

  it('finds by Enter what is in the field, and sends nothing by it', async () => {
    await opensReply('Halvt svar.');
    await lisa.presses('enter');
    expect(lisa.value('case.text')).toBe('Halvt svar.');
    await lisa.presses('enter', { 'list.reference': reference });
    expect(textOf(allOf(lisa.page, 'tbody')[0]!)).toContain(reference);
    expect(lisa.value('case.text')).toBe('Halvt svar.');
  });

  it('speaks one language in both panes', async () => {
    await lisa.presses('list.desk_switch');
    expect([lisa.heading(), textOf(allOf(lisa.page, 'h2')[0]!)]).toEqual([
      'Report',
      'Reports that you can read',
    ]);
    expect(lisa.reads()).toContain('<html lang="en" translate="no">');
  });

  it('asks for a touch after fifteen minutes, and loses nothing typed', async () => {
    await opensReply('Halvt "svar"\n<b>&');
    now += 15 * minute;
    const before = lisa.cookie;
    await lisa.presses('case.desk_do_reply', { 'case.text': 'Helt "svar"\n<b>&' });
    expect([lisa.heading(), textOf(lisa.page)]).toEqual([
      say.again,
      expect.stringContaining(say.ended),
    ]);
    expect(lisa.reads()).not.toContain(reference);
    // A touch that failed loses nothing either.
    await lisa.touches({ unverified: true });
    expect(remarks(lisa)).toEqual([say.failed]);
    await lisa.touches();
    expect(lisa.heading()).toBe('Klart');
    expect(lisa.cookie).not.toBe(before);
    await lisa.goes('/');
    expect(textOf(lisa.page)).toContain('Besvarade (1)');
  });

  it('shows the text to be copied where the process has begun again', async () => {
    await opensReply('Halvt "svar"\n<b>&');
    const form = lisa.form('case.desk_do_reply', { 'case.text': 'Helt "svar"\n<b>&' });
    const other = await openTestWebDesk(office.vissla.webDesk, { now: () => now });
    const later = deskVisitor(() => other.url);
    later.cookie = lisa.cookie;
    await later.posts('/', form);
    expect(later.heading()).toBe(say.lost);
    // The page with the only copy stays.
    expect(allOf(later.page, 'a').map((one) => attribute(one, 'target'))).toEqual(['_blank']);
    expect(typedTexts(later)).toEqual(['Helt "svar"\n<b>&']);
    // A word, a number and an address are texts as well; what was chosen is none.
    for (const [name, value] of ['number=12', 'email=a@b.se', 'text=Nej.'].map((one) =>
      one.split('='),
    ))
      form.set(`case.${name}`, value!);
    form.set('case.reason', 'done');
    await later.posts('/', form);
    expect(typedTexts(later).sort()).toEqual(['12', 'Nej.', 'a@b.se']);
    await other.close();
  });

  it('asks for no second touch where a case is opened within two minutes, and for none later', async () => {
    await lisa.signsIn();
    now += 2 * 60_000 - 1;
    await lisa.opens();
    expect(lisa.reads()).toContain('Vad som har hänt');
    now += 10 * 60_000;
    await lisa.goes('/');
    await lisa.opens();
    expect(lisa.reads()).toContain('Vad som har hänt');
    // For another passkey it does not count.
    await lisa.goes('/passkey');
    await lisa.posts('/', new URLSearchParams({ act: 'account' }));
    expect(lisa.heading()).toBe(say.again);
  });

  it('asks for a fresh touch again in a session that has begun by signing in', async () => {
    const form = lisa.form('case.desk_reply');
    await signedInBefore();
    await lisa.posts('/', form);
    expect(lisa.heading()).toBe(say.again);
    await lisa.touches();
    expect(lisa.reads()).toContain('case.text');
  });

  it('opens no draft of another seat: not after signing out, nor for another member', async () => {
    const form = lisa.form('case.desk_reply');
    await lisa.posts('/out', new URLSearchParams());
    await signedInBefore();
    await lisa.posts('/', form);
    expect(lisa.heading()).toBe(say.again);
    await lisa.touches();
    expect(lisa.reads()).not.toContain('case.text');
    expect(lisa.heading()).toBe('Ärenden som du kan läsa');
  });

  it.each([
    'case.desk_do_reply',
    'list.desk_new',
    'list.desk_first',
    'list.desk_switch',
    'case.leave',
  ])('shows what was typed for another seat to be copied, whatever is pressed: %s', async (act) => {
    await opensReply('Nej.');
    const form = formWith(act);
    await lisa.posts('/out', new URLSearchParams());
    await signedInBefore();
    await lisa.posts('/', form);
    expect(lisa.heading()).toBe(say.again);
    expect(lisa.value('typed')).toBe('');
    await lisa.touches();
    expect([lisa.heading(), typedTexts()]).toEqual([say.lost, ['Nej.']]);
    expect(textOf(lisa.page)).toContain(say.copy);
    // It is not said that nothing was sent: the page may be one that was sent before.
    await lisa.goes('/');
    expect(lisa.heading()).toBe('Ärenden som du kan läsa');
  });

  it('shows no case again before a fresh touch, however harmless the press', async () => {
    for (const act of [
      'list.desk_new',
      'list.desk_more',
      'list.desk_switch',
      'stay',
      'ended',
      '',
    ]) {
      const form = formWith(act);
      await signedInBefore();
      await lisa.posts('/', form);
      expect([act, lisa.heading()]).toEqual([act, say.again]);
      expect(lisa.reads()).not.toContain(reference);
      await lisa.touches();
      expect(lisa.heading()).toMatch(/^(Ärende|Report)$/);
    }
  });

  it('asks for a touch by itself when it has ended, and goes on by no such press', async () => {
    await opensReply('Halvt svar.');
    now += 14 * minute;
    await lisa.posts('/', formWith('ended', { 'case.text': 'Helt svar.' }));
    expect(lisa.value('case.text')).toBe('Helt svar.');
    expect(lisa.reads()).toContain(`data-left="${minute}"`);
    now += minute;
    await lisa.posts('/', formWith('ended'));
    expect(lisa.heading()).toBe(say.again);
    expect(lisa.reads()).not.toContain(reference);
    await lisa.touches();
    expect(lisa.value('case.text')).toBe('Helt svar.');
  });

  it('remembers from page to page that something was typed, until it is sent', async () => {
    await lisa.presses('case.desk_reply');
    expect(lisa.value('typed')).toBe('');
    await lisa.posts('/', formWith('stay', { 'case.text': 'Ett svar.', typed: 'yes' }));
    expect(lisa.value('typed')).toBe('yes');
    await lisa.presses('list.desk_people');
    expect([lisa.heading(), lisa.value('typed')]).toEqual(['Medlemmar', 'yes']);
    await lisa.presses('case.desk_queue');
    await lisa.finds(reference);
    await lisa.presses('case.desk_reply');
    expect([lisa.value('case.text'), lisa.value('typed')]).toEqual(['Ett svar.', 'yes']);
    now += 15 * minute;
    await lisa.presses('case.desk_do_reply');
    expect([lisa.heading(), lisa.value('typed')]).toEqual([say.again, 'yes']);
    await lisa.touches();
    expect([lisa.heading(), lisa.value('typed')]).toEqual(['Klart', '']);
  });

  it('goes on in the dialog of its list, however often the page is loaded', async () => {
    for (let loads = 0; loads < 100; loads++) await lisa.goes('/');
    expect(lisa.heading()).toBe('Ärenden som du kan läsa');
    expect(remarks(lisa)).toEqual([]);
    // A link from elsewhere changes nothing, not even the language.
    await lisa.goes('/en');
    expect(lisa.heading()).toBe('Ärenden som du kan läsa');
    await lisa.presses('list.desk_switch');
    expect(lisa.heading()).toBe('Reports that you can read');
  });

  it('shows the case beside a form, to be read alone, and counts that as the reading it is', async () => {
    const beside = (): readonly PageNode[] =>
      allOf(lisa.page, 'details').filter((one) => attribute(one, 'id') === 'reading');
    const reading = (): string => beside().map(textOf).join();
    const readings = async (): Promise<number> =>
      (await storedAudit(office.location)).filter(({ event }) => event === 'thread_opened').length;
    expect(reading()).toBe('');
    const before = await readings();
    await lisa.presses('case.desk_reply');
    expect(reading()).toContain('En sak.');
    expect(reading()).toContain(say.reading);
    // Neither the heads of its buttons nor buttons.
    expect(reading().split('\n')).not.toContain(sv.deskGroups.write);
    expect(allOf(beside()[0]!, 'button')).toEqual([]);
    expect(await readings()).toBe(before);
    // Another day's look is another reading.
    office.clock.advance({ days: 1 });
    await lisa.presses('list.desk_new', { 'case.text': 'Ett svar.' });
    expect(reading()).toContain('En sak.');
    expect(await readings()).toBe(before + 1);
    await lisa.presses('case.desk_do_reply');
    expect([lisa.heading(), reading()]).toEqual(['Klart', '']);
    // So are the words that are typed to be redacted.
    await lisa.presses('case.desk_thread');
    await lisa.presses('case.desk_copy');
    expect(reading()).toBe('');
    await lisa.presses('case.desk_redaction');
    expect([lisa.heading(), reading()]).toEqual([
      sv.redaction.heading,
      expect.stringMatching('En sak.'),
    ]);
  });

  it('says that an unsent text is longer than what is kept of it', async () => {
    await opensReply('å'.repeat(3_001));
    await lisa.finds(reference);
    const isSaid = (): boolean => lisa.reads().includes('längre än det som sparas oskickat');
    expect(isSaid()).toBe(true);
    await lisa.presses('case.desk_reply');
    expect(lisa.value('case.text')).toBe('å'.repeat(3_000));
    expect(isSaid()).toBe(false);
  });

  it('asks for three characters where fewer find nothing', async () => {
    await lisa.presses('list.desk_find', { 'list.reference': 'zz' });
    expect(lisa.reads()).toContain(sv.remarks.words_short);
  });

  it('ends at the next press of somebody who was removed, or whose passkeys are others', async () => {
    const { cookie } = lisa;
    await lisa.presses('list.desk_new');
    await office.people.remove(await idOf('Advokat'), []);
    await lisa.presses('list.desk_mine');
    expect([lisa.heading(), remarks(lisa)]).toEqual([say.signIn, [say.gone]]);
    expect(lisa.reads()).not.toContain(reference);
    await lisa.signsIn();
    expect(remarks(lisa)).toEqual([say.unknown]);
    lisa.cookie = cookie;
    expect(await lisa.isAsked('again')).toEqual({});
  });

  it('ends where a lost passkey was replaced, and the new one signs the same member in', async () => {
    const owner = await idOf('Advokat');
    const again = deskVisitor(() => desk.url);
    await again.joins(await codeToRenew(office, owner));
    await again.signsIn();
    expect(again.heading()).toBe(say.waitingKey);
    expect(again.reads()).toContain('De gamla nycklarna slutar då gälla.');
    const [waiting] = await office.people.renewals('whistleblowing');
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_renew', { renewal: waiting!.id });
    await lisa.presses('list.desk_new');
    expect([lisa.heading(), remarks(lisa)]).toEqual([say.signIn, [say.gone]]);
    await lisa.signsIn();
    expect(remarks(lisa)).toEqual([say.unknown]);
    await again.signsIn();
    expect(again.heading()).toBe('Ärenden som du kan läsa');
    expect((await office.vissla.webDesk.passkeys.holder(owner))?.passkeys).toMatchObject([
      { id: again.keys[0]!.id },
    ]);
  });

  it('draws no code by which a passkey is added from elsewhere', async () => {
    const form = lisa.form('case.desk_queue');
    form.set('act', 'case.desk_own_code');
    await lisa.posts('/', form);
    expect(lisa.reads()).not.toMatch(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/);
    expect(await office.people.invitations(office.clock.now())).toEqual([]);
  });

  it('warns before it ends', async () => {
    await lisa.presses('list.desk_new');
    const [ending] = allOf(lisa.page, 'div').filter((one) => attribute(one, 'id') === 'ending');
    expect([attribute(ending!, 'role'), attribute(ending!, 'data-left')]).toEqual([
      'status',
      String(15 * minute),
    ]);
    expect(textOf(ending!)).toContain(say.ending);
  });
});

describe("a form that another site's page sends", () => {
  it.each([
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Referer: 'https://evil.example/' },
    {},
  ])('changes nothing: %j', async (headers: Record<string, string>) => {
    await joins();
    const { cookie } = lisa;
    for (const path of ['/', '/out', '/enter', '/join', '/again', '/second', '/challenge']) {
      await lisa.posts(path, new URLSearchParams({ act: 'list.desk_people' }), headers);
      expect([path, remarks(lisa)]).toEqual([path, [say.foreign]]);
    }
    lisa.cookie = cookie;
    await lisa.goes('/');
    expect(lisa.heading()).toBe('Ärenden som du kan läsa');
  });
});

describe('a passkey of somebody who works in a messenger', () => {
  it('comes by an own code, and the person stays one member', async () => {
    const id = await idOf('Kommunjurist');
    await lisa.joins(await seesOwnCode(karin));
    await lisa.signsIn();
    expect(lisa.heading()).toBe('Ärenden som du kan läsa');
    expect(await office.people.ofDesk('whistleblowing')).toHaveLength(2);
    expect(await office.vissla.webDesk.passkeys.holder(id)).toMatchObject({
      ...{ handle: id, passkeys: [{ id: lisa.keys[0]!.id }] },
    });
  });
});

describe('a form at the web desk', () => {
  it('is answered with a page to fetch: reload and Back show it, and no other session does', async () => {
    const reference = await worksHere();
    await opensReply('Halvt svar.');
    const form = lisa.form('case.desk_thread');
    const answer = await fetch(`${desk.url}/`, {
      ...{ method: 'POST', body: form, redirect: 'manual' },
      headers: { Origin: desk.url, Cookie: `__Host-vissla=${lisa.cookie}` },
    });
    expect([answer.status, await answer.text()]).toEqual([303, '']);
    const name = answer.headers.get('location') ?? '';
    expect(name).toMatch(/^\/[0-9a-f]{32}$/);
    for (let twice = 0; twice < 2; twice++) {
      await lisa.goes(name);
      expect(lisa.reads()).toContain(reference);
    }
    const other = deskVisitor(() => desk.url);
    await other.goes(name);
    expect(other.heading()).toBe(say.signIn);
    now += 16 * minute;
    await lisa.goes(name);
    expect(lisa.reads()).not.toContain(reference);
  });

  describe('is shown again at its address only as the case is now', () => {
    let daniel: Person;
    let reference: string;
    let kept: string;
    const readings = async (): Promise<number> =>
      (await storedAudit(office.location)).filter(({ event }) => event === 'thread_opened').length;

    beforeEach(async () => {
      reference = await worksHere();
      const [jonas] = await office.staff('Jurist');
      await admits(karin, await idOf('Jurist'));
      daniel = jonas;
      office.clock.advance({ days: 2 });
      ({ reference } = await files(office.person('Maja'), 'Hon bor på Storgatan 5.'));
      await office.passes();
      await lisa.goes('/');
      await lisa.finds(reference);
      await lisa.presses('case.desk_reply');
      await lisa.presses('list.desk_new', { 'case.text': 'Halvt svar.' });
      kept = lisa.led.get('location') ?? '';
    });
    const shows = async (): Promise<readonly boolean[]> => {
      await lisa.goes(kept);
      return [reference, 'Storgatan 5', 'Halvt svar.'].map((one) => lisa.reads().includes(one));
    };

    it('unchanged, as often as it is looked at, by one reading', async () => {
      const before = await readings();
      for (let twice = 0; twice < 2; twice++) expect(await shows()).toEqual([true, true, true]);
      expect(await readings()).toBe(before);
      // Another day's look is another reading.
      office.clock.advance({ days: 1 });
      expect(await shows()).toEqual([true, true, true]);
      expect(await readings()).toBe(before + 1);
    });

    describe('but for a code that is shown once', () => {
      const code = /\d{4}(?:[ -]\d{4}){3}/;
      let page: string;
      let shown: string;
      beforeEach(async () => {
        await lisa.presses('case.desk_thread');
        await lisa.presses('list.desk_enter');
        const typed = { 'case.text': 'Hon ringde.', 'case.way': 'letter' };
        await lisa.presses('case.desk_do_enter', typed);
        await lisa.presses('case.desk_code');
        [shown = 'none'] = code.exec(lisa.reads()) ?? [];
        page = lisa.led.get('location') ?? '';
      });
      const showsIt = async (): Promise<boolean> => {
        await lisa.goes(page);
        return lisa.reads().includes(shown);
      };

      it('which is there for a minute: a connection may have been cut', async () => {
        now += minute - 1;
        expect(await showsIt()).toBe(true);
        now += 1;
        expect(await showsIt()).toBe(false);
        expect(lisa.heading()).toBe('Ärenden som du kan läsa');
      });

      it('which is gone once a later page was shown', async () => {
        expect(await showsIt()).toBe(true);
        await lisa.goes('/');
        await lisa.presses('list.desk_new');
        expect(await showsIt()).toBe(false);
        expect(code.test(lisa.reads())).toBe(false);
      });
    });

    it('shut out by two others', async () => {
      const person = await idOf('Advokat');
      await does(karin, reference, 'exclude', { person, cause: 'Släkt.', decidedBy: 'Chefen' });
      await does(daniel, reference, 'two', { answer: 'yes' });
      expect(await shows()).toEqual([false, false, false]);
      expect(lisa.heading()).toBe('Ärenden som du kan läsa');
      // What was typed goes on, sealed.
      expect(lisa.value('case.texts')).toMatch(/./);
    });

    it.each(['list.desk_closed', 'list.desk_switch'])(
      'shut out while %s is pressed: that list alone, and why the case is gone',
      async (act) => {
        const person = await idOf('Advokat');
        await does(karin, reference, 'exclude', { person, cause: 'Släkt.', decidedBy: 'Chefen' });
        await does(daniel, reference, 'two', { answer: 'yes' });
        await lisa.posts('/', formWith(act));
        const isClosed = act === 'list.desk_closed';
        const texts = isClosed ? sv : en;
        const panes = allOf(lisa.page, 'section').map((one) => textOf(one));
        expect(panes).toEqual([expect.stringContaining(texts.remarks.gone)]);
        if (isClosed) expect(panes[0]).toContain(sv.register.none);
        expect(lisa.reads()).not.toContain(reference);
        expect(lisa.value('case.texts')).toMatch(/./);
      },
    );

    it('left by its reader', async () => {
      await lisa.presses('case.desk_thread');
      await lisa.presses('case.desk_recuse');
      await lisa.presses('case.desk_do_recuse', { 'case.cause': 'Släkt.' });
      expect(lisa.heading()).toBe('Klart');
      expect(await shows()).toEqual([false, false, false]);
    });

    it('without words that two others took out', async () => {
      await does(karin, reference, 'remove', { text: 'Storgatan 5', reason: 'irrelevant' });
      await does(daniel, reference, 'remove', { answer: 'yes' });
      expect(await shows()).toEqual([true, false, true]);
    });
  });

  it("asks for a touch where a case's draft is in the list's place", async () => {
    const reference = await worksHere();
    const draft = lisa.value('case.draft') ?? '';
    await signedInBefore();
    for (const act of ['', 'list.desk_switch']) {
      await lisa.posts('/', new URLSearchParams({ 'list.draft': draft, act }));
      expect(lisa.heading()).toBe(say.again);
      expect(lisa.reads()).not.toContain(reference);
    }
  });

  it('sends nothing of what is read or typed to a translator or a predictor', async () => {
    await worksHere();
    await opensReply('Ett svar.');
    expect(lisa.reads()).toContain('<meta name="google" content="notranslate">');
    expect(allOf(lisa.page, 'html')[0]?.attributes.get('translate')).toBe('no');
    const inputs = ['input', 'textarea'].flatMap((tag) => allOf(lisa.page, tag));
    for (const { attributes } of inputs.filter((one) =>
      ['text', undefined].includes(one.attributes.get('type')),
    )) {
      expect(attributes.get('writingsuggestions')).toBe('false');
      expect(attributes.get('autocorrect')).toBe('off');
    }
  });
});

describe('where something breaks', () => {
  it('the typed text is shown to be copied, and nothing of it is told but a code', async () => {
    await joins();
    const broken = await openTestWebDesk({
      ...office.vissla.webDesk,
      dialogue: () => Promise.reject(new Error('canary')),
    });
    const visitor = deskVisitor(() => broken.url);
    await visitor.joins(await office.invite('Utredare'));
    await admits(karin, await idOf('Utredare'));
    await visitor.signsIn();
    expect([visitor.status, remarks(visitor)]).toEqual([500, [say.failedPage]]);
    await visitor.posts('/', new URLSearchParams({ 'case.text': 'Ett svar.', act: 'stay' }));
    expect(visitor.status).toBe(200);
    expect(allOf(visitor.page, 'textarea').map(textOf)).toEqual(['\nEtt svar.']);
    expect(visitor.reads()).not.toContain('canary');
    expect(broken.faults).toEqual(['dialogue_failed', 'dialogue_failed']);
    await broken.close();
  });
});

describe('every answer', () => {
  it('keeps nothing, is framed nowhere, and runs the own script alone', async () => {
    await lisa.goes('/');
    expect(Object.fromEntries(lisa.headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'permissions-policy':
        'camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
      'x-frame-options': 'DENY',
    });
    expect(lisa.headers.get('set-cookie')).toBeNull();
    expect(lisa.reads()).not.toMatch(/style=|\son\w+=|javascript:|<script>/i);
  });

  it.each([
    ['GET', '/list', 404],
    ['GET', '/sv/passkey/x', 404],
    ['GET', '/sv/join', 200],
    ['GET', '/?a=1', 200],
    ['POST', '/sv', 404],
    ['PUT', '/', 405],
  ])('to %s %s is %i', async (method, path, status) => {
    const body = method === 'GET' ? null : new URLSearchParams();
    const answer = await fetch(`${desk.url}${path}`, {
      method,
      body,
      headers: { Origin: desk.url },
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('to a text that is too long is calm', async () => {
    await lisa.posts('/', new URLSearchParams({ 'case.text': 'x'.repeat(800_001) }));
    expect([lisa.status, remarks(lisa)]).toEqual([200, [say.tooLarge]]);
  });
});
