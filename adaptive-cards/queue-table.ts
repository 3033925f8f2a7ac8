import type { CaseLine, CaseTable, Narrow } from '../bot/channels/channel';
import { everyMonth, type ListOrder, listOrders } from '../bot/domain/case';
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
  { only = {}, subjects, parties, reasons, months, month }: NarrowList,
  { say, longMonth }: Speech,
): Narrow {
  type Choice = Narrow['lists'][number]['choices'][number];
  const all: Choice = { value: '', title: say('narrow.all') };
  const every: Choice = { value: everyMonth, title: say('narrow.everyMonth') };
  const list = <One extends string>(
    id: 'subject' | 'party' | 'reason' | 'month',
    values: readonly One[],
    titled: (one: One) => string,
    value: string,
    first = all,
  ) => {
    const own = values.map((one) => ({ value: one, title: titled(one) }));
    return own.length === 0
      ? []
      : [{ id, label: say(`narrow.${id}`), value, choices: [first, ...own] }];
  };
  const { subject = '', party = '', reason = '' } = only;
  const shown = only.everyMonth ? everyMonth : (month ?? '');
  const lists = [
    ...list('subject', subjects, (one) => say(`subjects.${one}`), subject),
    ...list('party', parties, oneLine, party),
    ...list('reason', reasons, (one) => say(`closeReasons.${one}`), reason),
    ...list('month', months, longMonth, shown, every),
  ];
  const named = lists.filter(({ id, value }) =>
    id === 'month' ? value === everyMonth : value !== '',
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
      item.unseen && say('queueTable.unseen'),
      held && say('deskQueue.held'),
    ).join(' · '),
    changed: shortDay(item.changedOn),
  };
}
