import { filters } from '../bot/domain/case';
import type { ListNote } from '../bot/domain/desk-parts';
import type { DeskView } from '../bot/domain/desk-view';
import type { QueueHead, QueueItem } from '../bot/domain/register-view';
import type { ViewNamed } from '../bot/domain/view';
import { deskDoneValues } from './desk-done-values';
import {
  colleagueTitle,
  deskFormValues,
  listOf,
  optional,
  reasonChoices,
  referenceOf,
} from './desk-forms-values';
import { deskThreadValues } from './desk-thread-values';
import { deskWaitingValues } from './desk-waiting-values';
import { enterValues } from './enter-values';
import { oneLine } from './literal';
import type { Speech } from './speech';
import { togetherValues } from './together-values';

/** A desk view's values for its card, in one language. */
export function deskValues(view: DeskView, speech: Speech): object {
  switch (view.name) {
    case 'desk_queue':
      return queueValues(view, speech);
    case 'desk_thread':
      return deskThreadValues(view, speech);
    case 'desk_done':
      return deskDoneValues(view, speech);
    case 'desk_waiting':
      return deskWaitingValues(view, speech);
    case 'desk_who_read':
      return whoReadValues(view, speech);
    case 'desk_people': {
      const { people: waiting, some } = listOf({ people: view.waiting });
      const members = view.members.map((one) => ({ title: colleagueTitle(one, speech) }));
      return {
        members,
        waiting,
        sees: speech.say('deskPeople.sees', { day: speech.longDay(view.from) }),
        some,
        none: !some && view.deputy !== true,
        ...optional('isAway', 'away', view.away, (until) =>
          speech.say('deskPeople.away', { day: speech.longDay(until) }),
        ),
        ...listValues(view, speech),
      };
    }
    case 'desk_together':
      return togetherValues(view, speech);
    case 'desk_propose': {
      const { day, count, unopened } = view;
      const counted = { day: speech.longDay(day), count: String(count) };
      return {
        what: speech.say('propose.what', counted),
        someUnopened: unopened > 0,
        unopened: speech.say('propose.unopened', { count: String(unopened) }),
        reasons: reasonChoices(view.reasons, speech),
      };
    }
    case 'desk_caller':
    case 'desk_called':
    case 'desk_enter':
    case 'desk_entered':
    case 'desk_code':
      return enterValues(view, speech);
    case 'desk_away':
    case 'desk_not_a_member':
      return {};
    default:
      return deskFormValues(view, speech);
  }
}

/** "24 November 2026 · Kommunjurist", a line each, to be copied. */
function whoReadValues(
  { reference, readings, earlier, later }: ViewNamed<'desk_who_read'>,
  speech: Speech,
): object {
  const { say, longDay } = speech;
  const lines = readings.map(({ day, title }) => ({
    text: `${longDay(day)} · ${title ?? say('whoRead.left')}`,
  }));
  return { ...referenceOf(reference, speech), readings: lines, earlier, later };
}

function queueValues(view: ViewNamed<'desk_queue'>, speech: Speech): object {
  const { items, earlier, more, waiting } = view;
  const key = waiting === 0 ? 'deskQueue.people' : 'deskQueue.peopleWaiting';
  return {
    count: countOf(view, speech),
    ...filterValues(view, speech),
    some: items.length > 0,
    items: items.map((item) => ({ thread: item.thread, title: titleOf(item, speech) })),
    earlier,
    more,
    people: speech.say(key, { count: String(waiting) }),
    receives: view.deputy !== true,
    ...headValues(view.head, speech),
    ...listValues(view, speech),
  };
}

/** What is shown, and the buttons for other filters. */
function filterValues(
  { filter, month, monthAfter = false }: ViewNamed<'desk_queue'>,
  { say, longMonth }: Speech,
): object {
  const others = filters
    .filter((one) => one !== filter)
    .map((one) => ({ title: say(`filters.${one}`), act: `desk_${one}` }));
  return {
    filter:
      month === undefined
        ? say(`filters.${filter}`)
        : say('register.closedIn', { month: longMonth(month) }),
    // A row shows at most five.
    filters: [{ buttons: others.slice(0, 4) }, { buttons: others.slice(4) }],
    closed: month !== undefined,
    monthAfter,
  };
}

const weakerTexts = {
  daily: 'deskList.weakerDaily',
  'at-once': 'deskList.weakerAtOnce',
} as const;

/** A notice, in the queue and above the list of members. */
function listValues({ list }: { readonly list?: ListNote | undefined }, speech: Speech): object {
  if (list === undefined) return { listed: false, list: '' };
  const day = speech.longDay(list.on);
  return { listed: true, list: speech.say(weakerTexts[list.to], { day }) };
}

/** How many there are, and how many cannot be read: an unread one may wait. */
function countOf({ total, unread, filter }: ViewNamed<'desk_queue'>, { say }: Speech): string {
  const counted =
    total === 1
      ? say('deskQueue.one')
      : say(filter === 'all' ? 'deskQueue.count' : 'register.count', { count: String(total) });
  const none = say(filter === 'all' ? 'deskQueue.empty' : 'register.none');
  if (unread === undefined) return total === 0 ? none : counted;
  const shut =
    unread === 'some'
      ? say('deskQueue.unreadSome')
      : unread === 1
        ? say('deskQueue.unreadOne')
        : say('deskQueue.unread', { count: String(unread) });
  return total === 0 ? shut : `${counted} ${shut}`;
}

/** What is due before the next reminder, and what is erased. */
function headValues(head: QueueHead | undefined, speech: Speech): object {
  if (head === undefined) return { headed: false, head: '', erased: [] };
  const { say, longDay } = speech;
  const { count } = head;
  const key =
    count === 0 ? 'deskQueue.headNone' : count === 1 ? 'deskQueue.headOne' : 'deskQueue.head';
  return {
    headed: true,
    head: say(key, { day: longDay(head.next), count: String(count) }),
    erased: head.erased.map(({ on, references, more }) => ({
      text: say(more ? 'deskQueue.erasedMore' : 'deskQueue.erased', {
        day: longDay(on),
        references: references.join(', '),
      }),
    })),
  };
}

/**
 * "K7Q2M-4XRT9 · KS 2026/123 · answer by 1 Dec · overdue · new to read", and then from the register: "Under
 * the Whistleblower Act · personal gain · Kommunjurist".
 */
function titleOf(item: QueueItem, speech: Speech): string {
  const { reference, due, news, about, erasedBy, head = [], held, case: of = {} } = item;
  const { say, shortDay } = speech;
  const { next, isTold } = nextOf(item, speech);
  const later = head.some(({ what }) => what === 'tell') ? undefined : of.tellBy;
  return [
    reference,
    ...(of.number === undefined ? [] : [cut(oneLine(of.number))]),
    ...next,
    ...(due?.overdue === true ? [say('deskQueue.overdue')] : []),
    ...(later === undefined ? [] : [say('deskQueue.tell', { day: shortDay(later) })]),
    ...(held ? [say('deskQueue.held')] : []),
    ...(news && !isTold ? [say('deskQueue.news')] : []),
    // A list has little room: a day or a hold comes before a subject.
    ...(of.subject === undefined || of.tellBy !== undefined || held
      ? []
      : [say(`subjects.${of.subject}`)]),
    ...(about === undefined ? [] : [say(`kinds.${about}`)]),
    ...(of.assignee === undefined ? [] : [cut(oneLine(of.assignee))]),
    ...(erasedBy === undefined ? [] : [say('deskQueue.erasedAfter', { day: shortDay(erasedBy) })]),
  ].join(' · ');
}

/** What is due in a case, or its status; and whether that already says that a message waits. */
function nextOf(
  { status, due, head = [], closedOn }: QueueItem,
  { say, shortDay }: Speech,
): { readonly next: readonly string[]; readonly isTold: boolean } {
  if (closedOn !== undefined)
    return { next: [say('register.closedOn', { day: shortDay(closedOn) })], isTold: false };
  const isFirst = head.some(({ what }) => what === due?.what);
  const dues = isFirst || due === undefined ? head : [...head, due];
  const next = dues.map(({ what, by }) =>
    say(
      // A closed case still owes what its closing did not say.
      status === 'closed' && what === 'feedback' ? 'deskQueue.feedbackLeft' : `dues.${what}`,
      { day: by === undefined ? '' : shortDay(by) },
    ),
  );
  const isTold = dues.some(({ what }) => what === 'message');
  // A late message is answered without opening it again.
  if (status === 'closed' && isTold && !dues.some(({ what }) => what === 'feedback'))
    next.unshift(say('statuses.closed'));
  return { next: next.length === 0 ? [say(`statuses.${status}`)] : next, isTold };
}

/** A list has little room: the case shows the rest. */
function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

const most = 20;
