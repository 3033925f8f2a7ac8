import { type CardOptions, createCards } from '../../adaptive-cards/cards';
import { type Card, type Element, elementsIn } from '../../adaptive-cards/element';
import type { Shown } from '../../bot/channels/channel';
import { redirectTargets } from '../../bot/domain/contacts';
import { type Day, parseDay } from '../../bot/domain/day';
import { deadlines } from '../../bot/domain/deadlines';
import type { Id, Locale, MemberId, ThreadId } from '../../bot/domain/ids';
import { type Body, closeReasons, type Message } from '../../bot/domain/message';
import { everyAnswer } from '../../bot/domain/questionnaire';
import { statuses } from '../../bot/domain/thread';
import { isFiledDirectly, type Route, rules, triage } from '../../bot/domain/triage';
import type { DeskDeed, OtherRoute, View } from '../../bot/domain/view';

export const locales = ['sv', 'en'] as const satisfies readonly Locale[];

export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new RangeError(text);
  return parsed;
}

const id = (n: number): Id => n.toString(16).padStart(32, '0') as Id;
const member = (n: number): MemberId => id(n) as MemberId;
const thread = (n: number): ThreadId => id(n) as ThreadId;

/** As short as contacts come: numbers only, so that what is measured is our own words. */
const contacts = {
  phone: '0157-100 10',
  meeting: '0157-100 11',
  outsideContact: '08-100 12',
  hr: '0157-100 13',
  managersManager: '0157-100 14',
  safetyRepresentative: '0157-100 15',
  union: '0157-100 16',
  occupationalHealth: '0157-100 17',
  dataProtectionOfficer: '0157-100 18',
  securityProtectionManager: '0157-100 19',
  socialServices: '0157-100 20',
  school: '0157-100 21',
  deviations: '0157-100 22',
  complaints: '0157-100 23',
  faultReports: '0157-100 24',
};

export const options: CardOptions = {
  organisation: 'Exempelby kommun',
  websiteUrl: 'https://exempelby.example/vissla',
  privacyUrl: 'https://exempelby.example/dataskydd',
  contacts: { sv: contacts, en: contacts },
  atOnce: true,
  messenger: 'Teams',
};

export const bareOptions: CardOptions = {
  ...options,
  atOnce: false,
  contacts: {
    sv: { phone: '1', meeting: '2', outsideContact: '3' },
    en: { phone: '1', meeting: '2', outsideContact: '3' },
  },
};

export const cards = createCards(options);

const filedOn = day('2026-11-24');
const clocks = deadlines(filedOn);

export function message(body: Body, n = 1): Message {
  return { id: id(n), day: filedOn, position: n, body };
}

const bodies: readonly Body[] = [
  { kind: 'report', what: 'Vad', where: 'Var', how: 'Hur', who: '' },
  { kind: 'talk' },
  { kind: 'message', text: 'Mer' },
  { kind: 'acknowledged', text: 'Tack' },
  { kind: 'acknowledged', text: '' },
  { kind: 'reply', text: 'Svar' },
  { kind: 'feedback', text: 'Åtgärd' },
  ...redirectTargets.map((to): Body => ({ kind: 'redirected', to, text: 'Gå dit' })),
  ...closeReasons.map((reason): Body => ({ kind: 'closed', reason, text: 'Klart' })),
  { kind: 'note', author: 'Kommunjurist', text: 'Internt' },
];

const page = (list: readonly Body[]): { items: Message[]; earlier: boolean; later: boolean } => ({
  items: list.map(message),
  earlier: true,
  later: true,
});

const isOther = (route: Route): route is OtherRoute => !isFiledDirectly(route);
const verdicts = [...everyAnswer()].flatMap((answers) => {
  const { route, rule } = triage(answers);
  const hrInvolved = answers.ticks.includes('involved');
  if (!isOther(route)) return [];
  return [{ name: 'verdict', route, rule, fit: answers.fit, hrInvolved } as const];
});
const people = [
  { id: member(1), title: 'Kommunjurist' },
  { id: member(2), title: 'Kanslichef' },
];
const reference = 'K7Q2M-4XRT9';
const deeds: readonly DeskDeed[] = [
  'acknowledged',
  'reply',
  'feedback',
  'note',
  'redirected',
  'closed',
  'stepped_down',
];

/** Every view there is, in all its shapes. A view without a sample does not compile. */
export const samples: { readonly [N in View['name']]: readonly Extract<View, { name: N }>[] } = {
  start: [
    { name: 'start', intake: 'open' },
    { name: 'start', intake: 'closed' },
    { name: 'start', intake: 'open', desk: 'whistleblowing' },
    { name: 'start', intake: 'closed', desk: 'hr' },
  ],
  rights: [{ name: 'rights' }],
  safety: [{ name: 'safety' }],
  danger: [{ name: 'danger' }],
  security: [{ name: 'security' }],
  guide: [{ name: 'guide' }],
  harm: [{ name: 'harm' }],
  verdict: [...new Map(verdicts.map((v) => [`${v.rule} ${v.fit} ${v.hrInvolved}`, v])).values()],
  involved: [
    { name: 'involved', people },
    { name: 'involved', people: people.slice(0, 1) },
  ],
  nobody: [{ name: 'nobody' }],
  receipt: [
    { name: 'receipt', receipt: '1234 5678 9012 3456 7890 1234', talk: false },
    { name: 'receipt', receipt: '1234 5678 9012 3456 7890 1234', talk: true },
  ],
  story: [
    ...rules.map(
      ({ id: rule }) => ({ name: 'story', rule, readers: ['Kommunjurist', 'Kanslichef'] }) as const,
    ),
    { name: 'story', readers: ['Kommunjurist'] },
  ],
  filed: [false, true].map((again) => ({
    name: 'filed',
    reference,
    opensOn: filedOn,
    deadlines: clocks,
    again,
  })),
  unopened: [{ name: 'unopened', opensOn: filedOn }],
  thread: [
    ...statuses.map((status) => ({
      name: 'thread' as const,
      filedOn,
      status,
      deadlines: clocks,
      overdue: [],
      page: page(bodies),
    })),
    {
      name: 'thread',
      filedOn,
      status: 'received',
      deadlines: clocks,
      overdue: ['acknowledge'],
      page: { items: [], earlier: false, later: false },
    },
  ],
  sent: [false, true].map((again) => ({ name: 'sent', opensOn: filedOn, again })),
  joined: [
    { name: 'joined', desk: 'whistleblowing', admitted: true },
    { name: 'joined', desk: 'hr', admitted: true },
    { name: 'joined', desk: 'whistleblowing', admitted: false },
  ],
  left: [{ name: 'left' }],
  queue: [
    { name: 'queue', items: [], earlier: false, more: false, total: 0, waiting: 0 },
    {
      name: 'queue',
      items: statuses.map((status, n) => ({
        thread: thread(n),
        reference,
        filedOn,
        status,
        unanswered: n % 2 === 0,
        ...(n === 3
          ? {}
          : { due: { what: n === 0 ? 'acknowledge' : 'feedback', by: filedOn, overdue: n === 1 } }),
      })),
      earlier: true,
      more: true,
      total: 12,
      waiting: 1,
    },
  ],
  desk_thread: [
    {
      name: 'desk_thread',
      reference,
      filedOn,
      status: 'received',
      deadlines: clocks,
      due: { what: 'acknowledge', by: clocks.acknowledgeBy, overdue: true },
      pending: 2,
      page: { items: [message({ kind: 'talk' })], earlier: false, later: false },
    },
    {
      name: 'desk_thread',
      reference,
      filedOn,
      status: 'closed',
      closeReason: 'confirmed',
      deadlines: clocks,
      pending: 0,
      page: page(bodies),
    },
    ...[...everyAnswer()]
      .filter((answers) => answers.ticks.length % 5 === 0)
      .map((answers) => ({
        name: 'desk_thread' as const,
        reference,
        filedOn,
        answers,
        advice: triage(answers),
        status: 'acknowledged' as const,
        deadlines: clocks,
        due: { what: 'feedback' as const, by: clocks.feedbackBy, overdue: false },
        pending: 0,
        page: page([{ kind: 'report', what: 'Vad', where: '', how: '', who: 'Jag' }]),
      })),
  ],
  desk_acknowledge: [{ name: 'desk_acknowledge', reference }],
  desk_reply: [{ name: 'desk_reply', reference }],
  desk_note: [{ name: 'desk_note', reference }],
  desk_redirect: [{ name: 'desk_redirect', reference, targets: redirectTargets }],
  desk_redirect_text: redirectTargets.map((to) => ({ name: 'desk_redirect_text', reference, to })),
  desk_close: [
    { name: 'desk_close', reference },
    { name: 'desk_close', reference: '' },
  ],
  desk_step_down: [{ name: 'desk_step_down', reference }],
  desk_done: deeds.flatMap((what) =>
    [false, true].map(
      (again) => ({ name: 'desk_done', what, reference, opensOn: filedOn, again }) as const,
    ),
  ),
  people: [
    { name: 'people', members: people, waiting: [] },
    { name: 'people', members: people, waiting: [{ id: member(3), title: 'HR-chef' }] },
  ],
  desk_away: [{ name: 'desk_away' }],
  not_a_member: [{ name: 'not_a_member' }],
};

export const allViews: readonly View[] = Object.values(samples).flat();

export function shown(view: View, locale: Locale = 'sv', more: Partial<Shown> = {}): Shown {
  return { view, locale, opensOn: '2026-11-24' as Day, fields: {}, draft: 'draft', ...more };
}

/** A card's parts in the order in which they are read, containers opened. */
function parts(list: readonly Element[]): Element[] {
  return list.flatMap((element) => [
    element,
    ...parts(elementsIn(element.items)),
    ...parts(elementsIn(element.inlines)),
    ...parts(elementsIn(element.actions)),
  ]);
}

export function partsOf(card: Card): Element[] {
  return parts(card.body);
}
