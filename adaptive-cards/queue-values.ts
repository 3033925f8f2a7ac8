import type { CaseTable } from '../bot/channels/channel';
import type { ButtonName } from '../bot/domain/buttons';
import { type Filter, filters } from '../bot/domain/case';
import { type AwaitedAtDesk, deskAsks, type ListNote } from '../bot/domain/desk-parts';
import { linesOf } from '../bot/domain/lines-of';
import type { QueueHead, QueueItem } from '../bot/domain/register-view';
import { isLate } from '../bot/domain/request';
import type { ViewNamed } from '../bot/domain/view';
import { begun, oneLine } from './literal';
import type { Speech } from './speech';

export function queueValues(view: ViewNamed<'desk_queue'>, speech: Speech): object {
  const { items, earlier, more, waits } = view;
  const waiting = waits.person + waits.close_together;
  const key = waiting === 0 ? 'deskQueue.people' : 'deskQueue.peopleWaiting';
  return {
    count: countOf(view, speech),
    awaited: awaitedLines(waits, speech),
    ...filterValues(view, speech),
    items: items.map((item) => ({ thread: item.thread, title: titleOf(item, speech) })),
    expired: view.expired && speech.say('deskQueue.expired', { count: String(view.expired) }),
    begins: items.length > 0 && !earlier,
    earlier,
    more,
    ...asksOf(view, speech),
    people: speech.say(key, { count: String(waiting) }),
    receives: view.deputy !== true,
    ...headValues(view.head, speech),
    ...listValues(view, speech),
  };
}

/** A member answers in these views what is the desk's and no case's. */
const answers = {
  person: 'desk_people',
  close_together: 'desk_together',
  open_expired: 'desk_expired',
  list: 'desk_list',
} as const satisfies Record<keyof AwaitedAtDesk, ButtonName>;

/** What waits for the member's answer, with the way there: a line for each kind. */
export function awaitedLines(waits: AwaitedAtDesk, { say }: Speech): readonly object[] {
  return deskAsks
    .filter((kind) => waits[kind] > 0)
    .map((kind) => ({
      text: say(`deskAsks.${kind}`, { count: String(waits[kind]) }),
      title: say(kind === 'person' ? 'deskQueue.people' : 'conflict.show'),
      act: answers[kind],
    }));
}

/** The button for requests that name no case: among all requests, and on top where one waits. */
function asksOf({ filter, deputy, asked = 0 }: ViewNamed<'desk_queue'>, { say }: Speech): object {
  const count = { count: String(asked) };
  return {
    asks: deputy !== true && (filter === 'requests' || (filter === 'all' && asked > 0)),
    asked: asked === 0 ? say('asked.heading') : say('asked.waiting', count),
  };
}

/** What the list shows, and what it can show instead. */
export function filtersOf(
  { filter, number = '', month, counts, asked = 0 }: ViewNamed<'desk_queue'>,
  { say, longMonth }: Speech,
): Pick<CaseTable, 'filter' | 'filters'> {
  const titled = (one: Filter): string => {
    const title = say(`filters.${one}`);
    if (one === 'mine' || one === 'closed') return title;
    return `${title} (${counts[one] + (one === 'requests' ? asked : 0)})`;
  };
  return {
    filter:
      month === undefined
        ? say(`filters.${filter}`, { number })
        : say('register.closedIn', { month: longMonth(month) }),
    filters: filters
      .filter((one) => one !== filter)
      .map((one) => ({ title: titled(one), act: `desk_${one}` as const })),
  };
}

function filterValues(view: ViewNamed<'desk_queue'>, speech: Speech): object {
  const { filter, filters: others } = filtersOf(view, speech);
  const { month, monthAfter = false } = view;
  return {
    filter,
    // More than three are wider than a row.
    filters: [0, 3, 6]
      .map((from) => ({ buttons: others.slice(from, from + 3) }))
      .filter(({ buttons }) => buttons.length > 0),
    closed: month !== undefined,
    monthAfter,
  };
}

const weakerTexts = {
  daily: 'deskList.weakerDaily',
  'at-once': 'deskList.weakerAtOnce',
} as const;

/** A list has little room for a number or a title: the case shows the rest. */
const most = 20;

/** A notice, in the queue and above the list of members. */
export function listValues(
  { list }: { readonly list?: ListNote | undefined },
  speech: Speech,
): object {
  if (list === undefined) return {};
  const day = speech.longDay(list.on);
  return { list: speech.say(weakerTexts[list.to], { day }) };
}

/** How many there are, and how many cannot be read: an unread one may wait. */
function countOf(
  { total, unread, filter, counts, narrow }: ViewNamed<'desk_queue'>,
  { say }: Speech,
): string {
  const shown = { count: String(total), waiting: String(counts.for_us) };
  const isAll = filter === 'all' && narrow?.only === undefined;
  const counted =
    total === 1 ? say('deskQueue.one') : say(isAll ? 'deskQueue.count' : 'register.count', shown);
  const none = say(isAll ? 'deskQueue.empty' : 'register.none');
  if (unread === undefined) return total === 0 ? none : counted;
  const shut =
    unread === 'some'
      ? say('deskQueue.unreadSome')
      : unread === 1
        ? say('deskQueue.unreadOne')
        : say('deskQueue.unread', { count: String(unread) });
  return total === 0 ? shut : `${counted} ${shut}`;
}

function headValues(head: QueueHead | undefined, speech: Speech): object {
  if (head === undefined) return {};
  const { say, longDay } = speech;
  const key = head.count === 0 ? 'deskQueue.headNone' : 'deskQueue.head';
  return {
    head: say(key, { day: longDay(head.next) }),
    erased: head.erased.map(({ on, references, more }) => ({
      text: say(more ? 'deskQueue.erasedMore' : 'deskQueue.erased', {
        day: longDay(on),
        references: references.join(', '),
      }),
    })),
  };
}

/**
 * "NEW · LATE · answer by 1 Dec · somebody harmed · K7Q2M-4XRT9 · KS 2026/123 · Under the Whistleblower Act ·
 * Kommunjurist": what is due comes first, then which case it is, then what its register says.
 */
function titleOf(item: QueueItem, speech: Speech): string {
  const { reference, status, due, news, about, erasedBy, head = [], held, case: of = {} } = item;
  const { say, shortDay, titleOf } = speech;
  const { next, isTold } = nextOf(item, speech);
  const { on, days } = item.asked ?? { on: undefined, days: 0 };
  const asked = on && { day: shortDay(on), count: String(days) };
  const later = head.some(({ what }) => what === 'tell') ? undefined : of.tellBy;
  return linesOf(
    status === 'received' && item.closedOn === undefined && say('deskQueue.new'),
    (due?.overdue === true || isLate(item.asked)) && say('deskQueue.overdue'),
    item.excerpt && say('deskQueue.excerpt'),
    awaitedWords(item, speech),
    ...next,
    later && say('deskQueue.tell', { day: shortDay(later) }),
    asked && say(days < 0 ? 'deskQueue.requestRest' : 'dues.request', asked),
    held && asked === undefined && say('deskQueue.held'),
    news && !isTold && say('deskQueue.news'),
    // A list has little room: who is asked needs no matter, number or assignee.
    about && !item.awaits && !isLate(item.asked) && say(`kinds.${about}`),
    reference,
    of.number !== undefined && !item.awaits && begun(oneLine(of.number), most),
    // A list has little room: a day or a hold comes before a subject.
    of.tellBy === undefined && !held && of.subject && say(`subjects.${of.subject}`),
    of.assignee !== undefined && !item.awaits && begun(titleOf(of.assignee), most),
    erasedBy && say('deskQueue.erasedAfter', { day: shortDay(erasedBy) }),
  ).join(' · ');
}

/** What is due in a case, with its days; nothing where nothing is. */
export function dueWords(item: QueueItem, speech: Speech): readonly string[] {
  const { due, head = [], asked, closedOn } = item;
  if (closedOn !== undefined || (due === undefined && head.length === 0 && asked === undefined))
    return [];
  const { say, shortDay } = speech;
  const { on, days } = asked ?? { on: undefined, days: 0 };
  const waits = on && { day: shortDay(on), count: String(days) };
  return linesOf(
    ...(due === undefined && head.length === 0 ? [] : nextOf(item, speech).next),
    waits && say(days < 0 ? 'deskQueue.requestRest' : 'dues.request', waits),
  );
}

/** A list has room to name one, and counts the others. */
export function awaitedWords(
  { awaits: [first, ...more] = [] }: QueueItem,
  { say }: Speech,
): string | undefined {
  if (first === undefined) return undefined;
  const of = { what: say(`awaits.${first}`), count: String(more.length) };
  return say(more.length > 0 ? 'deskQueue.awaitsMore' : 'deskQueue.awaits', of);
}

/** `isTold`: it already says that a message waits. */
function nextOf({ status, due, head = [], closedOn }: QueueItem, { say, shortDay }: Speech) {
  if (closedOn !== undefined)
    return { next: [say('register.closedOn', { day: shortDay(closedOn) })], isTold: false };
  const isFirst = head.some(({ what }) => what === due?.what);
  // A request is told apart, by its day and for how long it waits.
  // An answer to a reporter who asked to meet is no answer to a message.
  const others = head.filter(({ what }) => what !== 'request');
  const meets = due?.what === 'meet' || others.some(({ what }) => what === 'meet');
  const told = others.filter(({ what }) => what !== 'message' || !meets);
  const dues = [...(isFirst || due === undefined ? [] : [due]), ...told];
  const next = dues.map(({ what, by }) =>
    say(
      // A closed case still owes what its closing did not say.
      status === 'closed' && what === 'feedback' ? 'deskQueue.feedbackLeft' : `dues.${what}`,
      { day: by === undefined ? '' : shortDay(by) },
    ),
  );
  const isTold = dues.some(({ what }) => what === 'message' || what === 'punished');
  // A late message is answered without opening it again.
  if (status === 'closed' && isTold && !dues.some(({ what }) => what === 'feedback'))
    next.unshift(say('statuses.closed'));
  return { next: next.length === 0 ? [say(`statuses.${status}`)] : next, isTold };
}
