import {
  type Answers,
  type GuideRule,
  guide,
  type Matter,
  ruleOf,
} from '../../bot/domain/questionnaire';
import { isForHandlers, type Route, routes } from '../../bot/domain/route';
import { isLifeAtStake, isToTalk, mayHurt, routeOf, triage } from '../../bot/domain/triage';
import { everyAnswer } from '../support/every-answer';

const all = [...everyAnswer()];
const page = 'Visselblåsarsidan';

/**
 * The rules a second time, without a look at `bot/domain/triage.ts`: which answers lead to a rule, where it
 * leads, and the law or page on which it stands. VBL = lag (2021:890).
 */
const table = Object.entries({
  // What the municipality's page names, and the act takes when it is in the public interest.
  whistleblowing: [
    ['gain', `VBL 1:2; ${page}: ekonomiska brott, egen vinning`, 'gain others'],
    [
      'cheating',
      `VBL 1:2; ${page}: stora avvikelser, dölja`,
      'cheating grave, broken cheating, view cheating, other cheating',
    ],
    ['danger', `VBL 1:2; ${page}: säkerhetsbrister, miljöregler`, 'danger ignored, broken ignored'],
    ['data_misuse', `VBL 1:2; ${page}: brott mot sekretess`, 'data misuse'],
    ['hushed_up', `VBL 1:2; ${page}: försök att dölja`, 'accident hidden'],
    ['reprisal', 'VBL 3:1', 'work punished'],
    ['harm_by_staff', 'VBL 1:2; SoL (2025:400) 19:1, 27:2; skollagen 6:10', 'care staff'],
  ],
  // What only the handlers can judge.
  handlers_decide: [
    [
      'harm_unclear',
      'VBL 5:5; SoL (2025:400) 27:2',
      'care hunch, care unsure, view harm, other harm',
    ],
    ['life', 'VBL 1:2, 5:5; AML 3:2 a, 3:4', 'danger life, work life, broken life'],
    ['several_treated', 'VBL 1:2, 5:5', 'work several'],
    [
      'doubt',
      'VBL 5:5',
      [
        ...'gain cheating danger data accident broken other'
          .split(' ')
          .map((about) => `${about} unsure`),
        ...'gain cheating data'.split(' ').map((about) => `${about} hunch`),
        'security ordinary',
      ].join(', '),
    ],
    ['security', 'VBL 1:3', 'security secret, data secret'],
  ],
  // What concerns one person.
  hr: [
    [
      'own_terms',
      `AML 3:2 a; diskrimineringslagen 2:3; ${page}: en enskild person`,
      'gain pay, cheating own, danger own, work single, view own, other own',
    ],
    ['surroundings', 'AML 3:2 a, 6:4', 'work surroundings'],
  ],
  // What a unit must be told today.
  responsible_unit: [
    ['theft', 'Brottsbalken 8:1', 'gain stolen'],
    ['new_danger', 'AML 3:2 a, 3:4', 'danger unseen'],
    ['work_injury', 'AML 3:2 a, 3:3 a', 'accident injury'],
    ['care_mistake', 'SoL (2025:400) 27:2; PSL 6:4; skollagen 6:10', 'accident care, care mistake'],
    ['data_slip', 'GDPR art. 33', 'data slip, accident data'],
    ['child_elsewhere', 'SoL (2025:400) 19:1', 'care child'],
    [
      'adult_elsewhere',
      'SoL (2025:400): socialnämndens ansvar',
      'care adult, danger adult, other adult',
    ],
    ['among_each_other', 'Skollagen 6:10; SoL (2025:400) 27:2', 'care peers'],
  ],
  fault_report: [['repair', `${page}: felanmälan`, 'danger repair, broken repair']],
  complaint: [['opinion', `${page}: synpunkter`, 'view opinion']],
} satisfies Record<Route, readonly (readonly [GuideRule, string, string])[]>).flatMap(
  ([route, rows]) =>
    rows.map(([rule, basis, answers]) => [rule, route, basis, answers.split(', ')] as const),
);

describe('every combination of answers', () => {
  it('is enumerated once', () => {
    const details = Object.values(guide).flatMap((answers) => Object.keys(answers));
    expect(all).toHaveLength(details.length * 2 ** 3);
    expect(new Set(all.map((answers) => JSON.stringify(answers))).size).toBe(all.length);
  });

  it('is in one row of the table', () => {
    const rows = table.flatMap(([, , , answers]) => answers);
    expect(new Set(rows).size).toBe(rows.length);
    expect(new Set(rows)).toEqual(new Set(all.map(({ about, detail }) => `${about} ${detail}`)));
  });

  it('has the route and the rule of its row, no matter who is involved', () => {
    for (const [rule, route, , answers] of table) {
      const verdicts = all.filter((one) => answers.includes(`${one.about} ${one.detail}`));
      expect(verdicts.map(triage)).toEqual(verdicts.map(() => ({ rule, route })));
    }
  });

  it('that no guide asks is left to the handlers', () => {
    const forged = { about: 'gain', detail: 'opinion', involved: [] } as Answers;
    expect(triage(forged)).toEqual({ rule: 'doubt', route: 'handlers_decide' });
  });
});

describe('every rule', () => {
  it('is in the table, on a law or on the page that announces the channel', () => {
    expect(routeOf).toEqual(Object.fromEntries(table.map(([rule, route]) => [rule, route])));
    expect(new Set(Object.values(routeOf))).toEqual(new Set(routes));
  });
});

/** Where the guide leads for a person in a hurry, who takes the first answer. */
it('what is grave is not sent elsewhere by the last answer: unsure is the handlers’', () => {
  const last = (about: Matter) => Object.values(guide[about]).at(-1);
  const strong: readonly Matter[] = ['gain', 'cheating', 'danger', 'care', 'data', 'accident'];
  for (const about of [...strong, 'other'] as const) {
    expect(['doubt', 'harm_unclear']).toContain(last(about));
  }
});

it('every mild matter is followed by what it may hide, above the mild answer', () => {
  for (const about of ['broken', 'view', 'other'] as const) {
    const ways = Object.values(guide[about]).map((rule) => routeOf[rule]);
    expect(ways.findIndex((route) => !isForHandlers(route))).toBeGreaterThanOrEqual(2);
  }
});

it('nothing is written about national security, and of nothing else is there only talk', () => {
  const talks = all.filter(isToTalk).map(({ about, detail }) => `${about} ${detail}`);
  expect(new Set(talks)).toEqual(new Set(['security secret', 'data secret']));
});

it.each([
  ['whistleblowing', true],
  ['handlers_decide', true],
  ['hr', false],
  ['responsible_unit', false],
  ['complaint', false],
  ['fault_report', false],
] as const)('%s is for the handlers: %s', (route, handlers) => {
  expect(isForHandlers(route)).toBe(handlers);
});

it('somebody may be hurt by what the guide says of danger, harm and concern, and die by one answer alone', () => {
  const hurting = new Set([...everyAnswer()].filter(mayHurt).map(ruleOf));
  expect([...hurting].sort()).toEqual([
    'adult_elsewhere',
    'among_each_other',
    'child_elsewhere',
    'danger',
    'harm_by_staff',
    'harm_unclear',
    'life',
    'new_danger',
  ]);
  const deadly = new Set([...everyAnswer()].filter(isLifeAtStake).map(({ detail }) => detail));
  expect([...deadly]).toEqual(['life']);
});
