import { connect } from 'node:net';
import { below, pick, type Random, spoiled } from '../fuzz/junk';

/** One of the product's two web origins, and what an attacker has of it. */
export interface WebOrigin {
  readonly name: 'door' | 'desk';
  readonly port: number;
  /** As its own pages name it. */
  readonly url: string;
  /** Forms of real pages: the attacker's own, and others' that he looked at. */
  readonly forms: readonly string[];
  /** The attacker's own session; none at the door. */
  readonly own?: string | undefined;
  /** Somebody else's session: a browser sends it with another site's form. */
  readonly victims?: string | undefined;
  /** Texts that nobody but the victim may read. */
  readonly secrets: readonly string[];
}

/** A request as bytes, and what it may be answered with. */
export interface Hostile {
  readonly what: string;
  readonly pieces: readonly Buffer[];
  /** Whether it comes from another site's page. */
  readonly isForeign: boolean;
}

/** What a header of a request may hold and no answer may repeat. */
export const planted = 'kanariehuvud';

const paths = [
  ...['/', '/', '/', '/sv', '/en', '/leave', '/style.css', '/desk.js', '/join', '/sv/join'],
  ...['/passkey', '/enter', '/again', '/second', '/challenge', '/out', '/list', '/?a=1#b'],
  ...['//', '/.', '/..', '/../../etc/passwd', '/..%2f..%2fetc/passwd', '/%2e%2e/', '/%00', '/%'],
  ...['/sv/../en', '/sv%2fjoin', '/SV', '/style.css/', '/style.css%00.html', '/%ff%fe', '/\\..\\x'],
  ...['http://evil.example/', '//evil.example/', '*', 'evil.example:443', `/${'a'.repeat(9_000)}`],
  ...['/__proto__', '/constructor', '/en/__proto__', `/?${planted}`, '/%0d%0aSet-Cookie:%20a=b'],
] as const;
/** Where the product's own forms go. */
const forForms = [
  '/',
  '/',
  '/',
  '/challenge',
  '/enter',
  '/join',
  '/again',
  '/second',
  '/out',
] as const;
const methods = [
  ...['POST', 'POST', 'POST', 'POST', 'POST', 'GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'PATCH'],
  ...['DELETE', 'CONNECT', 'PROPFIND', 'post', 'BREW'],
] as const;
const types = [
  ...['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded'],
  ...['APPLICATION/X-WWW-FORM-URLENCODED; charset=utf-16', 'multipart/form-data; boundary=x'],
  ...['text/plain', 'application/json', 'application/x-www-form-urlencoded\u00a0', ''],
] as const;
/** Bodies that have broken programs before; bytes above 127 are written as they are. */
const bodies = [
  ...['', '&', '=&=', 'act', '%', '%zz=%u0041', '%00=%00', 'act=%ed%a0%80&locale=%ed%b0%80'],
  ...['act=\xff\xfe', 'locale=sv%0d%0aSet-Cookie:%20a=b', 'draft=WD1.', 'case.draft=WD1.AAAA'],
  ...['__proto__=x&constructor=y&__proto__.act=z', `credential=${'['.repeat(50_000)}`],
  ...['credential={"id":"__proto__"}', 'credential={"id":{"a":1},"response":null}', 'for=join'],
  ...['for=enter&for=join', 'for=second', 'for=again&seat=', 'code=0000-0000-0000-0000-0000'],
  ...[`code=${'0'.repeat(100_000)}`, 'a=&'.repeat(60_000), `visit=${'a'.repeat(32)}&act=file`],
  ...[`case.text=${'%00'.repeat(2_000)}&act=case.desk_do_reply`, `act=${'.'.repeat(90_000)}`],
  ...['case.text='.padEnd(900_000, 'x'), 'what='.padEnd(399_000, 'x')],
  ...['list.reference=%25&act=enter', `locale=${planted}%0d%0a&act=list.desk_find`],
] as const;

/** Spellings of an origin that are not it. A browser never sends some of them. */
function foreignOrigins(url: string): readonly string[] {
  const port = Number(new URL(url).port);
  return [
    ...['null', '', 'https://evil.example', `${url}.evil.example`, `${url}/`, `${url}, ${url}`],
    ...[url.toUpperCase(), url.replace('http', 'https'), url.replace('//', '//user@')],
    ...[url.replace(String(port), String(port + 1)), url.replace(/:\d+$/, ''), ` ${url}x`],
    ...[url.replace('o', '\u00f6'), url.replace('o', '\xd0\xbe'), `${url}#`, `${url}?`, 'file://'],
  ];
}

/** A request of somebody who means no good. */
export function anyHostile(random: Random, at: WebOrigin): Hostile {
  const method = pick(random, methods);
  const path = random() < 0.4 ? pick(random, forForms) : pick(random, paths);
  const origin = random() < 0.5 ? at.url : pick(random, foreignOrigins(at.url));
  const isForeign = origin !== at.url;
  // A browser's Referer is a whole address, of which the origin alone counts.
  const isOther = !URL.canParse(origin) || new URL(origin).origin !== at.url;
  const says = random() < 0.1 && isOther ? 'Referer' : 'Origin';
  const form = pick(random, at.forms);
  const text =
    random() < 0.5 ? pick(random, bodies) : random() < 0.5 ? form : spoiled(random, form);
  const body = Buffer.from(text, 'latin1');
  const junk = 'A'.repeat(43);
  // Another site cannot read what the victim's own page shows. The attacker never signs himself out.
  const mine = path.startsWith('/out') ? undefined : at.own;
  const lent = isForeign && method === 'POST' ? at.victims : mine;
  const cookies = [
    ...['', `__Host-vissla=${junk}`, `__host-vissla=${lent ?? junk}`, `__Host-vissla=`],
    ...[`__Host-vissla=${lent ?? junk}`, `__Host-vissla=${lent ?? junk}`],
    ...[`__Host-vissla=${junk}; __Host-vissla=${lent ?? junk}`, `a="; __Host-vissla=${junk}"`],
    `${'x=y; '.repeat(random() < 0.2 ? 5_000 : 3)}__Host-vissla=${lent ?? junk}`,
  ];
  const cookie = pick(random, cookies);
  const length = random() < 0.1 ? below(random, 2 * body.length + 2) : body.length;
  const isChunked = random() < 0.1;
  const lines = [
    `${method} ${path} HTTP/1.${random() < 0.05 ? 0 : 1}`,
    ...(random() < 0.05 ? [] : [`Host: ${random() < 0.8 ? 'localhost' : `${planted}.example`}`]),
    `${says}: ${origin}`,
    ...(random() < 0.05 ? [`Origin: ${pick(random, foreignOrigins(at.url))}`] : []),
    `Content-Type: ${pick(random, types)}`,
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`,
    ...(random() < 0.05 ? ['Transfer-Encoding: chunked'] : []),
    ...(random() < 0.05 ? ['Content-Encoding: gzip'] : []),
    ...(random() < 0.05 ? ['Expect: 100-continue'] : []),
    ...(random() < 0.05 ? ['Upgrade: websocket', 'Connection: Upgrade'] : ['Connection: close']),
    `X-Forwarded-Host: ${planted}`,
    `User-Agent: ${planted}`,
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const sent = isChunked
    ? [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]
    : [body];
  const cut = random() < 0.1 ? below(random, head.length) : undefined;
  return {
    what: `${at.name}: ${lines.join(' | ').slice(0, 600)} || ${text.slice(0, 200)}`,
    pieces: cut === undefined ? [head, ...sent] : [head.subarray(0, cut)],
    isForeign,
  };
}

export interface Answered {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes, and gives what comes back; a status of 0 where the product hung up. */
export function sends(port: number, pieces: readonly Buffer[], patience = 400): Promise<Answered> {
  return new Promise((resolve) => {
    const got: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    const end = setTimeout(() => socket.destroy(), patience + 10_000);
    socket
      .on('data', (bytes: Buffer) => got.push(bytes))
      .on('error', () => undefined)
      .once('close', () => {
        clearTimeout(end);
        resolve(read(Buffer.concat(got).toString('latin1')));
      });
    for (const piece of pieces) socket.write(piece);
    // What is never complete is never answered: the attacker goes.
    socket.setTimeout(patience, () => socket.destroy());
  });
}

function read(text: string): Answered {
  const own = text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const [head = '', ...rest] = own.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(':');
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
  });
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(first)?.[1] ?? 0);
  return { status, headers: new Map(headers), head, body: rest.join('\r\n\r\n') };
}

/** Headers of the product's own answers: each of these always, and of the others none but some. */
const always: Readonly<Record<string, RegExp>> = {
  'cache-control': /^no-store$/,
  'content-security-policy': /^default-src 'none'; .*frame-ancestors 'none'; base-uri 'none'$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'x-content-type-options': /^nosniff$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
};
const atTimes = [
  ...['content-type', 'content-length', 'date', 'connection', 'keep-alive', 'set-cookie'],
  ...['location', 'clear-site-data'],
];
/** Statuses with which Node itself refuses what is no HTTP, before the product sees it. */
const ofNode: readonly number[] = [400, 408, 417, 431];

/** What is wrong with an answer; nothing if all is well. */
export function judged(at: WebOrigin, asked: Hostile, answered: Answered): readonly string[] {
  const { status, headers, head, body } = answered;
  if (status === 0) return [];
  const isNodes = ofNode.includes(status) && !headers.has('cache-control');
  if (isNodes) return /^(?:0\r\n\r\n)?$/.test(body) ? [] : ['a refusal of Node with a body'];
  const wrong = Object.entries(always).flatMap(([name, form]) =>
    form.test(headers.get(name) ?? '') ? [] : [`${name}: ${String(headers.get(name))}`],
  );
  const others = [...headers.keys()].filter((name) => !(name in always) && !atTimes.includes(name));
  const cookie = headers.get('set-cookie');
  return [
    ...wrong,
    ...others.map((name) => `a header more: ${name}`),
    ...([200, 303, 400, 404, 405, 409, 413, 415, 503].includes(status) ? [] : [`${status}`]),
    ...(head.includes(planted) || body.includes(planted) ? ['what a header had is repeated'] : []),
    ...(at.name === 'door' && cookie !== undefined ? ['a cookie at the door'] : []),
    ...(asked.isForeign && cookie !== undefined ? ['a cookie for another site'] : []),
    ...(at.secrets.some((secret) => body.includes(secret)) ? ["somebody else's text"] : []),
  ];
}
