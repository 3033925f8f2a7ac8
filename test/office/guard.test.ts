import { request } from 'node:http';
import { openOffice } from './open-office';

/** Asks with headers that a browser, and not `fetch`, would set. */
function ask(url: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('who may come into the office', () => {
  let opened: Awaited<ReturnType<typeof openOffice>>;
  let port: string;
  beforeAll(async () => {
    opened = await openOffice();
    port = new URL(opened.url).port;
  });
  afterAll(() => opened.close());

  const own = (host = 'localhost') => `${host}:${port}`;
  const people = '/office/api/people';
  const days = '/office/api/days';
  const chat = '/office/api/chat/maja';
  const from = (site: string, dest: string) => () => ({
    ...{ host: own(), 'sec-fetch-site': site, 'sec-fetch-dest': dest },
  });
  const of = (origin: string) => () => ({ host: own(), origin });

  it.each<[string, number, string, string, () => Record<string, string>]>([
    ['this machine', 200, 'GET', people, () => ({ host: own() })],
    ['this machine by number', 200, 'GET', people, () => ({ host: own('127.0.0.1') })],
    ['this machine by IPv6', 200, 'GET', people, () => ({ host: own('[::1]') })],
    ['another name (DNS rebinding)', 403, 'GET', people, () => ({ host: own('evil.example') })],
    ['another port', 403, 'GET', people, () => ({ host: 'localhost:1' })],
    ['no port', 403, 'GET', people, () => ({ host: 'localhost' })],
    ['a name that begins like ours', 403, 'GET', people, () => ({ host: own('localhost.evil') })],
    ['a post from another page', 403, 'POST', chat, of('https://evil.example')],
    ['a day from another page', 403, 'POST', days, of('null')],
    ['a day from this page', 200, 'POST', days, () => ({ host: own() })],
    ['a post from a sandboxed frame', 403, 'POST', chat, of('null')],
    [
      'a post from another port of this machine',
      403,
      'POST',
      chat,
      () => ({ ...of('http://localhost:1')(), 'sec-fetch-site': 'same-site' }),
    ],
    ['a token request from another page', 403, 'POST', '/office/token', of('https://evil.example')],
    ['an image that another page includes', 403, 'GET', chat, from('cross-site', 'image')],
    ['a frame in another page', 403, 'GET', '/office', from('cross-site', 'iframe')],
    ['a link in another page', 200, 'GET', '/office', from('cross-site', 'document')],
    [
      'its own page',
      400,
      'POST',
      chat,
      () => ({ ...of(`http://${own()}`)(), 'sec-fetch-site': 'same-origin' }),
    ],
  ])('%s: %i', async (_who, status, method, path, headers) => {
    expect(await ask(`${opened.url}${path}`, method, headers())).toBe(status);
  });

  it('loads nothing from outside and lets nobody frame it', async () => {
    const page = await fetch(`${opened.url}/office`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('http');
  });

  it.each(['/office/nothing', '/office/../package.json', '/office/%2e%2e/office.ts'])(
    'keeps %s to itself',
    async (path) => {
      expect(await ask(`${opened.url}${path}`, 'GET', { host: own() })).toBe(404);
    },
  );
});
