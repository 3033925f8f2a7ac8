import { rowField } from '../../../bot/channels/web/desk/list-pane';
import { type Asked, createPasskey, type Forged, type SoftwarePasskey } from './software-passkey';
import { allOf, attribute, type PageNode, readPage, textOf } from './web-page';
import { formOf } from './web-person';

/** Somebody at the web desk, in a browser of one's own. */
export interface DeskVisitor {
  readonly page: PageNode;
  readonly headers: Headers;
  readonly status: number;
  /** Of the answer to the last form, which led here. */
  readonly led: Headers;
  /** The session's cookie, as the browser has it. */
  cookie: string | undefined;
  readonly keys: SoftwarePasskey[];
  goes(path: string): Promise<void>;
  posts(
    path: string,
    form: URLSearchParams,
    headers?: Readonly<Record<string, string>>,
  ): Promise<void>;
  /** What the desk asks of a device for one thing. */
  isAsked(what: string, code?: string): Promise<Asked>;
  /** Joins by a code with a new passkey. */
  joins(code: string, forged?: Forged): Promise<void>;
  signsIn(forged?: Forged): Promise<void>;
  /** Adds another passkey, on the page that asks for it or its own. */
  addsSecond(forged?: Forged): Promise<void>;
  /** Removes one of two passkeys by a touch of the one that stays. */
  keeps(key: SoftwarePasskey, forged?: Forged): Promise<void>;
  /** Touches a passkey on the page that asks for it. */
  touches(forged?: Forged): Promise<void>;
  presses(act: string, typed?: Readonly<Record<string, string>>): Promise<void>;
  /** Presses a row of the list, from 0 on. */
  opens(row?: number): Promise<void>;
  /** Finds what has a reference or a number, and opens the first line. */
  finds(reference: string): Promise<void>;
  /** The form that this page would send. */
  form(act?: string, typed?: Readonly<Record<string, string>>): URLSearchParams;
  heading(): string;
  reads(): string;
  /** What a hidden field or an input of the page has. */
  value(name: string): string | undefined;
}

export function deskVisitor(url: () => string): DeskVisitor {
  let html = '';
  let page: PageNode = readPage('');
  let answer = new Response();
  let led = new Headers();
  const request = async (path: string, init: RequestInit): Promise<void> => {
    const own = visitor.cookie === undefined ? {} : { Cookie: `__Host-vissla=${visitor.cookie}` };
    answer = await fetch(`${url()}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { ...own, ...(init.headers as Record<string, string>) },
    });
    html = await answer.text();
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
    page = readPage(isPage ? html : '');
    const set = /^__Host-vissla=([^;]*);/.exec(answer.headers.get('set-cookie') ?? '');
    if (set !== null) visitor.cookie = set[1] === '' ? undefined : set[1];
    const to = answer.headers.get('location');
    if (init.method === 'POST') led = answer.headers;
    if (to !== null) await request(to, {});
  };
  const main = (): PageNode => allOf(allOf(page, 'main')[0]!, 'form')[0]!;
  const visitor: DeskVisitor = {
    get page() {
      return page;
    },
    get headers() {
      return answer.headers;
    },
    get status() {
      return answer.status;
    },
    get led() {
      return led;
    },
    cookie: undefined,
    keys: [],
    goes: (path) => request(path, {}),
    posts: (path, form, headers = { Origin: url() }) =>
      request(path, { method: 'POST', body: form, headers }),
    isAsked: async (what, code) => {
      const body = new URLSearchParams({ for: what, ...(code === undefined ? {} : { code }) });
      const headers = { Origin: url(), Cookie: `__Host-vissla=${visitor.cookie ?? ''}` };
      const got = await fetch(`${url()}/challenge`, { method: 'POST', body, headers });
      return got.ok ? ((await got.json()) as Asked) : {};
    },
    joins: async (code, forged) => {
      const key = createPasskey(url);
      const credential = key.makes(await visitor.isAsked('join', code), forged);
      visitor.keys.push(key);
      await visitor.posts('/join', new URLSearchParams({ code, credential }));
    },
    signsIn: async (forged) => {
      const credential = visitor.keys[0]!.touches(await visitor.isAsked('enter'), forged);
      await visitor.posts('/enter', new URLSearchParams({ credential, locale: 'sv' }));
    },
    addsSecond: async (forged) => {
      const key = createPasskey(url);
      const credential = key.makes(await visitor.isAsked('second'), forged);
      visitor.keys.push(key);
      const form = visitor.form();
      form.set('credential', credential);
      await visitor.posts('/second', form);
    },
    keeps: async (key, forged) => {
      const form = visitor.form();
      const listed = allOf(page, 'input').filter((one) => attribute(one, 'name') === 'key');
      const [other = ''] = listed
        .map((one) => attribute(one, 'value'))
        .filter((id) => id !== key.id);
      form.set('key', other);
      form.set('credential', key.touches(await visitor.isAsked('remove'), forged));
      await visitor.posts('/remove', form);
    },
    touches: async (forged) => {
      const credential = visitor.keys.at(-1)!.touches(await visitor.isAsked('again'), forged);
      const form = visitor.form();
      form.set('credential', credential);
      await visitor.posts('/again', form);
    },
    presses: (act, typed) => visitor.posts('/', visitor.form(act, typed)),
    opens: async (row = 0) => {
      const rows = allOf(page, 'button').filter((one) => attribute(one, 'name') === rowField);
      const form = visitor.form('enter');
      form.delete('act');
      form.set(rowField, attribute(rows[row]!, 'value'));
      await visitor.posts('/', form);
    },
    finds: async (reference) => {
      await visitor.presses('list.desk_find', { 'list.reference': reference });
      await visitor.opens();
    },
    form: (act = '', typed = {}) => {
      const form = formOf(main(), act, typed);
      return act === '' ? new URLSearchParams([...form].slice(0, -1)) : form;
    },
    heading: () => textOf(allOf(page, 'h1')[0] ?? ''),
    reads: () => html,
    value: (name) => {
      const inputs = ['input', 'textarea'].flatMap((tag) => allOf(page, tag));
      const own = inputs.find((one) => attribute(one, 'name') === name);
      return own?.tag === 'textarea'
        ? textOf(own).replace(/^\n/, '')
        : own && attribute(own, 'value');
    },
  };
  return visitor;
}
