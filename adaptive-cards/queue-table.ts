import type { CaseLine, CaseTable, Narrow } from '../bot/channels/channel';
import { type ListOrder, listOrders } from '../bot/domain/case';
import { linesOf } from '../bot/domain/lines-of';
import type { NarrowList, QueueItem } from '../bot/domain/register-view';
import { isLate } from '../bot/domain/request';
import type { ViewNamed } from '../bot/domain/view';
import { oneLine } from './literal';
import { awaitedWords, dueWords, filtersOf } from './queue-values';
import type { Speech } from './speech';

/** The queue as a table, for a page: what a card's line says of a case, in columns. */
export function queueTable(view: ViewNamed<'desk_queue'>, speech: Speech): CaseTable {
  const { say } = speech;
  const column = (order: ListOrder) => {
    const title = say(`queueTable.${order}`);
    return { order, title, says: say('queueTable.by', { column: title }) };
  };
  const { filter, filters } = filtersOf(view, speech);
  return {
    ...{ filter, filters, show: say('register.show') },
    caption: say('queueTable.caption'),
    order: view.order,
    columns: listOrders.map(column),
    lines: view.items.map((item) => lineOf(item, speech)),
    narrow: view.narrow && narrowOf(view.narrow, speech),
  };
}

function narrowOf(
  { only, subjects, parties, reasons, months, month }: NarrowList,
  { say, longMonth }: Speech,
): Narrow {
  const list = (
    id: 'subject' | 'party' | 'reason' | 'month',
    value: string,
    choices: Narrow['lists'][number]['choices'],
    all: Narrow['lists'][number]['choices'][number] = { value: '', title: say('narrow.all') },
  ) =>
    choices.length === 0
      ? []
      : [{ id, label: say(`narrow.${id}`), value, choices: [all, ...choices] }];
  const { subject = '', party = '', reason = '', everyMonth } = only ?? {};
  const lists = [
    ...list(
      'subject',
      subject,
      subjects.map((one) => ({ value: one, title: say(`subjects.${one}`) })),
    ),
    ...list(
      'party',
      party,
      parties.map((one) => ({ value: one, title: oneLine(one) })),
    ),
    ...list(
      'reason',
      reason,
      reasons.map((one) => ({ value: one, title: say(`closeReasons.${one}`) })),
    ),
    ...list(
      'month',
      everyMonth ? 'every' : (month ?? ''),
      months.map((one) => ({ value: one, title: longMonth(one) })),
      { value: 'every', title: say('narrow.everyMonth') },
    ),
  ];
  const named = lists.filter(({ id, value }) =>
    id === 'month' ? value === 'every' : value !== '',
  );
  const is = named.map(({ value, choices }) => choices.find((one) => one.value === value)?.title);
  return {
    title: named.length === 0 ? say('narrow.title') : say('narrow.is', { to: is.join(', ') }),
    lists,
    show: say('narrow.show'),
    clear: named.length === 0 ? undefined : say('narrow.clear'),
  };
}

function lineOf(item: QueueItem, speech: Speech): CaseLine {
  const { say, titleOf, shortDay } = speech;
  const { status, due, head, news, held, excerpt, about, erasedBy, closedOn } = item;
  const { case: of = {} } = item;
  const late = due?.overdue === true || isLate(item.asked);
  const [mark, tone] = late
    ? ([say('deskQueue.overdue'), 'late'] as const)
    : status === 'received' && closedOn === undefined
      ? ([say('deskQueue.new'), 'new'] as const)
      : head === undefined
        ? ([undefined, undefined] as const)
        : ([say('queueTable.soon'), 'soon'] as const);
  const awaits = awaitedWords(item, speech);
  const todo = linesOf(
    awaits,
    ...dueWords(item, speech),
    erasedBy && say('deskQueue.erasedAfter', { day: shortDay(erasedBy) }),
  );
  const subject = of.subject ? say(`subjects.${of.subject}`) : about && say(`kinds.${about}`);
  return {
    thread: item.thread,
    reference: item.reference,
    number: of.number && oneLine(of.number),
    mark,
    tone: awaits === undefined ? tone : (tone ?? 'soon'),
    todo: todo.length === 0 ? say('queueTable.nothing') : todo.join(' · '),
    subject: linesOf(excerpt && say('deskQueue.excerpt'), subject).join(' · '),
    assignee: of.assignee === undefined ? '' : titleOf(of.assignee),
    status: linesOf(
      closedOn === undefined
        ? say(`statuses.${status}`)
        : say('register.closedOn', { day: shortDay(closedOn) }),
      news && say('deskQueue.news'),
      held && say('deskQueue.held'),
    ).join(' · '),
    came: shortDay(item.filedOn),
  };
}
