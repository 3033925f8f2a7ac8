import { type CardOptions, createCards } from '../../adaptive-cards/cards';
import { type Card, type Element, elementsIn } from '../../adaptive-cards/element';
import type { Shown } from '../../bot/channels/channel';
import { buttonOf, commands } from '../../bot/desk/actions/index';
import { optionsIn } from '../../bot/desk/actions/options';
import { fieldsOf } from '../../bot/desk/case/form-fields';
import { type ButtonName, buttons } from '../../bot/domain/buttons';
import { subjectsOf } from '../../bot/domain/case';
import {
  type CaseCopy,
  type CopyHead,
  type CopyKind,
  copyKinds,
  entriesOf,
  inCopy,
  numbered,
  sectionsOf,
} from '../../bot/domain/case-copy';
import { conflictKinds } from '../../bot/domain/conflict';
import { type RedirectTarget, redirectTargets, redirectTargetsOf } from '../../bot/domain/contacts';
import { addDays, addToMonth, type Day, type Month, monthOf, parseDay } from '../../bot/domain/day';
import { deadlines } from '../../bot/domain/deadlines';
import { deskDeeds, deskForms, deskOptions } from '../../bot/domain/desk-options';
import type {
  ExclusionShown,
  FormView,
  HoldShown,
  RedactionShown,
  TellingShown,
} from '../../bot/domain/desk-parts';
import { caseAsks } from '../../bot/domain/desk-parts';
import type { DeskView } from '../../bot/domain/desk-view';
import type { DisposedCount } from '../../bot/domain/disposal';
import { type CaseStep, stepKinds } from '../../bot/domain/follow-up';
import { handedTo, handOverTargets, purposes } from '../../bot/domain/hand-over';
import { dutyStandings, laws } from '../../bot/domain/handing';
import type { Desk, Id, Locale, MemberId, ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { Colleague } from '../../bot/domain/member';
import {
  type Body,
  closeReasons,
  closeReasonsOf,
  investigations,
  type Message,
} from '../../bot/domain/message';
import { minutesSteps, settlings, ways } from '../../bot/domain/minutes';
import {
  type Answers,
  detailsOf,
  involvedOnes,
  matters,
  ruleOf,
} from '../../bot/domain/questionnaire';
import type { ReadyText } from '../../bot/domain/ready-text';
import { knownAs } from '../../bot/domain/redacted-copy';
import type { Redaction } from '../../bot/domain/redactions';
import type { CaseShown } from '../../bot/domain/register-view';
import { type RequestNow, sentCopies, stageKinds } from '../../bot/domain/request';
import { explained, usualSections } from '../../bot/domain/secrecy';
import { hrSteps, statuses, type ThreadState } from '../../bot/domain/thread';
import { mayGoToHr, routeOf, triage } from '../../bot/domain/triage';
import { namedAuthorities } from '../../bot/domain/turn-to';
import { type HrWay, type ReporterView, sentThings, type View } from '../../bot/domain/view';
import { hiddenIn } from '../../bot/domain/what-it-can-hide';
import { type DeskNumbers, type Year, yearFigures } from '../../bot/domain/year-numbers';
import { readAtOnce } from '../support/at-once';
import { everyAnswer } from '../support/every-answer';

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
  webForm: '0157-100 25',
  adultConcern: '0157-100 26',
  workInjury: '0157-100 27',
  police: '0157-100 28',
  equalityOmbudsman: '0157-100 29',
  independentAdvice: '0157-100 30',
  crisisSupport: '0157-100 31',
};

export const options: CardOptions = {
  organisation: 'Exempelby kommun',
  websiteUrl: 'https://exempelby.example/vissla',
  privacyUrl: 'https://exempelby.example/dataskydd',
  contacts: { sv: contacts, en: contacts },
  atOnce: true,
  messenger: 'Teams',
  desk: 'https://mottagare.exempelby.example',
};

export const bareOptions: CardOptions = {
  ...options,
  desk: undefined,
  atOnce: false,
  passHour: 10,
  weekly: true,
  contacts: {
    sv: { phone: '1', meeting: '2', outsideContact: '3' },
    en: { phone: '1', meeting: '2', outsideContact: '3' },
  },
};

export const cards = createCards(options);

const filedOn = day('2026-11-24');
export const desks = ['whistleblowing', 'hr'] as const satisfies readonly Desk[];
const hrClock = { answerDays: 3, isWorkingDay: () => true };
const came = { runsFrom: filedOn, outOn: filedOn };
export const clocks = {
  whistleblowing: deadlines('whistleblowing', came, hrClock, readAtOnce),
  hr: deadlines('hr', came, hrClock, readAtOnce),
};

export function message(body: Body, n = 1): Message {
  return { id: id(n), day: filedOn, position: n, body };
}

/** What the desk writes down of a talk, and what becomes of it. */
const talked: readonly Body[] = [
  { kind: 'minutes', way: 'meeting', recording: 'none', author: 'Kommunjurist', text: 'Vi sa' },
  { kind: 'minutes_approved', of: filedOn },
  { kind: 'minutes_corrected', of: filedOn, text: 'Nej' },
  { kind: 'meeting_asked' },
  { kind: 'punished' },
  { kind: 'code_renewed' },
  ...settlings.map((how): Body => ({ kind: 'minutes_settled', how, of: filedOn, text: 'Därför' })),
  ...ways.map(
    (way, n): Body => ({
      kind: 'entered',
      way,
      arrivedOn: filedOn,
      acknowledged: n === 2 ? undefined : { how: n === 0 ? 'spoken' : 'letter', on: filedOn },
      recording: n === 0 ? 'consented' : 'none',
      author: 'Kommunjurist',
      text: 'Det som sades',
    }),
  ),
];
const written: readonly Body[] = [
  { kind: 'report', what: 'Vad', where: 'Var', how: 'Hur', who: '' },
  { kind: 'message', text: 'Mer' },
  { kind: 'reply', text: '' },
  { kind: 'reply', text: 'Svar' },
  ...closeReasons.map((reason): Body => ({ kind: 'closed', reason, text: 'Klart' })),
  { kind: 'closed', reason: 'confirmed', text: 'Rutinen brast', measures: 'Ny rutin' },
  { kind: 'by_hr', body: { kind: 'redirected', to: 'union', text: 'Dit hör det.' } },
  { kind: 'by_hr', body: { kind: 'reply', text: 'FRÅGAT AV HR' } },
  { kind: 'moved', kept: true },
  { kind: 'reopened', text: 'Igen' },
  { kind: 'note', author: 'Kommunjurist', text: 'Internt' },
];
/** Everything that can stand in a thread of each desk. */
const bodies: Readonly<Record<Desk, readonly Body[]>> = {
  whistleblowing: [
    ...written,
    { kind: 'talk' },
    { kind: 'feedback', measures: 'Åtgärd', text: 'Skäl' },
    ...redirectTargets.map((to): Body => ({ kind: 'redirected', to, text: 'Gå dit' })),
    { kind: 'hr_asked', text: 'Får vi?' },
    { kind: 'hr_answered', yes: true },
    { kind: 'hr_answered', yes: false },
    { kind: 'handed_over', to: 'hr', name: '', cause: '', text: 'Nu har HR det' },
    ...handOverTargets.map(
      (to): Body => ({ kind: 'handed_over', to, name: 'Polisen', cause: 'Brott', text: 'Vidare' }),
    ),
    { kind: 'moved' },
    { kind: 'note', author: '', text: 'Hör av er till chefen', from: 'hr' },
    { kind: 'note', author: '', text: 'Vad gör ni?', from: 'handlers' },
    ...talked,
  ],
  hr: [
    ...written,
    ...redirectTargetsOf('hr').map((to): Body => ({ kind: 'redirected', to, text: 'Gå dit' })),
    ...investigations.flatMap((investigation): Body[] => [
      { kind: 'redirected', to: 'union', text: 'Gå dit', investigation },
      { kind: 'closed', reason: 'answered', text: 'Klart', investigation },
    ]),
    ...talked,
  ],
};
const inExcerpt: readonly Body[] = [
  { kind: 'excerpt', text: 'Utdraget' },
  { kind: 'message', text: 'Från handläggarna' },
  ...written.filter(({ kind }) => kind !== 'report' && kind !== 'message' && kind !== 'entered'),
];

const page = (list: readonly Body[]): { items: Message[]; earlier: boolean; later: boolean } => ({
  items: list.map(message),
  earlier: true,
  later: true,
});
const nothing = { items: [], earlier: false, later: false } as const;

const isFirst = ({ about, detail }: Answers): boolean => detailsOf(about)[0] === detail;
const isLast = ({ about, detail }: Answers): boolean => detailsOf(about).at(-1) === detail;
/**
 * Every verdict once with nobody involved. Of who is, only top management, and whether anybody is, shows: for
 * one answer a matter.
 */
const seen = [...everyAnswer()].filter((one) => one.involved.length === 0 || isLast(one));
const titlesOf = ({ length }: readonly unknown[]): readonly string[] =>
  ['Kommunjurist', 'Kanslichef', 'Säkerhetssamordnare'].slice(length > 0 ? 1 : 0);
const verdicts = seen.flatMap((answers) => {
  const { about, detail, involved } = answers;
  const rule = ruleOf(answers);
  const route = routeOf[rule];
  const ways: readonly HrWay[] = mayGoToHr(answers) ? ['offered', 'empty'] : ['withheld'];
  return ways.map((hr) => {
    const shape = [about, detail, hr, involved.includes('management')].join();
    const { danger } = hiddenIn(answers);
    const shown = {
      readers: titlesOf(involved),
      hidden: involved.length > 0 ? ['Kommunjurist'] : [],
    };
    return [shape, { name: 'verdict', answers, route, rule, hr, ...shown, danger }] as const;
  });
});
/** With as much as can be answered. */
const givenAnswers = [...everyAnswer()].filter(
  (one) => one.involved.length === involvedOnes.length && (isFirst(one) || isLast(one)),
);
const people = [
  { id: member(1), title: 'Kommunjurist' },
  { id: member(2), title: 'Kanslichef' },
];
const officers = [
  { id: member(4), title: 'HR-chef' },
  { id: member(5), title: 'HR-partner' },
];
const titles = officers.map(({ title }) => title);
const reference = 'K7Q2M-4XRT9';
/** A request that was refused in part, with its longest lines, and all that can be noted of it. */
const requestNow = (of: Id, text: string): RequestNow => ({
  ...{ id: of, text, on: filedOn, keptUntil: filedOn, restFrom: filedOn, next: stageKinds },
  stages: [
    {
      of,
      on: filedOn,
      is: 'decided',
      end: 'part',
      copy: 'redacted',
      agreedOn: filedOn,
      day: filedOn,
    },
  ],
});

/** Its command says which fields it has and what sends it: filled in below. */
const inForm = (reader: FormView['reader'] = 'reporter') => ({
  ...{ reference, reader, fields: [], sends: 'desk_thread' as const },
});
type Handing = Extract<View, { name: 'desk_hand_over_text' }>;
const handing = (
  purpose: Handing['purpose'],
  of: Partial<Handing> = {},
  reader?: FormView['reader'],
): Handing => ({ name: 'desk_hand_over_text', to: 'hr', purpose, ...inForm(reader), ...of });
const handingForms: Readonly<Record<Handing['purpose'], readonly Handing[]>> = {
  agreed: [
    handing('agreed', { words: 'sv', people: officers, announced: false }),
    handing('agreed', { people: [], announced: true }),
  ],
  needed: [handing('needed', { words: 'sv', people: officers }), handing('needed', { people: [] })],
  more: [handing('more', {}, 'hr')],
};
/** Forms that the handlers read as well: HR's answers in an excerpt. */
const bothReaders = [inForm(), inForm('handlers')];

type Waiter = Extract<View, { name: 'desk_waiting' }>;
/** What waits: an excerpt for HR unless something else is said. */
const waitingView = ({
  items = [message({ kind: 'closed', reason: 'answered', text: 'Vi har pratat med alla.' })],
  ...of
}: Partial<Waiter> & { readonly items?: readonly Message[] }): Waiter => ({
  name: 'desk_waiting',
  ...{ reference, desk: 'whistleblowing', excerpt: false, outOn: filedOn, can: 'take_back' },
  ...{ number: 2, of: 3, page: { items, earlier: true, later: true } },
  ...of,
});
const toHr = message({ kind: 'note', author: '', text: 'Lagret.', from: 'handlers' });
const toldOfHr = message({ kind: 'handed_over', to: 'hr', name: '', cause: '', text: 'HR vet.' });
/** As long as what is kept of a hold can be. */
const longHold: HoldShown = {
  why: 'W'.repeat(398),
  lookAgainOn: filedOn,
  ending: { by: 'W'.repeat(40) },
};

/** As long as what is written down of a case can be. */
const longCase: CaseShown = {
  number: 'W'.repeat(40),
  subject: 'inquiry',
  party: 'W'.repeat(40),
  assignee: 'W'.repeat(40),
  deputy: 'W'.repeat(40),
  assessment: 'public_interest',
};
const longSteps = Array.from({ length: limits.steps }, (_, n): CaseStep => {
  const [is, why] = [stepKinds[n % 3] ?? 'person', 'W'.repeat(150)];
  const dated = n % 2 === 0 ? { by: filedOn } : { heardOn: filedOn, doneOn: filedOn };
  return { id: id(n), is, what: 'W'.repeat(150), why, ...dated };
});
const longAndUntold: CaseShown = { ...longCase, tellBy: filedOn };

const backNote: Body = { kind: 'note', author: 'Kommunjurist', text: '', takenBack: true };
const conflictNotes = conflictKinds.map(
  (how): Body => ({
    kind: 'note',
    author: 'Kommunjurist',
    text: 'Hon är gift med chefen.',
    conflict: { how, who: 'Säkerhetschef', decidedBy: 'Kommundirektören', beside: 'Utredare' },
  }),
);
const exclude: ExclusionShown = {
  id: 'ab'.repeat(16) as ExclusionShown['id'],
  who: 'W'.repeat(40),
  by: 'Kommunjurist',
  why: 'W'.repeat(200),
  decidedBy: 'Kommundirektören',
  own: false,
  choices: ['yes', 'no'],
};
/** Colleagues in every way in which they can be there. */
const colleagues: readonly Colleague[] = [
  { ...people[0]!, awayUntil: filedOn },
  { ...people[1]!, deputy: true },
  { id: member(3), title: 'W'.repeat(40), deputy: true, awayUntil: filedOn },
];

const received: ThreadState = { status: 'received', unanswered: false, excluded: [] };
const answered: ThreadState = { ...received, status: 'answered', answeredOn: filedOn };
const closed: ThreadState = { ...received, status: 'closed', closeReason: 'answered' };
const atDesk = (desk: Desk, state: ThreadState): Extract<View, { name: 'desk_thread' }> => ({
  name: 'desk_thread',
  desk,
  excerpt: state.origin !== undefined,
  moved: false,
  openDays: [],
  ...(state.hr === undefined ? {} : { hr: state.hr }),
  may: optionsIn(desk, state, { hrReceives: true, toShow: true }),
  reference,
  filedOn,
  status: state.status,
  ...(state.closeReason === undefined ? {} : { closeReason: state.closeReason }),
  deadlines: clocks[desk],
  pending: 0,
  page: page(state.origin === undefined ? bodies[desk] : inExcerpt),
});
const ofReporter = (
  desk: Desk,
  more: Partial<Extract<View, { name: 'thread' }>> = {},
): Extract<View, { name: 'thread' }> => ({
  name: 'thread',
  filedOn,
  moved: false,
  status: 'received',
  deadlines: clocks[desk],
  overdue: [],
  page: page(bodies[desk]),
  ...more,
});

const sent = ({
  desk,
  ...more
}: { readonly desk: Desk } & Pick<Extract<View, { name: 'filed' }>, 'again' | 'duty'>) => ({
  name: 'filed' as const,
  reference,
  opensOn: filedOn,
  deadlines: clocks[desk],
  ...more,
});

const nothingWaits = { person: 0, close_together: 0, open_expired: 0, list: 0 } as const;

type Queue = Extract<View, { name: 'desk_queue' }>;
/** A queue: empty and whole unless something else is said. */
const queueView = (of: Partial<Queue>): Queue => ({
  name: 'desk_queue',
  ...{ filter: 'all', order: 'due', items: [], earlier: false, more: false, total: 0 },
  waits: nothingWaits,
  counts: { all: 1234, new: 12, overdue: 0, for_us: 345, for_reporter: 1200, requests: 1234 },
  ...of,
});
/** A report in it that nobody has answered in time. */
const lateItem: Queue['items'][number] = {
  ...{ thread: thread(1), reference, filedOn, changedOn: filedOn, status: 'received', news: true },
  due: { what: 'answer', by: filedOn, overdue: true },
};
const done = { name: 'desk_done', reference, opensOn: filedOn, again: false } as const;
const members = {
  name: 'desk_people',
  from: filedOn,
  members: people,
  waiting: [],
  waits: nothingWaits,
} as const;
const appointed = (isOver: boolean): Colleague => ({
  ...{ id: member(1), title: 'W'.repeat(40), awayUntil: filedOn },
  mandate: { decision: 'W'.repeat(40), until: filedOn, secrecyOn: filedOn, isOver },
});
const account = { name: 'desk_account', passkeys: 0 } as const;
const copied: Body = {
  ...{ kind: 'note', author: 'Kommunjurist', text: '' },
  copied: { redactions: 200, sections: explained, beside: 'Utredare' },
};
const factNote: Body = { kind: 'note', author: 'Kommunjurist', text: 'Klockan var 9.', fact: true };
/** A copy with everything that can be in a case, whole or redacted. */
const copyAt = (desk: Desk, of: CopyKind): CaseCopy => {
  const all = [
    ...bodies[desk],
    factNote,
    copied,
    ...handedNotes,
    { kind: 'message', text: 'W'.repeat(6000) },
  ];
  const messages = all.map((body, n) => message(body as Body, n + 1));
  const isRedacted = of === 'redacted' || of === 'draft';
  const redactions: Redaction[] = messages.flatMap(({ id: of }, n) => [
    { message: of, ...(n % 7 > 0 && { words: 'a' }), section: explained[n % explained.length]! },
  ]);
  const notes = of === 'with_notes' ? 'with' : 'without';
  const head: CopyHead = {
    ...{ kind: 'head', number: 'W'.repeat(40), party: 'W'.repeat(40), assignee: 'W'.repeat(40) },
    duties: [{ is: 'begun', law: 'child', on: filedOn, told: 'W'.repeat(40) }],
    ...{ assessed: { is: 'public_interest', on: filedOn }, ownDuty: 'open' },
    ...{ subject: 'inquiry', status: 'closed', closedOn: filedOn },
    ...{ closeReason: closed.closeReason, answers: givenAnswers[0], urgent: true },
  };
  return {
    ...{ desk, excerpt: false, notes, reference, filedOn, filedUntil: filedOn, on: filedOn },
    unseen: filedOn,
    ...(of === 'redacted' ? { redacted: '17:3b' } : { head }),
    ...(isRedacted && { isRedacted }),
    sections: isRedacted ? sectionsOf(redactions) : usualSections[desk],
    ...(of === 'redacted' && { dayless: true, nameless: true }),
    entries: entriesOf(
      inCopy(numbered(messages), notes),
      isRedacted ? { redactions, shown: [knownAs(messages[0]!.id)] } : undefined,
    ),
  };
};
const manyRedactions: readonly RedactionShown[] = Array.from({ length: 200 }, (_, n) => ({
  entry: n === 0 ? undefined : n,
  words: n % 3 === 0 ? undefined : 'W'.repeat(60),
  places: n % 3 === 0 ? undefined : n,
  section: explained[n % explained.length]!,
  again: n % 2 === 0,
  elsewhere: n % 5 === 0 ? [111, 112, 113, 114] : [],
}));
type RedactionView = Extract<View, { name: 'desk_redaction' }>;
const redactionView = (of: Partial<RedactionView>): RedactionView => ({
  name: 'desk_redaction',
  ...{
    reference,
    redactions: manyRedactions,
    sections: explained,
    last: 201,
    days: [0, 7],
    named: true,
  },
  ...{ newer: false, alone: false, ...of },
});
/** Two years in which cases went by three ways each month. */
const manyDisposed = (desk: Desk): readonly DisposedCount[] =>
  Array.from({ length: 24 }, (_, n) => addToMonth('2028-01' as Month, n)).flatMap((month) =>
    ['KS 2026/1234', 'archived'].map((by) => ({ desk, month, by, count: 12 })),
  );
const numbersShown = (desk: Desk, lower: number): DeskNumbers => ({
  exactly: lower,
  bands: Object.fromEntries(yearFigures(desk).map((figure) => [figure, lower])),
  medians: lower === 0 ? {} : { answer: 1000, feedback: 1000 },
});
const nextYear = { year: '2026' as Year, from: filedOn };
const weaker = { kind: 'pass_weaker', to: 'daily', on: filedOn } as const;

/** As long as what waits to be told can be. */
const longTelling: TellingShown = {
  to: 'investigator',
  recipient: 'W'.repeat(80),
  why: 'W'.repeat(1000),
  tellBy: filedOn,
  overdue: true,
};
const handed = {
  name: 'Bygg- och miljönämnden',
  purpose: 'needed',
  cause: 'Fara för fler',
  reveals: 'yes',
  revealsWhy: 'Bara en kan ha sett det',
} as const;
/** Notes that record a hand-over, each in another shape. */
const handedNotes: readonly Body[] = [
  { kind: 'note', author: 'Kommunjurist', text: 'Kopian', handed: { to: 'board', ...handed } },
  {
    kind: 'note',
    author: 'Kommunjurist',
    text: '',
    handed: {
      ...handed,
      to: 'hr',
      name: '',
      purpose: 'agreed',
      reveals: 'no',
      revealsWhy: '',
      later: { why: 'Spår kan försvinna', tellBy: filedOn },
    },
  },
];

export const readyTexts = [
  'excerpt_reopened',
  'hr_asked',
  'given_to_hr',
  'given_by_law',
  'handed_over',
  'handed_to_hr',
  'hand_over_asked',
  'may_reveal',
  'reveals_nothing',
  'given',
  'reopened',
] as const satisfies readonly Exclude<ReadyText, RedirectTarget>[];

/** As many answers as a desk saves, with the longest beginnings. */
const manySaved = Array.from({ length: limits.savedAnswers }, (_, n) => ({
  ...{ id: thread(n) as string as Id, sv: 'W'.repeat(2000), en: n === 0 ? '' : 'W'.repeat(2000) },
}));

/** Every view there is, in all its shapes. A view without a sample does not compile. */
type Samples = { readonly [N in View['name']]: readonly Extract<View, { name: N }>[] };
const unformed: Samples = {
  code: [{ name: 'code' }],
  start: [
    { name: 'start', intake: 'open' },
    { name: 'start', intake: 'closed' },
    { name: 'start', intake: 'open', desk: 'whistleblowing' },
    { name: 'start', intake: 'closed', desk: 'hr' },
    { name: 'start', intake: 'open', crowd: 99_990 },
    { name: 'start', intake: 'open', desk: 'whistleblowing', crowd: 'few' },
  ],
  rights: [{ name: 'rights' }],
  employer: [{ name: 'employer' }],
  safety: [{ name: 'safety' }],
  security: [{ name: 'security' }],
  guide: [{ name: 'guide' }],
  more: matters.map((about) => ({ name: 'more', about })),
  verdict: [...new Map(verdicts).values()],
  others: [{ name: 'others' }],
  involved: [
    { name: 'involved', people, opensOn: filedOn, dayCrowd: 99_990 },
    { name: 'involved', people, opensOn: filedOn, dayCrowd: 'few' },
    { name: 'involved', people: people.slice(0, 1), opensOn: filedOn },
  ],
  nobody: [{ name: 'nobody' }],
  report_code: desks.map((desk) => ({
    name: 'report_code',
    desk,
    reportCode: '1234 5678 9012 3456 7890 1234',
  })),
  story: [
    { name: 'story', desk: 'whistleblowing', readers: ['Kommunjurist', 'Kanslichef'] },
    { name: 'story', desk: 'whistleblowing', readers: ['Kommunjurist'], duty: 'harm' },
    { name: 'story', desk: 'hr', readers: titles },
  ],
  talk: [{ name: 'talk', readers: ['Kommunjurist', 'Kanslichef'] }],
  filed: [
    ...desks.flatMap((desk) => [false, true].map((again) => sent({ desk, again }))),
    sent({ desk: 'whistleblowing', again: true, duty: 'harm' }),
  ],
  account: [
    { name: 'account', renews: true },
    { name: 'account', renews: false },
  ],
  renew: [{ name: 'renew', reportCode: '1234 5678 9012 3456 7890 1234' }],
  unopened: [{ name: 'unopened', opensOn: filedOn }],
  thread: [
    ...desks.flatMap((desk) => statuses.map((status) => ofReporter(desk, { status }))),
    ofReporter('whistleblowing', { overdue: ['answer'], page: nothing }),
    ofReporter('whistleblowing', { overdue: ['answer', 'feedback'], page: nothing }),
    ofReporter('whistleblowing', {
      ...{ status: 'closed', feedbackLeft: true, overdue: ['feedback'], page: nothing },
      erasedBy: filedOn,
      turnTo: namedAuthorities,
    }),
    ofReporter('hr', { overdue: ['answer'], page: nothing }),
    ofReporter('whistleblowing', { moved: true }),
    ...minutesSteps.map((step) =>
      ofReporter('whistleblowing', { minutes: { of: filedOn, step }, meetBy: filedOn }),
    ),
    ...(['answered', 'closed'] as const).flatMap((status) => [
      ofReporter('whistleblowing', { status, hr: { readers: titles } }),
      ofReporter('whistleblowing', { status, hr: { readers: titles, answer: 'yes' } }),
      ofReporter('whistleblowing', { status, hr: { readers: [], answer: 'no' } }),
    ]),
  ],
  proof: desks.map((desk) => ({
    name: 'proof' as const,
    ...{ desk, madeOn: filedOn, filedOn, page: page(bodies[desk]) },
  })),
  sent: desks.flatMap((desk) =>
    sentThings.flatMap((what) =>
      [false, true].map((again) => {
        const unsent = what !== 'message';
        return { name: 'sent' as const, what, unsent, desk, opensOn: filedOn, again };
      }),
    ),
  ),
  practised: (['report', 'message'] as const).flatMap((what) =>
    [false, true].map((own) => ({ name: 'practised' as const, what, own })),
  ),
  joined: [
    { name: 'joined', desk: 'whistleblowing', admitted: true },
    { name: 'joined', desk: 'hr', admitted: true },
    { name: 'joined', desk: 'whistleblowing', admitted: false },
  ],
  wait: [{ name: 'wait' }],
  left: [{ name: 'left' }],
  desk_expired: [
    { name: 'desk_expired', items: [], total: 0 },
    {
      name: 'desk_expired',
      items: Array.from({ length: 10 }, (_, n) => ({
        ...{ thread: thread(n), reference },
        ...(n > 0 && { by: 'W'.repeat(40), own: n === 1 }),
      })),
      total: 12_345,
    },
  ],
  desk_together: [
    { name: 'desk_together', days: [], proposals: [], closed: [] },
    {
      name: 'desk_together',
      days: Array.from({ length: 10 }, (_, n) => ({
        day: addDays(filedOn, -n),
        count: 12_345,
        unopened: n === 0 ? 0 : 12_345,
      })),
      proposals: Array.from({ length: 4 }, (_, n) => ({
        id: id(n),
        day: filedOn,
        count: 12_345,
        pleading: 12_345,
        by: 'x'.repeat(40),
        own: n % 2 === 0,
        reason: 'test_or_abuse' as const,
        measures: 'x'.repeat(500),
        text: 'x'.repeat(500),
        choices: n % 2 === 0 ? (['take_back', 'alone'] as const) : (['yes', 'no'] as const),
      })),
      closed: Array.from({ length: 10 }, (_, n) => ({
        id: id(n),
        day: filedOn,
        count: 12_345,
        until: filedOn,
        ...(n % 2 === 0 ? { alone: { title: 'x'.repeat(40), why: 'x'.repeat(160) } } : {}),
      })),
    },
  ],
  desk_propose: (['whistleblowing', 'hr'] as const).map((desk, n) => ({
    name: 'desk_propose' as const,
    day: filedOn,
    count: 60,
    unopened: n === 0 ? 12_345 : 0,
    pleading: n === 0 ? 60 : 0,
    reasons: closeReasonsOf(desk),
  })),
  desk_queue: [
    queueView({ filter: 'mine' }),
    queueView({
      items: statuses.map((status, n) => ({
        thread: thread(n),
        reference,
        filedOn,
        changedOn: filedOn,
        ...(n % 2 === 1 && { unseen: true as const }),
        status,
        news: n % 2 === 0,
        about: 'care',
        ...(n === 3 ? { closedOn: filedOn } : {}),
        ...(n > 0 && { held: true as const }),
        awaits: ['exclude', 'remove', 'redaction', 'lift_hold'],
        ...(n < 2 && { excerpt: true as const }),
        case: n === 0 ? longAndUntold : longCase,
        ...(n === 3
          ? {}
          : { due: { what: n === 0 ? 'answer' : 'feedback', by: filedOn, overdue: n === 1 } }),
      })),
      ...{ earlier: true, more: true, total: 12, unread: 12 },
      waits: { person: 12_345, close_together: 12_345, open_expired: 12_345, list: 12_345 },
      list: weaker,
    }),
    queueView({
      ...{ filter: 'closed', month: monthOf(filedOn), monthAfter: true },
      ...{ items: [lateItem], total: 1, unread: 1, list: weaker },
    }),
    queueView({ filter: 'found', deputy: true, unread: 'some' }),
    queueView({ expired: 12_345 }),
    queueView({ filter: 'requests' }),
    queueView({ asked: 12 }),
    queueView({
      items: [
        {
          ...lateItem,
          head: [
            { what: 'answer', by: filedOn },
            { what: 'feedback', by: filedOn },
            { what: 'message' },
            { what: 'erasure', by: filedOn },
          ],
        },
      ],
      total: 1,
      head: {
        next: filedOn,
        count: 1234,
        erased: [
          { on: filedOn, references: Array.from({ length: 10 }, () => reference), more: true },
          { on: filedOn, references: [reference], more: false },
        ],
      },
    }),
    queueView({ head: { next: filedOn, count: 0, erased: [] } }),
    queueView({
      filter: 'closed',
      narrow: {
        only: { subject: 'hr_matter', everyMonth: true },
        subjects: subjectsOf('hr'),
        parties: ['Exempelbolaget AB'],
        reasons: closeReasonsOf('hr'),
        months: [monthOf(filedOn)],
        month: monthOf(filedOn),
      },
    }),
  ],
  desk_thread: [
    {
      ...atDesk('whistleblowing', received),
      openDays: (['answer', 'meet', 'feedback'] as const).map((what) => {
        return { what, by: filedOn, overdue: true };
      }),
      next: { what: 'answer', act: 'desk_reply' },
      pending: 2,
      page: { ...nothing, items: [message({ kind: 'talk' })] },
    },
    { ...atDesk('whistleblowing', received), pending: 3, outOn: filedOn, case: longCase },
    {
      ...atDesk('whistleblowing', received),
      exclusions: [exclude],
      awaits: caseAsks.map((what, n) => ({ what, by: n === 0 ? undefined : 'W'.repeat(40) })),
      byOne: { by: undefined, on: filedOn },
      page: page([...conflictNotes, backNote]),
    },
    {
      ...atDesk('hr', received),
      exclusions: [{ ...exclude, own: true }],
      case: { deputy: 'Utredare', standsIn: true },
    },
    {
      ...atDesk('whistleblowing', { ...received, hr: 'answered' }),
      putOn: id(7),
      page: {
        ...nothing,
        items: [message({ kind: 'note', author: 'HR-chef', text: 'När?', from: 'hr' }, 7)],
      },
    },
    {
      ...atDesk('whistleblowing', received),
      telling: longTelling,
      giving: { to: 'board', recipient: 'W'.repeat(80), from: filedOn, mayNow: true },
      ownDuty: 'open',
      ownDuties: laws.map((law, n) => ({
        law,
        is: dutyStandings[n % dutyStandings.length] ?? 'begun',
        on: filedOn,
        told: 'W'.repeat(190),
      })),
      steps: longSteps,
      page: page(handedNotes),
    },
    atDesk('whistleblowing', { ...received, status: 'closed', closeReason: 'confirmed' }),
    {
      ...atDesk('whistleblowing', { ...received, minutes: 'open' }),
      openDays: [{ what: 'meet', by: filedOn, overdue: false }],
      next: { what: 'meet', act: 'desk_reply' },
    },
    { ...atDesk('whistleblowing', received), hold: longHold, case: longCase },
    { ...atDesk('hr', received), hold: { ...longHold, ending: { by: undefined } } },
    { ...atDesk('hr', received), punished: true },
    { ...atDesk('hr', received), openDays: [{ what: 'answer', by: filedOn, overdue: false }] },
    { ...atDesk('hr', received), openDays: [{ what: 'answer', by: filedOn, overdue: true }] },
    atDesk('hr', { ...closed, answeredOn: filedOn }),
    {
      ...{ ...atDesk('hr', closed), erasedBy: filedOn },
      archived: { how: 'paper', on: filedOn, number: 'W'.repeat(40) },
    },
    atDesk('hr', { ...received, origin: thread(9) }),
    atDesk('hr', { ...closed, origin: thread(9) }),
    ...hrSteps.map((hr) => atDesk('whistleblowing', { ...answered, hr })),
    ...desks.map((desk) => ({ ...atDesk(desk, received), may: deskOptions })),
    ...desks.map((desk) => ({ ...atDesk(desk, received), may: [] })),
    ...givenAnswers.map((answers) => ({
      ...atDesk('whistleblowing', { ...answered, answers }),
      answers,
      advice: triage(answers),
      duties: hiddenIn(answers).duties,
      due: { what: 'feedback' as const, by: filedOn, overdue: false },
      page: page([{ kind: 'report', what: 'Vad', where: '', how: '', who: 'Jag' }]),
    })),
  ],
  desk_waiting: [
    ...(['change', 'nothing'] as const).flatMap((can) =>
      desks.map((desk) => waitingView({ desk, excerpt: desk === 'hr', can })),
    ),
    waitingView({ desk: 'hr', moves: true, items: [] }),
    waitingView({ items: [toHr] }),
    waitingView({ items: [toHr, toldOfHr] }),
  ],
  desk_who_read: [
    {
      name: 'desk_who_read',
      ...{ reference, earlier: true, later: true },
      readings: Array.from({ length: 20 }, (_, n) => ({
        day: filedOn,
        title: n % 2 === 0 ? undefined : 'Säkerhetssamordnare och utredare av ärenden',
      })),
    },
  ],
  desk_copy: [
    { name: 'desk_copy', reference, offers: ['with_notes', 'without_notes'], part: 0 },
    { name: 'desk_copy', reference, offers: ['with_notes'], changed: true, part: 0 },
    ...desks.flatMap((desk) =>
      copyKinds.map((of) => ({
        ...{ name: 'desk_copy' as const, reference, offers: copyKinds, of, part: 0 },
        copy: copyAt(desk, of),
        redactedCopy: { by: 'W'.repeat(40), own: false, ready: of !== 'redacted', redactions: 200 },
        ...(of === 'redacted' && { agreed: { by: undefined, on: filedOn } }),
      })),
    ),
    {
      ...{ name: 'desk_copy', reference, offers: copyKinds, of: 'draft', part: 999 },
      copy: copyAt('whistleblowing', 'draft'),
      redactedCopy: { by: 'Kommunjurist', own: false, ready: true, redactions: 1 },
    },
  ],
  desk_redaction: [
    redactionView({ redactions: [], sections: usualSections.whistleblowing, last: 1 }),
    redactionView({
      redactedCopy: { by: 'Kommunjurist', own: true, ready: false, redactions: 200 },
    }),
    redactionView({
      redactions: manyRedactions.map((redaction) => ({ ...redaction, again: false })),
      redactedCopy: { by: 'Kommunjurist', own: true, ready: false, redactions: 200 },
    }),
    redactionView({
      redactedCopy: { by: undefined, own: false, ready: true, redactions: 3 },
      ...{ newer: true, alone: true, refused: '' },
    }),
  ],
  desk_request: [{ name: 'desk_request', ...inForm() }],
  desk_decide: [
    {
      ...{ name: 'desk_decide' as const, ...inForm(), copies: sentCopies, agreedOn: filedOn },
      requests: Array.from({ length: 7 }, (_, n) => requestNow(id(n), 'W'.repeat(1000))),
    },
    { name: 'desk_decide', ...inForm(), requests: [], copies: ['none'] },
  ],
  desk_asked: [
    { name: 'desk_asked', requests: [], ended: [] },
    {
      name: 'desk_asked',
      requests: Array.from({ length: 7 }, (_, n) =>
        requestNow(thread(n) as string as Id, 'W'.repeat(300)),
      ),
      ended: Array.from({ length: 4 }, (_, n) => ({
        ...requestNow(thread(n) as string as Id, 'W'.repeat(300)),
        ...{ keptUntil: undefined, restFrom: undefined },
      })),
    },
  ],
  desk_several: [
    { name: 'desk_several', cases: [], people: [] },
    {
      name: 'desk_several',
      people: colleagues,
      cases: Array.from({ length: limits.shownTogether }, (_, n) => ({
        ...{ thread: thread(n), reference: 'AAAAA-AAAAA', number: 'W'.repeat(40) },
      })),
    },
  ],
  desk_saved: [
    { name: 'desk_saved', saved: [] },
    { name: 'desk_saved', saved: manySaved },
  ],
  desk_list: [
    { name: 'desk_list', sections: explained },
    { name: 'desk_list', sections: explained, changed: true },
    ...(['draft', 'own', 'asked', 'agreed'] as const).map((standing, n) => ({
      ...{ name: 'desk_list' as const, sections: explained },
      list: {
        ...{ standing, period: '2026-11', first: 1_188, part: 1, parts: n === 2 ? 2 : 3 },
        section: '32:3b-2' as const,
        cases: Array.from({ length: n === 1 ? 0 : 12 }, (_, at) => ({
          ...{ number: at === 0 ? undefined : 'W'.repeat(40), status: 'received' as const },
          ...(at % 2 === 0 && { subject: 'report_outside_act' as const }),
          ...(at % 3 > 0 && { filedOn, filedUntil: filedOn }),
          redacted: [
            ...(at % 3 > 0 ? [] : ['day' as const]),
            ...(at % 2 === 0 ? [] : ['subject' as const]),
          ],
        })),
        ...{ by: 'W'.repeat(40), with: 'W'.repeat(40), on: filedOn },
      },
    })),
  ],
  desk_refusal: [
    { name: 'desk_refusal', reference, number: 'W'.repeat(40), sections: explained },
    { name: 'desk_refusal', reference: '', sections: explained },
    { name: 'desk_refusal', reference, sections: usualSections.whistleblowing },
  ],
  desk_search: [
    { name: 'desk_search' },
    { name: 'desk_search', found: { hits: [], looked: 3, of: 3, unread: 1 } },
    {
      name: 'desk_search',
      found: {
        hits: Array.from({ length: 10 }, (_, n) => ({
          ...{ thread: thread(n), reference, line: `…${'W'.repeat(140)}…` },
          ...(n === 1 ? { inRecord: true } : { entry: 1234, inRecord: n > 1 }),
        })),
        ...{ looked: 40, of: 1234, unread: 12 },
      },
    },
  ],
  desk_feedback: [{ name: 'desk_feedback', ...inForm() }],
  desk_reply: [true, false].flatMap((isAnswer) =>
    bothReaders.map((form) => ({
      ...{ name: 'desk_reply' as const, ...form },
      ...(isAnswer && { answered: message({ kind: 'message', text: 'W'.repeat(6000) }) }),
      ...(isAnswer && { saved: manySaved }),
    })),
  ),
  desk_note: bothReaders.map((form) => ({ name: 'desk_note', ...form })),
  desk_case: (['whistleblowing', 'hr'] as const).flatMap((desk) => [
    { name: 'desk_case', ...inForm(), subjects: subjectsOf(desk), people: [] },
    {
      name: 'desk_case',
      ...inForm(),
      subjects: subjectsOf(desk),
      parties: ['W'.repeat(40), 'V'.repeat(40)],
      people: colleagues,
      assessed: { on: filedOn, by: desk === 'hr' ? undefined : 'W'.repeat(40) },
    },
  ]),
  desk_redirect: desks.map((desk) => ({
    name: 'desk_redirect',
    targets: redirectTargetsOf(desk),
    ...inForm(),
  })),
  desk_redirect_text: redirectTargets.flatMap((to) =>
    [true, false].map((investigation) => ({
      name: 'desk_redirect_text' as const,
      to,
      investigation,
      asksDuty: !investigation,
      ...inForm(),
    })),
  ),
  desk_consent: handedTo.map((to) => ({ name: 'desk_consent', to, words: 'sv', ...inForm() })),
  desk_hand_over: [{ name: 'desk_hand_over', ...inForm() }],
  desk_hand_over_text: [
    ...handOverTargets.flatMap((to) =>
      purposes.map(
        (purpose) => ({ name: 'desk_hand_over_text', to, purpose, ...inForm() }) as const,
      ),
    ),
    ...Object.values(handingForms).flat(),
  ],
  desk_tell: [
    { name: 'desk_tell', telling: longTelling, ...inForm() },
    { name: 'desk_tell', ...inForm() },
  ],
  desk_steps: [longSteps, []].map((steps) => ({ name: 'desk_steps', steps, ...inForm() })),
  desk_step: stepKinds.flatMap((is) =>
    [true, false].map((again) => ({ name: 'desk_step' as const, is, again, ...inForm() })),
  ),
  desk_hold: [true, false].map((alone) => ({ name: 'desk_hold', alone, ...inForm() })),
  desk_lift_hold: [
    {
      ...{ name: 'desk_lift_hold', liftHold: 'proposes', ...inForm() },
      hold: { ...longHold, ending: undefined },
    },
    { name: 'desk_lift_hold', hold: longHold, liftHold: 'ends', ...inForm() },
    { name: 'desk_lift_hold', hold: longHold, liftHold: 'waits', alone: true, ...inForm() },
    { name: 'desk_lift_hold', ...inForm() },
  ],
  desk_duty: bothReaders.map((form) => ({ name: 'desk_duty', ...form })),
  desk_move: [
    { name: 'desk_move', people, ...inForm() },
    { name: 'desk_move', people: [], ...inForm() },
  ],
  desk_close: desks.flatMap((desk) =>
    [...bothReaders, { ...inForm(), reference: '' }].map((form) => ({
      name: 'desk_close' as const,
      asksNamed: true,
      asksMeeting: true,
      punished: true,
      reasons: closeReasonsOf(desk),
      measures: desk === 'whistleblowing',
      investigation: desk === 'hr',
      asksDuty: form.reader === 'reporter',
      ...form,
    })),
  ),
  desk_reopen: bothReaders.map((form) => ({ name: 'desk_reopen', ...form })),
  desk_recuse: bothReaders.map((form) => ({ name: 'desk_recuse', ...form })),
  desk_exclude: [
    { name: 'desk_exclude', people, ...inForm() },
    { name: 'desk_exclude', people: people.slice(0, 1), ...inForm() },
    { name: 'desk_exclude', people: [], ...inForm() },
  ],
  desk_two: [
    { name: 'desk_two', proposal: exclude, ...inForm() },
    {
      name: 'desk_two',
      proposal: { ...exclude, own: true, choices: ['take_back', 'alone'] },
      ...inForm(),
    },
    { name: 'desk_two', ...inForm() },
  ],
  desk_archive: [{ name: 'desk_archive', ...inForm() }],
  desk_remove: [
    { name: 'desk_remove', ...inForm() },
    ...[true, false].map((own) => ({
      name: 'desk_remove' as const,
      removal: {
        ...{ words: 'W'.repeat(1000), what: 'secret_handed' as const },
        ...{ by: own ? undefined : 'W'.repeat(40), own, places: 123 },
      },
      ...inForm(),
    })),
  ],
  desk_show: [{ name: 'desk_show', ...inForm(), people: colleagues }],
  desk_done: [
    ...deskDeeds.flatMap((what) => [false, true].map((again) => ({ ...done, what, again }))),
    { ...done, what: 'closed', duty: true },
    { ...done, what: 'exclusion_proposed', who: 'Utredare' },
    { ...done, what: 'handed_on', givenLater: true },
  ],
  desk_people: [
    members,
    {
      ...members,
      waits: { ...nothingWaits, person: 1, close_together: 12 },
      waiting: [{ id: member(3), title: 'HR-chef' }],
    },
    { ...members, members: colleagues, deputy: true, away: filedOn },
    { ...members, members: [true, false].map(appointed) },
    { ...members, list: weaker },
    { ...members, renewals: [{ id: member(3), title: 'HR-chef', own: true }] },
    {
      ...members,
      mails: true,
      renewals: [{ id: member(3), title: 'Kommunjurist '.repeat(6).trim() }],
    },
  ],
  desk_account: [
    ...[0, 1, 2].map((passkeys) => ({ ...account, passkeys })),
    { ...account, code: 'ABCD-EFGH-JKMN-PQRS-TVWX' },
    { ...account, mails: true, email: `${'w'.repeat(240)}@example.org` },
    { ...account, passkeys: 2, mails: true },
    { ...account, passkeys: 1, webOnly: true },
  ],
  desk_numbers: [
    {
      ...{ name: 'desk_numbers', desk: 'whistleblowing', of: undefined },
      ...{ disposed: [], next: nextYear, earlier: false, later: false },
      running: { year: nextYear.year, received: 7, closed: 3, open: 4 },
    },
    ...desks.flatMap((desk) =>
      [0, 500].map((lower) => ({
        ...{ name: 'desk_numbers' as const, desk, next: nextYear, earlier: true, later: true },
        disposed: lower === 0 ? [] : manyDisposed(desk),
        of: { year: nextYear.year, countedOn: filedOn, numbers: numbersShown(desk, lower) },
      })),
    ),
  ],
  desk_minutes: [{ name: 'desk_minutes', ...inForm() }],
  desk_settle: [undefined, filedOn].map((of) => ({ name: 'desk_settle', of, ...inForm() })),
  desk_caller: (['none', 'chosen', 'locked'] as const).map((word) => ({
    ...{ name: 'desk_caller', reference, word },
  })),
  desk_called: [true, false].map((settle) => ({ name: 'desk_called' as const, reference, settle })),
  desk_enter: [
    { name: 'desk_enter', people },
    { name: 'desk_enter', people: [] },
  ],
  desk_entered: desks.flatMap((desk) =>
    (['unseen', 'shown'] as const).map((code) => ({
      name: 'desk_entered' as const,
      ...{ reference, deadlines: clocks[desk], opensOn: filedOn, again: code === 'shown', code },
    })),
  ),
  desk_code: [{ name: 'desk_code', reportCode: '1234 5678 9012 3456 7890 1234' }],
  desk_away: [{ name: 'desk_away' }],
  desk_not_a_member: [{ name: 'desk_not_a_member' }],
};

/** A form with the fields of its command. */
function formed<V extends View>(view: V): V {
  const form = deskForms.find((known) => known === view.name);
  if (form === undefined) return view;
  const command = commands[form];
  const step = 'is' in view && { step: { is: view.is } };
  const answers = 'removal' in view && { answers: id(1) };
  const at = { kind: 'form', form, thread: thread(1), ...step, ...answers } as const;
  const desk = 'investigation' in view && view.investigation ? 'hr' : 'whistleblowing';
  const fields = fieldsOf(command.fields ?? {}, { desk, at, today: '2026-11-24' as Day });
  return { ...view, fields, sends: buttonOf(command) };
}

/** Forms of a hand-over to HR, by its purpose. */
export const handingToHr = {
  agreed: handingForms.agreed.map(formed),
  needed: handingForms.needed.map(formed),
  more: handingForms.more.map(formed),
};

export const samples = Object.fromEntries(
  Object.entries<readonly View[]>(unformed).map(([name, views]) => [name, views.map(formed)]),
) as unknown as Samples;

export const allViews: readonly View[] = Object.values(samples).flat();
/** The views of either side by name: whoever has a sample is in every list of views. */
export const reporterViews = Object.keys(samples).filter(
  (name): name is ReporterView['name'] => !name.startsWith('desk_'),
);
export const deskViews = Object.keys(samples).filter((name): name is DeskView['name'] =>
  name.startsWith('desk_'),
);

export function shown(view: View, locale: Locale = 'sv', more: Partial<Shown> = {}): Shown {
  return { view, locale, opensOn: '2026-11-24' as Day, fields: {}, draft: 'draft', ...more };
}

/** A card's parts in the order in which they are read, containers opened. */
function collect(list: unknown, found: Element[]): void {
  for (const element of elementsIn(list)) {
    found.push(element);
    for (const inside of [element.items, element.inlines, element.actions]) collect(inside, found);
  }
}

/** Nobody changes a card that is drawn: each is gone through once, however often its parts are asked for. */
const known = new WeakMap<Card, readonly Element[]>();

export function partsOf(card: Card): readonly Element[] {
  const before = known.get(card);
  if (before !== undefined) return before;
  const found: Element[] = [];
  collect(card.body, found);
  known.set(card, found);
  return found;
}

/** What can be pressed on a card, in the order in which it stands there. */
function buttonsOf(card: Card): ButtonName[] {
  return partsOf(card)
    .filter(({ type }) => type === 'Action.Submit')
    .flatMap(({ data }) => buttons.filter((button) => isButton(data, button)));
}

const isButton = (data: unknown, button: ButtonName): boolean =>
  typeof data === 'object' && data !== null && 'act' in data && data.act === button;

const pressed = new Map<View['name'], readonly ButtonName[]>();

/** What can be pressed in a view, in any of its shapes. */
export function buttonsIn(name: View['name']): ButtonName[] {
  const cardsOf: readonly View[] = samples[name];
  const found =
    pressed.get(name) ??
    new Set(cardsOf.flatMap((view) => buttonsOf(cards.draw(shown(view)).card)));
  pressed.set(name, [...found]);
  return [...found];
}
