import type { Fields } from '../../bot/domain/fields';
import { isForHandlers, type Route } from '../../bot/domain/route';
import { answerGuide, copied, people, sit } from '../reporter/play';
import { type Said, said } from '../support/people/said';

const [{ id: handler } = { id: '' }, ...others] = people(3);

/**
 * The tricky and mixed cases that were worked out from the law and from municipalities' own pages, told to
 * the guide as an employee would tell them. Where the guide's rules go another way than the study of the law,
 * the rules decide; each such case says why, and the list of them is a test of its own.
 */
interface Case {
  readonly says: string;
  readonly answers: Said & Pick<Fields, 'involved'>;
  /** Where the study of the law sends it; several where it leaves the choice. */
  readonly law: readonly Route[];
  /** Where the guide sends it, if elsewhere, and why that is right all the same. */
  readonly guide?: { readonly route: Route; readonly because: string };
}

const cases: readonly Case[] = [
  {
    says: 'a manager bullies me',
    answers: { about: 'work', detail: 'single' },
    law: ['hr'],
  },
  {
    says: 'a manager bullies me and many others, staff leave, top management knows',
    answers: { about: 'work', detail: 'several', involved: 'management' },
    law: ['whistleblowing'],
    guide: {
      route: 'handlers_decide',
      because:
        'several_treated: how many are treated badly does not yet make it wrongdoing; the same handlers see that, and offer the way outside when top management is involved.',
    },
  },
  {
    says: 'the same, and somebody tries to hide it',
    answers: { about: 'work', detail: 'several', involved: 'management' },
    law: ['whistleblowing'],
    guide: {
      route: 'handlers_decide',
      because:
        'several_treated: the one question more asks how many it hits, not whether it is hidden; it is filed to the same handlers, who read the rest.',
    },
  },
  {
    says: 'only rumours that others have it too',
    answers: { about: 'work', detail: 'several' },
    law: ['handlers_decide'],
  },
  {
    says: 'my overtime is deleted; it turns out that everyone’s is, to make the budget look right',
    answers: { about: 'cheating', detail: 'grave' },
    law: ['whistleblowing'],
  },
  {
    says: 'an employee in office commits a serious crime against one client',
    answers: { about: 'care', detail: 'staff' },
    law: ['whistleblowing'],
  },
  {
    says: 'discrimination of me',
    answers: { about: 'work', detail: 'single' },
    law: ['hr'],
  },
  {
    says: 'sexual harassment, one event by a colleague',
    answers: { about: 'work', detail: 'single' },
    law: ['hr'],
  },
  {
    says: 'sexual harassment by a senior person, several victims, HR knew',
    answers: { about: 'work', detail: 'several', involved: 'management,hr' },
    law: ['whistleblowing'],
    guide: {
      route: 'handlers_decide',
      because: 'several_treated: the same; and where HR is involved, nothing leads there.',
    },
  },
  {
    says: 'the work environment in general: stress, heat, noise',
    answers: { about: 'work', detail: 'surroundings' },
    law: ['hr'],
  },
  {
    says: 'the work environment in general, and it hits several of us',
    answers: { about: 'work', detail: 'surroundings' },
    law: ['hr'],
  },
  {
    says: 'immediate serious danger to workers, ignored when it was told',
    answers: { about: 'danger', detail: 'ignored' },
    law: ['whistleblowing'],
  },
  {
    says: 'a known deadly safety defect, reported and ignored',
    answers: { about: 'danger', detail: 'ignored' },
    law: ['whistleblowing'],
  },
  {
    says: 'a pay dispute of one employee',
    answers: { about: 'work', detail: 'single' },
    law: ['hr'],
  },
  {
    says: 'ghost employees, false invoices, own relatives hired around the rules',
    answers: { about: 'gain', detail: 'others' },
    law: ['whistleblowing'],
  },
  {
    says: 'an old or indirect threat, no acute danger',
    answers: { about: 'work', detail: 'single' },
    law: ['hr', 'handlers_decide'],
  },
  {
    says: 'a child at risk at home, a professional’s suspicion',
    answers: { about: 'care', detail: 'child' },
    law: ['responsible_unit'],
  },
  {
    says: 'staff harm children and management silences it',
    answers: { about: 'care', detail: 'staff', involved: 'management' },
    law: ['whistleblowing'],
  },
  {
    says: 'a pupil is bullied by pupils',
    answers: { about: 'care', detail: 'peers' },
    law: ['responsible_unit'],
  },
  {
    says: 'a patient safety event in municipal health care',
    answers: { about: 'care', detail: 'mistake' },
    law: ['responsible_unit'],
  },
  {
    says: 'something went wrong in social services or elder care',
    answers: { about: 'accident', detail: 'care' },
    law: ['responsible_unit'],
  },
  {
    says: 'lex Sarah reports are thrown away or rewritten',
    answers: { about: 'cheating', detail: 'grave' },
    law: ['whistleblowing'],
  },
  {
    says: 'one mail to the wrong person',
    answers: { about: 'data', detail: 'slip' },
    law: ['responsible_unit'],
  },
  {
    says: 'staff systematically read files without need; the leak is hidden',
    answers: { about: 'data', detail: 'misuse' },
    law: ['whistleblowing'],
  },
  {
    says: 'a broken street light',
    answers: { about: 'broken', detail: 'repair' },
    law: ['fault_report'],
  },
  {
    says: 'a pole leaks current, reported five times, the manager closed the tickets',
    answers: { about: 'broken', detail: 'ignored' },
    law: ['whistleblowing'],
  },
  {
    says: 'the canteen food is dull',
    answers: { about: 'view', detail: 'opinion' },
    law: ['complaint'],
  },
  {
    says: 'the canteen serves food past its date and alters labels; children are ill',
    answers: { about: 'cheating', detail: 'grave' },
    law: ['whistleblowing'],
  },
  {
    says: 'corruption in procurement',
    answers: { about: 'gain', detail: 'others' },
    law: ['whistleblowing'],
  },
  {
    says: 'a report about a handler',
    answers: { about: 'gain', detail: 'others', involved: handler },
    law: ['whistleblowing'],
  },
  {
    says: 'a report about the head of the organisation, HR or a politician',
    answers: { about: 'cheating', detail: 'grave', involved: 'management,hr' },
    law: ['whistleblowing'],
  },
  {
    says: 'I disagree with a political decision',
    answers: { about: 'view', detail: 'opinion' },
    law: ['complaint'],
  },
  {
    says: 'a false report on purpose: received like any other',
    answers: { about: 'gain', detail: 'others' },
    law: ['whistleblowing'],
  },
  {
    says: 'retaliation after an earlier report',
    answers: { about: 'work', detail: 'punished' },
    law: ['whistleblowing'],
  },
  {
    says: 'a union or safety representative reports for a member, unsure where it belongs',
    answers: { about: 'other', detail: 'unsure' },
    law: ['handlers_decide', 'whistleblowing'],
  },
  {
    says: 'a union or safety representative reports how one member is treated',
    answers: { about: 'work', detail: 'single' },
    law: ['handlers_decide', 'whistleblowing'],
    guide: {
      route: 'hr',
      because:
        'own_terms: the guide does not ask for whom one reports; the handlers are an equal choice in the same view.',
    },
  },
  {
    says: 'a matter in a municipal company, unsure where it belongs',
    answers: { about: 'other', detail: 'unsure' },
    law: ['handlers_decide'],
  },
  {
    says: 'a bribe in a municipal company',
    answers: { about: 'gain', detail: 'others' },
    law: ['handlers_decide'],
    guide: {
      route: 'whistleblowing',
      because:
        'gain: the guide does not ask where; the same handlers receive it and know the company’s own channel.',
    },
  },
];

/** The route that the conversation takes: read from what it shows, without a look at the rules. */
function routeOf(answers: Case['answers']): Route | undefined {
  const { view } = answerGuide(sit(), answers).now;
  return view.name === 'verdict' ? view.route : undefined;
}

it.each(cases)('$says', ({ answers, law, guide }) => {
  const route = routeOf(answers);
  if (guide === undefined) expect(law).toContain(route);
  else expect(route).toBe(guide.route);
});

const isAt = (route: Route | undefined, law: readonly Route[]) =>
  route !== undefined && law.includes(route);

it('the guide goes another way than the study of the law in these cases only', () => {
  const different = cases
    .filter(({ answers, law }) => !isAt(routeOf(answers), law))
    .map(({ says, law, guide }) => [says, law.join(' or '), guide?.route, guide?.because]);
  expect(different).toEqual([
    [
      'a manager bullies me and many others, staff leave, top management knows',
      'whistleblowing',
      'handlers_decide',
      expect.stringContaining('several_treated'),
    ],
    [
      'the same, and somebody tries to hide it',
      'whistleblowing',
      'handlers_decide',
      expect.stringContaining('several_treated'),
    ],
    [
      'sexual harassment by a senior person, several victims, HR knew',
      'whistleblowing',
      'handlers_decide',
      expect.stringContaining('several_treated'),
    ],
    [
      'a union or safety representative reports how one member is treated',
      'handlers_decide or whistleblowing',
      'hr',
      expect.stringContaining('own_terms'),
    ],
    [
      'a bribe in a municipal company',
      'handlers_decide',
      'whistleblowing',
      expect.stringContaining('gain:'),
    ],
  ]);
});

it('the guide leads to other people than the study of the law in this case only', () => {
  const others = cases.filter(({ answers, law }) => {
    const route = routeOf(answers);
    const forHandlers = route !== undefined && isForHandlers(route);
    return !isAt(route, law) && !(forHandlers && law.some(isForHandlers));
  });
  expect(others.map(({ says }) => says)).toEqual([
    'a union or safety representative reports how one member is treated',
  ]);
});

describe('what must not wait for the guide', () => {
  it.each([
    'a threat to life now',
    'immediate serious danger to workers’ life or health',
    'a child is being hurt now',
  ])('%s: who is called first stands before anything is asked', () => {
    expect(sit().press('report').now).toMatchObject({ view: { name: 'safety' }, fields: {} });
  });

  it('classified security matters', () => {
    const security = sit().press('report').press('security');
    expect(security.now).toMatchObject({ view: { name: 'security' }, fields: {} });
  });

  it('an emergency does not block the report: one may go on', () => {
    const guide = sit().press('report').press('safe');
    expect(guide.now.view).toEqual({ name: 'guide' });
    expect(routeOf({ about: 'danger', detail: 'ignored' })).toBe('whistleblowing');
  });

  it.each(['danger', 'work', 'broken'])(
    'danger to life, a colleague’s included, has its way where it is about %s',
    (about) => {
      expect(answerGuide(sit(), { about, detail: 'life' }).now.view).toMatchObject({
        name: 'verdict',
        route: 'handlers_decide',
        rule: 'life',
      });
    },
  );

  it.each<[string, Case['answers']]>([
    ['by their own button', said.secret],
    ['by the guide', { about: 'data', detail: 'secret' }],
  ])('classified matters are never written down, %s: the thread has no text', (_, answers) => {
    const talk = answerGuide(sit(), answers).press('anyway').press('next', copied);
    expect(talk.now.view.name).toBe('talk');
    const filed = talk.press('file', { what: 'hemligt' });
    expect(filed.now).toMatchObject({
      view: { name: 'filed', deadlines: { desk: 'whistleblowing' } },
      state: { talk: true, texts: {} },
    });
  });
});

describe('who must not read it', () => {
  it('a report about a handler is hidden from that handler', () => {
    const verdict = answerGuide(sit(), { ...said.gain, involved: handler });
    const story = verdict.press('anyway').press('next', copied);
    expect(story.now.view).toMatchObject({ readers: others.map(({ title }) => title) });
  });

  it.each<[Route, Said]>([
    ['hr', said.own],
    ['responsible_unit', said.injury],
  ])('where HR is involved, %s does not lead there', (route, answers) => {
    const { view } = answerGuide(sit(), { ...answers, involved: 'hr' }).now;
    expect(view).toMatchObject({ name: 'verdict', route, hr: 'withheld' });
  });
});

it('whoever asks for advice only is informed, and no case is made', () => {
  const rights = sit().press('rights');
  expect(rights.now.view).toEqual({ name: 'rights' });
  expect(rights.now.state.filed).toBeUndefined();
});

it('a resident is sent by the matter alone: nobody is asked who he is', () => {
  expect(routeOf(said.opinion)).toBe('complaint');
  expect(routeOf(said.repair)).toBe('fault_report');
  expect(routeOf(said.child)).toBe('responsible_unit');
  expect(routeOf(said.harm)).toBe('whistleblowing');
  expect(routeOf(said.gain)).toBe('whistleblowing');
  expect(routeOf(said.doubt)).toBe('handlers_decide');
  // An applicant who is discriminated against has no "opinion".
  expect(routeOf(said.own)).toBe('hr');
});
