import type { DeskView, QueueItem } from '../bot/domain/view';
import { deskThreadValues } from './desk-thread-values';
import { oneLine } from './literal';
import type { Speech } from './speech';

/** What a desk's card shows of its view, in the words of one language. */
export function deskValues(view: DeskView, speech: Speech): object {
  const { say, longDay } = speech;
  switch (view.name) {
    case 'queue': {
      const { items, earlier, more, total, waiting } = view;
      const key = waiting === 0 ? 'queue.people' : 'queue.peopleWaiting';
      return {
        count: countOf(total, speech),
        some: items.length > 0,
        items: items.map((item) => ({ thread: item.thread, title: titleOf(item, speech) })),
        earlier,
        more,
        people: say(key, { count: String(waiting) }),
      };
    }
    case 'desk_thread':
      return deskThreadValues(view, speech);
    case 'desk_redirect':
      return {
        ...referenceOf(view.reference, speech),
        targets: view.targets.map((value) => ({ value, title: say(`contacts.${value}`) })),
      };
    case 'desk_redirect_text':
      return {
        ...referenceOf(view.reference, speech),
        heading: say('forms.redirectTo', { target: say(`contacts.${view.to}`) }),
      };
    case 'desk_acknowledge':
    case 'desk_reply':
    case 'desk_note':
    case 'desk_close':
    case 'desk_step_down':
      return referenceOf(view.reference, speech);
    case 'desk_done':
      return {
        ...referenceOf(view.reference, speech),
        what: say(`done.${view.what}`),
        again: view.again,
        stays: view.what !== 'stepped_down',
        opens: say(view.what === 'stepped_down' ? 'done.applies' : 'done.opens', {
          day: longDay(view.opensOn),
        }),
      };
    case 'people': {
      const waiting = view.waiting.map(({ id, title }) => ({ id, title: oneLine(title) }));
      const some = waiting.length > 0;
      return { members: view.members.map(({ title }) => ({ title })), waiting, some, none: !some };
    }
    case 'desk_away':
    case 'not_a_member':
      return {};
  }
}

function countOf(total: number, { say }: Speech): string {
  if (total === 0) return say('queue.empty');
  return total === 1 ? say('queue.one') : say('queue.count', { count: String(total) });
}

function referenceOf(reference: string, { say }: Speech): object {
  return { reference: say('forms.reference', { reference }), hasReference: reference !== '' };
}

/** "K7Q2M-4XRT9 · acknowledge by 1 Dec · overdue · new to read". */
function titleOf({ reference, status, due, unanswered }: QueueItem, speech: Speech): string {
  const { say, shortDay } = speech;
  const next =
    due === undefined
      ? say(`statuses.${status}`)
      : say(`queue.${due.what}`, { day: shortDay(due.by) });
  return [
    reference,
    next,
    ...(due?.overdue === true ? [say('queue.overdue')] : []),
    ...(unanswered ? [say('queue.unanswered')] : []),
  ].join(' · ');
}
