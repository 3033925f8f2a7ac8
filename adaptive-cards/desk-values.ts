import { filters } from '../bot/domain/case';
import type { DeskView, ListNote, QueueItem } from '../bot/domain/desk-view';
import { isRehearsal } from '../bot/domain/reference';
import { deskDoneValues } from './desk-done-values';
import { deskFormValues } from './desk-forms-values';
import { deskThreadValues } from './desk-thread-values';
import { deskWaitingValues } from './desk-waiting-values';
import { enterValues } from './enter-values';
import { oneLine } from './literal';
import type { Speech } from './speech';
import { togetherValues } from './together-values';

/** What a desk's card shows of its view, in the words of one language. */
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
    case 'desk_people': {
      const waiting = view.waiting.map(({ id, title }) => ({ id, title: oneLine(title) }));
      const some = waiting.length > 0;
      const members = view.members.map(({ title }) => ({ title }));
      return { members, waiting, some, none: !some, ...listValues(view, speech) };
    }
    case 'desk_together':
      return togetherValues(view, speech);
    case 'desk_propose': {
      const { day, count } = view;
      const counted = { day: speech.longDay(day), count: String(count) };
      return { what: speech.say('propose.what', counted) };
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

function queueValues(view: Extract<DeskView, { name: 'desk_queue' }>, speech: Speech): object {
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
    ...listValues(view, speech),
  };
}

/** What is shown, and the buttons to show something else. */
function filterValues(
  { filter, month }: Extract<DeskView, { name: 'desk_queue' }>,
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
    // A set shows at most five.
    filters: [{ buttons: others.slice(0, 4) }, { buttons: others.slice(4) }],
    closed: month !== undefined,
  };
}

/** What is said of the list of members, in the queue and above the list itself. */
function listValues({ list }: { readonly list?: ListNote | undefined }, speech: Speech): object {
  if (list === undefined) return { listed: false, list: '' };
  if (list.kind === 'changed') return { listed: true, list: speech.say('deskList.changed') };
  const day = speech.longDay(list.on);
  if (list.kind === 'taken_over')
    return { listed: true, list: speech.say('deskList.takenOver', { day }) };
  const key = list.to === 'daily' ? 'deskList.weakerDaily' : 'deskList.weakerAtOnce';
  return { listed: true, list: speech.say(key, { day }) };
}

/** How many there are, and how many cannot be read: then it is not said that none waits. */
function countOf(
  { total, unread, filter }: Extract<DeskView, { name: 'desk_queue' }>,
  { say }: Speech,
): string {
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

/**
 * "K7Q2M-4XRT9 · KS 2026/123 · acknowledge by 1 Dec · overdue · new to read", and what the register has
 * beside it: "Under the Whistleblower Act · personal gain · Kommunjurist".
 */
function titleOf(item: QueueItem, speech: Speech): string {
  const { reference, status, due, news, closedOn, about, case: of = {} } = item;
  const { say, shortDay } = speech;
  const next =
    closedOn !== undefined
      ? say('register.closedOn', { day: shortDay(closedOn) })
      : due === undefined
        ? say(`statuses.${status}`)
        : say(`deskQueue.${due.what}`, { day: shortDay(due.by) });
  return [
    ...(isRehearsal(reference) ? [say('rehearsal.item')] : []),
    reference,
    ...(of.number === undefined ? [] : [cut(oneLine(of.number))]),
    next,
    ...(due?.overdue === true ? [say('deskQueue.overdue')] : []),
    ...(news ? [say('deskQueue.news')] : []),
    ...(of.subject === undefined ? [] : [say(`subjects.${of.subject}`)]),
    ...(about === undefined ? [] : [say(`kinds.${about}`)]),
    ...(of.assignee === undefined ? [] : [cut(oneLine(of.assignee))]),
  ].join(' · ');
}

/** A list has little room: what is longer is read in the case. */
function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

const most = 20;
