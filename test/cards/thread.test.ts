import { type CardSet, createCards } from '../../adaptive-cards/cards';
import { elementsIn } from '../../adaptive-cards/element';
import type { Desk } from '../../bot/domain/ids';
import type { Body, Investigation } from '../../bot/domain/message';
import type { ReporterView } from '../../bot/domain/view';
import {
  bareOptions,
  cards,
  clocks,
  day,
  message,
  options,
  partsOf,
  samples,
  shown,
} from './samples';

type ThreadView = Extract<ReporterView, { name: 'thread' }>;

const threadOf = (more: Partial<ThreadView> = {}, bodies: readonly Body[] = []): ThreadView => ({
  name: 'thread',
  filedOn: day('2026-11-24'),
  moved: false,
  status: 'answered',
  deadlines: clocks.whistleblowing,
  overdue: [],
  page: { items: bodies.map(message), earlier: false, later: false },
  ...more,
});
const atHr = { deadlines: clocks.hr };
const byClock = createCards({ ...options, atOnce: false });
const bare = createCards(bareOptions);
const filedAt = (desk: Desk) =>
  samples.filed.find(({ deadlines, again }) => deadlines.desk === desk && !again)!;
const [toHandlers, filedWithHr] = [filedAt('whistleblowing'), filedAt('hr')];
const sentToHr = samples.sent.find(({ desk }) => desk === 'hr')!;
const storyForHr = samples.story.find(({ desk }) => desk === 'hr')!;
const harmed = samples.filed.find(({ duty }) => duty === 'harm')!;
const hr = { readers: ['HR-chef', 'HR-partner'] };
const onTheDay = 'Skickar boten en text varje vecka? Skriv den dagen, då är ni fler.';
const law = 'Det här är lagens bekräftelse, automatisk: ingen har läst än.';
const late = { overdue: ['feedback'] } as const;
const answeredByHr: readonly Body[] = [
  { kind: 'reply', text: 'Svar' },
  { kind: 'closed', reason: 'answered', text: '' },
];
const closedByHr = (investigation: Investigation): ThreadView =>
  threadOf(atHr, [{ kind: 'closed', reason: 'answered', text: 'Klart', investigation }]);
const handed = {
  kind: 'handed_over',
  to: 'authority',
  name: 'Arbetsmiljöverket',
  ...{ cause: 'Fara för fler', text: 'Vi lämnar en del vidare.' },
} as const;

/** What a view says, as texts or patterns, and what it does not say. */
type Row = readonly [what: string, view: ReporterView, says: Texts, never?: Texts, by?: CardSet];
type Texts = readonly (string | RegExp)[];
const rows: readonly Row[] = [
  ['asks to gather everything', threadOf(), ['Samla allt i ett meddelande.'], [onTheDay]],
  ['names the day on which more write, by the clock', threadOf(), [onTheDay], [], byClock],
  ['is the acknowledgement of the law', toHandlers, [law, /En person svarar senast .* tisdagar/]],
  ['is none of the law at HR', filedWithHr, ['En automatisk bekräftelse'], ['lagens bekräftelse']],
  ...[storyForHr, filedWithHr, threadOf(atHr), sentToHr].map(
    (view): Row => ['may not be protected', view, ['skydd kanske inte'], ['hör till kanalen']],
  ),
  ['has HR’s day when it is sent', filedWithHr, [/HR ska svara senast 27/], [/En person svarar/]],
  [
    'has HR’s day until it is answered, and none of the law’s',
    threadOf({ ...atHr, status: 'received' }),
    ['HR ska svara senast 27 november 2026.'],
    [/En person svarar|februari/],
  ],
  ['has no day of HR’s once it is answered', threadOf(atHr), [], ['HR ska svara']],
  [
    'says who reads at HR, and that HR often cannot help without a name',
    storyForHr,
    ['Hos HR får de här läsa: HR-chef; HR-partner.', 'HR behöver ofta veta', 'skydd kanske inte'],
  ],
  [
    'is spoken of as HR’s once HR has answered',
    threadOf(atHr, answeredByHr),
    [/"Skriv till HR".*/, /HR svarade.*HR avslutade ärendet. Skäl: Frågan är besvarad/],
    [/ottagar/],
  ],
  [
    'is spoken of as the handlers’',
    threadOf(),
    ['de som Exempelby kommun har utsett att läsa', '"Skriv till mottagarna"'],
    [/hr_yes|hr_no/],
  ],
  [
    'points to people and not to an authority when HR does not answer',
    threadOf({ ...atHr, overdue: ['answer'] }),
    ['0157-100 15', '0157-100 16', '0157-100 10'],
    [/myndighet|Arbetsmiljöverket/],
  ],
  [
    'points to an authority when the handlers do not',
    threadOf({ overdue: ['answer'] }),
    ['Arbetsmiljöverket'],
    ['4:7'],
  ],
  [
    'says what protects without feedback, and where to turn with this kind of matter',
    threadOf({ ...late, turnTo: ['healthAndCare', 'police'] }),
    ['visselblåsarlagen 4:7', 'Inspektionen för vård och omsorg', 'ivo.se'],
    ['Dina rättigheter, i'],
  ],
  [
    'says where all authorities are, where the kind is not known',
    threadOf(late),
    ['Alla myndigheter står under Dina rättigheter'],
    ['ivo.se'],
  ],
  ['names no authority in time', threadOf({ turnTo: ['police'] }), [], ['polisen.se']],
  ['says that an inquiry has begun', closedByHr('begun'), ['En utredning har börjat.']],
  ['or has not', closedByHr('not_begun'), ['Ingen utredning har börjat än.']],
  ['not that there is none', closedByHr('neither'), [], [/trakasserier|särbehandling/]],
  ['nor of which kind', closedByHr('not_harassment'), [], [/trakasserier|särbehandling/]],
  [
    'says who of HR would read, what HR cannot promise, and what a no means',
    threadOf({ hr }),
    [
      'Hos HR får de här läsa: HR-chef; HR-partner.',
      /hemligt också hos HR vem du är. Annars kan det bli offentligt/,
      'Måste HR agera lämnar vi ändå det som behövs.',
    ],
    ['Du har svarat', 'Mottagarna ser ändå ditt svar'],
  ],
  ['shows a yes', threadOf({ hr: { ...hr, answer: 'yes' } }), ['Du har svarat ja.']],
  ['shows a no', threadOf({ hr: { ...hr, answer: 'no' } }), ['Du har svarat nej.']],
  [
    'says in a closed thread that the handlers see the answer all the same',
    threadOf({ hr, status: 'closed' }),
    ['Mottagarna ser ändå ditt svar'],
  ],
  [
    'says to whom something was handed on, and why',
    threadOf({}, [handed]),
    [/till: En myndighet.*Till vem.*Arbetsmiljöverket.*Fara för fler.*en del vidare/],
  ],
  [
    'says that HR got an excerpt, without a name or a cause',
    threadOf({}, [{ ...handed, to: 'hr', name: '', cause: '' }]),
    ['Mottagarna lämnade ett utdrag till HR'],
    [/Till vem|Varför/],
  ],
  [
    'is the handlers’ from the day on which HR has moved it',
    threadOf({ moved: true, status: 'received' }, [{ kind: 'moved' }]),
    [
      'Hos mottagarna sedan 24 november 2026',
      'HR kan inte längre öppna ärendet',
      'En person svarar senast',
    ],
  ],
  [
    'says what a writer has to tell elsewhere today, and to whom',
    harmed,
    ['Måste du själv anmäla det', '100 20', '100 26', '100 21', '100 22'],
  ],
  ['says it where no contact is set', harmed, ['Måste du själv anmäla det'], [], bare],
  ['says it of no other report', { ...harmed, duty: undefined }, [], [/Måste du själv|100 20/]],
];

for (const [what, view, says, never = [], given = cards] of rows)
  it(`a reporter’s view ${what}`, () => {
    const text = JSON.stringify(given.draw(shown(view)).card);
    for (const one of says) expect(text).toMatch(one);
    for (const one of never) expect(text).not.toMatch(one);
  });

it('the acknowledgement is in the thread beside what was sent here, for both sides', () => {
  const sent: readonly Body[] = [
    { kind: 'report', what: 'Vad', where: '', how: '', who: '' },
    { kind: 'reply', text: 'Tack' },
  ];
  const acts = (view: Parameters<typeof shown>[0]): number =>
    JSON.stringify(cards.draw(shown(view)).card).split('Bekräftad automatiskt').length - 1;
  const thread = threadOf({}, sent);
  const atDesk = { ...samples.desk_thread[0]!, page: thread.page };
  const entered = threadOf({}, [{ kind: 'reply', text: 'Tack' }]);
  expect([thread, atDesk, entered].map(acts)).toEqual([1, 1, 0]);
});

it('a report at HR is headed as HR’s, and says that the act’s protection may not follow', () => {
  const views = [...samples.story, ...samples.filed, ...samples.sent, ...samples.thread];
  for (const view of views) {
    const isHr = ('desk' in view ? view.desk : view.deadlines.desk) === 'hr';
    const { card, title } = cards.draw(shown(view));
    expect(title).toBe(`${isHr ? 'Till HR' : 'Visselblåsning'} · Exempelby kommun`);
    if (view.name === 'story') continue;
    expect(JSON.stringify(card).includes('skydd kanske inte')).toBe(isHr);
    if (isHr && view.name !== 'thread') expect(JSON.stringify(card)).not.toMatch(/ottagar/);
  }
});

it('the question about HR has two equal answers', () => {
  const { card } = cards.draw(shown(threadOf({ hr })));
  const row = partsOf(card).find(({ actions }) => JSON.stringify(actions ?? '').includes('hr_yes'));
  const looks = elementsIn(row?.actions).map(({ title: _t, data: _d, ...look }) => look);
  expect(looks).toHaveLength(2);
  expect(looks[0]).toEqual(looks[1]);
  expect(looks[0]).not.toHaveProperty('style');
});
