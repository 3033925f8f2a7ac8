import type { ButtonName } from '../../bot/domain/buttons';
import type { Day } from '../../bot/domain/day';
import { dutyOf } from '../../bot/domain/duty';
import type { Fields } from '../../bot/domain/fields';
import { type Answers, everyAnswer, highOnes, shownMatters } from '../../bot/domain/questionnaire';
import { formatReceipt, lastGroup } from '../../bot/domain/receipt';
import type { Remark } from '../../bot/domain/remarks';
import { isToTalk, mayGoToHr, triage } from '../../bot/domain/triage';
import { isUrgent } from '../../bot/reporter/answers';
import type { Conversation, Step } from '../../bot/reporter/conversation';
import { converse } from '../../bot/reporter/converse';
import type { Event } from '../../bot/reporter/event';
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
  otherReceipt,
  people,
  practisesStory,
  reachPractice,
  reachReceipt,
  reachStory,
  receipt,
  reference,
  renewal,
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

describe('the shortest way', () => {
  it('leads from the start to a filed report', () => {
    const start = sit();
    expect(start.now.view).toEqual({ name: 'start', intake: 'open' });
    const safety = start.press('report');
    expect(safety.now.view).toEqual({ name: 'safety' });
    const guide = safety.press('safe');
    expect(guide.now.view).toEqual({ name: 'guide' });
    expect(guide.now.fields).toEqual({});
    const more = guide.press('next', { about: 'gain' });
    expect(more.now.view).toEqual({ name: 'more', about: 'gain' });
    expect(more.now.fields).toEqual({});
    const involved = more.press('next', { detail: 'others' });
    expect(involved.now.view).toEqual({ name: 'involved', people: people(3), opensOn });
    expect(involved.now.fields).toEqual({ involved: '', wait: 'yes' });
    const verdict = involved.press('next');
    expect(verdict.now.view).toEqual({
      name: 'verdict',
      answers: { about: 'gain', detail: 'others', involved: [] },
      route: 'whistleblowing',
      rule: 'gain',
      hr: 'withheld',
    });
    const shown = verdict.press('anyway');
    expect(shown.now.view).toEqual({
      name: 'receipt',
      desk: 'whistleblowing',
      receipt: '1234 5678 9012 3456 7890 1235',
    });
    expect(shown.now.fields).toEqual({});
    const written = shown.press('next', copied);
    expect(written.now.view).toEqual({
      name: 'story',
      desk: 'whistleblowing',
      readers: ['Jurist 1', 'Jurist 2', 'Jurist 3'],
    });
    expect(trailOf(written)).toBe(`${atVerdict} receipt story`);
    const filed = written.press('file', story);
    expect(filed.now.view).toEqual({
      name: 'filed',
      reference,
      opensOn,
      deadlines: { desk: 'whistleblowing', firstAnswerBy: '2026-05-12', feedbackBy: '2026-08-05' },
      again: false,
    });
    expect(filed.now.state.texts).toEqual({});
    expect(filed.now.state.trail).toEqual([]);
    expect(filed.press('leave').now.view).toEqual({ name: 'left' });
  });

  it('goes back step by step with every answer in place', () => {
    let sitting = reachStory(sit()).press('back', story);
    expect(nameOf(sitting)).toBe('receipt');
    sitting = sitting.press('back');
    expect(sitting.now).toMatchObject({ view: { name: 'verdict', rule: 'gain' }, fields: {} });
    sitting = sitting.press('back');
    expect(sitting.now).toMatchObject({ view: { name: 'involved' }, fields: { involved: '' } });
    sitting = sitting.press('back');
    expect(nameOf(sitting)).toBe('more');
    expect(sitting.now.fields).toEqual({ detail: 'others' });
    sitting = sitting.press('back');
    expect(nameOf(sitting)).toBe('guide');
    expect(sitting.now.fields).toEqual({ about: 'gain' });
    sitting = sitting.press('back');
    expect(nameOf(sitting)).toBe('safety');
    sitting = sitting.press('back');
    expect(nameOf(sitting)).toBe('start');
    expect(nameOf(sitting.press('back'))).toBe('start');
    expect(reachStory(sitting).now.fields).toEqual(story);
  });

  it('files what the earlier press has filed as the same view', () => {
    const again = instead('file', () => ({
      kind: 'filed',
      reference,
      filedOn: '2026-05-04' as Day,
      opensOn,
      again: true,
    }));
    expect(reachStory(sit()).press('file', story, again).now.view).toEqual({
      name: 'filed',
      reference,
      opensOn,
      deadlines: { desk: 'whistleblowing', firstAnswerBy: '2026-05-11', feedbackBy: '2026-08-04' },
      again: true,
    });
  });
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
  const all = people(3).map(({ id }) => id);
  const nobody = involved.press('next', { involved: all.join(',') });
  const shown = reachReceipt(sit());
  const written = reachStory(sit());
  const untold = talk.press('anyway').press('next', copied);
  const atTalk = 'start safety security more involved verdict';
  const nothing = instead('open', () => ({ kind: 'opened_nothing', opensOn }));
  const unopened = sit(nothing).press('open', { code: otherReceipt });
  const account = sit(firstOpened()).press('open', { code: otherReceipt });
  const meanwhile = sit(openedMeanwhile()).press('open', { code: otherReceipt });
  const renew = account.press('next');
  const thread = sit().press('open', { code: otherReceipt });
  const sent = thread.press('send', { text: 'hej' });
  const practised = practisesStory(reachPractice()).press('file', { what: 'hej' });

  type Row = readonly [Sitting, ButtonName | undefined, Fields, trail: string];
  /** What a press comes to in each view, those that it does not know among them. */
  const presses: Readonly<Record<Step, readonly Row[]>> = {
    start: [
      [sit(), 'report', {}, 'start safety'],
      [sit(), 'rights', {}, 'start rights'],
      [sit(), 'open', { code: otherReceipt }, 'start thread'],
      [sit(), 'safe', {}, 'start'],
      [sit(), undefined, {}, 'start'],
    ],
    rights: [
      [sit().press('rights'), 'next', {}, 'start rights'],
      [sit().press('rights'), 'back', {}, 'start'],
      [sit().press('rights'), 'employer', {}, 'start rights employer'],
      [sit().press('rights'), 'practice', {}, 'start'],
    ],
    employer: [
      [sit().press('rights').press('employer'), 'next', {}, 'start rights employer'],
      [sit().press('rights').press('employer'), 'back', {}, 'start rights'],
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
      [verdict, 'anyway', {}, `${atVerdict} receipt`],
      [verdict, 'change', {}, 'start safety guide'],
      [verdict, 'next', {}, atVerdict],
      [verdict, 'others', {}, atVerdict],
      [verdict, 'to_hr', {}, atVerdict],
      [verdict, 'back', {}, 'start safety guide more involved'],
      [single, 'others', {}, `${atVerdict} others`],
      [single, 'to_hr', {}, `${atVerdict} receipt`],
      [talk, 'anyway', {}, `${atTalk} receipt`],
      [talk, 'change', {}, 'start safety'],
    ],
    others: [
      [others, 'next', {}, `${atVerdict} others`],
      [others, 'back', {}, atVerdict],
    ],
    nobody: [
      [nobody, 'next', {}, 'start safety guide more involved nobody'],
      [nobody, 'back', {}, 'start safety guide more involved'],
    ],
    receipt: [
      [shown, 'next', copied, `${atVerdict} receipt story`],
      [shown, 'file', copied, `${atVerdict} receipt`],
      [talk.press('anyway'), 'next', copied, `${atTalk} receipt talk`],
    ],
    story: [
      [written, 'next', story, `${atVerdict} receipt story`],
      [written, 'send', story, `${atVerdict} receipt story`],
    ],
    talk: [
      [untold, 'file', {}, 'filed'],
      [untold, 'next', {}, `${atTalk} receipt talk`],
      [untold, 'back', {}, `${atTalk} receipt`],
    ],
    filed: [
      [written.press('file', story), 'file', {}, 'filed'],
      [written.press('file', story), 'back', {}, 'filed'],
    ],
    account: [
      [account, 'next', {}, 'start account renew'],
      [account, 'send', {}, 'start account'],
      [meanwhile, 'next', {}, 'start account thread'],
      [account, 'back', {}, 'start'],
    ],
    renew: [
      [renew, 'next', { group: lastGroup(renewal) }, 'start sent'],
      [renew, 'next', { group: '0000' }, 'start account renew'],
      [renew, 'file', {}, 'start account renew'],
      [renew, 'back', {}, 'start account'],
    ],
    unopened: [
      [unopened, 'next', {}, 'start unopened'],
      [unopened, 'back', {}, 'start'],
    ],
    thread: [
      [thread, 'send', { text: 'hej' }, 'start thread sent'],
      [thread, 'file', { text: 'hej' }, 'start thread'],
    ],
    sent: [
      [sent, 'next', {}, 'start thread'],
      [sent, 'send', {}, 'start thread sent'],
      [sent, 'back', {}, 'start thread'],
    ],
    practised: [
      [practised, 'report', {}, 'start'],
      [practised, 'back', {}, 'practised'],
      [practisesStory(reachPractice()).press('file'), 'report', {}, 'practised'],
    ],
    joined: [[sit().press('open', { code: invitation }), 'back', {}, 'joined']],
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
    expect([nameOf(sitting), button, trailOf(sitting.press(button, fields))]).toEqual([
      step,
      button,
      trail,
    ]);
  });

  it('takes the way back to a step that lies behind', () => {
    const changed = reachStory(sit()).press('back').press('back').press('change');
    expect(trailOf(changed)).toBe('start safety guide');
    expect(trailOf(changed.press('next'))).toBe('start safety guide more');
    const reply = thread.press('send', { text: 'a' }).press('next').press('send', { text: 'b' });
    expect(trailOf(reply)).toBe('start thread sent');
  });
});

describe('the guide', () => {
  const guide = sit().press('report').press('safe');
  const more = guide.press('next', { about: 'care' });

  it('asks to choose what it is about', () => {
    const { now } = guide.press('next');
    expect(now).toMatchObject({ view: { name: 'guide' }, remark: 'choose' });
    expect(now.fields).toEqual({});
    expect(now.state.about).toBeUndefined();
  });

  it.each<[string, Fields]>([
    ['an unknown one', { about: 'nonsense' }],
    ['several', { about: 'gain,danger' }],
    ['an empty one', { about: '' }],
    ['one that has a button of its own', { about: 'security' }],
  ])('takes %s as none', (_, fields) => {
    expect(guide.press('next', fields).now.remark).toBe('choose');
    const kept = guide.press('switch', { about: 'danger' }).press('next', fields);
    expect(kept.now).toMatchObject({
      view: { name: 'more', about: 'danger' },
      state: { about: 'danger' },
    });
  });

  it('keeps what was chosen with any button', () => {
    for (const button of ['switch', 'file', undefined] as const) {
      const { now } = guide.press(button, { about: 'broken' });
      expect([button, now.view, now.fields]).toEqual([
        button,
        { name: 'guide' },
        { about: 'broken' },
      ]);
    }
  });

  it('asks one question more, whatever it is about', () => {
    for (const about of shownMatters) {
      const asked = guide.press('next', { about });
      expect(asked.now.view).toEqual({ name: 'more', about });
      expect(asked.now.fields).toEqual({});
      expect(asked.press('next').now).toMatchObject({
        view: { name: 'more', about },
        remark: 'choose',
      });
    }
  });

  it.each<[string, Fields]>([
    ['an unknown one', { detail: 'nonsense' }],
    ['one of another matter', { detail: 'hidden' }],
    ['several', { detail: 'staff,child' }],
    ['an empty one', { detail: '' }],
  ])('takes as answer to it only one of that matter: %s', (_, fields) => {
    expect(more.press('next', fields).now).toMatchObject({
      view: { name: 'more', about: 'care' },
      remark: 'choose',
      fields: {},
    });
    const kept = more.press('switch', { detail: 'staff' }).press('next', fields);
    expect(kept.now).toMatchObject({ view: { name: 'involved' }, state: { detail: 'staff' } });
  });

  it('forgets the answer with another matter, and keeps it with the same', () => {
    const back = more.press('next', { detail: 'unsure' }).press('back').press('back');
    expect(back.now).toMatchObject({ view: { name: 'guide' }, fields: { about: 'care' } });
    const same = back.press('next', { about: 'care' });
    expect(same.now).toMatchObject({ view: { name: 'more' }, fields: { detail: 'unsure' } });
    expect(nameOf(same.press('next'))).toBe('involved');
    // Another matter may have an answer of the same name.
    const other = back.press('next', { about: 'gain' });
    expect(other.now).toMatchObject({ view: { name: 'more', about: 'gain' }, fields: {} });
    expect(other.now.state.detail).toBeUndefined();
    expect(other.press('next').now.remark).toBe('choose');
    const again = other.press('back').press('next', { about: 'care' });
    expect(again.now.fields).toEqual({});
  });

  it('counts a detail of another matter, in whatever state, as none', () => {
    const forged: Conversation = {
      ...newConversation(),
      step: 'more',
      trail: ['start', 'safety', 'guide'],
      about: 'work',
      detail: 'stolen',
    };
    expect(sit(succeed(), forged).press('next').now).toMatchObject({
      view: { name: 'more', about: 'work' },
      remark: 'choose',
    });
    expect(sit(succeed(), { ...forged, about: undefined }).now.view).toEqual({ name: 'guide' });
    expect(sit(succeed(), { ...forged, about: undefined }).press('next').now.remark).toBe('choose');
  });
});

describe('the verdict', () => {
  it.each<[string, Said, object]>([
    ['the handlers', said.danger, { route: 'whistleblowing', rule: 'danger' }],
    ['the handlers, who decide', said.doubt, { route: 'handlers_decide', rule: 'doubt' }],
    ['a unit', said.injury, { route: 'responsible_unit', rule: 'work_injury' }],
    ['complaint', said.opinion, { route: 'complaint', rule: 'opinion' }],
    ['fault', said.repair, { route: 'fault_report', rule: 'repair' }],
    ['a concern', said.child, { route: 'responsible_unit', rule: 'child_elsewhere' }],
  ])('shows %s, offers the handlers all the same and files to them', (_, answers, verdict) => {
    const sitting = answerGuide(sit(), answers);
    expect(sitting.now.view).toEqual({
      name: 'verdict',
      answers: { ...answers, involved: [] },
      ...verdict,
      hr: 'withheld',
    });
    const filed = sitting.press('anyway').press('next', copied).press('file', story);
    expect(filed.now.view).toMatchObject({
      name: 'filed',
      deadlines: { desk: 'whistleblowing' },
    });
    expect(nameOf(sitting.press('leave'))).toBe('left');
  });

  it('is computed from the answers whatever step a state claims', () => {
    const forged: Conversation = { ...newConversation(), step: 'verdict', trail: ['start'] };
    const shown = (state: Conversation) => sit(succeed(), state).now.view;
    expect(shown(forged)).toEqual({ name: 'guide' });
    expect(shown({ ...forged, about: 'gain' })).toEqual({ name: 'guide' });
    expect(shown({ ...forged, detail: 'others' })).toEqual({ name: 'guide' });
    expect(shown({ ...forged, about: 'gain', detail: 'opinion' })).toEqual({ name: 'guide' });
    expect(shown({ ...forged, about: 'gain', detail: 'stolen' })).toMatchObject({
      route: 'responsible_unit',
      rule: 'theft',
    });
  });

  it.each(['filed', 'unopened', 'sent', 'joined'] as const)(
    'a state that claims to be %s without being so shows the guide',
    (step) => {
      expect(sit(succeed(), { ...newConversation(), step }).now.view).toEqual({ name: 'guide' });
    },
  );

  it('a state that claims to have sent in no thread names the handlers', () => {
    const filed = { filedOn: today, opensOn, again: false };
    const { view } = sit(succeed(), { ...newConversation(), step: 'sent', filed }).now;
    expect(view).toEqual({ name: 'sent', desk: 'whistleblowing', opensOn, again: false });
  });

  const everybody = people(3).map(({ id }) => id);
  /** A sitting at the verdict, with the answers as they are. */
  const atVerdictOf = (answers: Answers, excluded: Conversation['excluded']): Sitting => {
    const { about, detail, involved } = answers;
    const asked: readonly Step[] = about === 'security' ? ['security'] : ['guide'];
    return sit(succeed(), {
      ...newConversation(),
      step: 'verdict',
      trail: ['start', 'safety', ...asked, 'more', 'involved'],
      about,
      detail,
      high: highOnes.filter((one) => involved.includes(one)),
      excluded,
      talk: isToTalk(answers),
    });
  };

  it('offers the handlers whatever was answered, unless nobody is left there', () => {
    for (const answers of everyAnswer()) {
      const named = answers.involved.includes('receiver');
      const verdict = atVerdictOf(answers, named ? everybody.slice(1) : []);
      expect(verdict.now.view).toEqual({
        name: 'verdict',
        answers,
        ...triage(answers),
        hr: mayGoToHr(answers) ? 'offered' : 'withheld',
      });
      const filed = verdict.press('anyway');
      expect([answers, filed.now.view]).toEqual([
        answers,
        { name: 'receipt', desk: 'whistleblowing', receipt: formatReceipt(receipt) },
      ]);
      if (!named) continue;
      const nobody = atVerdictOf(answers, everybody).press('anyway');
      expect([answers, nobody.now.view]).toEqual([answers, { name: 'nobody' }]);
      expect(nobody.press('back').now.view).toMatchObject({ name: 'verdict', answers });
    }
  });

  it('is corrected with one press, and every answer is in its place', () => {
    for (const answers of everyAnswer()) {
      const { about, detail } = answers;
      const changed = atVerdictOf(
        answers,
        answers.involved.includes('receiver') ? everybody.slice(1) : [],
      ).press('change');
      expect([answers, trailOf(changed)]).toEqual([
        answers,
        about === 'security' ? 'start safety' : 'start safety guide',
      ]);
      expect(changed.now.fields).toEqual(about === 'security' ? {} : { about });
      const guide = about === 'security' ? changed.press('security') : changed;
      const more = guide.press('next');
      expect(more.now).toMatchObject({ view: { name: 'more', about }, fields: { detail } });
      expect(more.press('next').press('next').now.view).toMatchObject({ name: 'verdict', answers });
    }
  });
});

describe('the own duty to tell at once', () => {
  /** What is shown beside the story and beside what was filed. */
  const dutiesOf = (state: Conversation) => {
    const written = sit(succeed(), { ...state, step: 'story', trail: ['start'] });
    const filed = written.press('file', { what: 'vad' });
    return [written, filed].map(({ now: { view } }) => [
      view.name,
      'duty' in view ? view.duty : undefined,
    ]);
  };

  it('is shown beside a report about somebody in care who comes to harm, and beside no other', () => {
    const dutiful = new Set<string>();
    for (const { about, detail, involved } of everyAnswer()) {
      if (involved.length > 0) continue;
      const shown = dutiesOf({ ...newConversation(), about, detail });
      const duty = dutyOf({ about, detail, involved });
      if (duty !== undefined) dutiful.add(`${about} ${detail}`);
      expect([about, detail, shown]).toEqual([
        about,
        detail,
        [
          ['story', duty],
          ['filed', duty],
        ],
      ]);
    }
    expect([...dutiful]).toEqual([
      'care mistake',
      'care staff',
      'care unsure',
      'accident care',
      'view harm',
      'other harm',
    ]);
  });

  it('is shown beside nothing where nothing is written', () => {
    const first = { fit: 'harm', ticks: [], throughWork: 'yes', byStaff: 'yes' } as const;
    for (const answered of [{ first }, { about: 'care', detail: 'staff' } as const]) {
      const state: Conversation = { ...newConversation(), ...answered, talk: true, step: 'talk' };
      const untold = sit(succeed(), state);
      expect(untold.now.view).toEqual({ name: 'talk', readers: people(3).map((p) => p.title) });
      const filed = untold.press('file').now.view;
      expect(filed).toMatchObject({ name: 'filed' });
      expect('duty' in filed && filed.duty).toBeUndefined();
    }
    expect(dutiesOf(newConversation())).toEqual([
      ['story', undefined],
      ['filed', undefined],
    ]);
  });
});

describe('the involved', () => {
  const [one, two, three] = people(3).map(({ id }) => id);
  const involved = sit()
    .press('report')
    .press('safe')
    .press('next', { about: 'gain' })
    .press('next', { detail: 'others' });

  it('are ticked by title', () => {
    expect(involved.now.view).toEqual({ name: 'involved', people: people(3), opensOn });
    expect(involved.now.fields).toEqual({ involved: '', wait: 'yes' });
  });

  it('are not among the readers, and stay ticked', () => {
    const next = involved.press('next', { involved: `${String(one)},${String(three)}` });
    expect(next.now.state.excluded).toEqual([one, three]);
    expect(next.now.view).toMatchObject({ answers: { involved: ['receiver'] } });
    const written = next.press('anyway').press('next', copied);
    expect(written.now.view).toMatchObject({ name: 'story', readers: ['Jurist 2'] });
    const back = written.press('back').press('back').press('back');
    expect(back.now.fields).toEqual({ involved: `${String(one)},${String(three)}`, wait: 'yes' });
    expect(back.press('next', { involved: String(two) }).now.state.excluded).toEqual([two]);
  });

  it.each<[string, string, readonly string[]]>([
    ['top management', 'management', ['management']],
    ['HR', 'hr', ['hr']],
    ['both', 'hr,management', ['management', 'hr']],
    ['both, and a receiver', `hr,${String(one)},management`, ['management', 'hr', 'receiver']],
    ['one of them twice', 'hr,hr', ['hr']],
  ])('may be without a name: %s', (_, ticked, all) => {
    const verdict = involved.press('next', { involved: ticked });
    expect(verdict.now.view).toMatchObject({ name: 'verdict', answers: { involved: all } });
    expect(verdict.now.state.high).toEqual(all.filter((who) => who !== 'receiver'));
    // They stand in the list again, and take nobody out who reads.
    const back = verdict.press('back');
    expect(back.now.fields.involved?.split(',').sort()).toEqual(
      ticked === 'hr,hr' ? ['hr'] : ticked.split(',').sort(),
    );
    const readers = ticked.includes(String(one)) ? [two, three] : [one, two, three];
    expect(verdict.press('anyway').press('next', copied).now.view).toMatchObject({
      readers: people(3)
        .filter(({ id }) => readers.includes(id))
        .map(({ title }) => title),
    });
  });

  it('are nobody when nothing is ticked', () => {
    const untouched = converse(involved.press('back', { involved: String(one) }).now.state, {
      kind: 'press',
      button: 'next',
      fields: {},
    });
    expect(untouched.state.excluded).toEqual([one]);
    const next = involved.press('next');
    expect(next.now.state).toMatchObject({ excluded: [], high: [] });
    expect(next.now.view).toMatchObject({ name: 'verdict', answers: { involved: [] } });
  });

  it('are members only: nothing else that a client sends is kept', () => {
    const strangers = people(40).slice(20);
    const sent = ['nonsense', '', 'receiver', ...strangers.map(({ id }) => id), one, one].join(',');
    expect(involved.press('next', { involved: sent }).now.state.excluded).toEqual([]);
    const fewer = ['nonsense', one, one, strangers[0]?.id].join(',');
    const next = involved.press('next', { involved: fewer });
    expect(next.now.state).toMatchObject({ excluded: [one], high: [] });
    // Strangers alone are nobody: HR is a way still.
    const single = involved.press('back').press('back').press('next', { about: 'work' });
    const list = single.press('next', { detail: 'single' });
    expect(list.press('next', { involved: strangers[0]?.id ?? '' }).now.view).toMatchObject({
      answers: { involved: [] },
      hr: 'offered',
    });
  });

  it('may be all: then nothing is filed', () => {
    const nobody = involved.press('next', { involved: [one, two, three].join(',') });
    expect(nobody.now.view).toEqual({ name: 'nobody' });
    expect(trailOf(nobody)).toBe('start safety guide more involved nobody');
    expect(nobody.press('back').now.fields).toEqual({
      involved: [one, two, three].join(','),
      wait: 'yes',
    });
    expect(nobody.press('next').now.view).toEqual({ name: 'nobody' });
  });

  it('may be all where another way helps: that way is shown, and only the handlers are none', () => {
    const all = [one, two, three].join(',');
    const verdict = answerGuide(sit(), { ...said.child, involved: all });
    expect(verdict.now.view).toMatchObject({ name: 'verdict', rule: 'child_elsewhere' });
    const nobody = verdict.press('anyway');
    expect(trailOf(nobody)).toBe(`${atVerdict} nobody`);
    expect(trailOf(nobody.press('back'))).toBe(atVerdict);
  });

  it('may become all at the verdict: a former member is none of them', () => {
    const verdict = involved.press('next', { involved: `${String(one)},${String(two)}` });
    const left = verdict.press('anyway', {}, succeed(desksOf(people(2))));
    expect(left.now.view).toEqual({ name: 'nobody' });
    const stayed = verdict.press('anyway', {}, succeed(desksOf(people(3).slice(1))));
    expect(stayed.now).toMatchObject({ view: { name: 'receipt' }, state: { excluded: [two] } });
  });

  it('may have become all when the report is filed: the text is not lost', () => {
    const named = involved.press('next', { involved: String(one) });
    const written = named.press('anyway').press('next', copied);
    const nobody = written.press(
      'file',
      story,
      instead('file', () => ({ kind: 'nobody' })),
    );
    expect(nobody.now.view).toEqual({ name: 'nobody' });
    expect(nobody.press('back').now).toMatchObject({ view: { name: 'story' }, fields: story });
  });

  it('stay excluded when the same person would rather talk', () => {
    const named = involved.press('next', { involved: `hr,${String(one)}` });
    const safety = named.press('change').press('back');
    const list = safety.press('security').press('next').press('next', { detail: 'secret' });
    expect(list.now).toMatchObject({
      view: { name: 'involved' },
      fields: { involved: `hr,${String(one)}` },
    });
    const talk = list.press('next').press('anyway').press('next', copied);
    expect(talk.now).toMatchObject({
      view: { name: 'talk', readers: ['Jurist 2', 'Jurist 3'] },
      state: { excluded: [one], high: ['hr'] },
    });
    // Unless the ticks were taken away.
    const unticked = list.press('next', { involved: '' }).press('next', { involved: '' });
    expect(unticked.now).toMatchObject({
      view: { name: 'verdict', rule: 'security' },
      state: { excluded: [], high: [] },
    });
  });
});

describe('nobody is involved any more', () => {
  const [one = ''] = people(1).map(({ id }) => id);
  const named = answerGuide(sit(), { ...said.gain, involved: one }).press('back');
  const high = answerGuide(sit(), { ...said.gain, involved: 'management' }).press('back');

  it.each<[string, Sitting, object]>([
    ['a name', named, { excluded: [one], high: [] }],
    ['top management', high, { excluded: [], high: ['management'] }],
  ])('is asked about in the list, and taken when it is sent again: %s', (_, list, kept) => {
    const asked = list.press('next', { involved: '' });
    expect(asked.now).toMatchObject({
      view: { name: 'involved' },
      remark: 'unticked',
      fields: { involved: '' },
      state: kept,
    });
    const taken = asked.press('next');
    expect(taken.now).toMatchObject({
      view: { name: 'verdict', answers: { involved: [] } },
      state: { excluded: [], high: [] },
    });
    expect(taken.now.remark).toBeUndefined();
  });

  it('is asked about where a messenger leaves the list out of what it sends', () => {
    const asked = settle(high.now.state, { kind: 'press', button: 'next', fields: {} }, succeed());
    expect(asked).toMatchObject({ remark: 'unticked', fields: { involved: '' } });
    const taken = settle(asked.state, { kind: 'press', button: 'next', fields: {} }, succeed());
    expect(taken).toMatchObject({ view: { name: 'verdict' }, state: { high: [] } });
  });

  it.each(['nonsense', `${one}a`, `a${one}`, 'receiver', 'HR'])(
    'is what %j says, too',
    (involved) => {
      for (const list of [named, high]) {
        expect(list.press('next', { involved }).now).toMatchObject({
          remark: 'unticked',
          fields: { involved: '' },
          state: { excluded: list.now.state.excluded, high: list.now.state.high },
        });
      }
    },
  );

  it('is not asked about while somebody is', () => {
    const swapped = named.press('next', { involved: 'hr' });
    expect(swapped.now).toMatchObject({
      view: { name: 'verdict' },
      state: { excluded: [], high: ['hr'] },
    });
    expect(high.press('next', { involved: one }).now).toMatchObject({
      view: { name: 'verdict' },
      state: { excluded: [one], high: [] },
    });
  });

  it('is asked about on the way on alone', () => {
    for (const button of ['switch', 'back', undefined] as const) {
      const { now } = high.press(button, { involved: '' });
      expect([button, now.remark]).toEqual([button, undefined]);
      expect(now.state.high).toEqual(['management']);
      expect(now.state.unticked).toBeUndefined();
    }
  });
});

describe('a view that cannot go on', () => {
  const [shown, written] = [reachReceipt(sit()), reachStory(sit())];
  const thread = sit().press('open', { code: otherReceipt });
  const untold = answerGuide(sit(), said.secret).press('anyway').press('next', copied);

  it.each<[Sitting, ButtonName, remark: string, readonly Fields[]]>([
    [
      shown,
      'next',
      'wrong_group',
      ['', '123', '1236', '12345', '1235 1235', 'abc'].map((group) => ({ group })),
    ],
    [written, 'file', 'empty', [{}, { what: ' \n\t', where: ' ', how: '\u00a0' }, { who: 'Kim' }]],
    [thread, 'send', 'empty', [{ text: '' }, { text: ' \n ' }]],
    [thread, 'send', 'too_long', [{ text: 'å'.repeat(3001) }, { text: `${'a'.repeat(6000)}.` }]],
    [
      sit(),
      'open',
      'mistyped',
      [
        ...['', 'hej', '1234 5678 9012 3456 7890 1236', '1234 5678 9012 3456 7890'],
        '1234 5678 9012 3456 7890 1235 1235',
      ].map((code) => ({ code })),
    ],
  ])('keeps what was typed, and says what is wrong with it: %#', (sitting, button, remark, all) => {
    const never = instead('open', () => {
      throw new Error('looked up');
    });
    for (const fields of all)
      expect(sitting.press(button, fields, never).now).toMatchObject({
        view: { name: nameOf(sitting) },
        remark,
        fields,
      });
  });

  it.each<[Sitting, ButtonName, Fields, Parameters<typeof instead>[0], readonly Remark[]]>([
    [shown, 'next', copied, 'derive', ['busy']],
    [written, 'file', story, 'file', ['failed', 'intake_closed', 'busy']],
    [untold, 'file', {}, 'file', ['intake_closed']],
    [thread, 'send', { text: 'hej' }, 'add', ['places_full', 'failed']],
    [sit(), 'open', { code: invitation }, 'join', ['code_refused', 'already_member', 'desk_full']],
    [sit(), 'open', { code: otherReceipt }, 'open', ['busy']],
  ])('keeps what was typed when its work is refused: %#', (sitting, button, fields, work, all) => {
    for (const remark of all) {
      const isStored = ['file', 'add'].includes(work);
      const refuse = instead(work, (redraw) => ({
        kind: 'refused',
        remark,
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
    expect(busy(reachStory(sit()), fields)).toMatchObject({
      view: { name: 'story' },
      remark: 'busy',
      fields,
      state: { texts: fields },
    });
    expect(busy(sit(), { code: '1234' }).fields).toEqual({ code: '1234' });
  });

  it('opens a thread again with its receipt, and the text waits there', () => {
    const thread = sit().press('open', { code: otherReceipt });
    const shown = busy(thread, { text: 'hej' });
    expect(shown).toMatchObject({ view: { name: 'start' }, remark: 'busy' });
    expect(shown.state).toMatchObject({ trail: [], texts: { text: 'hej' } });
    expect(shown.state.opened).toBeUndefined();
  });
});

describe('the receipt', () => {
  const shown = reachReceipt(sit());

  it.each(['1235', ' 1235 ', '1 2 3 5', '12-35', '１２３５'])('is copied by %j', (group) => {
    expect(nameOf(shown.press('next', { group }))).toBe('story');
  });

  it('is derived once', () => {
    const derived: string[] = [];
    const counting = instead('derive', () => {
      derived.push('derived');
      return { kind: 'derived', keys: { blindIndex: 'b', publicKey: 'p' } };
    });
    const written = shown
      .press('next', copied, counting)
      .press('back')
      .press('next', copied, counting);
    expect(nameOf(written)).toBe('story');
    expect(derived).toHaveLength(1);
  });

  it('keeps its group while the language is switched', () => {
    const { now } = shown.press('switch', { group: '12' });
    expect(now).toMatchObject({ view: { name: 'receipt' }, fields: { group: '12' } });
    expect(shown.press('file', { group: '12' }).now.fields).toEqual({ group: '12' });
  });
});

describe('the story', () => {
  const written = reachStory(sit());

  it.each(['what', 'where', 'how'] as const)('may have only %s', (field) => {
    expect(nameOf(written.press('file', { [field]: '.' }))).toBe('filed');
  });

  it('is measured in bytes, all fields together', () => {
    const most = { what: 'å'.repeat(1000), where: '€'.repeat(1000), how: 'a'.repeat(500) };
    const full = written.press('file', { ...most, who: '😀'.repeat(125) });
    expect(nameOf(full)).toBe('filed');
    const fields = { ...most, who: `${'😀'.repeat(125)}.` };
    expect(written.press('file', fields).now).toMatchObject({
      view: { name: 'story' },
      remark: 'too_long',
      fields,
    });
    expect(written.press('file', { what: 'å'.repeat(3001) }).now.remark).toBe('too_long');
    expect(nameOf(written.press('file', { what: 'å'.repeat(3000) }))).toBe('filed');
  });

  it('is not left backwards with more text than travels', () => {
    const fields = { what: 'å'.repeat(3001) };
    expect(written.press('back', fields).now).toMatchObject({
      view: { name: 'story' },
      remark: 'too_long',
      fields,
    });
    const kept = written.press('back', { what: 'å'.repeat(3000) });
    expect(nameOf(kept)).toBe('receipt');
    expect(nameOf(written.press('leave', fields))).toBe('left');
  });

  it('follows from the answers as they are now, and keeps its words', () => {
    const changed = written.press('back', story).press('back').press('change');
    const harm = changed.press('next', { about: 'care' }).press('next', { detail: 'staff' });
    const again = harm.press('next').press('anyway').press('next', copied);
    expect(again.now).toMatchObject({ view: { name: 'story', duty: 'harm' }, fields: story });
  });

  it('stays when the step has expired, the language is switched or the press is unknown', () => {
    expect(written.expire(story).now).toMatchObject({ remark: 'expired', fields: story });
    expect(nameOf(written.expire(story).press('file'))).toBe('filed');
    const switched = written.press('switch', story).now;
    expect(switched).toMatchObject({ view: { name: 'story' }, fields: story });
    expect(switched.state.locale).toBe('en');
    expect(written.press('switch').press('switch').now.state.locale).toBe('sv');
    expect(written.press('safe', story).now.fields).toEqual(story);
  });

  it('can be emptied again', () => {
    const emptied = written.press('back', story).press('next', copied).press('file', { what: '' });
    expect(emptied.now.view.name).toBe('filed');
    const kept = written.press('switch', story).press('switch', { who: '' });
    expect(kept.now.fields).toEqual({ ...story, who: '' });
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
    expect(started.press('open', { code: otherReceipt }).now.fields).toEqual({ text: 'svar' });
  });
});

describe('security', () => {
  const talk = answerGuide(sit(), said.secret);

  it.each<[string, Said]>([
    ['the button of its own', said.secret],
    ['the guide', { about: 'data', detail: 'secret' }],
  ])('leads to a thread without text, by %s', (_, answers) => {
    const verdict = answerGuide(sit(), answers);
    expect(verdict.now.view).toEqual({
      name: 'verdict',
      answers: { ...answers, involved: [] },
      route: 'handlers_decide',
      rule: 'security',
      hr: 'withheld',
    });
    const shown = verdict.press('anyway');
    expect(shown.now.view).toMatchObject({ name: 'receipt', desk: 'whistleblowing' });
    const untold = shown.press('next', copied);
    expect(untold.now.view).toEqual({
      name: 'talk',
      readers: ['Jurist 1', 'Jurist 2', 'Jurist 3'],
    });
    expect(untold.now.fields).toEqual({});
    const filed = untold.press('file', story);
    expect(filed.now.view).toEqual({
      name: 'filed',
      reference,
      opensOn,
      deadlines: { desk: 'whistleblowing', firstAnswerBy: '2026-05-12', feedbackBy: '2026-08-05' },
      again: false,
    });
    expect(filed.now.state).toMatchObject({ talk: true, texts: {} });
  });

  it('is a report when it is something else that is wrong', () => {
    const ordinary = answerGuide(sit(), { about: 'security', detail: 'ordinary' });
    expect(ordinary.now).toMatchObject({
      view: { name: 'verdict', route: 'handlers_decide', rule: 'doubt' },
      state: { talk: false },
    });
    expect(nameOf(ordinary.press('anyway').press('next', copied))).toBe('story');
  });

  it('stays at what is sent when the thread is not filed', () => {
    const untold = talk.press('anyway').press('next', copied);
    const nobody = instead('file', () => ({ kind: 'nobody' }));
    const refused = untold.press('file', {}, nobody);
    expect(refused.now.view).toEqual({ name: 'nobody' });
    expect(nameOf(refused.press('back'))).toBe('talk');
    expect(untold.expire({}).now).toMatchObject({ view: { name: 'talk' }, remark: 'expired' });
  });

  it('keeps its answers when one goes back and presses it again', () => {
    const pressed = talk.press('change').press('security');
    expect(pressed.now.state).toMatchObject({ about: 'security', talk: false });
    const again = pressed.press('next');
    expect(again.now).toMatchObject({ view: { name: 'more' }, fields: { detail: 'secret' } });
  });

  it('is a report after all when one goes back', () => {
    const guide = talk.press('change').press('safe');
    expect(guide.now).toMatchObject({ view: { name: 'guide' }, fields: {} });
    expect(guide.now.state).toMatchObject({ talk: false });
    expect(guide.now.state.about).toBeUndefined();
    expect(guide.now.state.detail).toBeUndefined();
    expect(guide.press('next').now.remark).toBe('choose');
    const shown = guide
      .press('next', { about: 'gain' })
      .press('next', { detail: 'others' })
      .press('next')
      .press('anyway');
    expect(nameOf(shown.press('next', copied))).toBe('story');
  });

  it('takes the place of what it was about before', () => {
    const pressed = answerGuide(sit(), said.own).press('change').press('back').press('security');
    expect(pressed.now.state).toMatchObject({ about: 'security' });
    expect(pressed.now.state.detail).toBeUndefined();
    // Back in the guide, what was chosen there stays while one only looks at the safety card.
    const looked = answerGuide(sit(), said.own).press('change').press('back').press('safe');
    expect(looked.now.fields).toEqual({ about: 'work' });
    expect(looked.press('next').now.fields).toEqual({ detail: 'single' });
  });

  it('is not talk any more once the guide is answered otherwise', () => {
    const secret = answerGuide(sit(), { about: 'data', detail: 'secret' });
    expect(secret.now.state.talk).toBe(true);
    const more = secret.press('back').press('back');
    const misuse = more.press('next', { detail: 'misuse' }).press('next');
    expect(misuse.now).toMatchObject({ view: { rule: 'data_misuse' }, state: { talk: false } });
  });
});

describe('the start', () => {
  it('says when intake is closed, until the desk has two people', () => {
    for (const [count, intake] of [
      [0, 'closed'],
      [1, 'closed'],
      [2, 'open'],
      [3, 'open'],
    ] as const) {
      expect(sit(succeed(desksOf(people(count)))).now.view).toEqual({ name: 'start', intake });
    }
  });

  it('looks at no desk for what tells nothing of one', () => {
    const rights = converse(sit().now.state, { kind: 'press', button: 'rights', fields: {} });
    expect(rights).toMatchObject({ kind: 'show', view: { name: 'rights' } });
  });

  it('knows the desk of the one who asks', () => {
    expect(sit(succeed({ ...desks, desk: 'hr' })).now.view).toEqual({
      name: 'start',
      intake: 'open',
      desk: 'hr',
    });
  });

  it('opens a thread with a receipt', () => {
    const next = converse(sit().now.state, {
      kind: 'press',
      button: 'open',
      fields: { code: '1234-5678-9012-3456-7890-1235' },
    });
    expect(next).toMatchObject({ kind: 'do', effect: { kind: 'open', receipt } });
  });

  it('joins a desk with an invitation', () => {
    const next = converse(sit().now.state, {
      kind: 'press',
      button: 'open',
      fields: { code: invitation.toLowerCase() },
    });
    const code = { locator: '7K3M', secret: '9QXTB01ZV4H2W8NC' };
    expect(next).toMatchObject({ kind: 'do', effect: { kind: 'join', code } });
    expect(sit().press('open', { code: invitation }).now.view).toEqual({
      name: 'joined',
      desk: 'whistleblowing',
      admitted: true,
    });
  });

  it('has one constant answer for whatever opens nothing', () => {
    const nothing = instead('open', () => ({ kind: 'opened_nothing', opensOn }));
    const { now } = sit().press('open', { code: otherReceipt }, nothing);
    expect(now.view).toEqual({ name: 'unopened', opensOn });
    expect(now.fields).toEqual({});
    expect(now.remark).toBeUndefined();
  });
});

describe('a thread', () => {
  const thread = sit().press('open', { code: otherReceipt });

  it('shows its messages, days and status', () => {
    expect(thread.now.view).toMatchObject({
      name: 'thread',
      filedOn: today,
      status: 'received',
      deadlines: { desk: 'whistleblowing', firstAnswerBy: '2026-05-12', feedbackBy: '2026-08-05' },
      overdue: [],
      page: { items: [{ body: { kind: 'report' } }], earlier: false, later: false },
    });
    expect(thread.now.fields).toEqual({});
  });

  it('takes a message and is read again', () => {
    const sent = thread.press('send', { text: 'hej' });
    const posted = converse(thread.now.state, {
      kind: 'press',
      button: 'send',
      fields: { text: 'hej' },
    });
    expect(posted).toMatchObject({
      kind: 'do',
      effect: { kind: 'add', body: { kind: 'message', text: 'hej' } },
    });
    expect(sent.now.view).toEqual({
      name: 'sent',
      desk: 'whistleblowing',
      opensOn,
      again: false,
    });
    expect(sent.now.state.texts).toEqual({});
    const next = sent.press('next');
    expect(next.now.view.name).toBe('thread');
    expect(next.now.fields).toEqual({});
    // What is written next is another message.
    expect(sent.now.state.opened?.message).toBe('f'.repeat(32));
  });

  it('takes 6,000 bytes', () => {
    expect(nameOf(thread.press('send', { text: 'å'.repeat(3000) }))).toBe('sent');
  });

  it('keeps the text while one leafs, switches, goes back or is too late', () => {
    const text = 'hej';
    for (const button of ['earlier', 'later', 'switch', undefined] as const) {
      expect(thread.press(button, { text }).now).toMatchObject({
        view: { name: 'thread' },
        fields: { text },
      });
    }
    // A thread that was left open is opened anew only by its receipt; the text waits there.
    const late = thread.expire({ text });
    expect(late.now).toMatchObject({ view: { name: 'start' }, remark: 'expired' });
    expect(late.now.state.opened).toBeUndefined();
    expect(late.press('open', { code: otherReceipt }).now.fields).toEqual({ text });
    const sent = thread.press('send', { text }).expire({});
    expect(sent.now).toMatchObject({ view: { name: 'start' }, remark: 'expired' });
    const back = thread.press('back', { text });
    expect(back.now.view.name).toBe('start');
    expect(back.press('open', { code: otherReceipt }).now.fields).toEqual({ text });
  });

  it('leafs through its pages', () => {
    const long = Array.from({ length: 3 }, (_, position) => ({
      id: String(position).repeat(32) as never,
      day: today,
      position,
      body: { kind: 'message', text: String(position).repeat(8000) } as const,
    }));
    let sitting = sit(succeed(desks, long)).press('open', { code: otherReceipt });
    const at = () => (sitting.now.view.name === 'thread' ? sitting.now.view.page : undefined);
    expect(at()).toMatchObject({ items: [{ position: 2 }], earlier: true, later: false });
    sitting = sitting.press('later');
    expect(at()).toMatchObject({ items: [{ position: 2 }] });
    sitting = sitting.press('earlier').press('earlier');
    expect(at()).toMatchObject({ items: [{ position: 0 }], earlier: false, later: true });
    sitting = sitting.press('later');
    expect(at()).toMatchObject({ items: [{ position: 1 }], earlier: true, later: true });
    sitting = sitting.press('send', { text: 'hej' }).press('next');
    expect(at()).toMatchObject({ items: [{ position: 2 }] });
  });

  it('together with a story has no more text than travels', () => {
    const written = reachStory(sit()).press('back', { what: 'a'.repeat(4000) });
    const start = written
      .press('back')
      .press('back')
      .press('back')
      .press('back')
      .press('back')
      .press('back');
    const reply = start.press('open', { code: otherReceipt });
    expect(reply.press('back', { text: 'a'.repeat(2001) }).now).toMatchObject({
      view: { name: 'thread' },
      remark: 'too_long',
    });
    expect(nameOf(reply.press('back', { text: 'a'.repeat(2000) }))).toBe('start');
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
    sit().press('report').press('safe').press('next', { about }).press('next', { detail });
  const filedBy = (sitting: Sitting): boolean => isUrgent(sitting.now.state);

  it.each([
    ['gain', 'others', 'yes', false],
    ['danger', 'ignored', 'no', false],
    ['danger', 'life', 'no', true],
    ['care', 'staff', 'no', false],
  ])('is asked of %s, %s, with %s; unasked it is urgent: %s', (about, detail, ready, urgent) => {
    const list = asked(about, detail);
    expect(list.now.fields.wait).toBe(ready);
    expect(filedBy(list.press('next'))).toBe(ready === 'no');
    expect(filedBy(list.press('next', { wait: 'no' }))).toBe(true);
    expect(filedBy(list.press('next', { wait: 'yes' }))).toBe(false);
    expect(filedBy(list.press('next', { wait: 'soon' }))).toBe(urgent);
  });

  it('is kept on the way back, and asked again about another matter', () => {
    const list = asked('gain', 'others').press('next', { wait: 'no' }).press('back');
    expect(list.now.fields.wait).toBe('no');
    const same = list.press('back').press('next', { detail: 'others' });
    expect(same.now.fields.wait).toBe('no');
    const other = list.press('back').press('next', { detail: 'stolen' });
    expect(other.now.fields.wait).toBe('yes');
  });

  it('takes no view and no press more for anybody', () => {
    const ways = ['yes', 'no'].map((wait) => asked('danger', 'life').press('next', { wait }));
    expect(ways.map(({ now }) => now.view)).toEqual([ways[0]!.now.view, ways[0]!.now.view]);
  });
});
