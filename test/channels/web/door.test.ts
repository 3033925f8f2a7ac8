import { connect } from 'node:net';
import { text as readAll } from 'node:stream/consumers';
import sv from '../../../adaptive-cards/texts/sv.json';
import { failedSentence } from '../../../bot/channels/fallback-sentences';
import { fieldCharacters } from '../../../bot/channels/fields';
import { createDrawnPages, type DrawnPages } from '../../../bot/channels/web/drawn-pages';
import { words } from '../../../bot/channels/web/render/words';
import type { Press, Shown } from '../../../bot/ports/dialogue';
import { startView } from '../../support/messengers/teams-bot';
import { openWebDoor, type WebDoor } from '../../support/messengers/web-door';
import { allOf, sentencesOfPage, textOf } from '../../support/people/web-page';
import { type WebPerson, webPerson } from '../../support/people/web-person';

let door: WebDoor;
let maja: WebPerson;
const presses: Press[] = [];
let next: Shown | Error = startView;

beforeEach(async () => {
  presses.length = 0;
  next = startView;
  door = await openWebDoor((press) => {
    presses.push(press);
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
  maja = webPerson(() => door.url, 'Maja');
});
afterEach(() => door.close());

const post = (form: URLSearchParams | string | Buffer, headers: Record<string, string>) =>
  fetch(`${door.url}/`, {
    method: 'POST',
    redirect: 'manual',
    body: typeof form === 'string' ? Buffer.from(form) : form,
    headers,
  });
const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' };

const portOf = (url: string): number => Number(new URL(url).port);

/** Writes bytes as no browser would, and gives what comes back before the other side ends. */
async function raw(...lines: readonly string[]): Promise<string> {
  const socket = connect(portOf(door.url), '127.0.0.1');
  socket.write(lines.join('\r\n'));
  const answered = await readAll(socket);
  return answered;
}

describe('what is answered', () => {
  it('is a page that keeps nothing, runs nothing, and loads nothing but its own style', async () => {
    await maja.goes('/');
    const headers = Object.fromEntries(maja.headers);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-type': 'text/html; charset=utf-8',
    });
    for (const name of [
      'set-cookie',
      'etag',
      'last-modified',
      'server',
      'x-powered-by',
      'location',
    ])
      expect([name, headers[name]]).toEqual([name, undefined]);
    expect(maja.reads()).not.toMatch(/<script|<img|<iframe|style=|\son\w+=|javascript:/i);
    const style = await fetch(`${door.url}/style.css`);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    const css = await style.text();
    expect(css).not.toMatch(/url\(|@import|@font-face/);
    expect(Buffer.byteLength(css)).toBeLessThan(10_000);
  });

  it('starts nothing by itself: only a form begins a dialog', async () => {
    const paths = ['/', '/sv', '/en', '/leave', '/closed', `/${'a'.repeat(32)}`, '/style.css'];
    for (const path of paths) await maja.goes(path);
    await fetch(door.url, { method: 'HEAD' });
    expect(presses).toEqual([]);
    await maja.opens();
    expect(presses).toHaveLength(1);
    expect(presses[0]).toMatchObject({
      button: '',
      draft: undefined,
      fields: {},
      texts: undefined,
    });
    expect(presses[0]?.who).toEqual({
      messenger: 'web',
      tenant: '',
      user: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      address: '',
    });
  });

  it('is the same for everybody, and of the same size whatever the view', async () => {
    const sizes = new Set<string | null>();
    for (const path of ['/', '/sv', '/en']) {
      await maja.goes(path);
      sizes.add(maja.headers.get('content-length'));
    }
    await maja.opens();
    sizes.add(maja.headers.get('content-length'));
    next = { ...startView, view: { name: 'code' } };
    await maja.opens();
    sizes.add(maja.headers.get('content-length'));
    next = new Error('canary');
    await maja.goes('/');
    await maja.sends(maja.form(''));
    sizes.add(maja.headers.get('content-length'));
    expect([...sizes]).toEqual(['75000']);
  });

  it('links what is to be read before anything is typed', async () => {
    await maja.goes('/en');
    const links = allOf(maja.page, 'a').map((link) => [link.attributes.get('href'), textOf(link)]);
    expect(links).toEqual([
      ['tel:015710023', '0157-100 23'],
      ['/sv', words.en.other],
      ['https://www.exempelby.example/personuppgifter?a=1&b="2"', words.en.privacy],
      ['https://www.exempelby.example/tillganglighet', words.en.accessibility],
    ]);
    expect(textOf(allOf(maja.page, 'title')[0]!)).toBe('Exempelby "kommun" & <b>');
  });

  it.each([
    ['GET', '/report', 404],
    ['GET', '/?utm=1', 200],
    ['GET', '/../etc/passwd', 404],
    ['GET', '/a', 404],
    ['POST', '/sv', 404],
    ['POST', `/${'a'.repeat(32)}`, 404],
    ['PUT', '/', 405],
    ['DELETE', '/', 405],
    ['OPTIONS', '/', 405],
  ])('to %s %s is %i, and begins nothing', async (method, path, status) => {
    const answer = await fetch(`${door.url}${path}`, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(presses).toEqual([]);
  });

  it('says nothing of a fault but a calm word, and nothing of it is logged but its code', async () => {
    next = new Error('canary');
    await maja.goes('/');
    await maja.sends(maja.form(''));
    expect([maja.location, maja.status]).toEqual(['/failed', 200]);
    expect(sentencesOfPage(maja.page)).toContain(failedSentence.sv);
    expect(maja.reads()).not.toContain('canary');
    expect(maja.reads()).not.toContain(words.sv.leaving);
    // To load the page again would say it again: links lead on.
    const ways = allOf(maja.page, 'a').map((link) => link.attributes.get('href'));
    expect(ways).toEqual(expect.arrayContaining(['/sv', '/en']));
    expect(door.faults).toEqual(['dialogue_failed']);
  });

  it('is nothing where something breaks later: the browser stays, with what was typed', async () => {
    await maja.opens();
    next = new Error('canary');
    const answer = await post(maja.form('report'), { Origin: door.url, ...urlencoded });
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(door.faults).toEqual(['dialogue_failed']);
  });
});

const unknown = `/${'a'.repeat(32)}`;

describe('a drawn page', () => {
  const drawn = async (view: Shown['view']['name'] = 'code'): Promise<string> => {
    next = { ...startView, view: { name: view } as Shown['view'] };
    await maja.sends(maja.form(maja.has('open') ? 'open' : ''));
    return maja.location ?? '';
  };
  const reads = async (name: string): Promise<string> => {
    await maja.goes(name);
    return maja.reads();
  };

  it('is never the answer to a form: that leads to a name, drawn each time, of one length', async () => {
    await maja.goes('/');
    const names = [await drawn(), await drawn(), await drawn()];
    for (const name of names) expect(name).toMatch(/^\/[0-9a-f]{32}$/);
    expect(new Set(names).size).toBe(3);
    const answer = await post(maja.form('open'), { Origin: door.url, ...urlencoded });
    expect([answer.status, await answer.text()]).toEqual([303, '']);
  });

  it('is there again until the next page of the dialog was fetched, and then never', async () => {
    await maja.goes('/');
    const first = await drawn();
    const page = maja.reads();
    expect(await reads(first)).toBe(page);
    const form = maja.form('open');
    const answer = await post(form, { Origin: door.url, ...urlencoded });
    expect(await reads(first)).toBe(page);
    const second = answer.headers.get('location') ?? '';
    expect(await reads(second)).toContain('name="draft"');
    const closed = await reads(unknown);
    expect(await reads(first)).toBe(closed);
    expect(closed).toContain(words.sv.closedSent);
    expect(closed).not.toContain('name="draft"');
    // It says where one is, once in each language and once at the top, and a dialog begins from it.
    const main = closed.slice(closed.indexOf('<main>'), closed.indexOf('</main>'));
    expect(main.split('Exempelby')).toHaveLength(3);
    expect(closed).not.toContain(words.sv.leaving);
    presses.length = 0;
    await maja.sends(maja.form(''));
    expect(presses).toMatchObject([{ button: '', draft: undefined }]);
  });

  it('is there for a minute, whether or not anybody fetched it', async () => {
    let at = 0;
    const other = await openWebDoor(() => Promise.resolve(startView), { now: () => at });
    const omar = webPerson(() => other.url, 'Omar');
    await omar.opens();
    const name = omar.location ?? '';
    at = 59_999;
    await omar.goes(name);
    expect(omar.has('report')).toBe(true);
    at = 60_000;
    await omar.goes(name);
    expect(omar.reads()).toContain(words.sv.closed);
    await other.close();
  });

  it('is not taken by who only asks for its head', async () => {
    await maja.opens();
    const answer = await post(maja.form('report'), { Origin: door.url, ...urlencoded });
    const first = maja.location ?? '';
    await fetch(`${door.url}${answer.headers.get('location')}`, { method: 'HEAD' });
    expect(await reads(first)).toContain('name="draft"');
  });

  it('leaves no place for a new dialog in a flood, and those that are there go on', async () => {
    await maja.opens();
    const page = maja.location ?? '';
    const form = maja.form('report');
    const pages = createDrawnPages(() => 'x', Date.now);
    let told = 0;
    while (pages.put(`${told}`, '', '') !== undefined) told += 1;
    // By chance below a secret bound: what is refused tells nobody how many others there are.
    expect(told).toBeGreaterThanOrEqual(50_000);
    expect(told).toBeLessThanOrEqual(150_000);
    expect(pages.presses('0')).toBe('live');
    // Who never pressed takes no place, and leaving takes none.
    const empty = createDrawnPages(() => 'x', Date.now);
    empty.leave('nobody');
    expect(empty.presses('nobody')).toBe('none');
    expect(await reads(page)).toContain('name="draft"');
    await maja.sends(form);
    expect(maja.status).toBe(200);
  });
});

describe('places for dialogs', () => {
  /** All places are taken, each by one press or as somebody does it. */
  const flooded = (does?: (pages: DrawnPages, dialog: string) => void) => {
    const time = { minutes: 0 };
    const clock = () => time.minutes * 60_000;
    const pages = createDrawnPages(() => 'x', clock);
    const begins = (dialog: string): boolean => pages.put(dialog, '', 'start') !== undefined;
    expect(begins('maja')).toBe(true);
    for (let nth = 0; begins(`${nth}`); nth++) does?.(pages, `${nth}`);
    const newcomers = (): number =>
      Array.from({ length: 100 }, (_, nth) => begins(`new ${nth}`)).filter(Boolean).length;
    return { pages, time, newcomers };
  };

  it('are free again ten minutes after a flood of first presses, to report and to read', () => {
    const { time, newcomers } = flooded();
    time.minutes = 10;
    expect(newcomers()).toBe(100);
  });

  it('are kept for an hour by who writes, and by nobody who goes through the guide alone', () => {
    const { pages, time } = flooded();
    pages.put('maja', '<textarea></textarea>', 'story');
    time.minutes = 9;
    expect([pages.presses('0'), pages.presses('1')]).toEqual(['live', 'live']);
    time.minutes = 18;
    expect([pages.presses('0'), pages.presses('2')]).toEqual(['live', 'none']);
    time.minutes = 61;
    expect([pages.presses('maja'), pages.presses('0')]).toEqual(['live', 'none']);
    time.minutes = 124;
    expect(pages.presses('maja')).toBe('none');
  });

  it('remember for as long as a draft opens that a dialog was left, and are free for others', () => {
    const { pages, time, newcomers } = flooded((all, dialog) => {
      // Those who left take none from those who come.
      if (Number(dialog) < 60_000) all.leave(dialog);
    });
    time.minutes = 10;
    expect(newcomers()).toBe(100);
    time.minutes = 61;
    expect(pages.presses('0')).toBe('over');
    time.minutes = 62;
    expect(pages.presses('1')).toBe('none');
  });

  it('are left also by who read for long without a press', () => {
    const { pages, time } = flooded();
    time.minutes = 30;
    expect(pages.presses('0')).toBe('none');
    pages.leave('0');
    time.minutes = 60;
    expect(pages.presses('0')).toBe('over');
    pages.leave('nobody');
    expect(pages.presses('nobody')).toBe('none');
  });

  it('are no longer given where more have left a text than this holds', () => {
    let left = 0;
    flooded((all, dialog) => {
      all.put(dialog, '<textarea></textarea>', 'story');
      all.leave(dialog);
      left += 1;
    });
    expect(left).toBeGreaterThanOrEqual(100_000);
    expect(left).toBeLessThanOrEqual(300_000);
  });

  it('are taken by nobody who comes and leaves, however many do', () => {
    const pages = createDrawnPages(
      () => 'x',
      () => 0,
    );
    for (let nth = 0; nth < 320_000; nth++) {
      if (pages.put(`${nth}`, '', 'start') === undefined) throw new Error(`full at ${nth}`);
      pages.leave(`${nth}`);
    }
    expect([pages.presses('319999'), pages.presses('200000')]).toEqual(['over', 'over']);
    // The first of them are forgotten: no page of theirs had room for a text.
    expect(pages.presses('0')).toBe('none');
  });
});

describe('leaving', () => {
  it('ends the dialog here: nothing of it is drawn any more', async () => {
    next = { ...startView, view: { name: 'code' } };
    await maja.opens();
    const [page, form] = [maja.location ?? '', maja.form('open')];
    const late = await post(form, { Origin: door.url, ...urlencoded });
    await maja.leaves();
    expect(maja.location).toBe('/leave');
    expect(maja.headers.get('clear-site-data')).toBe('"cache", "storage"');
    presses.length = 0;
    await maja.sends(form);
    expect([maja.location, presses]).toEqual(['/closed', []]);
    for (const name of [page, late.headers.get('location') ?? '']) {
      await maja.goes(name);
      expect(maja.reads()).not.toContain('name="draft"');
    }
  });

  it('by the button of a page does the same', async () => {
    await maja.opens();
    const form = maja.form('report');
    next = { ...startView, view: { name: 'left' } };
    await maja.sends(form);
    presses.length = 0;
    await maja.sends(form);
    expect([maja.location, presses]).toEqual(['/closed', []]);
  });

  it("is not done for somebody by another site's page", async () => {
    await maja.opens();
    const form = maja.form('report');
    const visit = new URLSearchParams({ visit: form.get('visit') ?? '' });
    await maja.sends(visit, { Origin: 'https://evil.example' }, '/leave');
    await maja.sends(form);
    expect(maja.has('report')).toBe(true);
  });

  it('clears what the browser keeps of the page, and never a cookie of the domain', async () => {
    await maja.goes('/leave');
    expect(maja.status).toBe(200);
    expect(maja.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(maja.reads()).not.toMatch(/Exempelby|issl|style/);
    next = { ...startView, view: { name: 'left' } };
    await maja.opens();
    expect(maja.headers.get('clear-site-data')).toBe('"cache", "storage"');
  });

  it('leads where the operator says', async () => {
    const other = await openWebDoor(() => Promise.resolve(startView), {
      leaveUrl: 'https://weather.example/',
    });
    const answer = await fetch(`${other.url}/leave`, { redirect: 'manual' });
    // A form leads to our own pages alone: its policy would stop a redirect to elsewhere.
    expect(answer.status).toBe(200);
    // By way of a second page, which clears the first: Back would show it.
    expect(answer.headers.get('refresh')).toBe('0; url=/left');
    const left = await fetch(`${other.url}/left`);
    expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(left.headers.get('refresh')).toBe('0; url=https://weather.example/');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    await other.close();
  });
});

describe("a form that another site's page sends", () => {
  it.each([
    ['Origin', { Origin: 'https://evil.example' }],
    ['an opaque Origin', { Origin: 'null' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['a name that begins alike', { Origin: 'http://127.0.0.1.evil.example' }],
    ['Referer', { Referer: 'https://evil.example/' }],
    ['a broken Referer', { Referer: 'canary' }],
    ['neither', {}],
    ['two', { Origin: 'https://evil.example', Referer: 'http://127.0.0.1/' }],
  ])('begins at the first page: told by %s', async (_, headers) => {
    await maja.opens();
    presses.length = 0;
    await maja.sends(maja.form('report'), headers);
    expect(presses).toEqual([]);
    expect(sentencesOfPage(maja.page)).toContain(words.sv.foreign);
    expect(sentencesOfPage(maja.page)).toContain(sv.chat.heading);
    expect(maja.reads()).not.toContain('name="draft"');
  });

  it('is told apart by the Referer alone where a browser sends no Origin', async () => {
    await maja.opens();
    presses.length = 0;
    await maja.sends(maja.form('report'), { Referer: `${door.url}/` });
    expect(presses).toMatchObject([{ button: 'report', draft: 'the-draft' }]);
  });
});

describe('a body', () => {
  const ours = () => ({ Origin: door.url, ...urlencoded });

  it('is read as far as it is known and fits, and anything else is left out', async () => {
    const form = new URLSearchParams([
      ['visit', 'a'.repeat(32)],
      ['draft', 'WD1.x'],
      ['texts', 'WD1.y'],
      ['locale', 'en'],
      ['act', 'file'],
      ['what', 'rad ett\r\nrad två\rrad tre'],
      ['involved', ''],
      ['involved', 'hr'],
      ['involved', 'management'],
      ['who', 'x'.repeat(fieldCharacters + 5)],
      ['__proto__', 'canary'],
      ['tenant', 'canary'],
      ['user', 'canary'],
    ]);
    await post(form, ours());
    expect(presses).toEqual([
      {
        who: { messenger: 'web', tenant: '', user: 'a'.repeat(32), address: '' },
        locale: 'en',
        button: 'file',
        draft: 'WD1.x',
        texts: 'WD1.y',
        fields: {
          what: 'rad ett\nrad två\nrad tre',
          involved: 'hr,management',
          who: 'x'.repeat(fieldCharacters),
        },
      },
    ]);
  });

  it.each([
    ['a draft without its visit', 'draft=WD1.x&act=report'],
    ['a visit of another form', 'draft=WD1.x&visit=canary&act=report'],
    ['a visit in capitals', `draft=WD1.x&visit=${'A'.repeat(32)}`],
    ['a visit without a draft', `visit=${'a'.repeat(32)}&act=report`],
    ['a draft that is too long', `draft=${'x'.repeat(20_001)}&visit=${'a'.repeat(32)}`],
    ['nothing', ''],
    ['half a letter', 'what=%F0%9F&act=%E5&draft=%'],
    ['a surrogate alone', 'what=%ED%A0%80'],
    ['other bytes', Buffer.from([0xff, 0xfe, 0x00, 0x26, 0x3d, 0x25])],
    ['as many parts as fit', 'a&'.repeat(150_000)],
    ['as many of one name', 'what=1&'.repeat(40_000)],
  ])('that is %s gets a visitor of its own, and a page', async (_, body) => {
    const answer = await post(body, ours());
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/[0-9a-f]{32}$/);
    expect(presses).toHaveLength(1);
    expect(presses[0]?.who.user).toMatch(/^[0-9a-f]{32}$/);
    expect(presses[0]?.who.user).not.toBe('a'.repeat(32));
    for (const text of Object.values(presses[0]?.fields ?? {})) expect(text).not.toMatch(/\p{Cs}/u);
  });

  it.each([
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencodedx',
  ])('of the type %s is refused', async (type) => {
    const answer = await post('act=report', { Origin: door.url, 'Content-Type': type });
    expect(answer.status).toBe(415);
    expect(presses).toEqual([]);
  });

  it('that is packed is refused', async () => {
    const answer = await post('x', { ...ours(), 'Content-Encoding': 'gzip' });
    expect([answer.status, presses]).toEqual([415, []]);
  });

  it('that is too large is left: the browser stays on the page, which says why', async () => {
    const answer = await post(`what=${'x'.repeat(400_000)}`, ours());
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    await maja.opens();
    expect(maja.reads()).toContain(words.sv.still);
    presses.length = 0;
    expect(presses).toEqual([]);
  });

  it('that gives way to a flood is left: the browser stays on the page, with the text', async () => {
    const head = [
      'POST / HTTP/1.1',
      'Host: x',
      `Origin: ${door.url}`,
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Length: 400000',
      '',
      `what=${'x'.repeat(380_000)}`,
    ];
    const sockets = Array.from({ length: 22 }, () => connect(portOf(door.url), '127.0.0.1'));
    for (const socket of sockets) socket.write(head.join('\r\n'));
    const told = await Promise.race(sockets.map((socket) => readAll(socket)));
    for (const socket of sockets) socket.destroy();
    expect(told).toMatch(/^HTTP\/1\.1 204/);
    expect(presses).toEqual([]);
    expect(door.faults).toEqual(['bodies_full']);
  });

  it('that breaks off, or says two lengths, presses nothing', async () => {
    const head = ['POST / HTTP/1.1', 'Host: x', `Origin: ${door.url}`];
    const type = 'Content-Type: application/x-www-form-urlencoded';
    const two = [...head, type, 'Content-Length: 3', 'Transfer-Encoding: chunked', '', '0', '', ''];
    expect(await raw(...two)).toMatch(/^HTTP\/1\.1 400/);
    const lengths = [...head, type, 'Content-Length: 3', 'Content-Length: 4', '', 'a=b', '', ''];
    expect(await raw(...lengths)).toMatch(/^HTTP\/1\.1 400/);
    const socket = connect(portOf(door.url), '127.0.0.1');
    socket.end([...head, type, 'Content-Length: 30', '', 'act=report'].join('\r\n'));
    await readAll(socket);
    expect(presses).toEqual([]);
  });

  it('adds no line to the head of an answer', async () => {
    const injected = 'x\r\nSet-Cookie: canary=1';
    const form = new URLSearchParams({ locale: injected, act: injected, draft: injected });
    const answer = await post(form, ours());
    expect(answer.headers.get('set-cookie')).toBeNull();
    const told = await raw(
      'GET /%0d%0aSet-Cookie:canary HTTP/1.1',
      'Host: x',
      'Connection: close',
      '',
      '',
    );
    expect(told).toMatch(/^HTTP\/1\.1 404/);
    expect(told).not.toContain('canary');
  });

  it('comes back with what was typed as text, and nothing of it is a part of the page', async () => {
    const typed = '"><script>alert(1)</script><!-- --> &lt; \'`{{x}} ]]> </textarea>';
    next = {
      ...startView,
      view: { name: 'code' },
      fields: { code: typed },
      remark: 'mistyped',
    };
    await maja.opens();
    // The reader of pages throws on anything that is not escaped.
    expect(maja.reads()).not.toContain('<script');
    expect(maja.form('open').get('code')).toBe(typed);
  });
});
