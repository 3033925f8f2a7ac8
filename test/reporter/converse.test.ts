import type { ButtonName } from '../../bot/domain/buttons';
import type { Day } from '../../bot/domain/day';
import type { Fields } from '../../bot/domain/fields';
import type { Conversation, Step } from '../../bot/reporter/conversation';
import { converse } from '../../bot/reporter/converse';
import type { Event } from '../../bot/reporter/event';
import {
  answerGuide,
  copied,
  desks,
  desksOf,
  instead,
  invitation,
  newConversation,
  opensOn,
  otherReceipt,
  people,
  reachStory,
  receipt,
  reference,
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

describe('the shortest way', () => {
  it('leads from the start to a filed report', () => {
    const start = sit();
    expect(start.now.view).toEqual({ name: 'start', intake: 'open' });
    const safety = start.press('report');
    expect(safety.now.view).toEqual({ name: 'safety' });
    const guide = safety.press('safe');
    expect(guide.now.view).toEqual({ name: 'guide' });
    expect(guide.now.fields).toEqual({ ticks: '', throughWork: 'yes' });
    const shown = guide.press('next', { fit: 'money' });
    expect(shown.now.view).toEqual({
      name: 'receipt',
      receipt: '1234 5678 9012 3456 7890 1235',
      talk: false,
    });
    const written = shown.press('next', copied);
    expect(written.now.view).toEqual({
      name: 'story',
      desk: 'whistleblowing',
      rule: 'money',
      readers: ['Jurist 1', 'Jurist 2', 'Jurist 3'],
    });
    const filed = written.press('file', story);
    expect(filed.now.view).toEqual({
      name: 'filed',
      reference,
      opensOn,
      deadlines: { desk: 'whistleblowing', acknowledgeBy: '2026-05-12', feedbackBy: '2026-08-05' },
      again: false,
    });
    expect(filed.now.state.texts).toEqual({});
    expect(filed.now.state.trail).toEqual([]);
    expect(filed.press('leave').now.view).toEqual({ name: 'left' });
  });

  it('shows receipt and reference in no view together', () => {
    let sitting = answerGuide(sit(), { fit: 'money' });
    expect(JSON.stringify(sitting.now.view)).not.toContain(reference);
    sitting = sitting.press('next', copied);
    expect(JSON.stringify(sitting.now.view)).not.toMatch(/3456|7K3M9/);
    sitting = sitting.press('file', story);
    expect(JSON.stringify(sitting.now.view)).not.toContain('3456');
  });

  it('goes back step by step with every answer in place', () => {
    let sitting = reachStory(sit()).press('back', story);
    expect(nameOf(sitting)).toBe('receipt');
    sitting = sitting.press('back');
    expect(sitting.now.view.name).toBe('guide');
    expect(sitting.now.fields).toEqual({ fit: 'money', ticks: '', throughWork: 'yes' });
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
      deadlines: { desk: 'whistleblowing', acknowledgeBy: '2026-05-11', feedbackBy: '2026-08-04' },
      again: true,
    });
  });
});

describe('each view knows its own presses', () => {
  const safety = sit().press('report');
  const danger = safety.press('danger');
  const security = safety.press('security');
  const guide = safety.press('safe');
  const harm = answerGuide(sit(), { fit: 'harm' });
  const verdict = answerGuide(sit(), { fit: 'view' });
  const others = answerGuide(sit(), { fit: 'treatment' }).press('others');
  const involved = answerGuide(sit(), { fit: 'money', ticks: 'involved' });
  const all = people(3).map(({ id }) => id);
  const nobody = involved.press('next', { involved: all.join(',') });
  const shown = answerGuide(sit(), { fit: 'money' });
  const written = reachStory(sit());
  const nothing = instead('open', () => ({ kind: 'opened_nothing', opensOn }));
  const unopened = sit(nothing).press('open', { code: otherReceipt });
  const thread = sit().press('open', { code: otherReceipt });
  const sent = thread.press('send', { text: 'hej' });

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
    ],
    safety: [
      [safety, 'safe', {}, 'start safety guide'],
      [safety, 'danger', {}, 'start safety danger'],
      [safety, 'security', {}, 'start safety security'],
      [safety, 'next', {}, 'start safety'],
    ],
    danger: [
      [danger, 'next', {}, 'start safety danger guide'],
      [danger, 'safe', {}, 'start safety danger'],
    ],
    security: [
      [security, 'next', {}, 'start safety security receipt'],
      [security, 'anyway', {}, 'start safety security'],
    ],
    guide: [[guide, 'file', {}, 'start safety guide']],
    harm: [
      [harm, 'next', { byStaff: 'yes' }, 'start safety guide harm receipt'],
      [harm, 'next', { byStaff: 'no' }, 'start safety guide harm verdict'],
      [harm, 'anyway', { byStaff: 'yes' }, 'start safety guide harm'],
    ],
    verdict: [
      [verdict, 'anyway', {}, 'start safety guide verdict receipt'],
      [verdict, 'next', {}, 'start safety guide verdict'],
      [verdict, 'others', {}, 'start safety guide verdict'],
    ],
    others: [
      [others, 'next', {}, 'start safety guide verdict others'],
      [others, 'back', {}, 'start safety guide verdict'],
    ],
    involved: [
      [involved, 'next', {}, 'start safety guide involved receipt'],
      [involved, 'anyway', {}, 'start safety guide involved'],
    ],
    nobody: [
      [nobody, 'next', {}, 'start safety guide involved nobody'],
      [nobody, 'back', {}, 'start safety guide involved'],
    ],
    receipt: [
      [shown, 'next', copied, 'start safety guide receipt story'],
      [shown, 'file', copied, 'start safety guide receipt'],
    ],
    story: [
      [written, 'next', story, 'start safety guide receipt story'],
      [written, 'send', story, 'start safety guide receipt story'],
    ],
    filed: [
      [written.press('file', story), 'file', {}, 'filed'],
      [written.press('file', story), 'back', {}, 'filed'],
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
    const changed = reachStory(sit()).press('back').press('back').press('next', { fit: 'view' });
    expect(trailOf(changed)).toBe('start safety guide verdict');
    const reply = thread.press('send', { text: 'a' }).press('next').press('send', { text: 'b' });
    expect(trailOf(reply)).toBe('start thread sent');
  });
});

describe('the guide', () => {
  const guide = sit().press('report').press('safe');

  it('asks to choose', () => {
    const { now } = guide.press('next', { ticks: 'several,hidden', throughWork: 'no' });
    expect(now).toMatchObject({ view: { name: 'guide' }, remark: 'choose' });
    expect(now.fields).toEqual({ ticks: 'several,hidden', throughWork: 'no' });
  });

  it.each<[string, Fields]>([
    ['an unknown fit', { fit: 'nonsense' }],
    ['a fit of many', { fit: 'money,safety' }],
    ['an empty fit', { fit: '' }],
  ])('takes %s as none', (_, fields) => {
    expect(guide.press('next', fields).now.remark).toBe('choose');
    const kept = guide.press('switch', { fit: 'rules' }).press('next', fields);
    expect(kept.now.state.fit).toBe('rules');
  });

  it('takes unknown ticks as none and an unknown origin as the one before', () => {
    const { now } = guide.press('next', {
      fit: 'view',
      ticks: 'nonsense,several,,several',
      throughWork: 'maybe',
    });
    expect(now.state).toMatchObject({ ticks: ['several'], throughWork: 'yes' });
    expect(now.view.name).toBe('verdict');
  });

  it('takes ticks away again', () => {
    const ticked = guide.press('next', { fit: 'treatment', ticks: 'several' });
    expect(ticked.now.view.name).toBe('receipt');
    const unticked = ticked.press('back').press('next', { ticks: '' });
    expect(unticked.now.view).toMatchObject({ name: 'verdict', route: 'hr' });
    // A messenger leaves out the list in which nothing is ticked.
    const bare = converse(ticked.press('back').now.state, {
      kind: 'press',
      button: 'next',
      fields: { throughWork: 'yes' },
    });
    expect(bare.state.ticks).toEqual([]);
    const inputless = converse(ticked.press('back').now.state, {
      kind: 'press',
      button: 'back',
      fields: {},
    });
    expect(inputless.state.ticks).toEqual(['several']);
  });

  it('asks by whom only when somebody in care comes to harm, and remembers it', () => {
    const harm = answerGuide(sit(), { fit: 'harm' });
    expect(harm.now.view).toEqual({ name: 'harm' });
    expect(harm.press('next').now).toMatchObject({ view: { name: 'harm' }, remark: 'choose' });
    expect(harm.press('next', { byStaff: 'somebody' }).now.remark).toBe('choose');
    const back = harm.press('next', { byStaff: 'no' }).press('back');
    expect(back.now.fields).toEqual({ byStaff: 'no' });
    expect(back.press('next', { byStaff: 'what' }).now.view).toMatchObject({
      name: 'verdict',
      route: 'responsible_unit',
      rule: 'harm_elsewhere',
    });
  });
});

describe('the verdict', () => {
  it.each<[string, Fields, object]>([
    ['a unit', { fit: 'mistake' }, { route: 'responsible_unit', rule: 'mistake', fit: 'mistake' }],
    ['complaint', { fit: 'view' }, { route: 'complaint', rule: 'view', fit: 'view' }],
    ['fault', { fit: 'broken' }, { route: 'fault_report', rule: 'broken', fit: 'broken' }],
    [
      'a concern',
      { fit: 'harm', byStaff: 'yes', throughWork: 'no' },
      { route: 'responsible_unit', rule: 'outside_harm', fit: 'harm' },
    ],
  ])('shows %s, offers the handlers all the same and files to them', (_, answers, verdict) => {
    const sitting = answerGuide(sit(), answers);
    expect(sitting.now.view).toEqual({
      name: 'verdict',
      ...verdict,
      hr: 'withheld',
    });
    const filed = sitting.press('anyway').press('next', copied).press('file', story);
    expect(filed.now.view.name).toBe('filed');
    expect(nameOf(sitting.press('leave'))).toBe('left');
  });

  it('leads past the involved when somebody is', () => {
    const sitting = answerGuide(sit(), { fit: 'treatment', ticks: 'involved' }).press('anyway');
    expect(trailOf(sitting)).toBe('start safety guide verdict involved');
  });

  it.each(['whistleblowing', 'handlers_decide'])('is not shown for %s', (route) => {
    const fit = route === 'whistleblowing' ? 'rules' : 'other';
    expect(nameOf(answerGuide(sit(), { fit }))).toBe('receipt');
  });

  it('is computed from the answers whatever step a state claims', () => {
    const forged: Conversation = { ...newConversation(), step: 'verdict', trail: ['start'] };
    const shown = (state: Conversation) => sit(succeed(), state).now.view;
    expect(shown(forged)).toEqual({ name: 'guide' });
    expect(shown({ ...forged, fit: 'money' })).toEqual({ name: 'guide' });
    expect(shown({ ...forged, fit: 'other' })).toEqual({ name: 'guide' });
    expect(shown({ ...forged, fit: 'harm' })).toEqual({ name: 'guide' });
    expect(shown({ ...forged, fit: 'broken' })).toMatchObject({ route: 'fault_report' });
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
});

describe('the involved', () => {
  const [one, two, three] = people(3).map(({ id }) => id);
  const involved = answerGuide(sit(), { fit: 'money', ticks: 'involved' });

  it('are ticked by title', () => {
    expect(involved.now.view).toEqual({ name: 'involved', people: people(3) });
    expect(involved.now.fields).toEqual({ involved: '' });
  });

  it('are not among the readers, and stay ticked', () => {
    const next = involved.press('next', { involved: `${String(one)},${String(three)}` });
    expect(next.now.state.excluded).toEqual([one, three]);
    const written = next.press('next', copied);
    expect(written.now.view).toMatchObject({ name: 'story', readers: ['Jurist 2'] });
    const back = written.press('back').press('back');
    expect(back.now.fields).toEqual({ involved: `${String(one)},${String(three)}` });
    expect(back.press('next', { involved: String(two) }).now.state.excluded).toEqual([two]);
  });

  it('are nobody when nothing is ticked', () => {
    const untouched = converse(involved.press('back', { involved: String(one) }).now.state, {
      kind: 'press',
      button: 'next',
      fields: {},
    });
    expect(untouched.state.excluded).toEqual([one]);
    const next = involved.press('next');
    expect(next.now.state.excluded).toEqual([]);
    expect(nameOf(next)).toBe('receipt');
  });

  it('are members only: nothing else that a client sends is kept', () => {
    const strangers = people(40).slice(20);
    const sent = ['nonsense', '', ...strangers.map(({ id }) => id), one, one].join(',');
    expect(involved.press('next', { involved: sent }).now.state.excluded).toEqual([]);
    const fewer = ['nonsense', one, one, strangers[0]?.id].join(',');
    expect(involved.press('next', { involved: fewer }).now.state.excluded).toEqual([one]);
  });

  it('may be all: then nothing is filed', () => {
    const nobody = involved.press('next', { involved: [one, two, three].join(',') });
    expect(nobody.now.view).toEqual({ name: 'nobody' });
    expect(trailOf(nobody)).toBe('start safety guide involved nobody');
    expect(nobody.press('back').now.fields).toEqual({ involved: [one, two, three].join(',') });
    expect(nobody.press('next').now.view).toEqual({ name: 'nobody' });
  });

  it('may have become all when the report is filed: the text is not lost', () => {
    const written = involved.press('next', { involved: String(one) }).press('next', copied);
    const nobody = written.press(
      'file',
      story,
      instead('file', () => ({ kind: 'nobody' })),
    );
    expect(nobody.now.view).toEqual({ name: 'nobody' });
    expect(nobody.press('back').now).toMatchObject({ view: { name: 'story' }, fields: story });
  });

  it('are asked about only when the guide says so', () => {
    const named = involved
      .press('next', { involved: String(one) })
      .press('back')
      .press('back');
    const asked = named.press('next', { ticks: '' });
    expect(asked.now).toMatchObject({ view: { name: 'guide' }, remark: 'unticked' });
    const without = asked.press('next', { ticks: '' });
    expect(trailOf(without)).toBe('start safety guide receipt');
    expect(without.now.state.excluded).toEqual([]);
  });

  it('stay excluded when the same person would rather talk', () => {
    const named = involved.press('next', { involved: String(one) });
    const safety = named.press('back').press('back').press('back');
    const talk = safety.press('security').press('next');
    expect(talk.now.view).toMatchObject({ name: 'receipt', talk: true });
    expect(talk.now.state.excluded).toEqual([one]);
    const again = talk.press('back').press('back').press('safe').press('next');
    expect(again.now).toMatchObject({ view: { name: 'involved' }, fields: { involved: one } });
    // Unless the tick was taken away.
    const guide = named.press('back').press('back');
    const unticked = guide.press('next', { ticks: '' }).press('next', { ticks: '' });
    const then = unticked.press('back').press('back').press('security').press('next');
    expect(then.now).toMatchObject({ view: { talk: true }, state: { excluded: [] } });
  });
});

describe('nobody is involved any more', () => {
  const [one = ''] = people(1).map(({ id }) => id);
  const ticked = answerGuide(sit(), { fit: 'money', ticks: 'involved,several' });
  const guide = ticked.press('back');
  const named = ticked.press('next', { involved: one }).press('back');

  it('is asked about in the guide, which shows what was sent, and taken when it is sent again', () => {
    const asked = guide.press('next', { ticks: 'several' });
    expect(asked.now).toMatchObject({
      view: { name: 'guide' },
      remark: 'unticked',
      fields: { ticks: 'several' },
      state: { ticks: ['several', 'involved'] },
    });
    const taken = asked.press('next');
    expect(taken.now).toMatchObject({ view: { name: 'receipt' }, state: { ticks: ['several'] } });
  });

  it('is asked about where a messenger leaves the list out of what it sends', () => {
    const fields = { throughWork: 'yes' };
    const asked = settle(guide.now.state, { kind: 'press', button: 'next', fields }, succeed());
    expect(asked).toMatchObject({ remark: 'unticked', fields: { ticks: '' } });
  });

  it('is asked about in the list, where the names stay until it is sent again', () => {
    const asked = named.press('next', { involved: '' });
    expect(asked.now).toMatchObject({
      view: { name: 'involved' },
      remark: 'unticked',
      fields: { involved: '' },
      state: { excluded: [one] },
    });
    const taken = asked.press('next');
    expect(taken.now).toMatchObject({ view: { name: 'receipt' }, state: { excluded: [] } });
  });

  it.each(['nonsense', `${one}a`, `a${one}`])('is what %j says, too', (involved) => {
    expect(named.press('next', { involved }).now).toMatchObject({
      remark: 'unticked',
      state: { excluded: [one] },
    });
  });

  it('is asked about on the way on alone', () => {
    const switched = guide.press('switch', { ticks: 'several' });
    expect(switched.now.remark).toBeUndefined();
    expect(switched.now.state).toMatchObject({ locale: 'en', ticks: ['several', 'involved'] });
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
  const shown = answerGuide(sit(), { fit: 'money' });

  it.each(['', '123', '1236', '12345', '1235 1235', 'abc'])('is not copied by %j', (group) => {
    expect(shown.press('next', { group }).now).toMatchObject({
      view: { name: 'receipt' },
      remark: 'wrong_group',
      fields: { group },
    });
  });

  it.each(['1235', ' 1235 ', '1 2 3 5', '12-35', '１２３５'])('is copied by %j', (group) => {
    expect(nameOf(shown.press('next', { group }))).toBe('story');
  });

  it('waits while the derivation is busy, with what was typed', () => {
    const busy = instead('derive', (redraw) => ({ kind: 'refused', remark: 'busy', redraw }));
    const refused = shown.press('next', copied, busy);
    expect(refused.now).toMatchObject({
      view: { name: 'receipt' },
      remark: 'busy',
      fields: copied,
    });
    expect(nameOf(refused.press('next'))).toBe('story');
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

  it.each<[string, Fields]>([
    ['nothing', {}],
    ['space', { what: ' \n\t', where: ' ', how: '\u00a0' }],
    ['only who one is', { who: 'Kim' }],
  ])('of %s is empty', (_, fields) => {
    const { now } = written.press('file', fields);
    expect(now).toMatchObject({ view: { name: 'story' }, remark: 'empty', fields });
  });

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

  it('has the verdict’s rule on top and reads it anew from the answers', () => {
    const changed = written.press('back').press('back').press('next', { fit: 'safety' });
    expect(changed.press('next', copied).now.view).toMatchObject({ name: 'story', rule: 'safety' });
  });

  it.each(['failed', 'intake_closed', 'busy'] as const)(
    'stays when filing is refused: %s',
    (remark) => {
      const refuse = instead('file', () => ({ kind: 'refused', remark, redraw: {} }));
      const { now } = written.press('file', story, refuse);
      expect(now).toMatchObject({ view: { name: 'story' }, remark, fields: story });
      expect(now.state.texts).toEqual(story);
    },
  );

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

describe('danger and security', () => {
  it('shows 112 first, then one may go on', () => {
    const danger = sit().press('report').press('danger');
    expect(danger.now.view).toEqual({ name: 'danger' });
    expect(trailOf(danger.press('next'))).toBe('start safety danger guide');
  });

  it('leads from security straight to a thread without text', () => {
    const security = sit().press('report').press('security');
    expect(security.now.view).toEqual({ name: 'security' });
    const shown = security.press('next');
    expect(shown.now.view).toMatchObject({ name: 'receipt', talk: true });
    const filed = shown.press('next', copied);
    expect(filed.now.view.name).toBe('filed');
    expect(filed.now.state.talk).toBe(true);
  });

  it('stays at the receipt when the thread is not filed', () => {
    const shown = sit().press('report').press('security').press('next');
    const refuse = instead('file', () => ({
      kind: 'refused',
      remark: 'intake_closed',
      redraw: {},
    }));
    expect(shown.press('next', copied, refuse).now).toMatchObject({
      view: { name: 'receipt', talk: true },
      remark: 'intake_closed',
    });
  });

  it.each(['safe', 'danger'] as const)('is a report after all when one goes back: %s', (button) => {
    const safety = sit()
      .press('report')
      .press('security')
      .press('next')
      .press('back')
      .press('back');
    const guide = button === 'safe' ? safety.press('safe') : safety.press('danger').press('next');
    const shown = guide.press('next', { fit: 'money' });
    expect(shown.now.view).toMatchObject({ name: 'receipt', talk: false });
    expect(nameOf(shown.press('next', copied))).toBe('story');
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

  it('keeps a code that is half-typed, whatever is pressed', () => {
    expect(sit().press('safe', { code: '1234' }).now.fields).toEqual({ code: '1234' });
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

  it.each([
    ['nothing', ''],
    ['words', 'hej'],
    ['a wrong digit', '1234 5678 9012 3456 7890 1236'],
    ['a group too few', '1234 5678 9012 3456 7890'],
    ['a group too many', '1234 5678 9012 3456 7890 1235 1235'],
  ])('tells a mistyped receipt, and keeps it: %s', (_, code) => {
    const never = instead('open', () => {
      throw new Error('looked up');
    });
    const { now } = sit().press('open', { code }, never);
    expect(now).toMatchObject({ view: { name: 'start' }, remark: 'mistyped', fields: { code } });
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

  it.each(['code_refused', 'already_member', 'desk_full'] as const)(
    'keeps an invitation that is refused: %s',
    (remark) => {
      const refuse = instead('join', (redraw) => ({ kind: 'refused', remark, redraw }));
      expect(sit().press('open', { code: invitation }, refuse).now).toMatchObject({
        view: { name: 'start' },
        remark,
        fields: { code: invitation },
      });
    },
  );

  it('keeps the receipt while the derivation is busy', () => {
    const busy = instead('open', (redraw) => ({ kind: 'refused', remark: 'busy', redraw }));
    expect(sit().press('open', { code: otherReceipt }, busy).now).toMatchObject({
      view: { name: 'start' },
      remark: 'busy',
      fields: { code: otherReceipt },
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
      deadlines: { desk: 'whistleblowing', acknowledgeBy: '2026-05-12', feedbackBy: '2026-08-05' },
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

  it.each([
    ['empty', ''],
    ['empty', ' \n '],
    ['too_long', 'å'.repeat(3001)],
    ['too_long', `${'a'.repeat(6000)}.`],
  ])('does not take one that is %s', (remark, text) => {
    expect(thread.press('send', { text }).now).toMatchObject({
      view: { name: 'thread' },
      remark,
      fields: { text },
    });
  });

  it('takes 6,000 bytes', () => {
    expect(nameOf(thread.press('send', { text: 'å'.repeat(3000) }))).toBe('sent');
  });

  it.each(['places_full', 'failed'] as const)('keeps the text when it is refused: %s', (remark) => {
    const refuse = instead('add', () => ({ kind: 'refused', remark, redraw: {} }));
    expect(thread.press('send', { text: 'hej' }, refuse).now).toMatchObject({
      view: { name: 'thread' },
      remark,
      fields: { text: 'hej' },
    });
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
    const start = written.press('back').press('back').press('back');
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
