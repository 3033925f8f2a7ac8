import { addDays, type Day } from '../domain/day';
import type { Id, Locale, MemberId } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { Person } from '../domain/member';
import { type Body, type Message, storyFields } from '../domain/message';
import { type Page, pageOf } from '../domain/page';
import { isForPractice, practiceCodeFrom, type Receipt } from '../domain/receipt';
import type { Redraw } from '../ports/dialogue';
import { begin, type Conversation, type Opened, type Texts } from './conversation';
import type { DesksNow, Effect, Event } from './event';
import { go } from './go';

/**
 * Practice from its first view on, with a practice code. What was typed before is kept.
 * @param drawn for this alone: most of its digits are the code's, which may be seen by others
 */
function practiceIn(
  { id, began, locale, reference, texts }: Conversation,
  drawn: Receipt,
): Conversation {
  const receipt = practiceCodeFrom(drawn);
  return begin({ id, began, locale, reference, receipt, texts, practice: true });
}

/**
 * Practice as a button begins it. From the first view it goes on as a report from there does, by as many
 * steps: whoever counts them does not tell one from the other.
 */
export function beginPractice(state: Conversation, drawn: Receipt): Conversation {
  const practice = practiceIn(state, drawn);
  return state.step === 'start' ? go(practice, 'safety') : practice;
}

/** Practice that a practice code begins: what is shown in it as a receipt is for practice as well. */
export function asPractice({ keys: _, ...state }: Conversation, drawn: Receipt): Conversation {
  return { ...state, practice: true, receipt: practiceCodeFrom(drawn) };
}

/**
 * A real report from its first view on, with what was written in practice. Nothing else goes along: the
 * answers named people who do not exist.
 * @param drawn anew, with what names its report: the practice code may have been seen by others, and from an
 * earlier view of this dialog a report may have been filed, or may still be
 */
export function reportAfterPractice(
  { id, began, locale, reference, texts, practised }: Conversation,
  { receipt, filing }: { readonly receipt: Receipt; readonly filing: string },
): Conversation {
  const drawn = { id, began, locale, reference, receipt, filing, texts };
  return begin(practised?.what === 'message' ? { ...drawn, fromMessage: true } : drawn);
}

/** Effects that are the same as in earnest: they read and store nothing of anybody's. */
const plain = ['begin', 'derive', 'draw_receipt'] as const;
type Looked = Exclude<Effect, { readonly kind: (typeof plain)[number] }>;

/** Whether practice does something else for an effect. */
export function isPractised(effect: Effect): effect is Looked {
  return !plain.some((kind) => kind === effect.kind);
}

/** What is known in practice: what day it is, what is shown, and the thread that a code would open. */
interface Known {
  readonly desks: Pick<DesksNow, 'today' | 'opensOn'>;
  readonly invented: (locale: Locale) => Invented;
  readonly opened: Opened;
  /** For practice that such a code begins. */
  readonly receipt: Receipt;
}

/** An effect in practice: people are invented, nothing is filed, added, joined or really opened. */
export function practise(state: Conversation, effect: Looked, redraw: Redraw, known: Known): Event {
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
      return isForPractice(effect.receipt)
        ? openInvented(state, known)
        : { kind: 'refused', remark: 'practice_only', redraw };
    case 'read':
      return openInvented(state, { ...known, opened: state.opened ?? known.opened }, redraw);
    case 'renew':
    case 'join':
      return { kind: 'refused', remark: 'practice_only', redraw };
  }
}

/** The invented thread, as it is read. */
export function openInvented(
  { locale }: Pick<Conversation, 'locale'>,
  { desks, invented, opened, receipt }: Known,
  redraw: Redraw = {},
): Event {
  const texts = invented(locale);
  const thread = inventedThread(texts, desks.today);
  const now = inventedDesks(desks, texts);
  return { kind: 'read', opened, ...thread, desks: now, redraw, practice: receipt };
}

function inventedDesks(
  { today, opensOn }: Known['desks'],
  { readers, hr, story }: Invented,
): DesksNow {
  return { today, opensOn, readers: persons(readers, '1'), hr: persons(hr, '2'), story };
}

function persons(titles: readonly string[], desk: string): readonly Person[] {
  return titles.map((title, n) => ({ id: `${desk}${n}`.padStart(32, '0') as MemberId, title }));
}

/** Nothing in the invented thread is late, whenever it is opened. */
const reportedDaysAgo = 12;

/** The day on which the invented report was filed. */
export function inventedDay(today: Day): Day {
  return addDays(today, -reportedDaysAgo);
}

/** A report, and what the handlers have said to it. */
function inventedThread(
  { story, reply, feedback }: Invented,
  today: Day,
): { readonly messages: readonly Message[]; readonly page: Page<Message> } {
  const said: readonly (readonly [daysAgo: number, body: Body])[] = [
    [reportedDaysAgo, { kind: 'report', ...story }],
    [6, { kind: 'reply', text: reply }],
    [1, { kind: 'feedback', text: feedback }],
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
 * What somebody has written in an invented story: the fields in which something else stands than in the story
 * of either language, which may have been changed. Line breaks and spaces may have changed on the way, too.
 */
function ownStory({ texts, talk }: Conversation, invented: Known['invented']): Texts {
  if (talk) return {};
  const stories = [invented('sv').story, invented('en').story];
  const own = storyFields.flatMap((field): [string, string][] => {
    const text = texts[field] ?? '';
    const known = stories.some((story) => oneSpaced(story[field]) === oneSpaced(text));
    return known || oneSpaced(text) === '' ? [] : [[field, text]];
  });
  return Object.fromEntries(own);
}

/** Nothing had stood there before. A report that begins with it has it in its first field. */
function ownMessage({ text = '' }: Texts): Texts {
  return text.trim() === '' ? {} : { what: text };
}

const oneSpaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();
