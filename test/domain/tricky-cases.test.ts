import type { ButtonName } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import type { Route, RuleId } from '../../bot/domain/triage';
import { rules } from '../../bot/domain/triage';
import { answerGuide, copied, people, type Sitting, sit } from '../reporter/play';

/**
 * The tricky and mixed cases that were worked out from the law and from municipalities' own pages, told to
 * the guide as an employee would tell them. Where the guide's rules go another way than the study of the law,
 * the rules decide; each such case says why, and the list of them is a test of its own.
 */
interface Case {
  readonly says: string;
  readonly answers: Fields;
  /** Where the study of the law sends it; several where it leaves the choice. */
  readonly law: readonly Route[];
  /** Where the guide sends it, if elsewhere, and why that is right all the same. */
  readonly guide?: { readonly route: Route; readonly because: string };
}

const cases: readonly Case[] = [
  { says: 'a manager bullies me', answers: { fit: 'treatment' }, law: ['hr'] },
  {
    says: 'a manager bullies me and many others, staff leave, top management knows',
    answers: { fit: 'treatment', ticks: 'several,involved' },
    law: ['whistleblowing'],
    guide: {
      route: 'handlers_decide',
      because:
        'treatment_several: how many are treated badly does not yet make it wrongdoing; the handlers see that. With "hidden" ticked it is whistleblowing.',
    },
  },
  {
    says: 'the same, and somebody tries to hide it',
    answers: { fit: 'treatment', ticks: 'several,hidden,involved' },
    law: ['whistleblowing'],
  },
  {
    says: 'only rumours that others have it too',
    answers: { fit: 'treatment', ticks: 'heard' },
    law: ['handlers_decide'],
  },
  {
    says: 'my overtime is deleted; it turns out that everyone’s is, to make the budget look right',
    answers: { fit: 'treatment', ticks: 'several,hidden' },
    law: ['whistleblowing'],
  },
  {
    says: 'an employee in office commits a serious crime against one client',
    answers: { fit: 'harm', byStaff: 'yes' },
    law: ['whistleblowing'],
    guide: {
      route: 'handlers_decide',
      because:
        'harm_single: harm to one person is filed to the same handlers, who decide between whistleblowing, lex Sarah and the police.',
    },
  },
  { says: 'discrimination of me', answers: { fit: 'treatment' }, law: ['hr'] },
  {
    says: 'sexual harassment, one event by a colleague',
    answers: { fit: 'treatment' },
    law: ['hr'],
  },
  {
    says: 'sexual harassment by a senior person, several victims, HR knew',
    answers: { fit: 'treatment', ticks: 'several,hidden,involved' },
    law: ['whistleblowing'],
  },
  {
    says: 'the work environment in general: stress, heat, noise',
    answers: { fit: 'treatment' },
    law: ['hr'],
  },
  {
    says: 'the work environment in general, and it hits several of us',
    answers: { fit: 'treatment', ticks: 'several' },
    law: ['hr'],
    guide: {
      route: 'handlers_decide',
      because:
        'treatment_several: what hits several is never sent to HR without a handler’s eye on it.',
    },
  },
  {
    says: 'immediate serious danger to workers, ignored when it was told',
    answers: { fit: 'safety', ticks: 'several,hidden' },
    law: ['whistleblowing'],
  },
  {
    says: 'a known deadly safety defect, reported and ignored',
    answers: { fit: 'safety', ticks: 'hidden' },
    law: ['whistleblowing'],
  },
  { says: 'a pay dispute of one employee', answers: { fit: 'treatment' }, law: ['hr'] },
  {
    says: 'ghost employees, false invoices, own relatives hired around the rules',
    answers: { fit: 'money', ticks: 'hidden' },
    law: ['whistleblowing'],
  },
  {
    says: 'an old or indirect threat, no acute danger',
    answers: { fit: 'treatment' },
    law: ['hr', 'handlers_decide'],
  },
  {
    says: 'a child at risk at home, a professional’s suspicion',
    answers: { fit: 'harm', byStaff: 'no' },
    law: ['responsible_unit'],
  },
  {
    says: 'staff harm children and management silences it',
    answers: { fit: 'harm', byStaff: 'yes', ticks: 'several,hidden,involved' },
    law: ['whistleblowing'],
  },
  {
    says: 'a pupil is bullied by pupils',
    answers: { fit: 'harm', byStaff: 'no' },
    law: ['responsible_unit'],
  },
  {
    says: 'a patient safety event in municipal health care',
    answers: { fit: 'mistake' },
    law: ['responsible_unit'],
  },
  {
    says: 'something went wrong in social services or elder care',
    answers: { fit: 'mistake' },
    law: ['responsible_unit'],
  },
  {
    says: 'lex Sarah reports are thrown away or rewritten',
    answers: { fit: 'rules', ticks: 'hidden' },
    law: ['whistleblowing'],
  },
  {
    says: 'one mail to the wrong person',
    answers: { fit: 'mistake' },
    law: ['responsible_unit'],
  },
  {
    says: 'staff systematically read files without need; the leak is hidden',
    answers: { fit: 'secrecy', ticks: 'several,hidden' },
    law: ['whistleblowing'],
  },
  { says: 'a broken street light', answers: { fit: 'broken' }, law: ['fault_report'] },
  {
    says: 'a pole leaks current, reported five times, the manager closed the tickets',
    answers: { fit: 'broken', ticks: 'hidden' },
    law: ['whistleblowing'],
  },
  { says: 'the canteen food is dull', answers: { fit: 'view' }, law: ['complaint'] },
  {
    says: 'the canteen serves food past its date and alters labels; children are ill',
    answers: { fit: 'safety', ticks: 'several,hidden' },
    law: ['whistleblowing'],
  },
  { says: 'corruption in procurement', answers: { fit: 'money' }, law: ['whistleblowing'] },
  {
    says: 'a report about a handler',
    answers: { fit: 'money', ticks: 'involved' },
    law: ['whistleblowing'],
  },
  {
    says: 'a report about the head of the organisation, HR or a politician',
    answers: { fit: 'rules', ticks: 'involved' },
    law: ['whistleblowing'],
  },
  {
    says: 'I disagree with a political decision',
    answers: { fit: 'view' },
    law: ['complaint'],
  },
  {
    says: 'a false report on purpose: received like any other',
    answers: { fit: 'money' },
    law: ['whistleblowing'],
  },
  {
    says: 'retaliation after an earlier report',
    answers: { fit: 'treatment', ticks: 'punished' },
    law: ['whistleblowing'],
  },
  {
    says: 'a union or safety representative reports for a member, unsure where it belongs',
    answers: { fit: 'other' },
    law: ['handlers_decide', 'whistleblowing'],
  },
  {
    says: 'a union or safety representative reports how one member is treated',
    answers: { fit: 'treatment' },
    law: ['handlers_decide', 'whistleblowing'],
    guide: {
      route: 'hr',
      because:
        'treatment_single: the guide does not ask for whom one reports; the handlers are an equal choice in the same view.',
    },
  },
  {
    says: 'a matter in a municipal company, unsure where it belongs',
    answers: { fit: 'other' },
    law: ['handlers_decide'],
  },
  {
    says: 'a bribe in a municipal company',
    answers: { fit: 'money' },
    law: ['handlers_decide'],
    guide: {
      route: 'whistleblowing',
      because:
        'money: the guide does not ask where; the same handlers receive it and know the company’s own channel.',
    },
  },
];

/** The route that the conversation takes: read from what it shows, without a look at the rules. */
function routeOf(sitting: Sitting): Route | undefined {
  const { view } = sitting.now;
  if (view.name === 'verdict') return view.route;
  const shown = view.name === 'involved' ? sitting.press('next') : sitting;
  const story = shown.press('next', copied).now.view;
  if (story.name !== 'story' || story.rule === undefined) return undefined;
  return routeOfRule(story.rule);
}

const routeOfRule = (rule: RuleId) => rules.find(({ id }) => id === rule)?.route;

it.each(cases)('$says', ({ answers, law, guide }) => {
  const route = routeOf(answerGuide(sit(), answers));
  if (guide === undefined) expect(law).toContain(route);
  else expect(route).toBe(guide.route);
});

it('the guide goes another way than the study of the law in these cases only', () => {
  const different = cases
    .filter(({ answers, law }) => {
      const route = routeOf(answerGuide(sit(), answers));
      return route === undefined || !law.includes(route);
    })
    .map(({ says, law, guide }) => [says, law.join(' or '), guide?.route, guide?.because]);
  expect(different).toEqual([
    [
      'a manager bullies me and many others, staff leave, top management knows',
      'whistleblowing',
      'handlers_decide',
      expect.stringContaining('treatment_several'),
    ],
    [
      'an employee in office commits a serious crime against one client',
      'whistleblowing',
      'handlers_decide',
      expect.stringContaining('harm_single'),
    ],
    [
      'the work environment in general, and it hits several of us',
      'hr',
      'handlers_decide',
      expect.stringContaining('treatment_several'),
    ],
    [
      'a union or safety representative reports how one member is treated',
      'handlers_decide or whistleblowing',
      'hr',
      expect.stringContaining('treatment_single'),
    ],
    [
      'a bribe in a municipal company',
      'handlers_decide',
      'whistleblowing',
      expect.stringContaining('money:'),
    ],
  ]);
});

describe('what must not wait for the guide', () => {
  it.each<[string, ButtonName, string]>([
    ['a threat to life now', 'danger', 'danger'],
    ['immediate serious danger to workers’ life or health', 'danger', 'danger'],
    ['a child is being hurt now', 'danger', 'danger'],
    ['classified security matters', 'security', 'security'],
  ])('%s', (_, act, view) => {
    expect(sit().press('report').press(act).now.view).toEqual({ name: view });
  });

  it('an emergency does not block the report: one may go on', () => {
    const guide = sit().press('report').press('danger').press('next');
    expect(guide.now.view).toEqual({ name: 'guide' });
    const answers = { fit: 'safety', ticks: 'several' };
    expect(routeOf(guide.press('next', answers))).toBe('whistleblowing');
  });

  it('classified matters are never written down: the thread is filed without text', () => {
    const talk = sit().press('report').press('security').press('next').press('next', copied);
    expect(talk.now.view.name).toBe('filed');
    expect(talk.now.state).toMatchObject({ talk: true, texts: {} });
    expect(talk.now.state.fit).toBeUndefined();
  });
});

describe('who must not read it', () => {
  const [handler, ...others] = people(3);

  it('a report about a handler is hidden from that handler', () => {
    const involved = answerGuide(sit(), { fit: 'money', ticks: 'involved' });
    const story = involved.press('next', { involved: handler?.id ?? '' }).press('next', copied);
    expect(story.now.view).toMatchObject({ readers: others.map(({ title }) => title) });
  });

  it.each(['hr', 'responsible_unit'])('where HR is involved, %s does not lead there', (route) => {
    const fit = route === 'hr' ? 'treatment' : 'mistake';
    const { view } = answerGuide(sit(), { fit, ticks: 'involved' }).now;
    expect(view).toMatchObject({ name: 'verdict', route, hr: 'withheld' });
  });
});

it('whoever asks for advice only is informed, and no case is made', () => {
  const rights = sit().press('rights');
  expect(rights.now.view).toEqual({ name: 'rights' });
  expect(rights.now.state.filed).toBeUndefined();
});

it('a resident rather than an employee is sent to the e-service, the unit or the handlers', () => {
  const resident = (answers: Fields) =>
    routeOf(answerGuide(sit(), { throughWork: 'no', ...answers }));
  expect(resident({ fit: 'view' })).toBe('complaint');
  expect(resident({ fit: 'treatment' })).toBe('complaint');
  expect(resident({ fit: 'broken', ticks: 'hidden' })).toBe('fault_report');
  expect(resident({ fit: 'harm', byStaff: 'yes' })).toBe('responsible_unit');
  expect(resident({ fit: 'money' })).toBe('handlers_decide');
  expect(resident({ fit: 'mistake', ticks: 'hidden' })).toBe('handlers_decide');
});
