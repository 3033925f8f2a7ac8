import { createCards } from '../../adaptive-cards/cards';
import { type Element, elementsIn } from '../../adaptive-cards/element';
import type { Involved } from '../../bot/domain/questionnaire';
import { routeOf } from '../../bot/domain/triage';
import type { ReporterView } from '../../bot/domain/view';
import { hiddenIn } from '../../bot/domain/what-it-can-hide';
import { bareOptions, cards, locales, options, partsOf, samples, shown } from './samples';

type VerdictView = Extract<ReporterView, { name: 'verdict' }>;

const verdict = (more: Partial<VerdictView> = {}): VerdictView => ({
  name: 'verdict',
  answers: { about: 'work', detail: 'single', involved: [] },
  route: 'hr',
  rule: 'own_terms',
  hr: 'offered',
  readers: ['Kommunjurist', 'Kanslichef', 'Utredare'],
  hidden: [],
  ...more,
});
const cardOf = (more: Partial<VerdictView> = {}, given = options) =>
  createCards(given).draw(shown(verdict(more))).card;
const textOf = (more: Partial<VerdictView> = {}, given = options): string =>
  JSON.stringify(cardOf(more, given));
const rows = (more: Partial<VerdictView> = {}) =>
  partsOf(cardOf(more)).filter(({ type }) => type === 'ActionSet');
const ways = (more: Partial<VerdictView> = {}) =>
  partsOf(cardOf(more)).filter(({ type }) => type === 'Action.Submit');
const lookOf = ({ actions: _actions, data: _data, title: _title, ...look }: Element): string =>
  JSON.stringify(look);
const actOf = ({ data }: Element): unknown =>
  typeof data === 'object' && data !== null && 'act' in data ? data.act : undefined;

describe('a matter about one person', () => {
  it('has three equal ways, each in a row of its own and none of them first', () => {
    const three = rows().slice(0, 3);
    expect(ways().map(actOf)).toEqual(['others', 'to_hr', 'anyway', 'change', 'back', 'leave']);
    expect(three.map(({ actions }) => elementsIn(actions).length)).toEqual([1, 1, 1]);
    expect(new Set(three.map(lookOf)).size).toBe(1);
    expect(new Set(ways().slice(0, 3).map(lookOf)).size).toBe(1);
    expect(textOf()).not.toContain('positive');
  });

  it('says what HR cannot promise before the buttons', () => {
    const text = textOf();
    expect(text.indexOf('mer bli offentligt')).toBeGreaterThan(0);
    expect(text.indexOf('mer bli offentligt')).toBeLessThan(text.indexOf('to_hr'));
    expect(text.indexOf('skydd gäller kanske inte')).toBeLessThan(text.indexOf('to_hr'));
  });

  it('shows how to reach HR while nobody of HR is there, and offers nothing there', () => {
    expect(textOf({ hr: 'empty' })).toContain('0157-100 13');
    expect(textOf({ hr: 'empty' })).toContain('mer bli offentligt');
    expect(ways({ hr: 'empty' }).map(actOf).slice(0, -3)).toEqual(['others', 'anyway']);
    expect(textOf({ hr: 'empty' }, bareOptions)).toContain('HR tar inte emot något här');
  });

  it('offers nothing at HR where HR may be involved, and says why', () => {
    const withheld = samples.verdict.filter(({ route, hr }) => route === 'hr' && hr === 'withheld');
    expect(withheld.length).toBeGreaterThan(0);
    for (const view of withheld)
      for (const locale of locales)
        expect(JSON.stringify(cards.draw(shown(view, locale)).card)).not.toMatch(
          /Berätta för HR|Tell HR|to_hr|offentlig|public/,
        );
    expect(ways({ hr: 'withheld' }).map(actOf).slice(0, -3)).toEqual(['others', 'anyway']);
  });

  const numbers = (text: string): unknown[] =>
    [...text.matchAll(/0157-100 (\d\d)/g)].map(([, number]) => number);

  it('has others who help, the most independent first, and never HR among them', () => {
    const text = JSON.stringify(cards.draw(shown({ name: 'others' })).card);
    expect(numbers(text)).toEqual(['16', '15', '30', '31', '29', '17', '14']);
  });

  it('has the phone where no helper is set', () => {
    const { card } = createCards(bareOptions).draw(shown({ name: 'others' }));
    expect(JSON.stringify(card)).toContain('"Telefon: "');
  });
});

describe('a matter for somebody else', () => {
  it.each([
    ['child_elsewhere', { about: 'care', detail: 'child' }, ['20', '21']],
    ['adult_elsewhere', { about: 'care', detail: 'adult' }, ['26', '28']],
    ['among_each_other', { about: 'care', detail: 'peers' }, ['21', '22']],
    ['care_mistake', { about: 'accident', detail: 'care' }, ['22', '21']],
    ['work_injury', { about: 'accident', detail: 'injury' }, ['27', '15']],
    ['new_danger', { about: 'danger', detail: 'unseen' }, ['27', '15']],
    ['data_slip', { about: 'data', detail: 'slip' }, ['18']],
    ['theft', { about: 'gain', detail: 'stolen' }, ['28']],
    ['opinion', { about: 'view', detail: 'opinion' }, ['23']],
    ['repair', { about: 'broken', detail: 'repair' }, ['24']],
  ] as const)(
    '%s shows whom to contact, first the way there and then the handlers, both alike',
    (rule, answered, numbers) => {
      const route = routeOf[rule];
      const given = {
        route,
        rule,
        answers: { ...answered, involved: [] },
        hr: 'withheld',
      } as const;
      const found = [...textOf(given).matchAll(/0157-100 (\d\d)/g)].map(([, n]) => n);
      expect(found).toEqual([...numbers]);
      expect(ways(given).map(actOf)).toEqual(['leave', 'anyway', 'change', 'back']);
      expect(new Set(ways(given).slice(0, 2).map(lookOf)).size).toBe(1);
      expect(textOf(given)).not.toMatch(/\bHR\b/);
    },
  );

  it('shows the phone when no contact of the route is set', () => {
    const answers = { about: 'view', detail: 'opinion', involved: [] } as const;
    const given = { route: 'complaint', rule: 'opinion', answers, hr: 'withheld' } as const;
    expect(textOf(given, bareOptions)).toContain('"Telefon: "');
  });
});

describe('a matter for the handlers', () => {
  const ofGain = (involved: readonly Involved[]) =>
    ({
      route: 'whistleblowing',
      rule: 'gain',
      answers: { about: 'gain', detail: 'others', involved },
      hr: 'withheld',
    }) as const;

  it('has the outside contact first where top management is involved, with a button of its own', () => {
    const outside = 'Du kan vända dig hit i stället';
    expect(textOf(ofGain(['management']))).toContain(outside);
    expect(textOf(ofGain(['management']))).toContain(options.contacts.sv.outsideContact);
    for (const involved of [[], ['hr'], ['receiver']] as const)
      expect(textOf(ofGain(involved))).not.toContain(outside);
    expect(textOf(ofGain(['management']))).not.toContain('positive');
  });

  const left = (hidden: readonly string[], readers: readonly string[]) =>
    textOf({ ...ofGain(hidden.length > 0 ? ['receiver'] : []), hidden, readers });

  it('says who reads and how many are left, and who is shut out', () => {
    const three = ['Kommunjurist', 'Kanslichef', 'Utredare'];
    expect(left([], three)).toContain('3 kan läsa: Kommunjurist; Kanslichef; Utredare.');
    expect(left([], three)).not.toContain('Får inte se den');
    expect(left(['Chef'], three)).toContain('Får inte se den: Chef.');
    expect(left(['Chef'], three)).not.toContain('i stället');
    expect(left([], [])).not.toContain('kan läsa');
  });

  it('has the outside contact and the authorities first where few are left to read', () => {
    const answers = { about: 'care', detail: 'staff', involved: ['receiver'] } as const;
    const given = { route: 'whistleblowing', rule: 'harm_by_staff', answers } as const;
    const few = { hidden: ['Kommunjurist'], readers: ['Kanslichef', 'Utredare'] } as const;
    const text = textOf({ ...given, ...few, hr: 'withheld' });
    expect(text).toMatch(/i stället.*08-100 12.*Inspektionen för vård.*Du svarade/);
    expect(ways({ ...given, ...few, hr: 'withheld' }).map(actOf)[0]).toBe('leave');
  });

  it.each(['doubt', 'harm_unclear', 'several_treated'] as const)(
    'is called what it is where it is unclear, with softer ways beside: %s',
    (rule) => {
      const answers = { about: 'other', detail: 'unsure', involved: [] } as const;
      const given = { route: 'handlers_decide', rule, answers, hr: 'withheld' } as const;
      const text = textOf(given);
      expect(text).toMatch(/Mottagarna kan titta på det.*fråga först, utan att anmäla/);
      expect(text).not.toContain('Det här hör hemma');
      expect(ways(given).map(actOf)).toEqual(['anyway', 'change', 'back', 'leave']);
    },
  );

  it('says on every verdict and beside the code that nothing is sent, and can be left', () => {
    for (const view of [...samples.verdict, ...samples.report_code]) {
      const { card } = cards.draw(shown(view));
      expect(JSON.stringify(card)).toContain('Inget är skickat än. Du kan stänga nu.');
      const leaves = partsOf(card).filter((part) => actOf(part) === 'leave');
      expect([view, leaves.length]).toEqual([view, 1]);
    }
  });

  it('has no outside contact where a tick is beside what is no matter for the handlers', () => {
    const answers = { about: 'view', detail: 'opinion', involved: ['management'] } as const;
    const given = { route: 'complaint', rule: 'opinion', answers, hr: 'withheld' } as const;
    expect(textOf(given)).not.toContain(options.contacts.sv.outsideContact);
  });

  it.each([
    ['danger', ['15', '14']],
    ['broken', ['15', '14', '24']],
    ['work', ['15', '14']],
  ] as const)('says 112 and whom to tell now where life is in danger: %s', (about, numbers) => {
    const answers = { about, detail: 'life', involved: [] } as const;
    const { danger } = hiddenIn(answers);
    const given = {
      route: 'handlers_decide',
      rule: 'life',
      answers,
      hr: 'withheld',
      danger,
    } as const;
    const text = textOf(given);
    expect(text).toContain('Ring 112');
    expect([...text.matchAll(/0157-100 (\d\d)/g)].map(([, n]) => n)).toEqual([...numbers]);
  });

  it('says 112 in one line right above the ways on, and elsewhere nothing of it', () => {
    const texts = (danger: boolean): readonly unknown[] =>
      partsOf(cardOf({ danger })).map(({ text, actions }) => text ?? actions);
    const [named, unnamed] = [texts(true), texts(false)];
    const at = named.findIndex((text) => String(text).includes('Ring 112'));
    expect(named.toSpliced(at, 1)).toEqual(unnamed);
    expect(JSON.stringify(unnamed)).not.toContain('112');
    expect(named.slice(0, at).some(Array.isArray)).toBe(false);
  });

  it('names whom to contact where nothing may be written, if that one is set', () => {
    const answers = { about: 'security', detail: 'secret', involved: [] } as const;
    const given = { route: 'handlers_decide', rule: 'security', answers, hr: 'withheld' } as const;
    expect(textOf(given)).toMatch(/Skriv inget om det.*0157-100 19/);
    expect(textOf(given, bareOptions)).not.toContain('Skriv inget om det');
  });
});
