import type { ButtonName } from '../../bot/domain/buttons';
import { dutyOf } from '../../bot/domain/duty';
import type { Fields } from '../../bot/domain/fields';
import { type Answers, highOnes, shownMatters } from '../../bot/domain/questionnaire';
import type { Remark } from '../../bot/domain/remarks';
import { formatReportCode, lastGroup } from '../../bot/domain/report-code';
import { isToTalk, mayGoToHr, triage } from '../../bot/domain/triage';
import { hiddenIn } from '../../bot/domain/what-it-can-hide';
import { isUrgent } from '../../bot/reporter/answers';
import type { Conversation, Step } from '../../bot/reporter/conversation';
import { converse } from '../../bot/reporter/converse';
import type { Event } from '../../bot/reporter/event';
import { everyAnswer } from '../support/every-answer';
import { type Said, said } from '../support/people/said';
import {
  answerGuide,
  copied,
  desks,
  desksOf,
  firstOpened,
  instead,
  invitation,
  newConversation,
  openedMeanwhile,
  opensOn,
  otherReportCode,
  people,
  practisesStory,
  reachPractice,
  reachReportCode,
  reachStory,
  reference,
  renewal,
  reportCode,
  type Sitting,
  settle,
  sit,
  succeed,
  today,
  waits,
} from './play';

const story: Fields = { what: 'vad', where: 'var', how: 'hur', who: 'jag' };
const trailOf = ({ now }: Sitting) => [...now.state.trail, now.state.step].join(' ');
const nameOf = ({ now }: Sitting) => now.view.name;
const atVerdict = 'start safety guide more involved verdict';
const deadlines = { desk: 'whistleblowing', firstAnswerBy: '2026-05-12', feedbackBy: '2026-08-05' };
const filed = { name: 'filed', reference, opensOn, deadlines, again: false };
const [one = '', two = '', three = ''] = people(3).map(({ id }) => id);
const everybody = [one, two, three].join(',');
/** A conversation as somebody forges it, and what it shows. */
const claims = (state: Partial<Conversation>) => sit(succeed(), { ...newConversation(), ...state });

it('the shortest way leads from the start to a filed report', () => {
  const answers = { about: 'gain', detail: 'others', involved: [] } as const;
  const danger = true;
  const verdict = { name: 'verdict', answers, route: 'whistleblowing', rule: 'gain', danger };
  const desk = 'whistleblowing';
  const reportCode = '1234 5678 9012 3456 7890 1235';
  const readers = ['Jurist 1', 'Jurist 2', 'Jurist 3'];
  const others = { detail: 'others' };
  const list = { involved: '', wait: 'yes' };
  const steps: readonly (readonly [ButtonName | undefined, Fields, view: object, Fields])[] = [
    [undefined, {}, { name: 'start', intake: 'open' }, {}],
    ['report', {}, { name: 'safety' }, {}],
    ['safe', {}, { name: 'guide' }, {}],
    ['next', { about: 'gain' }, { name: 'more', about: 'gain' }, {}],
    ['next', others, { name: 'involved', people: people(3), opensOn }, list],
    ['next', {}, { ...verdict, hr: 'withheld', readers, hidden: [] }, {}],
    ['anyway', {}, { name: 'report_code', desk, danger, reportCode }, {}],
    ['next', copied, { name: 'story', desk, readers }, {}],
    ['file', story, filed, {}],
    ['leave', {}, { name: 'left' }, {}],
  ];
  let at = sit();
  for (const [button, filled, view, fields] of steps) {
    at = at.press(button, filled);
    expect([at.now.view, at.now.fields]).toEqual([view, fields]);
  }
  expect(at.now.state).toMatchObject({ texts: {}, trail: [] });
});

describe('each view knows its own presses', () => {
  const safety = sit().press('report');
  const security = safety.press('security');
  const guide = safety.press('safe');
  const more = guide.press('next', { about: 'work' });
  const involved = more.press('next', { detail: 'several' });
  const verdict = answerGuide(sit(), said.opinion);
  const single = answerGuide(sit(), said.own);
  const talk = answerGuide(sit(), said.secret);
  const others = single.press('others');
  const nobody = involved.press('next', { involved: everybody });
  const shown = reachReportCode(sit());
  const written = reachStory(sit());
  const untold = talk.goes('anyway', ['next', copied]);
  const atTalk = 'start safety security more involved verdict';
  const nothing = instead('open', () => ({ kind: 'opened_nothing', opensOn }));
  const code = sit().press('have_code');
  const unopened = sit(nothing).enter(otherReportCode);
  const account = sit(firstOpened()).enter(otherReportCode);
  const meanwhile = sit(openedMeanwhile()).enter(otherReportCode);
  const renew = account.press('next');
  const thread = sit().enter(otherReportCode);
  const sent = thread.press('send', { text: 'hej' });
  const practised = practisesStory(reachPractice()).press('file', { what: 'hej' });

  type Row = readonly [Sitting, ButtonName | undefined, Fields, trail: string];
  /** What a press comes to in each view, those that it does not know among them. */
  const presses: Readonly<Record<Step, readonly Row[]>> = {
    start: [
      [sit(), 'report', {}, 'start safety'],
      [sit(), 'rights', {}, 'start rights'],
      [sit(), 'have_code', {}, 'start code'],
      [sit(), 'safe', {}, 'start'],
      [sit(), undefined, {}, 'start'],
    ],
    code: [
      [code, 'open', { code: otherReportCode }, 'start code thread'],
      [code, 'next', {}, 'start code'],
      [code, 'back', {}, 'start'],
    ],
    rights: [
      [sit().press('rights'), 'next', {}, 'start rights'],
      [sit().press('rights'), 'back', {}, 'start'],
      [sit().press('rights'), 'employer', {}, 'start rights employer'],
      [sit().press('rights'), 'practice', {}, 'start'],
    ],
    employer: [
      [sit().goes('rights', 'employer'), 'next', {}, 'start rights employer'],
      [sit().goes('rights', 'employer'), 'back', {}, 'start rights'],
    ],
    safety: [
      [safety, 'safe', {}, 'start safety guide'],
      [safety, 'security', {}, 'start safety security'],
      [safety, 'next', {}, 'start safety'],
    ],
    security: [
      [security, 'next', {}, 'start safety security more'],
      [security, 'anyway', {}, 'start safety security'],
      [security, 'back', {}, 'start safety'],
    ],
    guide: [
      [guide, 'next', { about: 'data' }, 'start safety guide more'],
      [guide, 'next', {}, 'start safety guide'],
      [guide, 'file', { about: 'data' }, 'start safety guide'],
    ],
    more: [
      [more, 'next', { detail: 'single' }, 'start safety guide more involved'],
      [more, 'next', {}, 'start safety guide more'],
      [more, 'anyway', { detail: 'single' }, 'start safety guide more'],
      [more, 'back', { detail: 'single' }, 'start safety guide'],
    ],
    involved: [
      [involved, 'next', {}, atVerdict],
      [involved, 'anyway', {}, 'start safety guide more involved'],
      [involved, 'back', {}, 'start safety guide more'],
    ],
    verdict: [
      [verdict, 'anyway', {}, `${atVerdict} report_code`],
      [verdict, 'change', {}, 'start safety guide'],
      [verdict, 'next', {}, atVerdict],
      [verdict, 'others', {}, atVerdict],
      [verdict, 'to_hr', {}, atVerdict],
      [verdict, 'back', {}, 'start safety guide more involved'],
      [single, 'others', {}, `${atVerdict} others`],
      [single, 'to_hr', {}, `${atVerdict} report_code`],
      [talk, 'anyway', {}, `${atTalk} report_code`],
      [talk, 'change', {}, 'start safety'],
      [written.goes('back', 'back'), 'change', {}, 'start safety guide'],
    ],
    others: [
      [others, 'next', {}, `${atVerdict} others`],
      [others, 'back', {}, atVerdict],
    ],
    nobody: [
      [nobody, 'next', {}, 'start safety guide more involved nobody'],
      [nobody, 'back', {}, 'start safety guide more involved'],
    ],
    report_code: [
      [shown, 'next', copied, `${atVerdict} report_code story`],
      [shown, 'file', copied, `${atVerdict} report_code`],
      [talk.press('anyway'), 'next', copied, `${atTalk} report_code talk`],
    ],
    story: [
      [written, 'next', story, `${atVerdict} report_code story`],
      [written, 'send', story, `${atVerdict} report_code story`],
    ],
    talk: [
      [untold, 'file', {}, 'filed'],
      [untold, 'next', {}, `${atTalk} report_code talk`],
      [untold, 'back', {}, `${atTalk} report_code`],
    ],
    filed: [
      [written.press('file', story), 'file', {}, 'filed'],
      [written.press('file', story), 'back', {}, 'filed'],
    ],
    account: [
      [account, 'next', {}, 'start code account renew'],
      [account, 'send', {}, 'start code account'],
      [meanwhile, 'next', {}, 'start code account thread'],
      [account, 'back', {}, 'start code'],
    ],
    renew: [
      [renew, 'next', { group: lastGroup(renewal) }, 'start code sent'],
      [renew, 'next', { group: '0000' }, 'start code account renew'],
      [renew, 'file', {}, 'start code account renew'],
      [renew, 'back', {}, 'start code account'],
    ],
    unopened: [
      [unopened, 'next', {}, 'start code unopened'],
      [unopened, 'back', {}, 'start code'],
    ],
    thread: [
      [thread, 'send', { text: 'hej' }, 'start code thread sent'],
      [thread, 'file', { text: 'hej' }, 'start code thread'],
    ],
    proof: [
      [thread.press('proof'), 'back', {}, 'start code thread'],
      [thread.press('proof'), 'send', { text: 'hej' }, 'start code thread proof'],
      [thread.press('proof'), 'earlier', {}, 'start code thread proof'],
    ],
    sent: [
      [sent, 'next', {}, 'start code thread'],
      [sent, 'send', {}, 'start code thread sent'],
      [sent, 'back', {}, 'start code thread'],
    ],
    practised: [
      [practised, 'report', {}, 'start'],
      [practised, 'back', {}, 'practised'],
      [practisesStory(reachPractice()).press('file'), 'report', {}, 'practised'],
    ],
    joined: [[sit().enter(invitation), 'back', {}, 'joined']],
    wait: [
      [waits(), 'next', {}, 'start'],
      [waits(instead('begin', () => ({ kind: 'too_many' }))), 'next', {}, 'wait'],
      [waits(), 'report', {}, 'wait'],
      [waits(), 'back', {}, 'wait'],
    ],
    left: [
      [sit().press('leave'), 'report', {}, 'left'],
      [sit().press('leave'), 'back', {}, 'left'],
    ],
  };
  const rows = Object.entries(presses).flatMap(([step, list]) =>
    list.map((row) => [step, ...row] as const),
  );
  it.each(rows)('%s %#', (step, sitting, button, fields, trail) => {
    const came = trailOf(sitting.press(button, fields));
    expect([nameOf(sitting), button, came]).toEqual([step, button, trail]);
  });
});

describe('the guide', () => {
  const guide = sit().goes('report', 'safe');
  const more = guide.press('next', { about: 'care' });

  it.each<[string, Sitting, Fields, Fields, object]>([
    ['an unknown matter', guide, { about: 'nonsense' }, { about: 'danger' }, { about: 'danger' }],
    ['several', guide, { about: 'gain,danger' }, { about: 'danger' }, { about: 'danger' }],
    ['an empty one', guide, { about: '' }, { about: 'danger' }, { about: 'danger' }],
    ['one with a button', guide, { about: 'security' }, { about: 'danger' }, { about: 'danger' }],
    ['an unknown answer', more, { detail: 'nonsense' }, { detail: 'staff' }, { detail: 'staff' }],
    ['one of another matter', more, { detail: 'hidden' }, { detail: 'staff' }, { detail: 'staff' }],
    ['several answers', more, { detail: 'staff,child' }, { detail: 'staff' }, { detail: 'staff' }],
    ['an empty answer', more, { detail: '' }, { detail: 'staff' }, { detail: 'staff' }],
  ])('takes %s as none, and keeps what was chosen before', (_, at, wrong, right, state) => {
    expect(at.press('next', wrong).now).toMatchObject({ view: at.now.view, remark: 'choose' });
    expect(at.press('next', wrong).now.fields).toEqual({});
    const kept = at.press('switch', right).press('next', wrong);
    expect(kept.now).toMatchObject({ remark: undefined, state });
    expect(nameOf(kept)).not.toBe(nameOf(at));
  });

  it('asks one question more, whatever it is about', () => {
    for (const about of shownMatters) {
      const { now } = guide.press('next', { about }).press('next');
      expect(now).toMatchObject({ view: { name: 'more', about }, remark: 'choose', fields: {} });
    }
  });

  it('counts a detail of another matter, in whatever state, as none', () => {
    const trail: readonly Step[] = ['start', 'safety', 'guide'];
    const forged = { step: 'more', trail, detail: 'stolen' } as const;
    const view = { name: 'more', about: 'work' };
    const { now } = claims({ ...forged, about: 'work' }).press('next');
    expect(now).toMatchObject({ view, remark: 'choose' });
    expect(claims(forged).now.view).toEqual({ name: 'guide' });
    expect(claims(forged).press('next').now.remark).toBe('choose');
  });
});

describe('the verdict', () => {
  it('is computed from the answers whatever step a state claims', () => {
    const shown = (answers: Partial<Conversation>) =>
      claims({ step: 'verdict', trail: ['start'], ...answers }).now.view;
    const opinion = { about: 'gain', detail: 'opinion' } as const;
    for (const answers of [{}, { about: 'gain' }, { detail: 'others' }, opinion] as const)
      expect(shown(answers)).toEqual({ name: 'guide' });
    const theft = { route: 'responsible_unit', rule: 'theft' };
    expect(shown({ about: 'gain', detail: 'stolen' })).toMatchObject(theft);
  });

  it.each<[Partial<Conversation>, object]>([
    ...(['filed', 'unopened', 'sent', 'joined'] as const).map(
      (step): [Partial<Conversation>, object] => [{ step }, { name: 'guide' }],
    ),
    [
      { step: 'sent', filed: { filedOn: today, opensOn, again: false } },
      {
        ...{ name: 'sent', what: 'message', unsent: false },
        ...{ desk: 'whistleblowing', opensOn, again: false },
      },
    ],
  ])(
    'a state that claims to be at an end without being so is shown as it is: %j',
    (state, view) => {
      expect(claims(state).now.view).toEqual(view);
    },
  );

  /** A sitting at the verdict, with the answers as they are. */
  const atVerdictOf = (answers: Answers, excluded: Conversation['excluded']): Sitting => {
    const { about, detail, involved } = answers;
    const asked: Step = about === 'security' ? 'security' : 'guide';
    return claims({
      step: 'verdict',
      trail: ['start', 'safety', asked, 'more', 'involved'],
      about,
      detail,
      high: highOnes.filter((who) => involved.includes(who)),
      excluded,
      talk: isToTalk(answers),
    });
  };
  const ids = people(3).map(({ id }) => id);
  const someNamed = ({ involved }: Answers) => (involved.includes('receiver') ? ids.slice(1) : []);

  it('offers the handlers whatever was answered, unless nobody is left there', () => {
    for (const answers of everyAnswer()) {
      const verdict = atVerdictOf(answers, someNamed(answers));
      const hr = mayGoToHr(answers) ? 'offered' : 'withheld';
      const { danger } = hiddenIn(answers);
      const advised = { answers, ...triage(answers), hr, danger };
      expect(verdict.now.view).toMatchObject({ name: 'verdict', ...advised });
      expect([answers, verdict.press('anyway').now.view]).toEqual([
        answers,
        {
          ...{ name: 'report_code', desk: 'whistleblowing', danger },
          reportCode: formatReportCode(reportCode),
        },
      ]);
      if (!answers.involved.includes('receiver')) continue;
      const nobody = atVerdictOf(answers, ids).press('anyway');
      expect([answers, nobody.now.view]).toEqual([answers, { name: 'nobody' }]);
      expect(nobody.press('back').now.view).toMatchObject({ name: 'verdict', answers });
    }
  });

  it('is corrected with one press, and every answer is in its place', () => {
    for (const answers of everyAnswer()) {
      const { about, detail } = answers;
      const isSecurity = about === 'security';
      const changed = atVerdictOf(answers, someNamed(answers)).press('change');
      const trail = isSecurity ? 'start safety' : 'start safety guide';
      expect([answers, trailOf(changed)]).toEqual([answers, trail]);
      expect(changed.now.fields).toEqual(isSecurity ? {} : { about });
      const more = (isSecurity ? changed.press('security') : changed).press('next');
      expect(more.now).toMatchObject({ view: { name: 'more', about }, fields: { detail } });
      expect(more.goes('next', 'next').now.view).toMatchObject({ name: 'verdict', answers });
    }
  });
});

describe('the own duty to tell at once', () => {
  /** What is shown beside the story and beside what was filed. */
  const dutiesOf = (state: Partial<Conversation>) => {
    const written = claims({ ...state, step: 'story', trail: ['start'] });
    return [written, written.press('file', { what: 'vad' })].map(({ now: { view } }) => [
      view.name,
      'duty' in view ? view.duty : undefined,
    ]);
  };
  const shown = (duty: string | undefined) => [
    ['story', duty],
    ['filed', duty],
  ];

  it('is shown beside every report that can hide harm to somebody in care, and beside no other', () => {
    const dutiful = new Set<string>();
    for (const { about, detail, involved } of everyAnswer()) {
      if (involved.length > 0) continue;
      const duty = dutyOf({ about, detail, involved });
      if (duty !== undefined) dutiful.add(`${about} ${detail}`);
      expect([about, detail, dutiesOf({ about, detail })]).toEqual([about, detail, shown(duty)]);
    }
    const care = ['mistake', 'hunch', 'staff', 'peers', 'child', 'adult', 'unsure'];
    expect([...dutiful]).toEqual([
      'view harm',
      ...['hidden', 'care', 'unsure'].map((one) => `accident ${one}`),
      ...care.map((one) => `care ${one}`),
      ...['danger adult', 'other harm', 'other adult', 'other unsure', 'security ordinary'],
    ]);
  });

  it('is shown beside nothing where nothing is written', () => {
    const first = { fit: 'harm', ticks: [], throughWork: 'yes', byStaff: 'yes' } as const;
    for (const answered of [{ first }, { about: 'care', detail: 'staff' }] as const) {
      const untold = claims({ ...answered, talk: true, step: 'talk' });
      expect(untold.now.view).toEqual({ name: 'talk', readers: people(3).map((p) => p.title) });
      const { view } = untold.press('file').now;
      expect([view.name, 'duty' in view && view.duty]).toEqual(['filed', undefined]);
    }
    expect(dutiesOf({})).toEqual(shown(undefined));
  });
});

describe('the involved', () => {
  const more = sit().goes('report', 'safe', ['next', { about: 'gain' }]);
  const involved = more.press('next', { detail: 'others' });

  it('are not among the readers, and stay ticked', () => {
    const next = involved.press('next', { involved: `${one},${three}` });
    expect(next.now.state.excluded).toEqual([one, three]);
    expect(next.now.view).toMatchObject({ answers: { involved: ['receiver'] } });
    const written = next.goes('anyway', ['next', copied]);
    expect(written.now.view).toMatchObject({ name: 'story', readers: ['Jurist 2'] });
    const back = written.goes('back', 'back', 'back');
    expect(back.now.fields).toEqual({ involved: `${one},${three}`, wait: 'yes' });
    expect(back.press('next', { involved: two }).now.state.excluded).toEqual([two]);
  });

  it.each<[string, string, readonly string[]]>([
    ['top management', 'management', ['management']],
    ['HR', 'hr', ['hr']],
    ['both', 'hr,management', ['management', 'hr']],
    ['both, and a receiver', `hr,${one},management`, ['management', 'hr', 'receiver']],
    ['one of them twice', 'hr,hr', ['hr']],
  ])('may be without a name: %s', (_, ticked, all) => {
    const verdict = involved.press('next', { involved: ticked });
    expect(verdict.now.view).toMatchObject({ name: 'verdict', answers: { involved: all } });
    expect(verdict.now.state.high).toEqual(all.filter((who) => who !== 'receiver'));
    // The list shows them again, and they take nobody out who reads.
    const again = verdict.press('back').now.fields.involved?.split(',');
    expect(again?.sort()).toEqual([...new Set(ticked.split(','))].sort());
    const readers = people(3).filter(({ id }) => !ticked.includes(id));
    expect(verdict.goes('anyway', ['next', copied]).now.view).toMatchObject({
      readers: readers.map(({ title }) => title),
    });
  });

  it('are members only: nothing else that a client sends is kept', () => {
    const strangers = people(40).slice(20);
    const excludedBy = (...sent: (string | undefined)[]) =>
      involved.press('next', { involved: sent.join(',') }).now.state;
    const many = strangers.map(({ id }) => id);
    expect(excludedBy('nonsense', '', 'receiver', ...many, one, one).excluded).toEqual([]);
    const known = excludedBy('nonsense', one, one, strangers[0]?.id);
    expect(known).toMatchObject({ excluded: [one], high: [] });
    // Strangers alone are nobody: HR is still a way.
    const single = involved.goes('back', 'back', ['next', { about: 'work' }]);
    const list = single.press('next', { detail: 'single' });
    expect(list.press('next', { involved: many.join(',') }).now.view).toMatchObject({
      answers: { involved: [] },
      hr: 'offered',
    });
  });

  it('may be all where another way helps: that way is shown, and only the handlers are none', () => {
    const verdict = answerGuide(sit(), { ...said.child, involved: everybody });
    expect(verdict.now.view).toMatchObject({ name: 'verdict', rule: 'child_elsewhere' });
    expect(trailOf(verdict.press('anyway'))).toBe(`${atVerdict} nobody`);
  });

  it('may become all at the verdict: a former member is none of them', () => {
    const verdict = involved.press('next', { involved: `${one},${two}` });
    const left = verdict.press('anyway', {}, succeed(desksOf(people(2))));
    expect(left.now.view).toEqual({ name: 'nobody' });
    const stayed = verdict.press('anyway', {}, succeed(desksOf(people(3).slice(1))));
    expect(stayed.now).toMatchObject({ view: { name: 'report_code' }, state: { excluded: [two] } });
  });

  it('may have become all when the report is filed: the text is not lost', () => {
    const written = involved.goes(['next', { involved: one }], 'anyway', ['next', copied]);
    const isNobody = instead('file', () => ({ kind: 'nobody' }));
    const nobody = written.press('file', story, isNobody);
    expect(nobody.now.view).toEqual({ name: 'nobody' });
    expect(nobody.press('back').now).toMatchObject({ view: { name: 'story' }, fields: story });
  });

  it('stay excluded when the same person would rather talk', () => {
    const named = involved.press('next', { involved: `hr,${one}` });
    const list = named.goes('change', 'back', 'security', 'next', ['next', { detail: 'secret' }]);
    const fields = { involved: `hr,${one}` };
    expect(list.now).toMatchObject({ view: { name: 'involved' }, fields });
    expect(list.goes('next', 'anyway', ['next', copied]).now).toMatchObject({
      view: { name: 'talk', readers: ['Jurist 2', 'Jurist 3'] },
      state: { excluded: [one], high: ['hr'] },
    });
    // Unless the ticks were taken away.
    const unticked = list.goes(['next', { involved: '' }], ['next', { involved: '' }]);
    expect(unticked.now).toMatchObject({
      view: { name: 'verdict', rule: 'security' },
      state: { excluded: [], high: [] },
    });
  });
});

describe('a view that cannot go on', () => {
  const [shown, written] = [reachReportCode(sit()), reachStory(sit())];
  const thread = sit().enter(otherReportCode);
  const untold = answerGuide(sit(), said.secret).goes('anyway', ['next', copied]);
  const groups = ['', '123', '1236', '12345', '1235 1235', 'abc'];
  const codes = ['hej', '1234 5678 9012 3456 7890 1236', '1234 5678 9012 3456 7890'];

  it.each<[Sitting, ButtonName, remark: string, readonly Fields[]]>([
    [shown, 'next', 'wrong_group', groups.map((group) => ({ group }))],
    [written, 'file', 'empty', [{}, { what: ' \n\t', where: ' ', how: '\u00a0' }, { who: 'Kim' }]],
    [thread, 'send', 'empty', [{ text: '' }, { text: ' \n ' }]],
    [thread, 'send', 'too_long', [{ text: 'å'.repeat(3001) }, { text: `${'a'.repeat(6000)}.` }]],
    [
      sit().press('have_code'),
      'open',
      'mistyped',
      [...codes, `${codes[1]} 1235`].map((code) => ({ code })),
    ],
    [sit().press('have_code'), 'open', 'code_missing', [{ code: '' }, { code: ' ' }]],
    [
      sit().press('have_code'),
      'open',
      'code_is_reference',
      [{ code: reference }, { code: '7k3m9 qxtb3' }],
    ],
  ])('keeps what was typed, and says what is wrong with it: %#', (sitting, button, remark, all) => {
    const never = instead('open', () => {
      throw new Error('looked up');
    });
    const view = { name: nameOf(sitting) };
    for (const fields of all)
      expect(sitting.press(button, fields, never).now).toMatchObject({ view, remark, fields });
  });

  it.each<[Sitting, ButtonName, Fields, Parameters<typeof instead>[0], readonly Remark[]]>([
    [shown, 'next', copied, 'derive', ['busy']],
    [written, 'file', story, 'file', ['failed', 'intake_closed', 'busy']],
    [untold, 'file', {}, 'file', ['intake_closed']],
    [thread, 'send', { text: 'hej' }, 'add', ['places_full', 'failed']],
    [
      sit().press('have_code'),
      'open',
      { code: invitation },
      'join',
      ['code_refused', 'already_member', 'desk_full'],
    ],
    [sit().press('have_code'), 'open', { code: otherReportCode }, 'open', ['busy']],
  ])('keeps what was typed when its work is refused: %#', (sitting, button, fields, work, all) => {
    for (const remark of all) {
      const isStored = ['file', 'add'].includes(work);
      const refuse = instead(work, (redraw) => ({
        ...{ kind: 'refused', remark },
        redraw: isStored ? {} : redraw,
      }));
      const refused = sitting.press(button, fields, refuse);
      expect(refused.now).toMatchObject({ view: { name: nameOf(sitting) }, remark, fields });
      expect(nameOf(refused.press(button))).not.toBe(nameOf(sitting));
    }
  });
});

describe('somebody who presses too much at once', () => {
  const busy = ({ now }: Sitting, fields: Fields) =>
    settle(now.state, { kind: 'busy', fields }, succeed());

  it('is shown the same view with everything typed', () => {
    const fields = { what: 'vad', where: '', how: '', who: '' };
    const same = { view: { name: 'story' }, remark: 'busy', fields, state: { texts: fields } };
    expect(busy(reachStory(sit()), fields)).toMatchObject(same);
    expect(busy(sit(), { code: '1234' }).fields).toEqual({ code: '1234' });
  });

  it('opens a thread again with its report code, and the text waits there', () => {
    const shown = busy(sit().enter(otherReportCode), { text: 'hej' });
    expect(shown).toMatchObject({ view: { name: 'code' }, remark: 'busy' });
    expect(shown.state).toMatchObject({ trail: ['start'], texts: { text: 'hej' } });
    expect(shown.state.opened).toBeUndefined();
  });
});

describe('the report code', () => {
  const shown = reachReportCode(sit());

  it.each(['1235', ' 1235 ', '1 2 3 5', '12-35', '１２３５'])('is copied by %j', (group) => {
    expect(nameOf(shown.press('next', { group }))).toBe('story');
  });

  it('is derived once', () => {
    let derived = 0;
    const counting = instead('derive', () => {
      derived += 1;
      return { kind: 'derived', keys: { blindIndex: 'b', publicKey: 'p' } };
    });
    const back = shown.press('next', copied, counting).press('back');
    expect(nameOf(back.press('next', copied, counting))).toBe('story');
    expect(derived).toBe(1);
  });

  it('keeps its group while the language is switched', () => {
    for (const button of ['switch', 'file'] as const) {
      const { now } = shown.press(button, { group: '12' });
      expect(now).toMatchObject({ view: { name: 'report_code' }, fields: { group: '12' } });
    }
  });
});

describe('the story', () => {
  const written = reachStory(sit());

  it.each(['what', 'where', 'how'] as const)('may have only %s', (field) => {
    expect(nameOf(written.press('file', { [field]: '.' }))).toBe('filed');
  });

  it('is measured in bytes, all fields together, before it is filed or left backwards', () => {
    const most = { what: 'å'.repeat(1000), where: '€'.repeat(1000), how: 'a'.repeat(500) };
    const who = '😀'.repeat(125);
    for (const [button, fields, name, remark] of [
      ['file', { ...most, who }, 'filed', undefined],
      ['file', { ...most, who: `${who}.` }, 'story', 'too_long'],
      ['file', { what: 'å'.repeat(3000) }, 'filed', undefined],
      ['file', { what: 'å'.repeat(3001) }, 'story', 'too_long'],
      ['back', { what: 'å'.repeat(3000) }, 'report_code', undefined],
      ['back', { what: 'å'.repeat(3001) }, 'story', 'too_long'],
      ['leave', { what: 'å'.repeat(3001) }, 'left', undefined],
    ] as const) {
      const { now } = written.press(button, fields);
      expect([button, now.view.name, now.remark]).toEqual([button, name, remark]);
      if (remark !== undefined) expect(now.fields).toEqual({ ...written.now.fields, ...fields });
    }
  });

  it('stays as it was where a messenger sends none of it', () => {
    const { state } = written.press('switch', story).now;
    const bare = settle(state, { kind: 'press', button: undefined, fields: {} }, succeed());
    expect(bare).toMatchObject({ view: { name: 'story' }, fields: story });
  });

  it('of a draft that was altered comes along into a new one', () => {
    const started = sit(succeed(), newConversation({ what: 'vad', text: 'svar' }));
    const event: Event = { kind: 'refused', remark: 'altered', redraw: {} };
    const next = converse(started.now.state, event);
    expect(next).toMatchObject({ kind: 'do', redraw: { remark: 'altered' } });
    expect(reachStory(started).now.fields).toEqual({ what: 'vad' });
    expect(started.enter(otherReportCode).now.fields).toEqual({ text: 'svar' });
  });
});

describe('security', () => {
  it.each<[string, Said]>([
    ['the button of its own', said.secret],
    ['the guide', { about: 'data', detail: 'secret' }],
  ])('leads to a thread without text, by %s', (_, answers) => {
    const verdict = answerGuide(sit(), answers);
    expect(verdict.now.view).toMatchObject({
      name: 'verdict',
      answers: { ...answers, involved: [] },
      route: 'handlers_decide',
      rule: 'security',
      hr: 'withheld',
      danger: true,
    });
    const untold = verdict.goes('anyway', ['next', copied]);
    const readers = ['Jurist 1', 'Jurist 2', 'Jurist 3'];
    expect(untold.now).toMatchObject({ view: { name: 'talk', readers }, fields: {} });
    const { now } = untold.press('file', story);
    expect(now.view).toEqual(filed);
    expect(now.state).toMatchObject({ talk: true, texts: {} });
  });

  it('is a report when it is something else that is wrong', () => {
    const ordinary = answerGuide(sit(), { about: 'security', detail: 'ordinary' });
    expect(ordinary.now).toMatchObject({
      view: { name: 'verdict', route: 'handlers_decide', rule: 'doubt' },
      state: { talk: false },
    });
    expect(nameOf(ordinary.goes('anyway', ['next', copied]))).toBe('story');
  });

  it('stays at what is sent when the thread is not filed', () => {
    const untold = answerGuide(sit(), said.secret).goes('anyway', ['next', copied]);
    const nobody = instead('file', () => ({ kind: 'nobody' }));
    const refused = untold.press('file', {}, nobody);
    expect(refused.now.view).toEqual({ name: 'nobody' });
    expect(nameOf(refused.press('back'))).toBe('talk');
    expect(untold.expire({}).now).toMatchObject({ view: { name: 'talk' }, remark: 'expired' });
  });

  it('is not talk any more once the guide is answered otherwise', () => {
    const secret = answerGuide(sit(), { about: 'data', detail: 'secret' });
    expect(secret.now.state.talk).toBe(true);
    const misuse = secret.goes('back', 'back', ['next', { detail: 'misuse' }], 'next');
    expect(misuse.now).toMatchObject({ view: { rule: 'data_misuse' }, state: { talk: false } });
  });
});

describe('the start', () => {
  it('says that intake is closed until the desk has two people', () => {
    const intakes = [0, 1, 2, 3].map((count) => sit(succeed(desksOf(people(count)))).now.view);
    expect(intakes).toEqual(
      ['closed', 'closed', 'open', 'open'].map((intake) => ({ name: 'start', intake })),
    );
  });

  it('looks at no desk for what tells nothing of one', () => {
    const rights = converse(sit().now.state, { kind: 'press', button: 'rights', fields: {} });
    expect(rights).toMatchObject({ kind: 'show', view: { name: 'rights' } });
  });

  it('has one constant answer for whatever opens nothing', () => {
    const nothing = instead('open', () => ({ kind: 'opened_nothing', opensOn }));
    const { now } = sit().enter(otherReportCode, nothing);
    const { view, fields, remark } = now;
    expect([view, fields, remark]).toEqual([{ name: 'unopened', opensOn }, {}, undefined]);
  });
});

describe('a thread', () => {
  const thread = sit().enter(otherReportCode);

  it('shows its messages, days and status', () => {
    expect(thread.now.view).toMatchObject({
      ...{ name: 'thread', filedOn: today, status: 'received', deadlines, overdue: [] },
      page: { items: [{ body: { kind: 'report' } }], earlier: false, later: false },
    });
    expect(thread.now.fields).toEqual({});
  });

  it('takes a message of 6,000 bytes and is read again', () => {
    const text = 'å'.repeat(3000);
    const event: Event = { kind: 'press', button: 'send', fields: { text } };
    expect(converse(thread.now.state, event)).toMatchObject({
      kind: 'do',
      effect: { kind: 'add', body: { kind: 'message', text } },
    });
    const sent = thread.press('send', { text });
    expect(sent.now).toMatchObject({
      view: { name: 'sent', desk: 'whistleblowing', opensOn, again: false },
      // What is written next is another message.
      state: { texts: {}, opened: { message: 'f'.repeat(32) } },
    });
    expect(sent.press('next').now).toMatchObject({ view: { name: 'thread' }, fields: {} });
  });

  it('that was left open is opened again only by its report code; the text waits there', () => {
    const late = thread.expire({ text: 'hej' });
    for (const { now } of [late, thread.press('send', { text: 'hej' }).expire({})])
      expect(now).toMatchObject({ view: { name: 'code' }, remark: 'expired' });
    expect(late.now.state.opened).toBeUndefined();
    expect(late.enter(otherReportCode).now.fields).toEqual({ text: 'hej' });
  });

  it('leafs through its pages', () => {
    const long = Array.from({ length: 3 }, (_, position) => ({
      id: String(position).repeat(32) as never,
      day: today,
      position,
      body: { kind: 'message', text: String(position).repeat(8000) } as const,
    }));
    let sitting = sit(succeed(desks, long)).enter(otherReportCode);
    for (const [moves, position, earlier, later] of [
      [[], 2, true, false],
      [['later'], 2, true, false],
      [['earlier', 'earlier'], 0, false, true],
      [['later'], 1, true, true],
      [[['send', { text: 'hej' }], 'next'], 2, true, false],
    ] as const) {
      sitting = sitting.goes(...moves);
      expect(sitting.now.view).toMatchObject({ page: { items: [{ position }], earlier, later } });
    }
  });

  it('together with a story has no more text than travels', () => {
    const written = reachStory(sit()).press('back', { what: 'a'.repeat(4000) });
    const start = written.goes('back', 'back', 'back', 'back', 'back', 'back');
    const reply = start.enter(otherReportCode);
    const tooMuch = reply.press('back', { text: 'a'.repeat(2001) }).now;
    expect(tooMuch).toMatchObject({ view: { name: 'thread' }, remark: 'too_long' });
    expect(nameOf(reply.press('back', { text: 'a'.repeat(2000) }))).toBe('code');
    // Sending is another matter: it takes the text out of the dialog.
    expect(nameOf(reply.press('send', { text: 'a'.repeat(6000) }))).toBe('sent');
  });

  it('that was never opened is the start', () => {
    const state: Conversation = { ...newConversation(), step: 'thread' };
    const next = converse(state, { kind: 'press', button: 'send', fields: { text: 'hej' } });
    expect(next.state).toMatchObject({ step: 'start', trail: [], texts: { text: 'hej' } });
  });
});

describe('whether it can wait', () => {
  const asked = (about: string, detail: string): Sitting =>
    sit().goes('report', 'safe', ['next', { about }], ['next', { detail }]);

  it.each([
    ['gain', 'others', 'yes', false],
    ['danger', 'ignored', 'no', false],
    ['danger', 'life', 'no', true],
    ['care', 'staff', 'no', false],
  ])('is asked of %s, %s, with %s; unasked it is urgent: %s', (about, detail, ready, urgent) => {
    const list = asked(about, detail);
    expect(list.now.fields.wait).toBe(ready);
    const isUrgentWith = (fields: Fields) => isUrgent(list.press('next', fields).now.state);
    const answers = [{}, { wait: 'no' }, { wait: 'yes' }, { wait: 'soon' }];
    expect(answers.map(isUrgentWith)).toEqual([ready === 'no', true, false, urgent]);
  });

  it('is kept on the way back, and asked again about another matter', () => {
    const list = asked('gain', 'others').goes(['next', { wait: 'no' }], 'back');
    const waitAfter = (detail: string) => list.goes('back', ['next', { detail }]).now.fields.wait;
    const waits = [list.now.fields.wait, waitAfter('others'), waitAfter('stolen')];
    expect(waits).toEqual(['no', 'no', 'yes']);
  });

  it('takes no view and no press more for anybody', () => {
    const ways = ['yes', 'no'].map((wait) => asked('danger', 'life').press('next', { wait }));
    expect(ways.map(({ now }) => now.view)).toEqual([ways[0]!.now.view, ways[0]!.now.view]);
  });
});
