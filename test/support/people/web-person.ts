import { createHash } from 'node:crypto';
import type { Fields } from '../../../bot/domain/fields';
import { enterWith, type MessengerPerson } from './messenger-person';
import { allOf, attribute, controlsOf, type PageNode, readPage, valuesOf } from './web-page';

/** Somebody at the door on the web: fetches pages and sends forms, as a browser without script does. */
export interface WebPerson extends MessengerPerson {
  readonly page: PageNode;
  /** Of the last answer. */
  readonly headers: Headers;
  readonly status: number;
  /** Where the last press led, if anywhere. */
  readonly location: string | undefined;
  /** The names that each dialog was given. */
  readonly visits: readonly string[];
  /** Goes to a page, as by typing its address. */
  goes(path: string): Promise<void>;
  /** Sends the form with other parts, or as another page would. */
  sends(
    form: URLSearchParams,
    headers?: Readonly<Record<string, string>>,
    path?: string,
  ): Promise<void>;
  /** Presses "Leave this page". */
  leaves(): Promise<void>;
  /** What the form holds when this button is pressed. */
  form(act: string, typed?: Fields): URLSearchParams;
  /** Changes the sealed draft in the page. */
  alters(): void;
}

/** What of somebody's browser and network a server could note. */
export function tracesOf(name: string): { readonly agent: string; readonly address: string } {
  const [a = 0, b = 0] = createHash('sha256').update(name).digest();
  return {
    agent: `Kanariefox/${name.replace(/[^\w]/g, '')}`,
    address: `2001:db8:${a.toString(16)}:${b.toString(16)}::cafe`,
  };
}

/**
 * @param door the address of the door, without a slash at its end
 * @param more what every request says besides
 */
export function webPerson(
  door: () => string,
  name: string,
  locale: 'sv' | 'en' = 'sv',
  more: Readonly<Record<string, string>> = {},
): WebPerson {
  const answers: string[] = [];
  const visits = new Set<string>();
  const { agent, address } = tracesOf(name);
  const of = {
    'User-Agent': agent,
    'X-Forwarded-For': address,
    'Accept-Language': locale === 'sv' ? 'sv-SE' : 'en-GB',
    ...more,
  };
  let html = '';
  let page: PageNode = readPage('');
  let location: string | undefined;
  let last: () => Promise<Response> = () => Promise.reject(new Error('nothing was sent'));
  let answer = new Response();
  const took = async (request: () => Promise<Response>): Promise<void> => {
    last = request;
    answer = await request();
    location = answer.headers.get('location') ?? undefined;
    // As a browser does, while it is the door's own page.
    if (location?.startsWith('/') === true)
      answer = await fetch(`${door()}${location}`, { headers: of, redirect: 'manual' });
    const text = await answer.text();
    answers.push(text);
    html = text.replace(/<!--[\w-]*-->/, '');
    page =
      answer.headers.get('content-type')?.startsWith('text/html') === true
        ? readPage(text)
        : readPage('');
    const visit = controlsOf(mainOf(page)).find((one) => attribute(one, 'name') === 'visit');
    if (visit !== undefined) visits.add(attribute(visit, 'value'));
  };
  const person: WebPerson = {
    answers,
    get page() {
      return page;
    },
    get headers() {
      return answer.headers;
    },
    get status() {
      return answer.status;
    },
    get location() {
      return location;
    },
    get visits() {
      return [...visits];
    },
    goes: (path) => took(() => fetch(`${door()}${path}`, { headers: of, redirect: 'manual' })),
    sends: (form, headers = { Origin: door() }, path = '/') =>
      took(() =>
        fetch(`${door()}${path}`, {
          ...{ method: 'POST', body: form, redirect: 'manual' },
          headers: { ...of, ...headers },
        }),
      ),
    form: (act, typed = {}) => formOf(mainOf(page), act, typed),
    leaves: () => {
      const form = new URLSearchParams();
      for (const one of controlsOf(allOf(page, 'header')[0] ?? page))
        form.set(attribute(one, 'name'), attribute(one, 'value'));
      return person.sends(form, undefined, '/leave');
    },
    opens: async (way) => {
      if (way !== undefined) throw new Error('no desk works on the web');
      await person.goes(`/${locale}`);
      await person.sends(person.form(''));
    },
    presses: async (act, typed) => {
      await person.sends(person.form(act, typed));
      if (person.status !== 200) throw new Error(`HTTP ${person.status}`);
    },
    enters: (code) => enterWith(person, code),
    again: () => last(),
    has: (act) => buttonsIn(mainOf(page)).includes(act),
    reads: () => html,
    alters: () => {
      html = html.replace(/WD1\.[\w-]+/g, (draft) => `${draft.slice(0, -4)}AAAA`);
      page = readPage(html);
    },
  };
  return person;
}

/** A page without its header, in which there is a form of its own. */
const mainOf = (page: PageNode): PageNode => allOf(page, 'main')[0] ?? page;

const buttonsIn = (page: PageNode): readonly string[] =>
  allOf(page, 'button')
    .filter(({ attributes }) => !attributes.has('disabled'))
    .map((one) => attribute(one, 'value').replace(/\.+$/, ''));

/** A form as a browser sends it: each control with what it holds or what was typed, and then the button. */
export function formOf(page: PageNode, act: string, typed: Fields): URLSearchParams {
  if (!buttonsIn(page).includes(act)) throw new Error(`this view has no button "${act}"`);
  const controls = controlsOf(page);
  const known = new Set(controls.map((one) => attribute(one, 'name')));
  for (const name of Object.keys(typed))
    if (!known.has(name)) throw new Error(`this view has no field "${name}"`);
  const pairs = controls.flatMap((control): [string, string][] => {
    const name = attribute(control, 'name');
    const given = (typed as Readonly<Record<string, string | undefined>>)[name];
    const isHidden = attribute(control, 'type') === 'hidden';
    const values = given === undefined || isHidden ? valuesOf(control) : chosen(control, given);
    return values.map((value) => [name, value.replace(/\r?\n/g, '\r\n')]);
  });
  return new URLSearchParams([...pairs, ['act', act]]);
}

/** What one control sends of what was typed; a tick is one of several values. */
function chosen(control: PageNode, given: string): readonly string[] {
  const own = attribute(control, 'value');
  const kind = attribute(control, 'type');
  if (kind === 'checkbox') return given.split(',').includes(own) ? [own] : [];
  if (kind === 'radio') return given === own ? [own] : [];
  return [given];
}
