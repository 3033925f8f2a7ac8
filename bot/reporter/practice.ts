import { addDays, type Day } from '../domain/day';
import type { Id, Locale, MemberId } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { Person } from '../domain/member';
import { type Body, storyFields } from '../domain/message';
import { pageOf } from '../domain/page';
import { isForPractice, practiceCodeFrom, type ReportCode } from '../domain/report-code';
import type { Redraw } from '../ports/dialogue';
import { begin, type Conversation, type OpenedReport, type Texts } from './conversation';
import type { DesksNow, Effect, Event } from './event';
import { go } from './go';

/**
 * Begins practice by a button, and keeps what was typed. From the first view it takes as many steps as a
 * report. An observer who counts them cannot tell one from the other.
 * @param drawn only for this: the code shares most of its digits, and others may see it
 */
export function beginPractice(state: Conversation, drawn: ReportCode): Conversation {
  const { id, began, locale, reference, texts, step } = state;
  const reportCode = practiceCodeFrom(drawn);
  const practice = begin({ id, began, locale, reference, reportCode, texts, practice: true });
  return step === 'start' ? go(practice, 'safety') : practice;
}

/** Begins practice by a practice code: the report code shown later is a practice code, too. */
export function asPractice({ keys: _, ...state }: Conversation, drawn: ReportCode): Conversation {
  return { ...state, practice: true, reportCode: practiceCodeFrom(drawn) };
}

/**
 * Begins a real report with the text of practice. The answers stay behind: they named invented people.
 * @param drawn a new report code and name: others may know the practice code, and this dialog may have filed
 *   already
 */
export function reportAfterPractice(
  { id, began, locale, reference, texts, practised }: Conversation,
  { reportCode, filing }: { readonly reportCode: ReportCode; readonly filing: string },
): Conversation {
  const drawn = { id, began, locale, reference, reportCode, filing, texts };
  return begin(practised?.what === 'message' ? { ...drawn, fromMessage: true } : drawn);
}

/** Effects that are the same as in earnest: they read and store nobody's data. */
const plain = ['begin', 'derive', 'draw_report_code'] as const;
type PractisedEffect = Exclude<Effect, { readonly kind: (typeof plain)[number] }>;

/** Whether practice replaces an effect. */
export function isPractised(effect: Effect): effect is PractisedEffect {
  return !plain.some((kind) => kind === effect.kind);
}

/** What practice knows: the day, the invented people and texts, and the thread that a code opens. */
interface Invention {
  readonly desks: Pick<DesksNow, 'today' | 'opensOn'>;
  readonly invented: (locale: Locale) => Invented;
  readonly opened: OpenedReport;
  readonly reportCode: ReportCode;
}

/** Performs an effect in practice: people are invented, nothing is filed, added, joined or opened. */
export function practise(
  state: Conversation,
  effect: PractisedEffect,
  redraw: Redraw,
  known: Invention,
): Event {
  const { desks, invented } = known;
  switch (effect.kind) {
    case 'look': {
      const now = inventedDesks(desks, invented(state.locale));
      return { kind: 'looked', then: effect.then, desks: now, redraw };
    }
    case 'file':
      return { kind: 'practised', what: 'report', own: ownStory(state, invented) };
    case 'add':
      return { kind: 'practised', what: 'message', own: ownMessage(state.texts) };
    case 'open':
      return isForPractice(effect.reportCode)
        ? openInvented(state, known)
        : { kind: 'refused', remark: 'practice_only', redraw };
    case 'read':
      return openInvented(state, { ...known, opened: state.opened ?? known.opened }, redraw);
    case 'renew':
    case 'join':
      return { kind: 'refused', remark: 'practice_only', redraw };
  }
}

export function openInvented(
  { locale }: Pick<Conversation, 'locale'>,
  { desks, invented, opened, reportCode }: Invention,
  redraw: Redraw = {},
): Event {
  const texts = invented(locale);
  const thread = inventedThread(texts, desks.today);
  const now = inventedDesks(desks, texts);
  return { kind: 'read', opened, ...thread, desks: now, redraw, practice: reportCode };
}

function inventedDesks(
  { today, opensOn }: Invention['desks'],
  { readers, hr, story }: Invented,
): DesksNow {
  return { today, opensOn, readers: persons(readers, '1'), hr: persons(hr, '2'), story };
}

function persons(titles: readonly string[], desk: string): readonly Person[] {
  return titles.map((title, n) => ({ id: `${desk}${n}`.padStart(32, '0') as MemberId, title }));
}

/** Recent enough that nothing in the invented thread is ever late. */
const reportedDaysAgo = 12;

export function inventedDay(today: Day): Day {
  return addDays(today, -reportedDaysAgo);
}

/** The invented report, and the handlers' answers to it. */
function inventedThread({ story, reply, measures, why }: Invented, today: Day) {
  const said: readonly (readonly [daysAgo: number, body: Body])[] = [
    [reportedDaysAgo, { kind: 'report', ...story }],
    [6, { kind: 'reply', text: reply }],
    [1, { kind: 'feedback', measures, text: why }],
  ];
  const messages = said.map(([daysAgo, body], position) => ({
    id: String(position).padStart(32, '0') as Id,
    day: addDays(today, -daysAgo),
    position,
    body,
  }));
  return { messages, page: pageOf(messages, 0) };
}

/**
 * The fields of the invented story that the person changed. The language may have changed meanwhile, and line
 * breaks and spaces on the way.
 */
function ownStory({ texts, talk }: Conversation, invented: Invention['invented']): Texts {
  if (talk) return {};
  const stories = [invented('sv').story, invented('en').story];
  const own = storyFields.flatMap((field): [string, string][] => {
    const text = texts[field] ?? '';
    const known = stories.some((story) => oneSpaced(story[field]) === oneSpaced(text));
    return known || oneSpaced(text) === '' ? [] : [[field, text]];
  });
  return Object.fromEntries(own);
}

/** The person's own message, which becomes the first field of a report. */
function ownMessage({ text = '' }: Texts): Texts {
  return text.trim() === '' ? {} : { what: text };
}

const oneSpaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();
