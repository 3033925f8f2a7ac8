import { createCards } from '../../adaptive-cards/cards';
import { elementsIn } from '../../adaptive-cards/element';
import type { Body, Investigation } from '../../bot/domain/message';
import type { ReporterView } from '../../bot/domain/view';
import {
  bareOptions,
  cards,
  clocks,
  day,
  locales,
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
const textOf = (view: ReporterView, locale: 'sv' | 'en' = 'sv'): string =>
  JSON.stringify(cards.draw(shown(view, locale)).card);
const labelOf = (view: ThreadView): unknown =>
  partsOf(cards.draw(shown(view)).card).find(({ id }) => id === 'text')?.label;

it('asks to gather everything, and where the clock releases to write on the day on which more do', () => {
  const byClock = createCards({ ...options, atOnce: false });
  const drawn = (given: typeof cards): string => JSON.stringify(given.draw(shown(threadOf())).card);
  const day = 'Skickar boten en text varje vecka? Skriv den dagen, då är ni fler.';
  for (const given of [cards, byClock])
    expect(drawn(given)).toContain('Samla allt i ett meddelande. Varje gång du skriver kan synas.');
  expect([drawn(cards), drawn(byClock)].map((text) => text.includes(day))).toEqual([false, true]);
});

describe('the acknowledgement', () => {
  const filedAt = (desk: 'whistleblowing' | 'hr') =>
    samples.filed.find(({ deadlines, again }) => deadlines.desk === desk && !again)!;

  it('is the view at sending, by law at the handlers’ desk', () => {
    const text = textOf(filedAt('whistleblowing'));
    expect(text).toContain('Det här är lagens bekräftelse. Den är automatisk: ingen har läst än.');
    expect(text).toMatch(/En person svarar senast .* berättar vi .* Titta med koden på tisdagar/);
    expect(textOf(filedAt('whistleblowing'), 'en')).toContain(
      'the acknowledgement that the law requires',
    );
  });

  it('names the law at HR’s desk only where HR belongs to the channel', () => {
    const within = createCards({ ...options, hrInChannel: true });
    const [apart, inside] = [cards, within].map((given) =>
      JSON.stringify(given.draw(shown(filedAt('hr'))).card),
    );
    expect(apart).toContain('En automatisk bekräftelse');
    expect(apart).not.toContain('lagens bekräftelse');
    expect(inside).toContain('lagens bekräftelse');
  });

  it('is in the thread beside what was sent here, with its day, for both sides', () => {
    const sent: readonly Body[] = [
      { kind: 'report', what: 'Vad', where: '', how: '', who: '' },
      { kind: 'reply', text: 'Tack' },
    ];
    const acts = (view: Parameters<typeof shown>[0]): number =>
      JSON.stringify(cards.draw(shown(view)).card).split('Bekräftad automatiskt').length - 1;
    const thread = threadOf({}, sent);
    const { page } = thread;
    const atDesk = { ...samples.desk_thread[0]!, page };
    expect([acts(thread), acts(atDesk)]).toEqual([1, 1]);
    const entered = threadOf({}, [{ kind: 'reply', text: 'Tack' }]);
    expect(acts(entered)).toBe(0);
  });
});

describe('a report at HR', () => {
  it('is spoken of as HR’s, from sending to reading', () => {
    for (const view of [
      ...samples.filed.filter(({ deadlines }) => deadlines.desk === 'hr'),
      ...samples.sent.filter(({ desk }) => desk === 'hr'),
    ]) {
      expect(textOf(view)).toContain('HR');
      expect(textOf(view)).not.toMatch(/ottagar/);
    }
    const thread = threadOf(atHr, [
      { kind: 'reply', text: 'Svar' },
      { kind: 'closed', reason: 'answered', text: '' },
    ]);
    expect(labelOf(thread)).toBe('Skriv till HR');
    expect(textOf(thread)).toMatch(/HR svarade.*HR avslutade ärendet. Skäl: Frågan är besvarad/);
    expect(textOf(thread)).not.toMatch(/ottagar/);
    expect(textOf(threadOf())).toContain('de som Exempelby kommun har utsett att läsa');
    expect(labelOf(threadOf())).toBe('Skriv till mottagarna');
  });

  it('is headed as HR’s, and says that the act’s protection may not follow', () => {
    const views = [...samples.story, ...samples.filed, ...samples.sent, ...samples.thread];
    for (const view of views) {
      const desk = 'desk' in view ? view.desk : view.deadlines.desk;
      const title = desk === 'hr' ? 'Till HR' : 'Visselblåsning';
      expect(cards.draw(shown(view)).title).toBe(`${title} · Exempelby kommun`);
      if (view.name === 'story') continue;
      expect(textOf(view).includes('skydd kanske inte')).toBe(desk === 'hr');
    }
  });

  it('has HR’s own day, and none of the law’s', () => {
    const filed = samples.filed.find(({ deadlines }) => deadlines.desk === 'hr');
    if (filed === undefined) throw new RangeError('filed');
    for (const view of [filed, threadOf({ ...atHr, status: 'received' })]) {
      expect(textOf(view)).toContain('HR ska svara senast 27 november 2026.');
      expect(textOf(view)).not.toMatch(/En person svarar|februari/);
    }
    expect(textOf(threadOf(atHr))).not.toContain('HR ska svara');
  });

  it('says who reads, and that HR often cannot help without a name', () => {
    const story = samples.story.find(({ desk }) => desk === 'hr');
    if (story === undefined) throw new RangeError('story');
    expect(textOf(story)).toContain('Hos HR läser: HR-chef, HR-partner.');
    expect(textOf(story)).toContain('HR behöver ofta veta');
    expect(textOf(story)).toContain('skydd kanske inte');
  });

  it('points to people and not to an authority when HR does not answer', () => {
    const text = textOf(threadOf({ ...atHr, overdue: ['answer'] }));
    for (const number of ['15', '16', '10']) expect(text).toContain(`0157-100 ${number}`);
    expect(text).not.toMatch(/myndighet|Arbetsmiljöverket/);
    expect(textOf(threadOf({ overdue: ['answer'] }))).toContain('Arbetsmiljöverket');
  });

  it('says what protects a reporter who gets no feedback, and where to turn with this kind of matter', () => {
    const late = { overdue: ['feedback'] } as const;
    const known = textOf(threadOf({ ...late, turnTo: ['healthAndCare', 'police'] }));
    for (const words of ['visselblåsarlagen 4:7', 'Inspektionen för vård och omsorg', 'ivo.se'])
      expect(known).toContain(words);
    expect(known).not.toContain('Dina rättigheter, i');
    const unknown = textOf(threadOf(late));
    expect(unknown).toContain('Alla myndigheter står under Dina rättigheter');
    expect(unknown).not.toContain('ivo.se');
    expect(textOf(threadOf({ overdue: ['answer'] }))).not.toContain('4:7');
    expect(textOf(threadOf({ turnTo: ['police'] }))).not.toContain('polisen.se');
  });

  it('tells whether an investigation has begun, and not that there is nothing to investigate', () => {
    const told = (investigation: Investigation): string =>
      textOf(
        threadOf(atHr, [{ kind: 'closed', reason: 'answered', text: 'Klart', investigation }]),
      );
    expect(told('begun')).toContain('En utredning har börjat.');
    expect(told('not_begun')).toContain('Ingen utredning har börjat än.');
    for (const none of ['neither', 'not_harassment'] as const)
      expect(told(none)).not.toMatch(/trakasserier|särbehandling/);
  });
});

describe('where one writes again', () => {
  it('asks on every page, right above the field, to gather everything into one message', () => {
    for (const view of samples.thread) {
      const parts = cards.draw(shown(view)).card.body;
      const field = parts.findIndex(({ id }) => id === 'text');
      expect(parts[field - 1]?.text).toBe(
        'Samla allt i ett meddelande. Varje gång du skriver kan synas.',
      );
    }
  });
});

describe('the question about HR', () => {
  const hr = { readers: ['HR-chef', 'HR-partner'] };

  it('has two equal answers only while it is open', () => {
    const { card } = cards.draw(shown(threadOf({ hr })));
    const row = partsOf(card).find(({ actions }) =>
      JSON.stringify(actions ?? '').includes('hr_yes'),
    );
    const looks = elementsIn(row?.actions).map(({ title: _t, data: _d, ...look }) => look);
    expect(looks).toHaveLength(2);
    expect(looks[0]).toEqual(looks[1]);
    expect(looks[0]).not.toHaveProperty('style');
    expect(textOf(threadOf())).not.toMatch(/hr_yes|hr_no/);
  });

  it('says who would read, what HR cannot promise, and what a no means', () => {
    const text = textOf(threadOf({ hr }));
    expect(text).toContain('Hos HR läser: HR-chef, HR-partner.');
    expect(text).toMatch(/hemligt också hos HR vem du är. Annars kan det bli offentligt/);
    expect(text).toContain('Måste HR agera lämnar vi ändå det som behövs.');
    expect(text).not.toContain('Du har svarat');
  });

  it('shows what was answered', () => {
    expect(textOf(threadOf({ hr: { ...hr, answer: 'yes' } }))).toContain('Du har svarat ja.');
    expect(textOf(threadOf({ hr: { ...hr, answer: 'no' } }))).toContain('Du har svarat nej.');
  });

  it('says in a closed thread that the handlers see the answer all the same', () => {
    const sentence = { sv: 'Mottagarna ser ändå ditt svar', en: 'still see your answer' };
    for (const locale of locales) {
      expect(textOf(threadOf({ hr, status: 'closed' }), locale)).toContain(sentence[locale]);
      expect(textOf(threadOf({ hr }), locale)).not.toContain(sentence[locale]);
    }
  });
});

describe('what was handed on', () => {
  it('says to whom and why', () => {
    const body = {
      kind: 'handed_over',
      to: 'authority',
      name: 'Arbetsmiljöverket',
      cause: 'Fara för fler',
      text: 'Vi lämnar en del vidare.',
    } as const;
    const text = textOf(threadOf({}, [body]));
    expect(text).toMatch(
      /till: En myndighet.*Till vem.*Arbetsmiljöverket.*Fara för fler.*en del vidare/,
    );
    const toHr = textOf(threadOf({}, [{ ...body, to: 'hr', name: '', cause: '' }]));
    expect(toHr).toContain('Mottagarna lämnade ett utdrag till HR');
    expect(toHr).not.toMatch(/Till vem|Varför/);
  });

  it('is the whole report where HR has moved it: the handlers’ from that day', () => {
    const text = textOf(threadOf({ moved: true, status: 'received' }, [{ kind: 'moved' }]));
    expect(text).toContain('Hos mottagarna sedan 24 november 2026');
    expect(text).toContain('HR kan inte längre öppna ärendet');
    expect(text).toContain('En person svarar senast');
  });
});

describe('a report of somebody who comes to harm', () => {
  it('says what its writer has to tell elsewhere today, and to whom, where that is known', () => {
    const view = samples.filed.find(({ duty }) => duty === 'harm');
    if (view === undefined) throw new RangeError('filed');
    expect(textOf(view)).toMatch(/Måste du själv anmäla det/);
    for (const number of ['20', '26', '21', '22']) expect(textOf(view)).toContain(`100 ${number}`);
    const bare = createCards(bareOptions).draw(shown(view)).card;
    expect(JSON.stringify(bare)).toMatch(/Måste du själv anmäla det/);
    expect(textOf({ ...view, duty: undefined })).not.toMatch(/Måste du själv|100 20/);
  });
});
