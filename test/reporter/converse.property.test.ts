import fc from 'fast-check';
import { type ButtonName, buttons } from '../../bot/domain/buttons';
import { dutyOf } from '../../bot/domain/duty';
import { type Fields, fieldNames } from '../../bot/domain/fields';
import type { Body } from '../../bot/domain/message';
import { utf8Length } from '../../bot/domain/page';
import {
  type Detail,
  detailsOf,
  highOnes,
  type Matter,
  matters,
  shownMatters,
} from '../../bot/domain/questionnaire';
import { remarks } from '../../bot/domain/remarks';
import { lastGroup } from '../../bot/domain/report-code';
import { tellings } from '../../bot/domain/telling';
import { mayGoToHr, mayHurt, triage } from '../../bot/domain/triage';
import type { View } from '../../bot/domain/view';
import { unticks } from '../../bot/reporter/absorb';
import { answersOf } from '../../bot/reporter/answers';
import type { Conversation, Step } from '../../bot/reporter/conversation';
import type { DrawnView, Event } from '../../bot/reporter/event';
import { buttonsIn, cards, partsOf, reporterViews, samples, shown } from '../cards/samples';
import { said } from '../support/people/said';
import {
  type Answer,
  answerBy,
  answerGuide,
  copied,
  desksOf,
  draftOf,
  drawnReportCode,
  filingId,
  firstOpening,
  inventedId,
  invitation,
  keys,
  messagesOf,
  newConversation,
  officers,
  openingMeanwhile,
  opensOn,
  otherReportCode,
  people,
  practiceCode,
  reachPractice,
  renewal,
  report,
  reportCode,
  settle,
  sit,
  succeed,
} from './play';
import { reached } from './reached';

const endings: readonly Step[] = ['filed', 'practised', 'joined', 'left'];
const desk = people(16);

const textNames = ['what', 'where', 'how', 'who', 'text'] as const;

/** Fields as a client may send them: right ones, wrong ones and any text at all. */
const value = (...good: fc.Arbitrary<string>[]) =>
  fc.oneof(
    ...good,
    ...good,
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('', ' ', 'å'.repeat(3001), '__proto__', 'true', '-1'),
  );
const everyDetail = [...new Set(matters.flatMap(detailsOf))];
const everyInvolved: readonly string[] = [...highOnes, ...desk.map(({ id }) => id)];
const choices = (of: readonly string[]) => fc.subarray([...of]).map((some) => some.join(','));
const typed: Partial<Record<(typeof fieldNames)[number], fc.Arbitrary<string>>> = {
  code: fc.constantFrom<string>(reportCode, otherReportCode, invitation, practiceCode),
  about: fc.constantFrom(...matters),
  detail: fc.constantFrom(...everyDetail),
  involved: choices(everyInvolved),
  group: fc.constantFrom(copied.group, '0000'),
};
/** What a reporter is asked in some view. */
const ownNames = fieldNames.filter((name) => name in typed || textNames.includes(name as 'what'));
const ownFields = fc.record(
  Object.fromEntries(
    ownNames.map((name) => [name, value(typed[name] ?? fc.string({ maxLength: 20 }))]),
  ),
  { requiredKeys: [] },
);
/** Of all the others, which are a desk's, one now and then: to draw some forty for each press takes long. */
const anyFields = fc
  .tuple(ownFields, fc.constantFrom(undefined, ...fieldNames), value(fc.string({ maxLength: 20 })))
  .map(([own, other, words]): Fields => (other === undefined ? own : { [other]: words, ...own }));

/** The handlers ask about HR, and it was answered once. */
const asked: Body = { kind: 'hr_asked', text: 'Ord' };
const answered: Body = { kind: 'hr_answered', yes: true };
const threads = [
  [],
  messagesOf(report),
  messagesOf(report, asked),
  messagesOf(report, asked, answered),
  messagesOf(report, { kind: 'moved' }),
];

const busy = (redraw: object): Event => ({ kind: 'refused', remark: 'busy', redraw });

/** A world in which every outcome that there is may come of an effect, at the drawn luck. */
function worldOf(luck: number): Answer {
  const readers = desk.slice(0, [16, 0, 1, 2, 3][luck % 5]);
  const good = succeed(
    desksOf(readers, officers([16, 2, 0][luck % 3] ?? 0)),
    threads[luck % threads.length],
    luck % 4 === 3 ? 'hr' : 'whistleblowing',
  );
  const other = (kind: string, redraw: object, practice?: true): Event | undefined => {
    // All that can be refused in practice is work, where there is too much of it.
    if (practice) return kind === 'derive' || kind === 'open' ? busy(redraw) : undefined;
    switch (kind) {
      case 'derive':
        return busy(redraw);
      case 'file': {
        const remark = luck % 3 === 1 ? 'intake_closed' : 'hr_empty';
        return luck % 3 === 0 ? { kind: 'nobody' } : { kind: 'refused', remark, redraw: {} };
      }
      case 'open':
        if (luck % 3 === 0) return { kind: 'opened_nothing', opensOn };
        if (luck % 3 === 2) return busy(redraw);
        return luck % 2 === 0 ? firstOpening() : openingMeanwhile();
      case 'renew':
        return luck % 3 === 0 ? { kind: 'gone' } : busy(redraw);
      case 'add':
        return luck % 3 === 0
          ? { kind: 'gone' }
          : { kind: 'refused', remark: 'places_full', redraw: {} };
      case 'read':
        return luck % 5 === 0 ? { kind: 'gone' } : undefined;
      case 'join':
        return { kind: 'refused', remark: 'code_refused', redraw };
      default:
        return undefined;
    }
  };
  return (effect, state, redraw) =>
    (luck % 2 === 0 ? other(effect.kind, redraw, state.practice) : undefined) ??
    good(effect, state, redraw);
}

/** The buttons that lead on from each view, as its card has them; its way back where there is no other. */
const leadOn = new Map(
  reporterViews.map((name) => {
    // Practice is begun from the rights: were it from the first view as well, few would come to a report.
    const besides = ['leave', 'switch', 'desk', ...(name === 'start' ? ['practice'] : [])];
    const on = buttonsIn(name).filter((button) => !besides.includes(button));
    const further = on.filter((button) => button !== 'back');
    // What is only read leads back as well: nobody goes round in it for ever.
    return [name, further.length > 0 && name !== 'rights' ? further : on] as const;
  }),
);
const everyButton = [...new Set([...leadOn.values()].flat())];

interface Deed {
  readonly kind: 'press' | 'expired' | 'refused';
  /** A button that the view has, with inputs that lead on; or any act with any fields. */
  readonly fitting: boolean;
  readonly button: ButtonName | undefined;
  readonly fields: Fields;
  /** Which of the leadOn and inputs that lead on. */
  readonly whim: number;
  /** What becomes of the effects. */
  readonly luck: number;
}

const deedOf = (how: fc.Arbitrary<Pick<Deed, 'kind' | 'fitting' | 'button'>>): fc.Arbitrary<Deed> =>
  fc
    .tuple(how, anyFields, fc.nat(59), fc.nat(29))
    .map(([how, fields, whim, luck]) => ({ ...how, fields, whim, luck }));
const presses = ['press', 'press', 'press', 'press'] as const;
const anyDeed = deedOf(
  fc.record({
    kind: fc.constantFrom<Deed['kind'][]>(...presses, 'expired', 'refused'),
    fitting: fc.constant(false),
    button: fc.constantFrom(...buttons, ...everyButton, 'leave', undefined),
  }),
);
const fittingDeed = deedOf(fc.constant({ kind: 'press', fitting: true, button: 'next' }));

const pick = <T>(list: readonly T[] | undefined, luck: number, otherwise: T): T =>
  list?.[luck % list.length] ?? otherwise;

/** What fills in a view so that one goes on, each way that there is. */
function fillingsOf(view: DrawnView['view']): readonly Fields[] {
  switch (view.name) {
    case 'guide':
      return shownMatters.map((about) => ({ about }));
    case 'code':
      return [...reached.code.fields, { code: practiceCode }];
    case 'report_code':
      return [{ group: view.reportCode.slice(-4) }];
    case 'more':
      return detailsOf(view.about).map((detail) => ({ detail }));
    default:
      return reached[view.name].fields;
  }
}

function intentOf({ view }: DrawnView, { kind, fitting, button, fields, whim }: Deed): Event {
  if (kind === 'expired') return { kind, fields };
  if (kind === 'refused') return { kind, remark: 'failed', redraw: { fields } };
  if (!fitting) return { kind, button, fields };
  const filled = pick(fillingsOf(view), whim % 17, {});
  return {
    kind,
    button: pick(leadOn.get(view.name), whim, 'next'),
    fields: { ...fields, ...filled },
  };
}

const begun = (): DrawnView =>
  settle(newConversation(), { kind: 'press', button: undefined, fields: {} }, worldOf(1));

const practising = (): DrawnView => reachPractice(sit(worldOf(1))).now;

/** What a conversation shows after each of the deeds. */
function* play(deeds: readonly Deed[]): Generator<DrawnView> {
  let now = begun();
  yield now;
  for (const next of deeds) {
    now = settle(now.state, intentOf(now, next), worldOf(next.luck));
    yield now;
  }
}

const last = (deeds: readonly Deed[]): DrawnView => [...play(deeds)].at(-1) ?? begun();
/** Mostly what leads on, and now and then something that nobody would do. */
const anyDeeds = fc.array(fc.oneof({ arbitrary: fittingDeed, weight: 4 }, anyDeed), {
  minLength: 2,
  maxLength: 30,
  size: 'max',
});

/** Holds for whatever is done. */
const always = (check: (deeds: readonly Deed[]) => void, numRuns = 300): void =>
  fc.assert(fc.property(anyDeeds, check), { numRuns });

/** One's own matter, for which the way to HR was chosen: the story stands open. */
const storyForHr = (): DrawnView =>
  answerGuide(sit(), said.own).press('to_hr').press('next', copied).now;

/** Whether a view says that the report goes to HR, or has gone there. */
const goesToHr = ({ view }: DrawnView): boolean =>
  (view.name === 'story' && view.desk === 'hr') ||
  (view.name === 'filed' && view.deadlines.desk === 'hr');

describe('whatever a client sends', () => {
  it('ends in a view that follows from the state', () => {
    const seen = new Set<Step>();
    always((deeds) => {
      for (const { state, view, remark } of play(deeds)) {
        seen.add(view.name);
        expect(view.name).toBe(state.step);
        if (remark !== undefined) expect(remarks).toContain(remark);
        expect([reportCode, practiceCode, drawnReportCode]).toContain(state.reportCode);
        expect(new Set(state.trail).size).toBe(state.trail.length);
        expect(state.trail).not.toContain(state.step);
        expect(state.trail.length).toBeLessThanOrEqual(8);
      }
    }, 600);
    // The property says something only if the deeds come far: every view was seen.
    // In one that has to wait a dialog begins; no deed leads there.
    expect([...seen].sort()).toEqual(reporterViews.filter((name) => name !== 'wait').sort());
  });

  it('in practice files, adds, joins and opens nothing', () => {
    const ends = new Set<string>();
    always((deeds) => {
      let now = practising();
      for (const deed of deeds) {
        // From its last view a report may be begun, which is practice no more.
        if (!now.state.practice) break;
        const event = intentOf(now, deed);
        const asked: string[] = [];
        const next = settle(now.state, event, (effect, state, redraw) => {
          if (!state.practice) asked.push(effect.kind);
          return worldOf(deed.luck)(effect, state, redraw);
        });
        expect(asked.filter((kind) => kind !== 'look')).toEqual([]);
        if (next.state.practice) {
          expect(['filed', 'sent', 'joined', 'unopened']).not.toContain(next.view.name);
          expect([undefined, inventedId]).toContain(next.state.opened?.thread);
          expect(next.state.reportCode).toBe(practiceCode);
        } else {
          expect([now.view.name, event]).toEqual([
            'practised',
            expect.objectContaining({ button: 'report' }),
          ]);
          expect(next).toMatchObject({
            view: { name: 'start' },
            state: { reportCode: drawnReportCode, filing: filingId },
          });
          expect(next.state.excluded).toEqual([]);
        }
        if (next.view.name === 'practised') ends.add(`${next.view.what} ${next.view.own}`);
        ends.add(next.view.name);
        now = next;
      }
    }, 150);
    expect([...ends]).toEqual(expect.arrayContaining(['report true', 'message true', 'thread']));
  });

  it('decides nothing: the route follows from the answers', () => {
    always((deeds) => {
      for (const { state, view } of play(deeds)) {
        const answers = answersOf(state);
        if (view.name === 'verdict') {
          expect(answers && triage(answers)).toEqual({ route: view.route, rule: view.rule });
        }
        if (view.name === 'verdict') expect(view.answers).toEqual(answers);
        if (view.name === 'story') expect(view.duty).toBe(answers && dutyOf(answers));
      }
    });
  });

  it('leads to HR only where HR is a way, and only after the press for it', () => {
    let came = 0;
    fc.assert(
      fc.property(fc.boolean(), anyDeeds, (isOnTheWay, deeds) => {
        let before = isOnTheWay ? storyForHr() : begun();
        let chosen = isOnTheWay;
        for (const deed of deeds) {
          const event = intentOf(before, deed);
          if (before.view.name === 'verdict' && event.kind === 'press') {
            if (event.button === 'to_hr') chosen = before.view.hr !== 'withheld';
            if (event.button === 'anyway') chosen = false;
          }
          const now = settle(before.state, event, worldOf(deed.luck));
          if (goesToHr(now)) {
            came += 1;
            const answers = answersOf(now.state);
            expect(chosen && answers && mayGoToHr(answers)).toBe(true);
          }
          // It is filed with those of whom the story had said that they read it.
          if (now.view.name === 'filed' && before.view.name === 'story') {
            expect(now.view.deadlines.desk).toBe(before.view.desk);
          }
          before = now;
        }
      }),
      { numRuns: 300 },
    );
    expect(came).toBeGreaterThan(0);
  });

  it('fits into the draft', () => {
    always((deeds) => {
      for (const { state } of play(deeds)) {
        expect(utf8Length(draftOf(state))).toBeLessThan(2000);
      }
    });
  });
});

describe('the largest draft', () => {
  const longest = (words: readonly string[]): string =>
    words.reduce((one, other) => (utf8Length(other) > utf8Length(one) ? other : one), '');
  const everybody = everyInvolved.join(',');

  it('is under 2,000 bytes, with all that a conversation can gather', () => {
    const world = succeed(desksOf(desk));
    const thread = sit(world).enter(otherReportCode).press('send', { text: 'hej' });
    const safety = thread.goes('back', 'back', 'back', 'report', 'security');
    const involved = [...highOnes, ...desk.slice(1).map(({ id }) => id)].join(',');
    const listed = safety.goes('next', ['next', { detail: 'secret' }], ['next', { involved }]);
    const written = listed.goes('anyway', ['next', copied], 'back', 'back', 'back');
    // The list as it is sent, while the desk's last member steps in.
    const { now } = written.press('next', { involved: everybody });
    expect(now.view.name).toBe('nobody');
    const largest: Conversation = {
      ...now.state,
      toHr: true,
      filed: { ...now.state.filed!, answerBy, again: false },
      opened: { ...now.state.opened!, answerBy, hr: 'asked' },
      about: longest(matters) as Matter,
      detail: longest(everyDetail) as Detail,
      unticked: true,
      tellings,
      practice: true,
      practised: { what: 'message', own: false },
      fromMessage: true,
      filing: filingId,
      trail: ['start', 'safety', 'security', 'more', 'involved', 'verdict', 'report_code', 'story'],
    };
    expect(now.state.excluded).toHaveLength(16);
    expect(now.state.high).toEqual(highOnes);
    expect(now.state.keys).toEqual(keys);
    expect(now.state.opened).toBeDefined();
    expect(now.state.filed).toBeDefined();
    expect(utf8Length(draftOf(largest))).toBeLessThan(2000);
  });
});

/** One answer to each view: whether some way is there, not which. */
const fieldsOn = (view: DrawnView['view']): readonly Fields[] => fillingsOf(view).slice(0, 1);

/** What a report ends in, and practice. */
const endOf = ({ state }: DrawnView): Step => (state.practice ? 'practised' : 'filed');

/**
 * The views to which some presses lead from here, if everything that is asked for succeeds. Breadth first.
 */
function reachable(from: DrawnView): Set<Step> {
  const world = succeed(desksOf(desk));
  const key = ({ state: { step, trail, about, detail, excluded, high, unticked } }: DrawnView) =>
    [step, trail.join(), about, detail, excluded.length + high.length, unticked].join(' ');
  const visited = new Set([key(from)]);
  const views = new Set<Step>([from.view.name]);
  let rim = [from];
  while (rim.length > 0 && !(views.has(endOf(from)) && views.has('verdict'))) {
    const next = rim.flatMap(({ state, view }) =>
      everyButton
        // Practice begins anew, and is looked at from within.
        .filter((button) => button !== 'practice')
        .flatMap((button) =>
          fieldsOn(view).map((fields) => settle(state, { kind: 'press', button, fields }, world)),
        ),
    );
    rim = next.filter((showing) => {
      if (visited.has(key(showing))) return false;
      visited.add(key(showing));
      views.add(showing.view.name);
      return true;
    });
  }
  return views;
}

// A counter-example of long texts takes minutes to shrink; its seed says as much.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

describe('from anywhere', () => {
  it('some answers lead to a filed report, some to another way, and one may always leave', () => {
    always((deeds) => {
      const now = last(deeds);
      const left = settle(now.state, { kind: 'press', button: 'leave', fields: {} }, worldOf(1));
      const isSecurity = now.state.talk || now.state.about === 'security';
      expect(left.view).toEqual({ name: 'left', ...(isSecurity && { security: true }) });
      expect(left.state.texts).toEqual({});
      if (endings.includes(now.view.name)) return;
      // Texts that are too long to travel hold one back; they are shortened first.
      const ends = reachable({ ...now, state: { ...now.state, texts: {} } });
      expect([ends.has(endOf(now)), ends.has('verdict')]).toEqual([true, true]);
    }, 150);
  });

  it('the way back leads to the start, each time to a view seen before', () => {
    always((deeds) => {
      const views: DrawnView[] = [...play(deeds)];
      let now = views.at(-1) ?? begun();
      const seen = new Set(views.map(({ view }) => view.name));
      if (endings.includes(now.view.name)) return;
      for (let steps = now.state.trail.length; steps > 0; steps--) {
        // Texts that are too long to travel hold one back; they are shortened first.
        const fields =
          now.view.name === 'thread' ? { text: '' } : { what: '', where: '', how: '', who: '' };
        const texts = ['thread', 'story'].includes(now.view.name) ? fields : {};
        const state = { ...now.state, texts: {} };
        const back: Event = { kind: 'press', button: 'back', fields: texts };
        const before = settle(state, back, worldOf(1));
        expect(before.view.name).toBe(now.state.trail.at(-1));
        expect(seen).toContain(before.view.name);
        expect(before.state.trail).toEqual(now.state.trail.slice(0, -1));
        now = before;
      }
      expect(now.view.name).toBe('start');
    });
  });
});

/** A person's own record of what he has answered so far. */
interface Memory {
  about?: string | undefined;
  detail?: string | undefined;
  involved: string;
  texts: Record<string, string>;
}

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('a'.repeat(1200), 'å'.repeat(2900)),
);
/** What a person may fill into each view. Whoever leaves an input alone sends it as it stands. */
const inputs: Partial<Record<Step, fc.Arbitrary<Fields>>> = {
  guide: fc.record({ about: fc.constantFrom(...shownMatters) }, { requiredKeys: [] }),
  involved: fc.record({ involved: choices(everyInvolved) }, { requiredKeys: [] }),
  report_code: fc.constant(copied),
  renew: fc.constant({ group: lastGroup(renewal) }),
  story: fc.record({ what: text, where: text, how: text, who: text }, { requiredKeys: [] }),
  thread: fc.record({ text }, { requiredKeys: [] }),
};
/** The same, where it depends on what was answered before. */
const inputsOf = (view: DrawnView['view']): fc.Arbitrary<Fields> => {
  if (view.name !== 'more') return inputs[view.name] ?? fc.constant({});
  const detail = fc.constantFrom(...detailsOf(view.about));
  return fc.record({ detail }, { requiredKeys: [] });
};

/** Presses a button of the view with its inputs filled in, and writes down what was answered. */
function pressHonestly(now: DrawnView, gen: fc.GeneratorValue, memory: Memory): DrawnView {
  const { name } = now.view;
  const filled: Fields = {
    ...now.fields,
    ...gen(() => inputsOf(now.view)),
    ...(name === 'code' ? { code: gen(() => fc.constantFrom('', otherReportCode)) } : {}),
  };
  const own = leadOn.get(name) ?? [];
  const button = gen(() =>
    fc.constantFrom<ButtonName>(...own, ...own, ...own, 'back', 'switch', 'rights'),
  );
  const late = gen(() => fc.nat(9)) === 0;
  const luck = gen(() => fc.nat(29));
  // Nobody is involved any more only when it is said twice, by the button that leads on.
  const isTaken = now.state.unticked === true && !late && button === 'next';
  const pressed = late ? undefined : button;
  if (name === 'safety' && (pressed === 'safe' || pressed === 'security')) {
    const isSecurity = pressed === 'security';
    if ((memory.about === 'security') !== isSecurity) {
      memory.about = isSecurity ? 'security' : undefined;
      memory.detail = undefined;
    }
  }
  if (name === 'guide' && filled.about !== undefined && filled.about !== memory.about) {
    // Another matter has other answers.
    memory.about = filled.about;
    memory.detail = undefined;
  }
  if (name === 'more' && filled.detail !== undefined) memory.detail = filled.detail;
  if (name === 'involved' && ((filled.involved ?? '') !== '' || isTaken))
    memory.involved = filled.involved ?? '';
  for (const input of textNames) {
    const words = filled[input];
    if (words !== undefined && ['story', 'thread'].includes(name)) memory.texts[input] = words;
  }
  const event: Event = late
    ? { kind: 'expired', fields: filled }
    : { kind: 'press', button, fields: filled };
  // The desk stays as it is: whoever has left it is not among the involved any more.
  const good = succeed(desksOf(desk), messagesOf(report, asked));
  const world = worldOf(luck);
  const next = settle(now.state, event, (effect, state, redraw) =>
    effect.kind === 'look' || effect.kind === 'read' || (effect.kind === 'file' && luck % 3 === 0)
      ? good(effect, state, redraw)
      : world(effect, state, redraw),
  );
  // Where a message is sent, it is done with.
  if (name === 'thread' && button === 'send' && next.view.name === 'sent') delete memory.texts.text;
  return next;
}

describe('no answer is lost on the way', () => {
  it('in any view that has inputs', () => {
    const asks = (view: View) =>
      partsOf(cards.draw(shown(view)).card).some(
        ({ type, isVisible }) => type.startsWith('Input.') && isVisible !== false,
      );
    const asking = reporterViews.filter((name) => samples[name].some(asks));
    expect(['code', 'more', ...Object.keys(inputs)].sort()).toEqual(asking.sort());
  });

  it('through back, switch, expired steps and refusals', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.gen(), fc.integer({ min: 5, max: 40 }), (gen, presses) => {
        const memory: Memory = { involved: '', texts: {} };
        let now = begun();
        for (let press = 0; press < presses; press++) {
          now = pressHonestly(now, gen, memory);
          seen.add(now.view.name);
          // Practice begins anew, and its people are others.
          if (endings.includes(now.view.name) || now.state.practice) return;
          const { state, fields, view } = now;
          expect([...state.high, ...state.excluded].join(',')).toBe(memory.involved);
          expect([state.about, state.detail]).toEqual([memory.about, memory.detail]);
          expect(state.texts).toEqual(memory.texts);
          // What was unticked is shown so, and the conversation keeps what protects until it was asked.
          if (!unticks(state, fields)) {
            const answers = answersOf(state);
            const wait = answers !== undefined && mayHurt(answers) ? 'no' : 'yes';
            expectInPlace(view.name, fields, { ...memory, wait });
          }
          // What stands in no input of the view travels in a sealed block of 6,400 bytes.
          const hidden = textNames.filter((name) => !(name in fields));
          const length = utf8Length(hidden.map((name) => state.texts[name] ?? '').join(''));
          expect(length).toBeLessThanOrEqual(6000);
        }
      }),
      { numRuns: 300 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['story', 'involved', 'thread', 'sent']));
  });
});

/** The answers stand in the inputs of the view in which they were given. */
function expectInPlace(
  name: Step,
  fields: Fields,
  memory: Memory & { readonly wait: string },
): void {
  const { about, detail, involved, wait, texts } = memory;
  const { what, where, how, who, text } = texts;
  const places: Partial<Record<Step, Fields>> = {
    guide: withoutGaps({ about }),
    more: withoutGaps({ detail }),
    involved: { involved, wait },
    story: withoutGaps({ what, where, how, who }),
    thread: withoutGaps({ text }),
  };
  const place = places[name];
  if (place !== undefined) expect(fields).toEqual(place);
}

const withoutGaps = (fields: Partial<Record<keyof Fields, string | undefined>>): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

it('an answer for the wrong view changes nothing', () => {
  const sitting = answerGuide(sit(), said.opinion);
  const wrong = { about: 'gain', detail: 'others', what: 'x', involved: 'y' };
  const { now } = sitting.press('switch', wrong);
  expect(now.state).toEqual({ ...sitting.now.state, locale: 'en' });
});
