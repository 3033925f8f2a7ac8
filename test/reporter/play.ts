import type { ButtonName } from '../../bot/domain/buttons';
import type { Day } from '../../bot/domain/day';
import type { Fields } from '../../bot/domain/fields';
import type { Desk, Id, Locale, MemberId, ThreadId } from '../../bot/domain/ids';
import type { Person } from '../../bot/domain/member';
import { type Body, inOrder, type Message, reporterPosition } from '../../bot/domain/message';
import { pageOf } from '../../bot/domain/page';
import type { Reference } from '../../bot/domain/reference';
import {
  isForPractice,
  lastGroup,
  makeReportCode,
  practiceCodeFrom,
  type ReportCode,
} from '../../bot/domain/report-code';
import type { Redraw } from '../../bot/ports/dialogue';
import { addresseeOf } from '../../bot/reporter/answers';
import { begin, type Conversation, type OpenedReport } from '../../bot/reporter/conversation';
import { converse } from '../../bot/reporter/converse';
import type { DesksNow, DrawnView, Effect, Event } from '../../bot/reporter/event';
import { inventedDay, isPractised, openInvented, practise } from '../../bot/reporter/practice';
import { cards } from '../cards/samples';
import { type Said, said } from '../support/people/said';

export type Answer = (effect: Effect, state: Conversation, redraw: Redraw) => Event;

export const today = '2026-05-05' as Day;
export const opensOn = '2026-05-06' as Day;
/** HR's own day: three working days after today, a Tuesday. */
export const answerBy = '2026-05-08' as Day;
export const reportCode: ReportCode = makeReportCode('1234567890123456789012');
/** Another person's report code, typed at the start to open a thread. */
export const otherReportCode: ReportCode = makeReportCode('3141592653589793238462');
/** What is drawn for practice, or where it ends. */
export const drawnReportCode: ReportCode = makeReportCode('2718281828459045235360');
export const filingId = '9'.repeat(32) as Id;
export const reference = '7K3M9-QXTB3' as Reference;
export const invitation = '7K3M-9QXT-B01Z-V4H2-W8NC';
export const keys = { blindIndex: 'b'.repeat(64), publicKey: 'c'.repeat(64) };

/** So many members of a desk. */
export const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => ({
    id: (index + 1).toString(16).padStart(32, 'a') as MemberId,
    title: `Jurist ${String(index + 1)}`,
  }));

/** So many members of HR's desk. */
export const officers = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => ({
    id: (index + 1).toString(16).padStart(32, 'f') as MemberId,
    title: `HR-specialist ${String(index + 1)}`,
  }));

export const desksOf = (
  readers: readonly Person[],
  hr: readonly Person[] = officers(2),
): DesksNow => ({ today, opensOn, readers, hr });
export const desks = desksOf(people(3));

/** What stands in a thread, in this order. */
export const messagesOf = (...bodies: readonly Body[]): Message[] =>
  bodies.map((body, out) => ({
    id: (out + 1).toString(16).padStart(32, '0') as Id,
    day: today,
    // Each was out before the next was written.
    position: reporterPosition(out, 0),
    body,
  }));

export const report: Body = { kind: 'report', what: 'what', where: '', how: '', who: '' };

export function newConversation(texts: Conversation['texts'] = {}): Conversation {
  const id = 'd'.repeat(32);
  return begin({ id, began: today, locale: 'sv', reportCode, reference, texts });
}

/** A world in which everything that is asked for succeeds. */
export function succeed(
  now: DesksNow = desks,
  messages: readonly Message[] = messagesOf(report),
  at: Desk = 'whistleblowing',
): Answer {
  const readAt = (back: number) => ({ messages, page: pageOf(inOrder(messages), back) });
  return (effect, state, redraw) => {
    if (state.practice && isPractised(effect)) return practise(state, effect, redraw, inPractice);
    switch (effect.kind) {
      case 'begin':
        return { kind: 'begun' };
      case 'draw_report_code':
        return { kind: 'report_code_drawn', reportCode: drawnReportCode, filing: filingId };
      case 'look':
        return { kind: 'looked', then: effect.then, desks: now, redraw };
      case 'derive':
        return { kind: 'derived', keys };
      case 'file': {
        const { reference } = state;
        return { kind: 'filed', reference, ...days(addresseeOf(state)), opensOn, again: false };
      }
      case 'open':
        if (isForPractice(effect.reportCode)) return openInvented(state, inPractice);
        return { kind: 'read', opened: openedAt(at), ...readAt(0), desks: now, redraw: {} };
      case 'read': {
        const opened = state.opened ?? openedAt(at);
        return { kind: 'read', opened, ...readAt(opened.back), desks: now, redraw };
      }
      case 'add': {
        const next = { message: 'f'.repeat(32), began: today };
        return { kind: 'added', what: effect.body.kind, opensOn, again: false, next };
      }
      case 'renew': {
        const next = { message: 'f'.repeat(32), began: today };
        return { kind: 'added', what: 'code_renewed', opensOn, again: false, next };
      }
      case 'join':
        return { kind: 'joined', desk: 'whistleblowing', admitted: true };
    }
  };
}

/** What practice shows; its thread's id is no other thread's. */
export const inventedOf = (locale: Locale) => cards.invented(locale);
export const inventedId = '3'.repeat(32) as ThreadId;
const inPractice = {
  reportCode: drawnReportCode,
  desks: { today, opensOn },
  invented: inventedOf,
  get opened(): OpenedReport {
    return { ...openedAt('whistleblowing'), thread: inventedId, filedOn: inventedDay(today) };
  },
};

const days = (desk: Desk) => (desk === 'hr' ? { filedOn: today, answerBy } : { filedOn: today });

const openedAt = (desk: Desk): OpenedReport => ({
  thread: '2'.repeat(32) as ThreadId,
  common: 'e'.repeat(64),
  ...days(desk),
  message: 'a'.repeat(32),
  began: today,
  back: 0,
});

/** A world in which one effect comes to something else; everything else succeeds. */
export function instead(
  kind: Effect['kind'],
  outcome: (redraw: Redraw) => Event,
  otherwise: Answer = succeed(),
): Answer {
  return (effect, state, redraw) =>
    effect.kind === kind ? outcome(redraw) : otherwise(effect, state, redraw);
}

/** The first opening of what the desk has entered, with a code that is drawn for it. */
export const renewal = makeReportCode('2718281828459045235361');
const opening = (more: Partial<OpenedReport>): Event => ({
  ...{ kind: 'first_opened', opened: { ...openedAt('whistleblowing'), ...more } },
});
export const firstOpening = (): Event => opening({ renewal });
/** The same once it is exchanged, before the new one holds. */
export const openingMeanwhile = (): Event => opening({});
export const firstOpened = (): Answer => instead('open', firstOpening);
export const openedMeanwhile = (): Answer => instead('open', openingMeanwhile);

/** Takes an event to what it shows in the end, with everything that has to be done on the way. */
export function settle(state: Conversation, event: Event, answer: Answer): DrawnView {
  let next = converse(state, event);
  for (let effects = 0; next.kind === 'do'; effects++) {
    if (effects > 5) throw new Error(`no end: ${next.effect.kind}`);
    const { state: now, effect, redraw } = next;
    next = converse(now, answer(effect, now, redraw));
  }
  return { ...next, state: travelled(next.state) };
}

/** A conversation as it comes back: as JSON inside the draft, with its texts apart. */
function travelled(state: Conversation): Conversation {
  const draft = JSON.parse(draftOf(state)) as { readonly state: Omit<Conversation, 'texts'> };
  return { ...draft.state, texts: state.texts };
}

/** What is sealed of a conversation: everything but its texts. */
export function draftOf(state: Conversation): string {
  return JSON.stringify({ side: 'reporter', state: { ...state, texts: undefined } });
}

/** A button, or a button with what is filled in before it is pressed. */
type Move = ButtonName | readonly [button: ButtonName, fields: Fields];

/**
 * A person at the dialog: presses buttons, one after the other, with what is filled in. It is played when
 * somebody looks, and anew in each test, so that each test runs all the code that it relies on.
 */
export interface Sitting {
  readonly now: DrawnView;
  press(button: ButtonName | undefined, fields?: Fields, answer?: Answer): Sitting;
  /** Asks for the field of a code where it is not shown, and opens with one. */
  enter(code: string, answer?: Answer): Sitting;
  /** Several presses, one after the other. */
  goes(...moves: readonly Move[]): Sitting;
  expire(fields: Fields): Sitting;
}

/**
 * Sits down before the dialog. Inputs that are not named in a press are sent as they stand, as both
 * messengers do.
 */
export function sit(answer: Answer = succeed(), state: Conversation = newConversation()): Sitting {
  const opened = { kind: 'press', button: undefined, fields: {} } as const;
  return seat(() => settle(state, opened, answer), answer);
}

/** The same, but the person has begun too many dialogs. */
export function waits(answer: Answer = succeed(), state = newConversation()): Sitting {
  return seat(() => settle(state, { kind: 'too_many' }, answer), answer);
}

function seat(play: () => DrawnView, world: Answer): Sitting {
  const now = onceATest(play);
  const filled = (fields: Fields): Fields => ({ ...now().fields, ...fields });
  const after = (event: () => Event, answer: Answer): Sitting =>
    seat(() => settle(now().state, event(), answer), world);
  const sitting: Sitting = {
    get now() {
      return now();
    },
    press: (button, fields = {}, answer = world) =>
      after(() => ({ kind: 'press', button, fields: filled(fields) }), answer),
    enter: (code, answer = world) =>
      seat(() => {
        const press = (at: DrawnView, button: ButtonName, fields: Fields): DrawnView =>
          settle(at.state, { kind: 'press', button, fields: { ...at.fields, ...fields } }, answer);
        const asked = now().view.name === 'code' ? now() : press(now(), 'have_code', {});
        return press(asked, 'open', { code });
      }, world),
    goes: (...moves) =>
      moves.reduce<Sitting>(
        (at, move) => (typeof move === 'string' ? at.press(move) : at.press(...move)),
        sitting,
      ),
    expire: (fields) => after(() => ({ kind: 'expired', fields: filled(fields) }), world),
  };
  return sitting;
}

/** What `make` gives; made anew in each test. */
function onceATest<T>(make: () => T): () => T {
  let last: { readonly test: string | undefined; readonly made: T } | undefined;
  return () => {
    const test = expect.getState().currentTestName;
    if (last === undefined || last.test !== test) last = { test, made: make() };
    return last.made;
  };
}

/**
 * Goes from the start to the verdict with these answers. Whoever is involved is ticked in the list; without
 * a word of it, the list is sent as it stands.
 */
export function answerGuide(
  sitting: Sitting,
  { about, detail, involved }: Said & Pick<Fields, 'involved'>,
): Sitting {
  const asked = sitting.press('report').press(about === 'security' ? 'security' : 'safe');
  const listed = asked.press('next', { about }).press('next', { detail });
  return listed.press('next', involved === undefined ? {} : { involved });
}

/** Types back the report code's last group. */
export const copied = { group: lastGroup(reportCode) };

/** The code of practice, and how its last group is typed back. */
export const practiceCode = practiceCodeFrom(drawnReportCode);
const copiedInPractice = { group: lastGroup(practiceCode) };

/** Goes from the first view to that of practice. */
export const reachPractice = (sitting: Sitting = sit()): Sitting =>
  sitting.press('rights').press('practice');

/** Goes from the first view of practice to its story. */
export const practisesStory = (sitting: Sitting, answers?: Said): Sitting =>
  reachReportCode(sitting, answers).press('next', copiedInPractice);

/** Goes from the start to the report code of what is filed with the handlers. */
export const reachReportCode = (sitting: Sitting, answers: Said = said.gain): Sitting =>
  answerGuide(sitting, answers).press('anyway');

/** Goes from the start to the story, by the shortest way. */
export const reachStory = (sitting: Sitting): Sitting =>
  reachReportCode(sitting).press('next', copied);
