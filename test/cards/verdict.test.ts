import { createCards } from '../../adaptive-cards/cards';
import { type Element, elementsIn } from '../../adaptive-cards/element';
import type { ReporterView } from '../../bot/domain/view';
import { bareOptions, cards, locales, options, partsOf, samples, shown } from './samples';

type VerdictView = Extract<ReporterView, { name: 'verdict' }>;

const verdict = (more: Partial<VerdictView> = {}): VerdictView => ({
  name: 'verdict',
  route: 'hr',
  rule: 'treatment_single',
  fit: 'treatment',
  hr: 'offered',
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
    expect(ways().map(actOf)).toEqual(['to_hr', 'anyway', 'others', 'back', 'leave']);
    expect(three.map(({ actions }) => elementsIn(actions).length)).toEqual([1, 1, 1]);
    expect(new Set(three.map(lookOf)).size).toBe(1);
    expect(new Set(ways().slice(0, 3).map(lookOf)).size).toBe(1);
    expect(textOf()).not.toContain('positive');
  });

  it('says what HR cannot promise before the buttons', () => {
    const text = textOf();
    expect(text.indexOf('svagare sekretess')).toBeGreaterThan(0);
    expect(text.indexOf('svagare sekretess')).toBeLessThan(text.indexOf('to_hr'));
    expect(text.indexOf('utan ditt namn')).toBeLessThan(text.indexOf('to_hr'));
  });

  it('shows how to reach HR while nobody of HR is there, and offers nothing there', () => {
    expect(textOf({ hr: 'empty' })).toContain('0157-100 13');
    expect(textOf({ hr: 'empty' })).toContain('svagare sekretess');
    expect(ways({ hr: 'empty' }).map(actOf).slice(0, -2)).toEqual(['anyway', 'others']);
    expect(textOf({ hr: 'empty' }, bareOptions)).toContain('HR tar inte emot något här');
  });

  it('has nothing of HR where HR may be involved', () => {
    const withheld = samples.verdict.filter(({ route, hr }) => route === 'hr' && hr === 'withheld');
    expect(withheld.length).toBeGreaterThan(0);
    for (const view of withheld)
      for (const locale of locales)
        expect(JSON.stringify(cards.draw(shown(view, locale)).card)).not.toMatch(/\bHR\b|to_hr/);
    expect(ways({ hr: 'withheld' }).map(actOf).slice(0, -2)).toEqual(['anyway', 'others']);
  });

  const numbers = (text: string): unknown[] =>
    [...text.matchAll(/0157-100 (\d\d)/g)].map(([, number]) => number);

  it('has others who help, and never HR among them', () => {
    const text = JSON.stringify(cards.draw(shown({ name: 'others' })).card);
    expect(numbers(text)).toEqual(['14', '15', '16', '17']);
  });

  it('has the phone where no helper is set', () => {
    const { card } = createCards(bareOptions).draw(shown({ name: 'others' }));
    expect(JSON.stringify(card)).toContain('"Telefon: "');
  });
});

describe('a matter for somebody else', () => {
  it.each([
    ['responsible_unit', 'harm_elsewhere', 'harm', ['20', '21', '22']],
    ['responsible_unit', 'mistake', 'mistake', ['22', '18']],
    ['complaint', 'view', 'view', ['23']],
    ['fault_report', 'broken', 'broken', ['24']],
  ] as const)(
    '%s by %s shows whom to contact, and the handlers all the same',
    (route, rule, fit, numbers) => {
      const given = { route, rule, fit, hr: 'withheld' } as const;
      const found = [...textOf(given).matchAll(/0157-100 (\d\d)/g)].map(([, n]) => n);
      expect(found).toEqual([...numbers]);
      expect(ways(given).map(actOf)).toEqual(['anyway', 'back', 'leave']);
      expect(textOf(given)).not.toMatch(/\bHR\b/);
    },
  );

  it('is told today, and each contact says for what kind of matter it is', () => {
    const harm = textOf({ route: 'responsible_unit', rule: 'harm_elsewhere', fit: 'harm' });
    expect(harm).toMatch(/112.*redan i dag/);
    expect(harm).toMatch(/"Oro för ett barn: ".*"Socialtjänsten, 0157-100 20"/);
    expect(harm).toMatch(/"En elev i skolan: ".*"Skolan, 0157-100 21"/);
    expect(harm).toMatch(/"Avvikelse, lex Sarah, lex Maria: ".*"0157-100 22"/);
    const mistake = textOf({ route: 'responsible_unit', rule: 'mistake', fit: 'mistake' });
    expect(mistake).toContain('redan i dag');
    expect(mistake).toMatch(/"Personuppgifter: ".*"Dataskyddsombud, 0157-100 18"/);
  });

  it('shows the phone when no contact of the route is set', () => {
    const given = { route: 'complaint', rule: 'view', fit: 'view', hr: 'withheld' } as const;
    expect(textOf(given, bareOptions)).toContain('"Telefon: "');
  });
});
